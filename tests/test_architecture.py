"""Who may import whom, and where Cypher may come from; each rule also catches a fault planted for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph_schema", "queries", "loaders", "app")
MAY_IMPORT = {
    "graph_schema": {"graph_schema"},
    "queries": {"graph_schema", "queries"},
    "loaders": {"graph_schema", "loaders"},
    "app": set(PACKAGES),
}
READS_ENVIRONMENT = re.compile(r"\bos\.(environ|getenv)\b|\bBaseSettings\b")
OPENS_CONNECTIONS = re.compile(r"\bGraphDatabase\b")
CYPHER = re.compile(
    r"\s*(EXPLAIN\s+|PROFILE\s+)?(OPTIONAL MATCH|MATCH|MERGE|UNWIND|CREATE|DETACH DELETE|RETURN)\s+\S"
)
"""How a statement or a clause begins; the same words in the middle of a sentence for people are none."""
DERIVES_TEXT = {"loaders/merge.py", "graph_schema/constraints.py"}
"""The reviewed modules that derive Cypher from the schema; everything else is constant text."""


def sources() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "node_modules" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def imports(text: str) -> set[str]:
    """The top-level packages of ours that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found & set(PACKAGES)


def wrong_imports(name: str, text: str) -> set[str]:
    return imports(text) - MAY_IMPORT[name.partition("/")[0]]


def built_cypher(text: str) -> list[int]:
    """Lines where Cypher is put together from pieces: f-strings, `%`, `+`, `.format`, `.join`."""
    return sorted(
        {node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, ast.expr) and _is_built(node)}
    )


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(v, ast.FormattedValue) for v in node.values) and _says_cypher(node)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return _says_cypher(node)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "join")
    ):
        return _says_cypher(node)
    return False


def _says_cypher(node: ast.expr) -> bool:
    pieces = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return any(CYPHER.match(piece) for piece in pieces)


def test_imports_point_one_way() -> None:
    assert {name: wrong for name, text in sources() if (wrong := wrong_imports(name, text))} == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [("queries/planted.py", "from app.settings import Settings"), ("loaders/planted.py", "import queries.runner"),
     ("graph_schema/planted.py", "def late():\n    from loaders import facts")],
)  # fmt: skip
def test_an_import_that_points_the_other_way_is_caught(name: str, text: str) -> None:
    assert wrong_imports(name, text)


OWN_CHILD = {"loaders/sandbox.py"}
"""Hands a child process the few variables that Python itself needs, and takes the rest away."""


def test_only_app_reads_the_environment_and_opens_connections() -> None:
    below = [
        (name, text) for name, text in sources() if not name.startswith("app/") and name not in OWN_CHILD
    ]
    assert [
        name for name, text in below if READS_ENVIRONMENT.search(text) or OPENS_CONNECTIONS.search(text)
    ] == []
    opening = {name for name, text in sources() if OPENS_CONNECTIONS.search(text)}
    assert {n for n in opening if not n.startswith("app/local_neo4j/")} == {"app/database.py"}


def test_no_cypher_is_put_together_from_pieces() -> None:
    found = {
        name: lines for name, text in sources() if name not in DERIVES_TEXT and (lines := built_cypher(text))
    }
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        'f"MATCH (n:{label}) RETURN n"', '"MATCH (n) WHERE n.id = " + given + " RETURN n AS n"',
        '"MATCH (n:%s) RETURN n AS n" % label', '"MATCH (n:{}) RETURN n".format(label)',
        '"MATCH (n) WHERE ".join([a, b])', 'f"MATCH (n) RETURN n AS n ORDER BY n.{key} LIMIT 5"',
    ],
)  # fmt: skip
def test_cypher_put_together_from_pieces_is_caught(planted: str) -> None:
    assert built_cypher(f"query = {planted}")


RUN_QUERIES = {"queries/runner.py", "queries/gate/run.py", "loaders/writer.py", "loaders/retire.py"}
"""The reader of cards, the reader of free Cypher, the one writer, and what takes a document's contribution away again."""


def test_only_the_runner_and_the_writer_run_queries() -> None:
    runs = re.compile(r"\.(execute_query|execute_read|execute_write|run)\(\s*(query|text|merge|cypher|[\"'])")
    reading = {name for name, text in sources() if runs.search(text) and "neo4j" in text}
    assert {name for name in reading if not name.startswith("app/local_neo4j/")} <= RUN_QUERIES
