"""The lexer and each rule of the screen, alone: what it reads, what it refuses and where, and that no rule is idle."""

import pytest

from queries.gate import Limits, RefusedError, growth, iteration, paths, screen
from queries.gate.lexer import tokens
from queries.gate.screen import RULES, Rule, screened

NEEDED: dict[Rule, str] = {
    screen.length: "RETURN 1" + ", 1" * 300,
    screen.one_statement: "RETURN 1 AS x; RETURN 2 AS x",
    screen.begins_reading: "SHOW USERS",
    screen.only_reads: "MATCH (c:Country) SET c.name = 'x'",
    screen.no_pattern_matching: "MATCH (c) WHERE c.name =~ 'x' RETURN c",
    screen.known_procedures: "CALL db.labels() YIELD label RETURN label",
    screen.known_functions: "RETURN apoc.version() AS x",
    screen.not_too_deep: "RETURN ((((((((((1))))))))))",
    screen.not_too_much: "RETURN true" + " AND true" * 13,
    paths.bounded: "MATCH (a)-[*]->(b) RETURN b",
    iteration.not_nested: "RETURN any(x IN [1] WHERE any(y IN [2] WHERE y = 1)) AS l",
    iteration.bounded_ranges: "RETURN size(range(1, 1001)) AS n",
    iteration.own_values: "WITH [1] AS a RETURN [x IN a | a] AS l",
    iteration.collected: "WITH [1] AS a RETURN COLLECT { MATCH (n) RETURN a } AS l",
    growth.one_replacement: "MATCH (d) RETURN replace(d.text, 'e', d.text) AS t",
    growth.bounded: "WITH [1] AS a RETURN a + a + a + a + a + a + a + a + a + a + a + a AS l",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.__name__)
def test_no_rule_is_idle(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that this rule refuses and no other does: take the rule away, and it passes."""
    with pytest.raises(RefusedError):
        screened(NEEDED[rule])
    monkeypatch.setattr(screen, "RULES", tuple(r for r in RULES if r is not rule))
    assert screened(NEEDED[rule])


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("MATCH (c)\n  DETACH DELETE c", "writing", 2, 3),
        ("MATCH (a)\nMATCH (a)-[:X*2..7]->(b) RETURN b", "path-length", 2, 18),
        ("MATCH (a)-[:X*2..]->(b) RETURN b", "path-length", 1, 14),
        ("MATCH (a) ((x)-[]->(y)){2,} (b) RETURN b", "path-length", 1, 24),
        ("MATCH (a) ((x)-[]->(y)){7} (b) RETURN b", "path-length", 1, 25),
        ("MATCH (a)-[r]->+(b) RETURN b", "path-length", 1, 16),
        ("RETURN 1 AS a\nUNION\nLOAD CSV FROM 'x' AS a RETURN a", "loading", 3, 1),
        ("MATCH (a) CALL (a) { USE x RETURN 1 AS y } RETURN y", "other-graph", 1, 22),
        ("MATCH (n:$($l)) RETURN n", "dynamic", 1, 10),
        ("RETURN `size`([1])", "function", 1, 8),
        ("RETURN coll.sort([1])", "function", 1, 8),
        ("CALL db.index.fulltext.queryRelationships('a', 'b')", "procedure", 1, 6),
        ("OPTIONAL CALL db.labels() YIELD label RETURN label", "procedure", 1, 15),
        ("RETURN [1, 2", "brackets", 1, 8),
        ("RETURN 1)", "brackets", 1, 9),
        ("RETURN 'a\\q'", "unreadable", 1, 10),
        ("RETURN 'a", "unreadable", 1, 8),
        ("RETURN 1 /* a", "unreadable", 1, 10),
        ("RETURN 1 ? 2", "unreadable", 1, 10),
        ("RETURN 12abc", "unreadable", 1, 8),
        ("RETURN '\\u0041'", "unicode-escape", 1, 9),
        ("RETURN 1\r+ 1", "character", 1, 9),
        ("RETURN\u00a01", "unreadable", 1, 7),
        ("RETURN \uff21", "look-alike", 1, 8),
        ("WITH [1] AS l RETURN [x IN l | {k: l}]", "copied-values", 1, 36),
        ("WITH [1] AS l RETURN 1-[x IN l | [y IN l | y]]", "nested-iteration", 1, 34),
        ("RETURN [x IN [1] | '" + "x" * 201 + "']", "copied-values", 1, 20),
        ("RETURN [x IN [1] | range(1, 9)]", "range", 1, 20),
        ("RETURN COLLECT { UNWIND [1] AS x RETURN x } AS l", "collected", 1, 18),
    ],
)
def test_a_refusal_has_a_name_and_a_place(text: str, rule: str, line: int, column: int) -> None:
    with pytest.raises(RefusedError) as refusal:
        screened(text)
    place = refusal.value.place
    assert place is not None
    assert (refusal.value.rule, place.line, place.column) == (rule, line, column)
    assert f"line {line}, column {column}" in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (`set`:Country) RETURN `set`", "MATCH (c) RETURN c.set AS delete", "MATCH (c:Create) RETURN c", "RETURN $merge",
        "RETURN 'MATCH (n) DELETE n' AS text // DELETE n", "RETURN 'it''s' + 'x'", "RETURN 'a\\n\\'b' AS x",
        "RETURN 0x1F, 1.5e3, .5",
        "MATCH (a)-[:X*..6]->(b) RETURN b", "MATCH (a)-[:X*2]->(b) RETURN b", "MATCH (a) ((x)-->(y)){,3} (b) RETURN b",
        "MATCH (a)-[r]->{1,6}(b) RETURN b", "RETURN (1)+(2), a*(b)", "MATCH (a) WHERE a.x <> -1 RETURN a.x - 1, -a.y",
        "UNWIND range(1, $n) AS x RETURN x", "MATCH (c) RETURN COLLECT { MATCH (a)-->(c) RETURN a ORDER BY a.name } AS l", "UNWIND range(0, size(a.list) - 1) AS x RETURN x", "RETURN range(1, 1000)",
        "MATCH (c) RETURN {id: c.id, name: c.name, list: [c.a, c.b]} AS m", "MATCH (x:A|B&!C) RETURN x",
        "RETURN 'نام\u200cها' AS name",
        "MATCH (n) RETURN n.année AS année", "RETURN replace('a b', ' ', '_')", "MATCH (c) WHERE c IS :: NODE RETURN c",
    ],
)  # fmt: skip
def test_what_only_looks_bad_passes(text: str) -> None:
    assert screened(text)


def test_tokens_know_where_they_stand() -> None:
    found = tokens("MATCH (a) // x\n  RETURN `b c`, $d")
    assert [(t.kind, t.text, t.place.line, t.place.column) for t in found] == [
        ("word", "MATCH", 1, 1), ("sign", "(", 1, 7), ("word", "a", 1, 8), ("sign", ")", 1, 9), ("word", "RETURN", 2, 3),
        ("quoted", "`b c`", 2, 10), ("sign", ",", 2, 15), ("parameter", "$d", 2, 17),
    ]  # fmt: skip


def test_the_length_counts_in_bytes() -> None:
    assert screened("RETURN '" + "é" * 40 + "'", Limits(text_bytes=90))
    with pytest.raises(RefusedError, match="at most 80 are allowed"):
        screened("RETURN '" + "é" * 40 + "'", Limits(text_bytes=80))
