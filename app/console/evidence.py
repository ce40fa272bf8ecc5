"""The sentences behind what a free query returned: behind its claims, its projections, and what is said of its entities."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from app.console.console import Outcome
from app.pictures.build import EVIDENCE_CARDS
from queries.gate.values import met
from queries.model import Result

Json = dict[str, Any]
Rows = Callable[..., Awaitable[Result]]
MOST = 500
MOST_OF_ENTITIES = 200
CLAIM = re.compile(r"claim:[0-9a-f]+")
EDGE = re.compile("(" + "|".join(EVIDENCE_CARDS) + r"):\S+")
KEPT = (
    "claim", "kind", "stance", "polarity", "contradicts", "sentence", "document", "title", "publisher", "published", "origins",
)  # fmt: skip


async def evidence(outcome: Outcome, rows: Rows) -> Json:
    """`{"items": […], "truncated": bool}`; each item says for which id (`of`) it speaks and how that stands.

    `rows(card, **parameters)` reads a card from the graph. Projections come first, then claims, then entities.
    """
    wanted = Wanted(outcome)
    items: list[Json] = []
    cut = wanted.cut
    for kind, edges in sorted(wanted.edges.items()):
        standings = {str(r["id"]): r["standing"] for r in await rows("standings", edges=edges, limit=MOST)}
        found = await rows(EVIDENCE_CARDS[kind], edges=edges, limit=MOST)
        items += [_item(row, str(row["edge"]), standings.get(str(row["edge"]))) for row in found]
        cut = cut or found.truncated
    if wanted.claims:
        found = await rows("claim_sentences", claims=wanted.claims, limit=MOST)
        items += [_item(row, str(row["claim"]), None) for row in found]
    if wanted.entities:
        found = await rows("entity_evidence", entities=wanted.entities, limit=MOST_OF_ENTITIES)
        items += [_item(row, str(row["entity"]), None) for row in found]
        cut = cut or found.truncated
    return {"items": items[:MOST], "truncated": cut or len(items) > MOST}


def _item(row: Mapping[str, Any], of: str, standing: object) -> Json:
    return {"of": of, "standing": standing, **{key: row[key] for key in KEPT}}


class Wanted:
    """The ids for which a result can be asked for evidence: of its elements, and of cells that hold such an id."""

    def __init__(self, outcome: Outcome) -> None:
        found = met(outcome.fetched.rows)
        texts = set(_texts(outcome.fetched.rows))
        claims = {str(n["id"]) for n in found.nodes.values() if "Claim" in n.labels and "id" in n}
        claims |= {t for t in texts if CLAIM.fullmatch(t)}
        entities = {str(n["id"]) for n in found.nodes.values() if "Entity" in n.labels and "id" in n}
        edges = {str(r["id"]) for r in found.relationships.values() if r.type in EVIDENCE_CARDS and "id" in r}
        edges |= {t for t in texts if EDGE.fullmatch(t)}
        self.cut = max(len(claims), len(entities), len(edges)) > MOST
        self.claims = sorted(claims)[:MOST]
        self.entities = sorted(entities)[:MOST]
        self.edges: dict[str, list[str]] = {}
        for edge in sorted(edges)[:MOST]:
            self.edges.setdefault(edge.partition(":")[0], []).append(edge)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str) and len(value) <= MOST:
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
