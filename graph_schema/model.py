"""What the graph can say, as frozen dataclasses: kinds of nodes, kinds of relationships, closed vocabularies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or relationship; `type` is a value type of `values.py`, `values` a vocabulary's name."""

    name: str
    type: str
    description: str
    required: bool = False
    values: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role that claims of one kind can fill: by a relationship to an entity, or by a property of the claim.

    `to` lists the kinds an entity role accepts; `gold` is the role's name in the gold format; `single` roles hold one
    value, the others a list; `ordered` relationships carry a position; `open` vocabularies admit other words.
    """

    name: str
    description: str
    gold: str
    relationship: str | None = None
    to: tuple[str, ...] = ()
    property: str | None = None
    values: str | None = None
    ordered: bool = False
    single: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of node. `ancestors` runs from its parent to the root; `properties` and `roles` include inherited ones."""

    name: str
    label: str
    description: str
    abstract: bool
    ancestors: tuple[str, ...]
    properties: Mapping[str, Property]
    roles: Mapping[str, Role]

    @property
    def labels(self) -> tuple[str, ...]:
        """The Neo4j labels a node of this kind carries, root first."""
        return (*reversed(self.ancestors), self.name)


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A kind of relationship; a `projection` is computed from claims and can be rebuilt at any time."""

    name: str
    label: str
    description: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    properties: Mapping[str, Property]
    projection: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of values, each with its meaning."""

    name: str
    description: str
    values: Mapping[str, str]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """Every word the graph knows."""

    nodes: Mapping[str, NodeType]
    relationships: Mapping[str, RelationshipType]
    vocabularies: Mapping[str, Vocabulary]

    def kinds(self, parent: str) -> Iterator[NodeType]:
        """The concrete kinds at or below `parent`, by name."""
        for node in self.nodes.values():
            if not node.abstract and (node.name == parent or parent in node.ancestors):
                yield node

    @property
    def claims(self) -> list[NodeType]:
        """The kinds of claims, by name."""
        return list(self.kinds("Claim"))

    @property
    def entities(self) -> list[NodeType]:
        """The kinds of entities, by name."""
        return list(self.kinds("Entity"))

    @property
    def projections(self) -> list[RelationshipType]:
        """The relationships computed from claims, by name."""
        return [r for r in self.relationships.values() if r.projection]
