"""`make generated`: writes the pages and files that are made from code, so that nothing is kept in step by hand.

docs/graph_schema.md and docs/queries.md for people, docs/openapi.json for programs; the explorer's types are made from the
latter by `npm run types`.
"""

import sys
from pathlib import Path

import orjson

from app.api import create_app
from app.local_neo4j import Connection
from app.settings import Settings
from graph_schema import schema
from graph_schema.reference import as_markdown as schema_page
from queries.catalogue import read_catalogue
from queries.reference import as_markdown as queries_page

ROOT = Path(__file__).parents[1]


def openapi() -> bytes:
    """The API's OpenAPI document, as stable JSON; no database is needed for it."""
    nowhere = Connection("bolt://127.0.0.1:1", "", "", "neo4j")
    document = create_app(Settings(), nowhere, warm=False).openapi()
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"


def pages() -> dict[Path, bytes]:
    """Every generated file with what it should hold."""
    return {
        ROOT / "docs" / "graph_schema.md": schema_page(schema).encode(),
        ROOT / "docs" / "queries.md": queries_page(read_catalogue()).encode(),
        ROOT / "docs" / "openapi.json": openapi(),
    }


def main() -> None:
    """Writes what differs and says so."""
    for path, content in pages().items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
