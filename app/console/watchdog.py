"""Sees to it that a query which nobody waits for any longer leaves the server, at the worst by restarting the server.

Neo4j looks at its limits between rows: an expression that runs for minutes inside one row is told to stop and does not hear it.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from queries.errors import QueryError
from queries.gate import Server, terminate, transactions

log = logging.getLogger("trafficking_graph.console")
Restart = Callable[[], object]
"""Ends and starts the console's server; may take a minute; None where the server is not ours."""
LOOK_EVERY, LOOK_SLOWLY = 0.5, 3.0
RESTARTED = (
    "A query could not be stopped, so the console's database was restarted; what was loaded is unharmed."
)
GONE = "The console's database did not answer any longer, and was started again; what was loaded is unharmed."
NOT_OURS = (
    "A query cannot be stopped, and the console's database is not ours to restart: whoever runs the server of "
    "CONSOLE_NEO4J_URI or NEO4J_URI should restart it."
)
FAILED = "The console's database did not come back; see its log, and start it with `trafficking-graph up`."


@dataclass(frozen=True, slots=True)
class Notice:
    """What the watchdog did last, for people; `at` is UTC, ISO 8601."""

    at: str
    text: str
    restarted: bool


class Watchdog:
    """Follows queries until they are gone; `notice` is what it did last."""

    def __init__(self, server: Server, restart: Restart | None) -> None:
        self.server = server
        self.restart = restart
        self.notice: Notice | None = None
        self._restarting = asyncio.Lock()
        self._restarts = 0

    async def follow(self, run: str, began: float) -> None:
        """Returns when the server no longer works on `run`, which began at `began` (monotonic seconds).

        Tells the server to stop it at once, and restarts the server when that is not enough. A server that is not ours is
        only watched, for as long as it takes: the query keeps its place, so that no more of its kind can pile up.
        """
        until, seen = began + self.server.limits.stuck_after, self._restarts
        while True:
            gone = await self._gone(run)
            if gone or self._restarts != seen:
                return
            if gone is None and await self._unreachable():
                await self._again(GONE, seen)
                return
            late = gone is False and time.monotonic() >= until
            if late:
                await self._again(RESTARTED, seen)
                if self.restart is not None:
                    return
            await asyncio.sleep(LOOK_SLOWLY if late else LOOK_EVERY)

    async def revive(self) -> None:
        """Starts the server again when it no longer answers: a query may have used up all its memory."""
        seen = self._restarts
        if self.restart is not None and await self._unreachable():
            await self._again(GONE, seen)

    async def _gone(self, run: str) -> bool | None:
        """Whether the server has let the query go; None when it does not say."""
        try:
            await terminate(self.server, run)
            return not await transactions(self.server, run)
        except QueryError:
            return None

    async def _unreachable(self) -> bool:
        """True when the server does not answer three times in a row: one busy moment is no death."""
        for _ in range(3):
            try:
                await transactions(self.server, "nobody")
                return False
            except QueryError:
                await asyncio.sleep(LOOK_EVERY)
        return True

    async def _again(self, told: str, seen: int) -> None:
        async with self._restarting:
            if self._restarts != seen:  # another query's watch did it meanwhile
                return
            if self.restart is None:
                if self.notice is None or self.notice.text != NOT_OURS:
                    self._tell(NOT_OURS, restarted=False)
                return
            try:
                await asyncio.to_thread(self.restart)
            except Exception:  # whatever keeps it from starting: the console must say so and go on answering
                log.exception("the console's database did not come back")
                self._tell(FAILED, restarted=False)
                return
            self._restarts += 1
            self._tell(told, restarted=True)

    def _tell(self, text: str, *, restarted: bool) -> None:
        log.warning("%s", text)
        self.notice = Notice(datetime.now(UTC).isoformat(timespec="seconds"), text, restarted)
