"""What the server's own planner says a text would do, held against a list of what may be done; unknown means refused."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.gate.errors import RefusedError

Plan = Mapping[str, Any]
READS = "r"
PROCEDURE = "db.index.fulltext.queryNodes("
MOST_PRODUCT = 10_000_000.0
"""Rows that the planner may expect of a cartesian product: pairs of everything with everything are a slip of the pen."""

_SCANS = """
AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan NodeByElementIdSeek
NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeIndexContainsScan NodeIndexEndsWithScan NodeUniqueIndexSeek
NodeUniqueIndexSeekByRange MultiNodeIndexSeek NodeCountFromCountStore RelationshipCountFromCountStore
"""
_RELATIONSHIP_SCANS = """
AllRelationshipsScan RelationshipTypeScan UnionRelationshipTypesScan RelationshipIndexScan RelationshipIndexSeek
RelationshipIndexSeekByRange RelationshipIndexContainsScan RelationshipIndexEndsWithScan RelationshipByElementIdSeek
RelationshipUniqueIndexSeek
"""
_STEPS = """
Expand(All) Expand(Into) OptionalExpand(All) OptionalExpand(Into) VarLengthExpand(All) VarLengthExpand(Into)
VarLengthExpand(Pruning) VarLengthExpand(Pruning,All) VarLengthExpand(Pruning,BFS) VarLengthExpand(Pruning,BFS,All)
VarLengthExpand(Pruning,BFS,Into) OptionalVarLengthExpand(All) ShortestPath StatefulShortestPath(All) StatefulShortestPath(Into)
StatefulShortestPath(All,Trail) StatefulShortestPath(Into,Trail) Repeat(All,Trail) Repeat(Trail) BidirectionalRepeat(Trail)
"""
_ROWS = """
Argument Projection Filter Limit Skip Top Top1WithTies PartialTop Sort PartialSort Distinct OrderedDistinct EagerAggregation
OrderedAggregation Aggregation Unwind ProduceResults CacheProperties Optional Eager EmptyRow Union OrderedUnion ProcedureCall
"""
_JOINS = """
Apply SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply LetSelectOrSemiApply
LetSelectOrAntiSemiApply RollUpApply CartesianProduct NodeHashJoin ValueHashJoin NodeLeftOuterHashJoin NodeRightOuterHashJoin
TriadicSelection TriadicBuild TriadicFilter
"""
OPERATORS = frozenset(
    (_SCANS + _STEPS + _ROWS + _JOINS).split()
    + [direction + name for direction in ("Directed", "Undirected") for name in _RELATIONSHIP_SCANS.split()]
)


def check_plan(query_type: str, plan: Plan | None, database: str) -> None:
    """Raises RefusedError when the statement does anything but read our database with operators of the list."""
    for refusal in _refusals(query_type, plan, database):
        raise refusal


def _refusals(query_type: str, plan: Plan | None, database: str) -> Iterator[RefusedError]:
    if query_type != READS:
        yield RefusedError("not-reading", "This does more than read; only reading is allowed here")
    if plan is None:
        yield RefusedError("no-plan", "The server did not say what this would do, so it is not run")
        return
    for operator in operators(plan):
        yield from _operator(operator, database)


def operators(plan: Plan) -> Iterator[Plan]:
    """Every operator of a plan, the last one (that gives the result) first."""
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting.extend(operator.get("children") or ())


def _operator(operator: Plan, database: str) -> Iterator[RefusedError]:
    name, _, where = str(operator.get("operatorType", "")).rpartition("@")
    details = operator.get("args") or {}
    if where != database:
        yield RefusedError("other-database", f"This would be done in the database {where!r}, not in ours")
    if name.replace(" ", "") not in OPERATORS:
        yield RefusedError(
            "operator", f"This would do something that is not on the list of what reading needs: {name}"
        )
    if name == "ProcedureCall" and not str(details.get("Details", "")).startswith(PROCEDURE):
        yield RefusedError(
            "procedure", "The only procedure here is db.index.fulltext.queryNodes(index, words)"
        )
    if name == "CartesianProduct" and float(details.get("EstimatedRows", 0.0)) > MOST_PRODUCT:
        yield RefusedError(
            "cartesian-product",
            "This pairs everything with everything; connect the patterns, or filter one of them first",
        )
