"""The gate: screen, EXPLAIN, plan, run; and what the watchdog needs to see and stop a query of ours on the server.

One of the few modules that talk to Neo4j (see tests/test_architecture.py). Everything here opens READ sessions and uses
`session.run`: the driver's own retries would run a query that exhausts the memory limit again for half a minute.
"""

import asyncio
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from neo4j import READ_ACCESS, AsyncDriver, AsyncResult, Query
from neo4j.exceptions import DriverError, Neo4jError

from queries.errors import QueryError, QueryFailedError
from queries.gate.errors import CancelledQueryError, CypherFailedError, CypherSyntaxError, Place
from queries.gate.lexer import Token
from queries.gate.limits import Limits
from queries.gate.parameters import Parameters, checked
from queries.gate.plan import Plan, check_plan
from queries.gate.received import Received
from queries.gate.screen import screened
from queries.gate.values import Plain, met
from queries.runner import translated

CYPHER = Path(__file__).parent / "cypher"
ENDS = (CYPHER / "ends.cypher").read_text(encoding="utf-8")
OWN_TRANSACTIONS = (CYPHER / "own_transactions.cypher").read_text(encoding="utf-8")
TERMINATE = (CYPHER / "terminate.cypher").read_text(encoding="utf-8")
EXPLAIN = "EXPLAIN\n"
"""Ends in a line break, so that the columns of the planner's complaints are those of the text, and its lines one more."""

WHERE = re.compile(r"\(line (\d+), column (\d+)")
LOOK_SECONDS = 3.0
RECEIVED = 3
"""Times the byte limit that may arrive from the server: what a driver reads is not as long as the JSON made from it."""

LONGEST_REASON = 400


