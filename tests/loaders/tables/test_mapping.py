"""Mappings: what is wrong with one is said with file, line and remedy; which one a table has, its header says."""

import pytest

from loaders.errors import SourceError
from loaders.tables.catalogue import check_fits, fitting, named, parsed, shipped
from tests.loaders.tables.making import FLOWS, mapping, outcome

HEAD = "title: T\npublisher: P\ngenre: table\nlicence: L\ncitation: C\ncolumns: [a, b]\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + "clames: []\n", 7, "clames"),
        (
            HEAD + "claims:\n  - {kind: Flow, rule: r, roles: {sauce: {place: [a]}}}\n",
            8,
            "Flow has no role 'sauce'",
        ),
        (HEAD + "claims:\n  - {kind: Floww, rule: r, roles: {}}\n", 8, "no kind of claim"),
        (
            HEAD + "claims:\n  - kind: Flow\n    rule: r\n    roles:\n      source: {place: [c]}\n",
            1,
            "the column 'c', which `columns`",
        ),
        (
            HEAD + "claims:\n  - kind: Flow\n    rule: r\n    roles:\n      source: {place: [a], words: b}\n",
            11,
            "exactly one way",
        ),
        (
            HEAD + "claims:\n  - kind: Flow\n    rule: r\n    when: {a: {}}\n    roles: {}\n",
            10,
            "a condition needs one of",
        ),
        (HEAD + "claims: [\n", 8, "not YAML"),
        (HEAD, 1, "either `claims` or `texts`"),
    ],
)
def test_a_wrong_mapping_says_file_line_and_what_to_do(text: str, line: int, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        parsed(text, "mine.yaml")
    assert str(caught.value).startswith(f"mine.yaml:{line}: ")
    assert words in str(caught.value)


def test_every_shipped_mapping_is_found_by_its_own_header() -> None:
    assert {name: fitting(s.mapping.columns, "x").name for name, s in shipped().items()} == {
        name: name for name in shipped()
    }


def test_a_table_that_no_mapping_knows_says_which_comes_nearest() -> None:
    with pytest.raises(SourceError, match="'tip_flow_lists' comes nearest, it also needs 'source_iso3'"):
        fitting(["year", "source", "destination", "destination_iso3", "mentions"], "x.csv:1")


def test_a_renamed_column_is_asked_about() -> None:
    with pytest.raises(SourceError, match="needs the column 'from'; did you rename it to 'form'"):
        check_fits(FLOWS, ["form", "to", "year", "n"], "x.csv")


def test_a_mapping_is_named_or_pointed_at() -> None:
    assert named("hti").name == "hti"
    with pytest.raises(SourceError, match="did you mean 'us_grants'"):
        named("us_grant")


def test_a_new_table_needs_no_code() -> None:
    rule = (
        "  - {kind: Statistic, rule: row, year: when, roles: "
        "{measure: {fixed: arrests}, place: {place: [land]}, value: {number: n}}}\n"
    )
    found = outcome(b"when,land,n\n2012,Ruritania,4\n2012,Chad,7\n", source=mapping(rule, "when, land, n"))
    assert [c.values("value") for c in found.claims] == [["7"]]
    assert [r.reason for r in found.refused] == [
        "place: 'Ruritania' names no place that the gazetteer or the mapping's `names` knows"
    ]
    assert found.conserved


def test_the_publicly_documented_columns_of_hti_are_read() -> None:
    header = "country,ccode,year,tier,source,transit,destination,internal,psource,pdest,lsource,ldest,prosnum"
    rows = "Chad,483,2007,Tier 2/2 Watch List,Yes,No,Yes,Yes,Yes,No mention,No mention,No mention,4\n"
    found = outcome(f"{header}\n{rows}".encode())
    assert found.source == "hti"
    assert found.kinds() == {"Flow": 4, "Statistic": 1}
    assert {c.attribution.speaker for c in found.claims if c.attribution} == {"HTI"}
