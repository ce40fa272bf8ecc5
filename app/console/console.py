"""One console per process: admission, gate, deadline, cancelling, and the watchdog behind them."""

import asyncio
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.console.admission import Places, Run
from app.console.watchdog import NOT_OURS, Restart, Watchdog
from queries.errors import DatabaseUnavailableError, QueryError, QueryTimeoutError
from queries.gate import (
    CancelledQueryError,
    Fetched,
    Judged,
    Limits,
    Server,
    StuckQueryError,
    ends,
    fetch,
    judge,
    terminate,
    transactions,
)

audit = logging.getLogger("trafficking_graph.audit")
LET_GO = 3.0
"""Seconds for which cancelling waits until the server has really stopped."""
STUCK = "The query could not be stopped in time; the console's database will be restarted if it does not end within seconds"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query brought: raw rows, and the nodes at which returned relationships end."""

    run: str
    judged: Judged
    fetched: Fetched
    ends: Mapping[str, Mapping[str, Any]]


class Console:
    """Free Cypher on one server; `shared` says whether it is the server that holds the graph itself."""

    def __init__(self, server: Server, restart: Restart | None = None, *, shared: bool = True) -> None:
        self.server = server
        self.shared = shared
        self.places = Places()
        self.watchdog = Watchdog(server, restart)
        self._watching: set[asyncio.Task[None]] = set()

    @property
    def limits(self) -> Limits:
        """What one query may take."""
        return self.server.limits

    async def ask(
        self, text: str, given: Mapping[str, object], client: str, identity: str | None = None
    ) -> Outcome:
        """Runs a free query; raises what `judge` and `fetch` raise, TooManyQueriesError, StuckQueryError past the deadline."""
        run = self.places.take(client, identity)
        audit.info("intent run=%s client=%s query=%s", run.id, client, fingerprint(text))
        how = "failed"
        try:
            async with asyncio.timeout(self.limits.deadline):
                outcome = await self._ask(text, given, run)
            how = "done"
            return outcome
        except TimeoutError:
            run.stuck = True
            raise StuckQueryError(STUCK if self.watchdog.restart else NOT_OURS) from None
        except DatabaseUnavailableError:
            self._watch(run, self.watchdog.revive())
            raise
        except CancelledQueryError as error:
            if run.cancelled:
                raise
            raise QueryTimeoutError("the query took longer than its time limit; ask for less") from error
        except asyncio.CancelledError:
            run.stuck = True  # nobody waits any longer: the client has gone, or the process ends
            raise
        finally:
            audit.info("%s run=%s seconds=%.2f", how, run.id, run.seconds)
            self._leave(run)

    async def _ask(self, text: str, given: Mapping[str, object], run: Run) -> Outcome:
        judged = await judge(self.server, text, given, run.id)
        if run.cancelled:
            raise CancelledQueryError("The query was stopped before it began")
        fetched = await fetch(self.server, judged, run.id)
        return Outcome(run.id, judged, fetched, await ends(self.server, fetched.rows))

    async def plan(self, text: str, given: Mapping[str, object], client: str) -> Judged:
        """Only the first three steps: what the query would do. Raises what `judge` raises."""
        run = self.places.take(client)
        try:
            async with asyncio.timeout(self.limits.deadline):
                return await judge(self.server, text, given, run.id)
        except TimeoutError:
            run.stuck = True
            raise StuckQueryError(STUCK if self.watchdog.restart else NOT_OURS) from None
        finally:
            self._leave(run)

    async def cancel(self, identity: str, client: str) -> bool | None:
        """Stops a query on the server; True when the server has let it go, False when the watchdog sees to it, None for none."""
        run = self.places.find(identity, client)
        if run is None:
            return None
        run.cancelled = True
        try:
            async with asyncio.timeout(LET_GO):
                await terminate(self.server, run.id)
                while await transactions(self.server, run.id):
                    await asyncio.sleep(0.05)
            return True
        except (TimeoutError, QueryError):
            run.stuck = True
            return False

    def _leave(self, run: Run) -> None:
        """The place is free again once the server has let the query go: bombs must not pile up."""
        if run.stuck:
            self._watch(run, self.watchdog.follow(run.id, run.began))
        elif not any(task.get_name() == run.id for task in self._watching):
            self.places.leave(run)

    def _watch(self, run: Run, work: Any) -> None:
        async def until_gone() -> None:
            try:
                await work
            finally:
                self.places.leave(run)

        task = asyncio.create_task(until_gone(), name=run.id)
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)

    async def finish(self) -> None:
        """Waits until all queries have left the server, at the worst by a restart: for a process that ends after one query."""
        await asyncio.gather(*self._watching, return_exceptions=True)

    async def close(self) -> None:
        """Stops watching."""
        for task in list(self._watching):
            task.cancel()
        await asyncio.gather(*self._watching, return_exceptions=True)


def fingerprint(text: str) -> str:
    """Names a query in the log without its words, in which names may stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
