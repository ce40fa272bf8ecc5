"""Rows of the card `claim_cards` as evidence cards: marks inside the sentence, the sentences around it, documents. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.wording import label
from graph_schema import Schema, schema

Json = dict[str, Any]
DOCUMENT = (
    "id", "title", "publisher", "publisher_country", "genre", "published", "language", "licence", "url", "file_name",
    "held", "origin",
)  # fmt: skip
BOUNDARY = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)\]]))\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


def document(values: Sequence[object]) -> Json:
    """A document summary from its flat list."""
    return dict(zip(DOCUMENT, values, strict=True))


def evidence(row: Mapping[str, Any], words: Schema = schema) -> Json:
    """One evidence card; offsets of its marks count in the sentence."""
    before, after = around(row["context"] or "", row["sentence"], row["start"] - row["context_start"])
    return {
        "claim": row["claim"], "kind": row["kind"], "stance": row["stance"], "polarity": row["polarity"],
        "contradicts": row["polarity"] == "negated" or row["stance"] == "denied",
        "sentence": row["sentence"], "before": before, "after": after,
        "passage": row["passage"], "start": row["start"], "end": row["end"], "locator": row["locator"],
        "marks": marks(row, words),
        "document": document(row["document"]), "cites": [document(c) for c in row["cites"]],
        "origins": row["origins"],
        "happened_from": row["happened_from"], "happened_to": row["happened_to"], "happened_text": row["happened_text"],
        "published_on": row["published_on"], "attributed_to": row["attributed_to"],
        "rule": row["rule"], "recorded_by": row["recorded_by"],
        "precision": row["precision"],
    }  # fmt: skip


def marks(row: Mapping[str, Any], words: Schema) -> list[Json]:
    """The claim's arguments in the order of the text; those that another sentence states have no place in this one."""
    names = dict(row["names"])
    lists = (row["mark_roles"], row["mark_values"], row["mark_starts"], row["mark_ends"])
    found = []
    for role, value, start, end in zip(*lists, strict=True):
        inside = row["start"] <= start and end <= row["end"]
        found.append({
            "role": role, "value": value, "label": label(value, role, row["kind"], names, words),
            "start": start - row["start"] if inside else None, "end": end - row["start"] if inside else None,
            "inferred": start < 0,
        })  # fmt: skip
    return sorted(found, key=lambda m: (m["start"] is None, m["start"] or 0, m["role"], m["value"]))


def around(context: str, sentence: str, at: int) -> tuple[str, str]:
    """The sentence before and the one after, from a piece of text that holds `sentence` near position `at`.

    Both are empty when the piece does not hold the sentence (tables) or when there is none.
    """
    places = [m.start() for m in re.finditer(re.escape(sentence), context)]
    if not places or not sentence:
        return "", ""
    start = min(places, key=lambda p: abs(p - at))
    before = [s.strip() for s in BOUNDARY.split(context[:start].rstrip()) if s.strip()]
    after = [s.strip() for s in BOUNDARY.split(context[start + len(sentence) :].lstrip()) if s.strip()]
    return (before[-1] if before else "", after[0] if after else "")


def origin_groups(cards: Iterable[Json]) -> list[Json]:
    """Independent origins behind evidence cards, the strongest first, with the documents that fold into each."""
    groups: dict[str, Json] = {}
    for card in cards:
        known = {d["origin"]: d["title"] for d in (card["document"], *card["cites"])}
        for origin in card["origins"]:
            group = groups.setdefault(
                origin, {"origin": origin, "label": origin, "documents": [], "claims": 0}
            )
            group["label"] = known.get(origin, group["label"])
            group["claims"] += 1
            if card["document"]["id"] not in group["documents"]:
                group["documents"].append(card["document"]["id"])
    return sorted(groups.values(), key=lambda g: (-g["claims"], g["origin"]))
