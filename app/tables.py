"""Rows as CSV text for people (spreadsheets run cells that look like formulas, so those are defused) or raw for programs."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

import orjson

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
