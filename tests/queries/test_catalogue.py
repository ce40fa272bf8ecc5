"""Cards say what they use, use only words of the schema, and only read; a card that does not is refused by name."""

from pathlib import Path

import pytest

from queries.catalogue import Catalogue, read_catalogue
from queries.errors import CardError, UnknownCardError
from queries.reference import as_markdown

GOOD = """// title: Flows out of a place
// question: Where to?
// param: source id        The place
// param: limit  limit=200 Most flows
// returns: id, claims
// view: table
MATCH (a:Entity {id: $source})-[r:FLOWS_TO]->(:Entity)
RETURN r.id AS id, r.claims AS claims
ORDER BY id
LIMIT $limit
"""
PACKED = GOOD.replace("// view: table", "// view: table\n// packed: yes").replace(
    "RETURN r.id AS id, r.claims AS claims\nORDER BY id\nLIMIT $limit",
    "WITH r.id AS id, r.claims AS claims\nORDER BY id\nLIMIT $limit\nRETURN collect([id, claims]) AS rows",
)


def written(folder: Path, text: str, name: str = "invented") -> Path:
    (folder / "flows").mkdir(exist_ok=True)
    (folder / "flows" / f"{name}.cypher").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("text", [GOOD, PACKED], ids=["plain", "packed"])
def test_a_good_card_is_taken_as_its_header_says(tmp_path: Path, text: str) -> None:
    card = read_catalogue(written(tmp_path, text))["invented"]
    assert (card.group, card.returns) == ("flows", ("id", "claims"))
    assert [(p.name, p.type, p.optional, p.default) for p in card.parameters] == [
        ("source", "id", False, None),
        ("limit", "limit", True, 200),
    ]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("// question: Where to?\n", "", "question"),
        ("// view: table", "// view: sculpture", "sculpture"),
        ("// view: table", "// colour: red", "colour"),
        ("// view: table", "// view: table\n// view: map", "given twice"),
        ("// param: source id ", "// param: source colour ", "colour"),
        ("limit=200", "limit=many", "whole number"),
        ("// param: source id        The place\n", "", "does not declare"),
        ("// view: table", "// view: table\n// param: extra id Not used", "does not use"),
        ("// returns: id, claims", "// returns: id, origins", "but its header says"),
        ("// returns: id, claims", "// returns: claims, id", "but its header says"),
        ("FLOWS_TO", "MOVES_TO", "MOVES_TO"),
        (":Entity {id", ":Person {id", "Person"),
        ("r.claims AS", "r.weight AS", "weight"),
        ("{id: $source}", "{key: $source}", "key"),
        ("ORDER BY id\n", "", "ORDER BY"),
        ("LIMIT $limit", "LIMIT 10", "does not use"),
        ("RETURN r.id", "SET r.claims = 0\nRETURN r.id", "SET"),
        ("RETURN r.id", "DETACH DELETE a\nRETURN r.id", "DETACH"),
        ("RETURN r.id", "MERGE (:Entity {id: 'x'})\nRETURN r.id", "MERGE"),
        ("RETURN r.id", "LOAD CSV FROM 'file:///etc/passwd' AS line\nRETURN r.id", "LOAD"),
        ("RETURN r.id", "CALL dbms.listConfig() YIELD name\nRETURN r.id", "dbms.listConfig"),
        ("RETURN r.id", "WITH a, r WHERE a.name =~ '(a+)+'\nRETURN r.id", "for ever"),
        ("LIMIT $limit", "LIMIT $limit;\nMATCH (n) RETURN n", "more than one statement"),
    ],
)
def test_a_card_that_breaks_a_rule_is_refused_with_the_word_in_question(
    tmp_path: Path, good: str, bad: str, said: str
) -> None:
    assert good in GOOD
    with pytest.raises(CardError, match=r"invented\.cypher.*") as refused:
        read_catalogue(written(tmp_path, GOOD.replace(good, bad, 1)))
    assert said in str(refused.value)


def test_a_word_in_a_comment_or_a_string_is_no_code(tmp_path: Path) -> None:
    text = GOOD.replace(
        "RETURN r.id AS id", "// DELETE nothing; :Nobody {here: $x}\nRETURN r.id + ' SET :Nobody' AS id"
    )
    assert "invented" in read_catalogue(written(tmp_path, text))


def test_two_cards_of_one_name_are_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "invented.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CardError, match="rename one"):
        read_catalogue(tmp_path)


def test_a_wrong_name_is_answered_with_the_near_one(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownCardError, match="'flows_from'"):
        catalogue["flow_from"]


def test_every_card_is_in_the_reference(catalogue: Catalogue) -> None:
    page = as_markdown(catalogue)
    assert [f"### {name}\n" in page for name in catalogue] == [True] * len(catalogue)


def test_the_reference_in_docs_is_the_generated_one(catalogue: Catalogue) -> None:
    page = Path(__file__).parents[2] / "docs" / "queries.md"
    assert page.read_text(encoding="utf-8") == as_markdown(catalogue), "run `make generated`"


def test_every_card_is_named_by_a_test(catalogue: Catalogue) -> None:
    tests = "".join(p.read_text(encoding="utf-8") for p in Path(__file__).parents[1].rglob("test_*.py"))
    assert [name for name in catalogue if f'"{name}"' not in tests] == []
