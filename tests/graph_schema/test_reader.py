"""The schema refuses what it does not know, and says where and what to do."""

import shutil
from pathlib import Path

import pytest

from graph_schema import SchemaError, read_schema, schema
from graph_schema.constraints import statements
from graph_schema.reader import HERE
from graph_schema.reference import as_json, as_markdown


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in ("nodes", "relationships", "vocabularies"):
        shutil.copytree(HERE / part, tmp_path / part)
    return tmp_path


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_copy_reads_like_the_original(copy: Path) -> None:
    assert read_schema(copy) == schema


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("nodes/Country.yaml", "label:", "lable:", r"Country\.yaml:1: unknown key 'lable'; did you mean 'label'\?"),
        ("nodes/Country.yaml", "extends: Entity", "extends: Entitty", r"Country\.yaml:2: unknown kind 'Entitty'; did you mean 'Entity'"),
        ("nodes/Country.yaml", "type: number", "type: numbr", r"Country\.yaml:\d+: unknown value type 'numbr'; did you mean 'number'"),
        ("nodes/Flow.yaml", "values: forms", "values: froms", r"Flow\.yaml:\d+: unknown vocabulary 'froms'; did you mean 'forms'"),
        ("nodes/Flow.yaml", "relationship: SOURCE", "relationship: SORCE", r"unknown relationship 'SORCE'; did you mean 'SOURCE'"),
        ("nodes/Flow.yaml", "to: [Country, Region, Place]", "to: [Publisher]", r"SOURCE does not lead to Publisher"),
        ("nodes/Flow.yaml", "gold: origin", "gould: origin", r"source has the unknown key 'gould'; did you mean 'gold'"),
        ("nodes/Entity.yaml", "abstract: true", "abstract: true\nextends: Country", r"extends itself"),
        ("relationships/IN.yaml", "to: [Document]", "to: [Documnt]", r"IN\.yaml:4: unknown kind 'Documnt'; did you mean 'Document'"),
        ("vocabularies/tiers.yaml", "values:", "valeus:", r"tiers\.yaml:2: unknown key 'valeus'; did you mean 'values'"),
        ("nodes/Region.yaml", "label: region", "label: [region", r"Region\.yaml: not YAML"),
    ],
)  # fmt: skip
def test_an_unknown_word_is_refused_with_file_line_and_remedy(
    copy: Path, file: str, old: str, new: str, message: str
) -> None:
    spoil(copy, file, old, new)
    with pytest.raises(SchemaError, match=message):
        read_schema(copy)


def test_every_kind_of_claim_carries_what_a_claim_must_carry() -> None:
    for kind in schema.claims:
        required = {p.name for p in kind.properties.values() if p.required}
        assert {"id", "stance", "polarity", "recorded_by", "run", "mark_starts", "mark_ends"} <= required
        assert kind.roles, f"{kind.name} has no role"


def test_no_kind_exists_for_a_victim_or_witness() -> None:
    words = {w for n in schema.nodes.values() for w in (n.name.lower(), n.label.lower())}
    assert not {w for w in words if any(bad in w for bad in ("victim", "witness", "survivor", "person"))}


def test_the_reference_page_names_every_word() -> None:
    page = as_markdown(schema)
    names = [*schema.nodes, *schema.relationships, *schema.vocabularies]
    assert [n for n in names if f"### {n}" not in page] == []
    assert page == (Path(__file__).parents[2] / "docs" / "graph_schema.md").read_text(encoding="utf-8"), (
        "run `make generated`"
    )


def test_the_json_form_names_every_word() -> None:
    found = as_json(schema)
    assert [n["name"] for n in found["nodes"]] == list(schema.nodes)


def test_constraints_come_before_indexes() -> None:
    first_index = next(i for i, s in enumerate(statements(schema)) if s.startswith("CREATE INDEX"))
    assert all(s.startswith("CREATE CONSTRAINT") for s in statements(schema)[:first_index])