@dataclass(frozen=True, slots=True)
class Server:
    """Where the console's queries run; `driver` is handed in, opened by `app`."""

    driver: AsyncDriver
    database: str = "neo4j"
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that passed the gate: exactly this text may run, with these parameters."""

    text: str
    tokens: Sequence[Token]
    parameters: Parameters
    plan: Plan


@dataclass(frozen=True, slots=True)
class Fetched:
    """Rows as the driver gives them; `cut` says which limit cut them, None when they are all."""

    columns: tuple[str, ...]
    rows: list[list[object]]
    cut: str | None
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Transaction:
    """One of our queries on the server; `terminated` says that it was told to stop and has not yet."""

    id: str
    terminated: bool


async def judge(server: Server, text: str, given: Mapping[str, object], run: str) -> Judged:
    """Steps 1 to 3: screen, EXPLAIN, plan. Nothing is executed.

    Raises RefusedError, CypherSyntaxError, ParameterError, or what `queries.runner.translated` gives.
    """
    text = text.rstrip().removesuffix(";")
    found = screened(text, server.limits)
    parameters = checked(found, given)
    query_type, plan = await explain(server, text, parameters, run)
    check_plan(query_type, plan, server.database)
    assert plan is not None  # refused by check_plan otherwise
    return Judged(text, found, parameters, plan)


async def explain(server: Server, text: str, parameters: Parameters, run: str) -> tuple[str, Plan | None]:
    """What the server would do with the text: the type of statement and the plan; it executes nothing."""
    query = Query(EXPLAIN + text, timeout=server.limits.explain_seconds, metadata={"console": run})
    try:
        async with server.driver.session(
            database=server.database, default_access_mode=READ_ACCESS
        ) as session:
            summary = await (await session.run(query, parameters)).consume()
    except (Neo4jError, DriverError) as error:
        raise explained(error, lines_before=1) from error
    return str(summary.query_type), summary.plan


async def fetch(server: Server, judged: Judged, run: str) -> Fetched:
    """Step 4: runs the judged text in a READ session until it ends or a limit cuts it."""
    limits, began = server.limits, time.perf_counter()
    query = Query(judged.text, timeout=limits.seconds, metadata={"console": run})
    rows: list[list[object]] = []
    received: Received | None = None
    columns: tuple[str, ...] = ()
    try:
        async with server.driver.session(
            database=server.database, default_access_mode=READ_ACCESS, fetch_size=limits.fetch_size
        ) as session:
            answer = await session.run(query, judged.parameters)
            columns = tuple(answer.keys())
            with Received(session, limits.bytes * RECEIVED) as received:
                cut = await _take(answer, rows, limits)
    except (Neo4jError, DriverError) as error:
        if received is None or not received.exceeded:
            raise explained(error) from error
        cut = "bytes"
    return Fetched(columns, rows, cut, round((time.perf_counter() - began) * 1000, 1))


async def _take(answer: AsyncResult, rows: list[list[object]], limits: Limits) -> str | None:
    """Adds records to `rows` until they end or a limit cuts them; says which."""
    size, plain = 0, Plain({})
    async for record in answer:
        row = list(record.values())
        size += len(orjson.dumps(plain.value(row)))
        if len(rows) >= limits.rows:
            return "rows"
        if size > limits.bytes:
            return "bytes"
        rows.append(row)
    return None


async def ends(server: Server, rows: Sequence[Sequence[object]]) -> dict[str, dict[str, Any]]:
    """`{element id: {id, labels, name}}` of nodes at which a returned relationship ends and which no row holds themselves."""
    missing = met(rows).missing_ends()
    if not missing:
        return {}
    found = await _small(server, ENDS, {"ids": missing})
    return {str(row["element"]): row for row in found}


async def transactions(server: Server, run: str) -> list[Transaction]:
    """What the server still works on for this run; raises QueryError when it does not say within three seconds."""
    found = await _small(server, OWN_TRANSACTIONS, {"run": run})
    return [
        Transaction(str(row["transactionId"]), str(row["status"]).startswith("Terminated")) for row in found
    ]


async def terminate(server: Server, run: str) -> None:
    """Tells the server to stop what it does for this run."""
    ids = [t.id for t in await transactions(server, run)]
    if ids:
        await _small(server, TERMINATE, {"ids": ids})


async def _small(server: Server, text: str, parameters: Parameters) -> list[dict[str, Any]]:
    """Rows of one of our own short texts."""
    query = Query(text, timeout=LOOK_SECONDS)
    try:
        async with (
            asyncio.timeout(LOOK_SECONDS),
            server.driver.session(database=server.database, default_access_mode=READ_ACCESS) as session,
        ):
            return [record.data() async for record in await session.run(query, parameters)]
    except TimeoutError:
        raise QueryFailedError("the console's server does not say what it is doing", "silent") from None
    except (Neo4jError, DriverError) as error:
        raise translated(error) from error


def explained(error: Neo4jError | DriverError, lines_before: int = 0) -> QueryError:
    """The server's complaint about a free text, in plain words and with its place in the text."""
    if isinstance(error, DriverError):
        return translated(error)
    code, message = error.code or "", error.message or ""
    place = _place(message, lines_before)
    reason = _reason(message)
    if "SyntaxError" in code or "SemanticError" in code:
        return CypherSyntaxError(reason, place)
    if code.endswith("Transaction.Terminated"):
        return CancelledQueryError("The query was stopped")
    if "MemoryPool" in code or "OutOfMemory" in code:
        return CypherFailedError("The query needs more memory than one query may take; ask for less")
    known = translated(error)
    if type(known) is QueryFailedError:
        return CypherFailedError(reason or "The server gave up", place)
    return known


def _place(message: str, lines_before: int) -> Place | None:
    found = WHERE.search(message)
    return Place(max(1, int(found[1]) - lines_before), int(found[2])) if found else None


def _reason(message: str) -> str:
    """The first sentence of the server's message, without the text it quotes and without the place."""
    first = re.split(r"\s*\(line \d+, column \d+|\n", message, maxsplit=1)[0]
    return first if len(first) <= LONGEST_REASON else first[:LONGEST_REASON] + " …"
