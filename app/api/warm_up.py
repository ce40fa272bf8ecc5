"""Runs every card once after the start: the first run of a query costs the server 200-500 ms, the next ones few."""

import asyncio
import logging

from app.api.graph import Knowledge
from queries.errors import DatabaseUnavailableError, QueryError
from queries.parameters import samples

log = logging.getLogger("trafficking_graph.api")
ATTEMPTS, PAUSE = 60, 1.0


async def warm_up(knowledge: Knowledge) -> None:
    """Waits for the database (a minute at most), then runs the cards one after another; failures are only logged."""
    for _ in range(ATTEMPTS):
        try:
            await knowledge.rows("graph_version")
            break
        except DatabaseUnavailableError:
            await asyncio.sleep(PAUSE)
    for card in knowledge.catalogue.values():
        try:
            await knowledge.rows(card.name, **samples(card))
        except QueryError as error:
            log.info("warming up %s: %s", card.name, error)
