"""Who may run a query now: one a client and two in all, because each may take a core and memory to its limits."""

import secrets
import time
from dataclasses import dataclass, field

from queries.errors import ParameterError
from queries.gate import GateError

AT_ONCE = 2
A_CLIENT = 1


class TooManyQueriesError(GateError):
    """No place for another query; `own` says that this client has one running already."""

    def __init__(self, reason: str, *, own: bool) -> None:
        super().__init__(reason)
        self.own = own


@dataclass(slots=True)
class Run:
    """One query between admission and the moment at which the server has let it go."""

    id: str
    client: str
    began: float = field(default_factory=time.monotonic)
    cancelled: bool = False
    stuck: bool = False

    @property
    def seconds(self) -> float:
        """How long it has been here."""
        return time.monotonic() - self.began


class Places:
    """The queries that are here, by id."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}

    def take(self, client: str, identity: str | None = None) -> Run:
        """A place for a query of this client; raises TooManyQueriesError, or ParameterError for an id that is in use."""
        if identity in self._runs:
            raise ParameterError("run", "is the id of a query that is running; take another")
        if sum(run.client == client for run in self._runs.values()) >= A_CLIENT:
            raise TooManyQueriesError("You have a query running; wait for it or cancel it", own=True)
        if len(self._runs) >= AT_ONCE:
            raise TooManyQueriesError(
                "Two queries are running, which is all there is room for; ask again in a moment", own=False
            )
        run = Run(identity or secrets.token_hex(8), client)
        self._runs[run.id] = run
        return run

    def leave(self, run: Run) -> None:
        """Gives the place back; leaving twice does nothing."""
        self._runs.pop(run.id, None)

    def of(self, client: str) -> list[Run]:
        """The queries of one client."""
        return [run for run in self._runs.values() if run.client == client]

    def find(self, identity: str, client: str) -> Run | None:
        """A query of this client; somebody else's is as good as none."""
        run = self._runs.get(identity)
        return run if run is not None and run.client == client else None
