"""Gathers what a picture of an entity and its neighbours shows, from cards."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Protocol

from app.pictures.model import Line, Node, Picture, Sentence
from app.wording import statement
from queries.model import Result

MOST_NODES = 300
MOST_LINES = 600
SENTENCES = 5
EVIDENCE_CARDS = {
    "FLOWS_TO": "flow_evidence",
    "ROUTE_LEG": "route_leg_evidence",
    "REPORTED_COMPLICIT_IN": "complicity_evidence",
    "REPORTED_ACTIVE_IN": "activity_evidence",
    "REFERS_TO": "referral_evidence",
    "RANKED": "ranking_evidence",
}
"""The card that finds the claims behind a projection, by its relationship type."""
Row = dict[str, Any]


class Rows(Protocol):
    """Runs a card by name."""

    async def __call__(self, name: str, /, **given: object) -> Result: ...


async def picture(rows: Rows, focus: str, version: str, most: int = MOST_NODES) -> Picture | None:
    """The picture of `focus` (an entity's id) with its best-evidenced neighbours; None when there is no such entity."""
    found, near = await asyncio.gather(
        rows("entity", entity=focus), rows("neighbours", entity=focus, limit=9_999)
    )
    this = found.first()
    if this is None:
        return None
    centre = Node(focus, str(this["kind"]), str(this["name"]))
    everyone = {focus: centre}
    for row in near:
        everyone.setdefault(row["other"], Node(row["other"], row["other_kind"], row["other_name"]))
    nodes = list(everyone.values())[:most]
    shown = {node.id for node in nodes}
    among = await rows("flows_among", places=sorted(shown), limit=MOST_LINES)
    drawn = {line["edge"]: line for line in (*_near(near, focus, shown), *_among(among))}
    lines = list(drawn.values())[:MOST_LINES]
    sentences = await _sentences(rows, lines)
    return Picture(
        centre, tuple(nodes), tuple(_line(line, everyone, sentences[line["edge"]]) for line in lines),
        len(everyone) - len(nodes), version,
    )  # fmt: skip


def _near(near: Result, focus: str, shown: set[str]) -> Iterable[Row]:
    for row in near:
        if row["other"] in shown:
            start, end = (focus, row["other"]) if row["direction"] == "out" else (row["other"], focus)
            yield {**row, "start": start, "end": end}


def _among(flows: Result) -> Iterable[Row]:
    for row in flows:
        yield {
            **row,
            "edge": row["id"],
            "type": "FLOWS_TO",
            "start": row["source"],
            "end": row["destination"],
        }


async def _sentences(rows: Rows, lines: list[Row]) -> dict[str, list[Row]]:
    edges: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        edges[line["type"]].append(line["edge"])
    results = await asyncio.gather(
        *(rows(_sentence_card(kind), edges=ids, limit=9_999) for kind, ids in sorted(edges.items()))
    )
    found: dict[str, list[Row]] = defaultdict(list)
    for result in results:
        for row in result:
            found[str(row["edge"])].append(row)
    return found


def _sentence_card(kind: str) -> str:
    """Flows are many and rest on many claims, so they have a card that stops at a few sentences each."""
    return "flow_sentences" if kind == "FLOWS_TO" else EVIDENCE_CARDS[kind]


def _line(line: Row, everyone: dict[str, Node], sentences: list[Row]) -> Line:
    start, end = everyone[line["start"]], everyone[line["end"]]
    told = statement(
        line["type"], start.name, end.name, line["standing"], same=start == end, outcome=line.get("outcome")
    )
    return Line(
        line["edge"], start.id, end.id, line["standing"], line["origins"], told,
        tuple(_sentence(row) for row in sentences[:SENTENCES]), max(0, _total(sentences) - SENTENCES),
    )  # fmt: skip


def _total(sentences: list[Row]) -> int:
    return int(sentences[0].get("claims", len(sentences))) if sentences else 0


def _sentence(row: Row) -> Sentence:
    source = ", ".join(str(v) for v in (row["title"], row["publisher"], row["published"]) if v)
    stance = "negated" if row["polarity"] == "negated" else row["stance"]
    return Sentence(row["sentence"], source, stance, row["contradicts"])
