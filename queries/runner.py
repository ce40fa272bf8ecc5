"""Runs a card: typed parameters, a READ session, a time limit, one retry of our own; the only module that reads Neo4j.

`session.run` instead of `execute_read`: one round trip less, and the driver's own retries would run a query that
exhausts the memory limit again for half a minute (its code is "transient").
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from neo4j import READ_ACCESS, AsyncDriver, Driver, Query
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from queries.errors import (
    DatabaseUnavailableError,
    QueryError,
    QueryFailedError,
    QueryTimeoutError,
    WriteRefusedError,
)
from queries.model import Card, Result, Value
from queries.parameters import bind

PAUSE = 0.05
FETCH = 2_000


@dataclass(frozen=True, slots=True)
class Reading:
    """Where and how long: the database's name and the seconds a query may take on the server."""

    database: str = "neo4j"
    timeout: float = 5.0


DEFAULT = Reading()


async def run(driver: AsyncDriver, card: Card, reading: Reading = DEFAULT, /, **given: object) -> Result:
    """The card's rows for the given parameters (see the card; others are refused).

    Raises ParameterError, QueryTimeoutError, DatabaseUnavailableError, WriteRefusedError or QueryFailedError.
    """
    values, limit = prepare(card, given)
    query, began = _query(card, reading), time.perf_counter()
    for attempt in (1, 2):
        try:
            async with driver.session(
                database=reading.database, default_access_mode=READ_ACCESS, fetch_size=FETCH
            ) as session:
                answer = await session.run(query, values)
                rows = [list(record.values()) async for record in answer]
            break
        except (Neo4jError, DriverError) as error:
            if attempt == 2 or not worth_a_retry(error):
                raise translated(error) from error
            await asyncio.sleep(PAUSE)
    return finish(card, rows, limit, began)


def run_sync(driver: Driver, card: Card, reading: Reading = DEFAULT, /, **given: object) -> Result:
    """The same for the sync driver: command line and loaders' checks."""
    values, limit = prepare(card, given)
    query, began = _query(card, reading), time.perf_counter()
    for attempt in (1, 2):
        try:
            with driver.session(
                database=reading.database, default_access_mode=READ_ACCESS, fetch_size=FETCH
            ) as session:
                rows = [list(record.values()) for record in session.run(query, values)]
            break
        except (Neo4jError, DriverError) as error:
            if attempt == 2 or not worth_a_retry(error):
                raise translated(error) from error
            time.sleep(PAUSE)
    return finish(card, rows, limit, began)


def _query(card: Card, reading: Reading) -> Query:
    return Query(card.cypher, timeout=reading.timeout)


def prepare(card: Card, given: Mapping[str, object]) -> tuple[dict[str, Value], int | None]:
    """Typed values, and the limit asked for; one row more is fetched so that a cut answer can say so."""
    values = bind(card, given)
    limit = values.get("limit")
    if not isinstance(limit, int):
        return values, None
    return {**values, "limit": limit + 1}, limit


def finish(card: Card, rows: list[list[object]], limit: int | None, began: float) -> Result:
    """Unpacks, cuts at the limit and says whether it did."""
    if card.packed:
        rows = cast(list[list[object]], rows[0][0]) if rows else []
    truncated = limit is not None and len(rows) > limit
    taken = (time.perf_counter() - began) * 1000
    return Result(card.returns, rows[:limit] if truncated else rows, truncated, round(taken, 2))


def worth_a_retry(error: Neo4jError | DriverError) -> bool:
    """True for a broken connection or a passing state of the server; never for exhausted memory or a time limit."""
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return True
    return isinstance(error, Neo4jError) and error.is_retryable() and "MemoryPool" not in (error.code or "")


def translated(error: Neo4jError | DriverError) -> QueryError:
    """The driver's error as one of ours."""
    if isinstance(error, ConfigurationError):
        return QueryFailedError(str(error), "configuration")
    if isinstance(error, DriverError):
        return DatabaseUnavailableError(f"the database does not answer: {str(error).splitlines()[0]}")
    code = error.code or ""
    if "TransactionTimedOut" in code or code.endswith("Transaction.Terminated"):
        return QueryTimeoutError("the question took longer than its time limit; ask for less")
    if "AccessMode" in code or code.endswith("ForbiddenOnReadOnlyDatabase"):
        return WriteRefusedError("this way in only reads; nothing was changed")
    if any(
        part in code for part in ("DatabaseUnavailable", "DatabaseNotFound", ".Security.")
    ) or worth_a_retry(error):
        return DatabaseUnavailableError(f"the database cannot answer us: {error.message}")
    return QueryFailedError(error.message or "the database refused the question", code)
