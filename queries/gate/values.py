"""Values that Neo4j gives back as JSON: nodes and relationships by our own ids, times as text; and the graph they form."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Duration

Json = dict[str, Any]
NOT_A_KIND = ("Entity", "Claim", "OriginRegion")


@dataclass(slots=True)
class Elements:
    """Nodes and relationships met in rows, by element id, each once, in the order of meeting."""

    nodes: dict[str, Node] = field(default_factory=dict)
    relationships: dict[str, Relationship] = field(default_factory=dict)

    def missing_ends(self) -> list[str]:
        """Element ids of ends that no row holds with their properties."""
        ends = (node.element_id for r in self.relationships.values() for node in r.nodes if node is not None)
        return [e for e in dict.fromkeys(ends) if e not in self.nodes]


def met(rows: Iterable[Iterable[object]]) -> Elements:
    """The graph elements in rows, inside lists, maps and paths too."""
    found = Elements()
    waiting: list[object] = [value for row in rows for value in row]
    waiting.reverse()
    while waiting:
        value = waiting.pop()
        if isinstance(value, Node):
            found.nodes.setdefault(value.element_id, value)
        elif isinstance(value, Path):
            waiting.extend(reversed([*value.nodes, *value.relationships]))
        elif isinstance(value, Relationship):
            found.relationships.setdefault(value.element_id, value)
        elif isinstance(value, Mapping):
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list | tuple | set | frozenset):
            waiting.extend(reversed(list(value)))
    return found


def our_id(node: Node) -> str:
    """The node's own id; Neo4j's only for a node that has none, which our loaders never write."""
    return str(node.get("id", f"element:{node.element_id}"))


def kind(labels: Iterable[str]) -> str:
    """The most telling label."""
    found = sorted(labels)
    return next((label for label in found if label not in NOT_A_KIND), found[0] if found else "")


class Plain:
    """Makes values plain; `ends` knows the ids of nodes of which a row holds only the relationship."""

    def __init__(self, ends: Mapping[str, str]) -> None:
        self._ends = ends

    def value(self, value: object) -> Any:
        """One value as JSON holds it; NaN and infinities as text, for JSON has none."""
        if value is None or isinstance(value, bool | int | str):
            return value
        if isinstance(value, float):
            return value if math.isfinite(value) else str(value)
        if isinstance(value, Node | Relationship | Path):
            return self._element(value)
        if isinstance(value, Mapping):
            return {str(key): self.value(item) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset) and not isinstance(value, Point | Duration):
            return [self.value(item) for item in value]
        return _scalar(value)

    def _element(self, value: Node | Relationship | Path) -> Json:
        if isinstance(value, Node):
            return self.node(value)
        if isinstance(value, Relationship):
            return self.relationship(value)
        return {
            "nodes": [self.node(n) for n in value.nodes],
            "relationships": [self.relationship(r) for r in value.relationships],
        }

    def node(self, node: Node) -> Json:
        """A node as a cell shows it."""
        return {
            "id": our_id(node), "labels": sorted(node.labels), "properties": {k: self.value(v) for k, v in sorted(node.items())},
        }  # fmt: skip

    def relationship(self, link: Relationship) -> Json:
        """A relationship as a cell shows it."""
        return {
            "id": self.edge_id(link), "type": link.type, "source": self._end(link.start_node),
            "target": self._end(link.end_node), "properties": {k: self.value(v) for k, v in sorted(link.items())},
        }  # fmt: skip

    def edge_id(self, link: Relationship) -> str:
        """A projection's own id; for the others type and ends."""
        own = link.get("id")
        return (
            str(own)
            if own is not None
            else f"{link.type}:{self._end(link.start_node)}:{self._end(link.end_node)}"
        )

    def _end(self, node: Node | None) -> str:
        if node is None:
            return ""
        return self._ends.get(node.element_id) or our_id(node)


def _scalar(value: object) -> Any:
    """Times and durations in ISO 8601, points with their reference system, bytes in hex."""
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def node_element(identity: str, labels: Iterable[str], properties: Mapping[str, Any]) -> Json:
    """A node for a drawing."""
    name = (
        properties.get("name")
        or properties.get("title")
        or properties.get("text")
        or properties.get("year")
        or identity
    )
    return {"id": identity, "kind": kind(labels), "name": str(name)[:200]}
