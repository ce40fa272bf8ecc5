"""Reads the YAML files of this folder into the model; refuses any word it does not know, naming file, line and remedy."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from graph_schema.errors import SchemaError
from graph_schema.model import NodeType, Property, RelationshipType, Role, Schema, Vocabulary
from graph_schema.values import TYPES

HERE = Path(__file__).parent
NODE_KEYS = {"label", "description", "extends", "abstract", "properties", "roles"}
RELATIONSHIP_KEYS = {"label", "description", "from", "to", "projection", "properties"}
VOCABULARY_KEYS = {"description", "source", "values"}
PROPERTY_KEYS = {"type", "description", "required", "values"}
ROLE_KEYS = {"relationship", "to", "property", "values", "ordered", "single", "open", "gold", "description"}


def read_schema(folder: Path = HERE) -> Schema:
    """The schema declared in `folder` (subfolders `nodes`, `relationships`, `vocabularies`).

    Raises SchemaError when a file uses a key, kind, value type or vocabulary that does not exist.
    """
    vocabularies = {p.stem: _vocabulary(p) for p in _files(folder, "vocabularies")}
    raw = {p.stem: (p, _load(p, NODE_KEYS)) for p in _files(folder, "nodes")}
    nodes = {name: _node(name, raw, vocabularies) for name in raw}
    relationships = {p.stem: _relationship(p, nodes, vocabularies) for p in _files(folder, "relationships")}
    for name, (path, _) in raw.items():
        _check_roles(path, nodes[name], nodes, relationships)
    return Schema(MappingProxyType(nodes), MappingProxyType(relationships), MappingProxyType(vocabularies))


def _files(folder: Path, part: str) -> list[Path]:
    return sorted((folder / part).glob("*.yaml"))


def _load(path: Path, known: set[str]) -> dict[str, Any]:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise SchemaError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(node, yaml.MappingNode):
        raise SchemaError(f"{path.name}:1: expected a mapping with keys such as {', '.join(sorted(known))}")
    for key, _ in node.value:
        if key.value not in known:
            raise SchemaError(
                f"{path.name}:{key.start_mark.line + 1}: unknown key {key.value!r}{_hint(key.value, known)}"
            )
    return dict(data)


def _hint(word: str, known: set[str] | Mapping[str, object]) -> str:
    close = get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(sorted(known))}"


def _line(path: Path, word: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if word in line), 1)


def _known(path: Path, word: str, known: Mapping[str, object], what: str) -> None:
    if word not in known:
        raise SchemaError(f"{path.name}:{_line(path, word)}: unknown {what} {word!r}{_hint(word, known)}")


def _keys(path: Path, name: str, given: Mapping[str, Any], known: set[str]) -> None:
    for key in given:
        if key not in known:
            raise SchemaError(
                f"{path.name}:{_line(path, name)}: {name} has the unknown key {key!r}{_hint(key, known)}"
            )


def _vocabulary(path: Path) -> Vocabulary:
    data = _load(path, VOCABULARY_KEYS)
    values = {str(k): str(v) for k, v in data["values"].items()}
    return Vocabulary(path.stem, data["description"], MappingProxyType(values), data.get("source"))


def _properties(
    path: Path, data: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]
) -> dict[str, Property]:
    found = {}
    for name, given in (data.get("properties") or {}).items():
        _keys(path, name, given, PROPERTY_KEYS)
        if not given.get("description"):
            raise SchemaError(f"{path.name}:{_line(path, name)}: property {name!r} needs a description")
        _known(path, given["type"], TYPES, "value type")
        if given.get("values"):
            _known(path, given["values"], vocabularies, "vocabulary")
        found[name] = Property(
            name, given["type"], given["description"], bool(given.get("required")), given.get("values")
        )
    return found


def _roles(path: Path, data: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> dict[str, Role]:
    found = {}
    for name, given in (data.get("roles") or {}).items():
        _keys(path, name, given, ROLE_KEYS)
        if ("relationship" in given) == ("property" in given):
            raise SchemaError(
                f"{path.name}:{_line(path, name)}: role {name!r} needs either a relationship or a property"
            )
        if given.get("values"):
            _known(path, given["values"], vocabularies, "vocabulary")
        found[name] = Role(name, **{**given, "to": tuple(given.get("to", ()))})
    return found


def _node(
    name: str, raw: Mapping[str, tuple[Path, dict[str, Any]]], vocabularies: Mapping[str, Vocabulary]
) -> NodeType:
    path, data = raw[name]
    ancestors: list[str] = []
    properties: dict[str, Property] = {}
    roles: dict[str, Role] = {}
    parent = data.get("extends")
    while parent:
        _known(path, parent, raw, "kind")
        if parent in (name, *ancestors):
            raise SchemaError(f"{path.name}: {name} extends itself through {parent}; take one `extends` away")
        ancestors.append(parent)
        properties = {**_properties(raw[parent][0], raw[parent][1], vocabularies), **properties}
        roles = {**_roles(raw[parent][0], raw[parent][1], vocabularies), **roles}
        parent = raw[parent][1].get("extends")
    properties |= _properties(path, data, vocabularies)
    roles |= _roles(path, data, vocabularies)
    return NodeType(
        name, data["label"], data["description"], bool(data.get("abstract")), tuple(ancestors),
        MappingProxyType(properties), MappingProxyType(roles),
    )  # fmt: skip


def _relationship(
    path: Path, nodes: Mapping[str, NodeType], vocabularies: Mapping[str, Vocabulary]
) -> RelationshipType:
    data = _load(path, RELATIONSHIP_KEYS)
    for kind in (*data["from"], *data["to"]):
        _known(path, kind, nodes, "kind")
    return RelationshipType(
        path.stem, data["label"], data["description"], tuple(data["from"]), tuple(data["to"]),
        MappingProxyType(_properties(path, data, vocabularies)), bool(data.get("projection")),
    )  # fmt: skip


def _check_roles(
    path: Path, node: NodeType, nodes: Mapping[str, NodeType], relationships: Mapping[str, RelationshipType]
) -> None:
    for role in node.roles.values():
        if role.relationship is None:
            continue
        _known(path, role.relationship, relationships, "relationship")
        declared = relationships[role.relationship]
        for kind in role.to:
            _known(path, kind, nodes, "kind")
            if kind not in declared.end:
                raise SchemaError(
                    f"{path.name}:{_line(path, role.name)}: {role.relationship} does not lead to {kind}"
                )
        if not {node.name, *node.ancestors} & set(declared.start):
            raise SchemaError(
                f"{path.name}:{_line(path, role.name)}: {role.relationship} does not start at {node.name}"
            )
