"""The list of what a plan may hold, and the parameters of free queries."""

from typing import Any

import pytest

from queries.errors import ParameterError
from queries.gate import RefusedError
from queries.gate.lexer import tokens
from queries.gate.parameters import checked
from queries.gate.plan import check_plan


def step(name: str, *children: dict[str, Any], **args: object) -> dict[str, Any]:
    return {"operatorType": name, "args": args, "children": list(children)}


GOOD = step("ProduceResults@neo4j", step("Projection@neo4j", step("NodeByLabelScan@neo4j")))


def test_a_plan_that_reads_passes() -> None:
    check_plan("r", GOOD, "neo4j")
    check_plan(
        "r",
        step(
            "ProduceResults@neo4j",
            step("ProcedureCall@neo4j", Details="db.index.fulltext.queryNodes($a, $b) :: (node)"),
        ),
        "neo4j",
    )


@pytest.mark.parametrize(
    ("query_type", "plan", "rule"),
    [
        ("w", GOOD, "not-reading"), ("rw", GOOD, "not-reading"), ("s", GOOD, "not-reading"), ("", GOOD, "not-reading"),
        ("r", None, "no-plan"),
        ("r", step("ProduceResults@neo4j", step("LoadCSV@neo4j")), "operator"),
        ("r", step("ProduceResults@neo4j", step("Apply@neo4j", step("Argument@neo4j"), step("SetProperty@neo4j"))), "operator"),
        ("r", step("ProduceResults@neo4j", step("ShowSettings@neo4j")), "operator"),
        ("r", step("ProduceResults@neo4j", step("TransactionApply@neo4j")), "operator"),
        ("r", step("SomethingNew(All)@neo4j"), "operator"), ("r", step("@neo4j"), "operator"), ("r", {}, "other-database"),
        ("r", step("ProduceResults@system"), "other-database"), ("r", step("ProduceResults"), "other-database"),
        ("r", step("ProduceResults@neo4j", step("NodeByLabelScan@other")), "other-database"),
        ("r", step("ProcedureCall@neo4j", Details="dbms.listConfig() :: (name)"), "procedure"),
        ("r", step("ProcedureCall@neo4j", Details="db.index.fulltext.queryNodesX()"), "procedure"),
        ("r", step("ProcedureCall@neo4j"), "procedure"),
        ("r", step("CartesianProduct@neo4j", EstimatedRows=1e9), "cartesian-product"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(query_type: str, plan: dict[str, Any] | None, rule: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        check_plan(query_type, plan, "neo4j")
    assert refusal.value.rule == rule


def test_parameters_are_those_of_the_text() -> None:
    found = tokens("MATCH (n {id: $id}) WHERE n.x IN $list RETURN n, '$no' // $neither")
    assert checked(found, {"id": "a", "list": [1, 2.5, None, True, {"a": ["b"]}]}) == {
        "id": "a",
        "list": [1, 2.5, None, True, {"a": ["b"]}],
    }
    with pytest.raises(ParameterError, match="list: is used in line 1, column 34, and has no value"):
        checked(found, {"id": "a"})
    with pytest.raises(ParameterError, match="no: is not used"):
        checked(found, {"id": "a", "list": [], "no": 1})


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 2**63, -(2**63) - 1, "\ud800", "a\x00", "x" * 65_537, list(range(20_001)), {1: 2}, b"x", {1, 2}],
)  # fmt: skip
def test_values_that_driver_or_server_cannot_hold_are_refused(value: object) -> None:
    with pytest.raises(ParameterError):
        checked(tokens("RETURN $x"), {"x": value})


def test_deep_values_are_refused() -> None:
    deep: Any = 1
    for _ in range(21):
        deep = [deep]
    with pytest.raises(ParameterError, match="nested deeper"):
        checked(tokens("RETURN $x"), {"x": deep})
