"""What the child says to the parent: the items of a file as lines of JSON. Imports nothing that is slow to import."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from loaders.readers.model import Attachment, Item, Row, TableStart, TextRecord

ROWS_A_LINE = 200
UNWRITABLE = re.compile("[\ud800-\udfff]")


def encoded(items: Iterable[Item]) -> Iterator[bytes]:
    """The lines for a stream of items; rows travel in batches."""
    rows: list[tuple[int, tuple[str, ...]]] = []
    for item in items:
        if isinstance(item, Row):
            rows.append((item.number, item.cells))
            if len(rows) < ROWS_A_LINE:
                continue
        if rows:
            yield line({"k": "rows", "rows": rows})
            rows = []
        if not isinstance(item, Row):
            yield line(_message(item))
    if rows:
        yield line({"k": "rows", "rows": rows})


def _message(item: Item) -> dict[str, object]:
    match item:
        case TextRecord():
            return {"k": "text", **asdict(item)}
        case TableStart():
            return {"k": "table", **asdict(item)}
        case Attachment():
            return {"k": "file", **asdict(item), "data": base64.b64encode(item.data).decode("ascii")}
        case _:
            return {"k": "refused", **asdict(item)}


def line(message: dict[str, object]) -> bytes:
    """One message as a line; half characters (lone surrogates) become the replacement character."""
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return UNWRITABLE.sub("\ufffd", text).encode() + b"\n"
