"""The schema as a page for people (docs/graph_schema.md) and as JSON for programs (the API's and the explorer's)."""

from collections.abc import Iterable, Iterator

from graph_schema.model import NodeType, Property, RelationshipType, Schema


def as_markdown(schema: Schema) -> str:
    """The reference page: every kind, role, property, relationship and vocabulary with its description."""
    return "\n".join(_page(schema)) + "\n"


def _page(schema: Schema) -> Iterator[str]:
    yield "# The graph's words\n"
    yield "Generated from `graph_schema/` by `make generated`; edit the YAML files, not this page.\n"
    yield "## Entities and evidence\n"
    for node in schema.nodes.values():
        if "Claim" not in (node.name, *node.ancestors):
            yield from _node(node)
    yield "## Claims\n"
    for node in schema.nodes.values():
        if "Claim" in (node.name, *node.ancestors):
            yield from _node(node)
    yield "## Relationships\n"
    for relationship in schema.relationships.values():
        yield from _relationship(relationship)
    yield "## Vocabularies\n"
    for vocabulary in schema.vocabularies.values():
        yield f"### {vocabulary.name}\n\n{vocabulary.description}\n"
        if vocabulary.source:
            yield f"Source: {vocabulary.source}.\n"
        yield from (f"- `{value}`: {meaning}" for value, meaning in vocabulary.values.items())
        yield ""


def _node(node: NodeType) -> Iterator[str]:
    title = f"{node.name} (abstract)" if node.abstract else node.name
    yield f"### {title}\n\n{node.description}\n\nLabels: `:{':'.join(node.labels)}`\n"
    if node.roles:
        yield "| role | held by | values | what |\n| --- | --- | --- | --- |"
        for role in node.roles.values():
            holder = (
                f"`[:{role.relationship}]->` {', '.join(role.to)}"
                if role.relationship
                else f"`{role.property}`"
            )
            yield f"| {role.name} | {holder} | {role.values or ''}{' (open)' if role.open else ''} | {role.description} |"
        yield ""
    yield from _properties(node.properties.values())


def _relationship(relationship: RelationshipType) -> Iterator[str]:
    kind = "A projection, rebuilt from claims. " if relationship.projection else ""
    start, end = " or ".join(relationship.start), " or ".join(relationship.end)
    arrow = f"({start})-[:{relationship.name}]->({end})"
    yield f"### {relationship.name}\n\n{kind}{relationship.description}\n\n{arrow}\n"
    yield from _properties(relationship.properties.values())


def _properties(properties: Iterable[Property]) -> Iterator[str]:
    rows = list(properties)
    if rows:
        yield "| property | type | required | what |\n| --- | --- | --- | --- |"
        for p in rows:
            yield f"| {p.name} | {p.values or p.type} | {'yes' if p.required else ''} | {p.description} |"
        yield ""


def as_json(schema: Schema) -> dict[str, list[dict[str, object]]]:
    """Kinds, roles, relationships and vocabularies as plain objects: what /api/v1/schema answers."""
    return {
        "nodes": [
            {
                "name": n.name, "label": n.label, "description": n.description, "abstract": n.abstract, "labels": list(n.labels),
                "properties": [_property(p) for p in n.properties.values()],
                "roles": [
                    {"name": r.name, "relationship": r.relationship, "property": r.property, "to": list(r.to),
                     "values": r.values, "open": r.open, "description": r.description}
                    for r in n.roles.values()
                ],
            }
            for n in schema.nodes.values()
        ],
        "relationships": [
            {"name": r.name, "label": r.label, "description": r.description, "from": list(r.start), "to": list(r.end),
             "projection": r.projection, "properties": [_property(p) for p in r.properties.values()]}
            for r in schema.relationships.values()
        ],
        "vocabularies": [
            {"name": v.name, "description": v.description, "values": dict(v.values)} for v in schema.vocabularies.values()
        ],
    }  # fmt: skip


def _property(p: Property) -> dict[str, object]:
    return {
        "name": p.name,
        "type": p.type,
        "description": p.description,
        "required": p.required,
        "values": p.values,
    }
