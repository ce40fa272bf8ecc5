"""Cards and their rows for others: as JSON objects, and as CSV text for people or raw for programs.

Spreadsheets run cells that look like formulas, so those are defused in the text for people.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

import orjson

from queries.model import Card, Result

STARTS_A_FORMULA = ("=", "+", "-", "@", "|", "%")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], *, raw: bool = False) -> str:
    """RFC 4180 text with a header line; lists become JSON. `raw` leaves cells as they are, for programs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value, raw=raw) for value in row])
    return out.getvalue()


def cell(value: object, *, raw: bool = False) -> object:
    """One value as a cell: text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        value = orjson.dumps(value).decode()
    if not isinstance(value, str) or raw:
        return value
    return f"'{value}" if _dangerous(value) else value


def _dangerous(text: str) -> bool:
    # Full-width signs count once normalised; a leading tab, CR or NUL hides the sign behind it.
    first = unicodedata.normalize("NFKC", text[:1])
    return first.startswith(STARTS_A_FORMULA) or (bool(text) and unicodedata.category(text[0]) == "Cc")


def described_result(name: str, result: Result) -> dict[str, object]:
    """A result as JSON says it."""
    return {
        "name": name, "columns": list(result.columns), "rows": result.rows, "truncated": result.truncated,
        "milliseconds": result.milliseconds,
    }  # fmt: skip


def described(card: Card) -> dict[str, object]:
    """A card as JSON says it."""
    return {
        "name": card.name, "group": card.group, "title": card.title, "question": card.question, "view": card.view,
        "parameters": [
            {"name": p.name, "type": p.type, "default": p.default, "required": not p.optional, "description": p.description}
            for p in card.parameters
        ],
        "returns": list(card.returns), "cypher": card.cypher,
    }  # fmt: skip
