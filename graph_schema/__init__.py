"""The words: what the graph can say. `schema` is read once from the YAML files beside this module."""

from graph_schema.errors import SchemaError, TraffickingGraphError
from graph_schema.model import NodeType, Property, RelationshipType, Role, Schema, Vocabulary
from graph_schema.reader import read_schema

schema = read_schema()

__all__ = [
    "NodeType", "Property", "RelationshipType", "Role", "Schema", "SchemaError", "TraffickingGraphError", "Vocabulary",
    "read_schema", "schema",
]  # fmt: skip
