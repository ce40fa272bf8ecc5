"""An outcome as JSON, as lines of JSON, or as a table; and the graph that its rows hold. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from app.console.console import Outcome
from app.tables import as_csv
from queries.gate import Limits
from queries.gate.plan import Plan
from queries.gate.values import Plain, met, node_element, our_id

Json = dict[str, Any]


def body(outcome: Outcome, limits: Limits, version: str) -> Json:
    """Everything but plan and evidence."""
    plain = plain_of(outcome)
    fetched = outcome.fetched
    return {
        "graph_version": version, "run": outcome.run, "columns": list(fetched.columns),
        "rows": [plain.value(row) for row in fetched.rows], "truncated": fetched.cut is not None,
        "cut": cut_in_words(fetched.cut, limits), "milliseconds": fetched.milliseconds, "limits": limits.stated(),
        "graph": elements(outcome, plain),
    }  # fmt: skip


def plain_of(outcome: Outcome) -> Plain:
    """What makes this outcome's values plain: it knows the ids of all nodes that were met."""
    known = {e: our_id(node) for e, node in met(outcome.fetched.rows).nodes.items()}
    return Plain({**{e: str(end["id"] or f"element:{e}") for e, end in outcome.ends.items()}, **known})


def cut_in_words(cut: str | None, limits: Limits) -> str | None:
    """Why the rows end before the answer does."""
    if cut == "rows":
        return f"only the first {limits.rows:,} rows; ask for fewer, or go on with SKIP"
    if cut == "bytes":
        return f"only what fits into {limits.bytes:,} bytes; return fewer or shorter values"
    return None


def elements(outcome: Outcome, plain: Plain) -> Json:
    """The nodes and edges in the rows, by our ids, each once; an edge has both its ends."""
    found = met(outcome.fetched.rows)
    nodes = {our_id(n): node_element(our_id(n), n.labels, n) for n in found.nodes.values()}
    for element, end in outcome.ends.items():
        identity = str(end["id"] or f"element:{element}")
        nodes.setdefault(identity, node_element(identity, end["labels"], end))
    edges: dict[str, Json] = {}
    for link in found.relationships.values():
        cell = plain.relationship(link)
        edges.setdefault(cell["id"], {key: cell[key] for key in ("id", "type", "source", "target")})
    return {"nodes": list(nodes.values()), "edges": list(edges.values())}


def plan_tree(plan: Plan) -> Json:
    """The plan as a plan tab shows it: operators, what they do, how many rows the planner expects."""
    details = plan.get("args") or {}
    return {
        "operator": str(plan.get("operatorType", "")).partition("@")[0], "details": str(details.get("Details", "")),
        "rows": float(details.get("EstimatedRows", 0.0)),
        "children": [plan_tree(child) for child in plan.get("children") or ()],
    }  # fmt: skip


def plan_of(tree: Json, depth: int = 0) -> Iterator[tuple[str, float, str]]:
    """The steps of a plan tree as lines: operator, indented by depth, rows, details."""
    yield "  " * depth + tree["operator"], tree["rows"], tree["details"].replace("\n", " ")
    for child in tree["children"]:
        yield from plan_of(child, depth + 1)


def lines(answer: Mapping[str, Any]) -> bytes:
    """One JSON document a line: first everything but the rows, then each row as `{"row": […]}`."""
    head = {key: value for key, value in answer.items() if key not in ("rows", "graph")}
    return b"".join(orjson.dumps(line) + b"\n" for line in [head, *({"row": row} for row in answer["rows"])])


def table(answer: Mapping[str, Any], *, raw: bool = False) -> str:
    """CSV; cells that a spreadsheet would run are defused unless `raw`."""
    rows: Sequence[Sequence[object]] = answer["rows"]
    return as_csv(answer["columns"], rows, raw=raw)
