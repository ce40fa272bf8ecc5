"""Nothing public is undocumented: modules, classes, functions, commands, make targets, cards, words of the schema."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from app.cli import app
from app.generated import pages
from graph_schema import schema
from queries.catalogue import read_catalogue

ROOT = Path(__file__).parents[1]
PACKAGES = ("app", "graph_schema", "loaders", "queries")


def modules() -> list[Path]:
    return [
        p
        for package in PACKAGES
        for p in sorted((ROOT / package).rglob("*.py"))
        if "node_modules" not in p.parts
    ]


def undocumented(tree: ast.Module, where: str) -> Iterator[str]:
    """Public modules, classes, functions and methods without a docstring; properties of one line included."""
    if not ast.get_docstring(tree):
        yield where
    for node in tree.body:
        if isinstance(
            node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) and not node.name.startswith("_"):
            yield from _missing(node, f"{where}:{node.lineno} {node.name}")


def _missing(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, where: str) -> Iterator[str]:
    if not ast.get_docstring(node):
        yield where
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_"):
                yield from _missing(inner, f"{where}.{inner.name}")


def test_every_public_name_says_what_it_is() -> None:
    found = [
        name
        for path in modules()
        for name in undocumented(ast.parse(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT)))
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "def f() -> None: ...",
        '"""M."""\ndef f() -> None: ...',
        '"""M."""\nclass C:\n    """C."""\n    def m(self) -> None: ...',
    ],
)
def test_a_planted_gap_is_seen(planted: str) -> None:
    assert list(undocumented(ast.parse(planted), "planted"))


def test_every_command_has_help_and_stands_in_the_changelog_or_readme() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    pages = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CHANGELOG.md").read_text(
        encoding="utf-8"
    )
    assert [name for name, command in commands.items() if not (command.help or "").strip()] == []
    assert [
        name for name in commands if f"`{name}`" not in pages and f"trafficking-graph {name}" not in pages
    ] == []


def test_every_make_target_has_a_line_of_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    documented = set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))
    assert set(phony[1].split()) - documented == set()


def test_every_question_stands_in_the_list_of_questions() -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert [name for name in read_catalogue() if name not in page] == []


def test_every_word_of_a_role_or_relationship_has_a_description() -> None:
    words = [
        d for n in schema.nodes.values() for d in (n.description, *(r.description for r in n.roles.values()))
    ]
    assert [d for d in words if len(d) < 4] == []


def test_links_between_our_pages_lead_somewhere() -> None:
    broken = []
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} -> {target}")
    assert broken == []


def test_what_is_generated_is_up_to_date() -> None:
    stale = [str(path.relative_to(ROOT)) for path, content in pages().items() if path.read_bytes() != content]
    assert stale == [], "run `make generated`"
