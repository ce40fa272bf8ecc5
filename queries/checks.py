"""What every card must keep to: it says what it uses, uses only words of the schema, and only reads."""

import re
from collections.abc import Iterator

from graph_schema import Schema
from queries.errors import CardError
from queries.model import Card

NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)
WRITES = re.compile(
    r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|ALTER|GRANT|REVOKE|TERMINATE|USE|SHOW)\b",
    re.I,
)
NEVER = re.compile(r"=~|\breduce\s*\(", re.I)
CALLED = re.compile(r"\bCALL\s+([A-Za-z][\w.]*)", re.I)
PROCEDURES = {"db.index.fulltext.queryNodes"}
WORD = re.compile(r"(?<=:)[A-Za-z_]\w*(?:[|&][A-Za-z_]\w*)*")
NODE = re.compile(r"\((\w+):([A-Za-z_]\w*(?:\|[A-Za-z_]\w*)*)")
RELATIONSHIP = re.compile(r"\[(\w+):([A-Z_]+(?:\|[A-Z_]+)*)")
PATTERN_MAP = re.compile(r"[\w\]]\s*\{([^{}]*)\}\s*[\)\]]")
KEY = re.compile(r"(\w+):\s")
ACCESS = re.compile(r"\b([a-z]\w*)\.(\w+)\b(?!\s*\()")


def check(card: Card, schema: Schema) -> None:
    """Raises CardError for the first thing in which the card differs from its header, the schema or the house rules."""
    for problem in _problems(card, schema):
        raise CardError(f"{card.group}/{card.name}.cypher: {problem}")


def _problems(card: Card, schema: Schema) -> Iterator[str]:
    code = NOT_CODE.sub("''", card.cypher)
    yield from _reading_only(code)
    yield from _parameters(card, code)
    yield from _columns(card, code)
    yield from _words(code, schema)
    yield from _properties(code, schema)


def _reading_only(code: str) -> Iterator[str]:
    if ";" in code:
        yield "holds more than one statement; keep one and leave `;` out"
    for word in WRITES.findall(code):
        yield f"{word.upper()} does not only read; take it away"
    for word in NEVER.findall(code):
        yield f"{word} can run for ever (no time limit stops it); use STARTS WITH, CONTAINS or full text"
    for name in CALLED.findall(code):
        if name not in PROCEDURES:
            yield f"procedure {name} is not on the list ({', '.join(sorted(PROCEDURES))})"
    if not re.search(r"\bORDER BY\b", code):
        yield "has no ORDER BY, so its rows would come in any order"
    if not re.search(r"\bLIMIT\b", code):
        yield "has no LIMIT"


def _parameters(card: Card, code: str) -> Iterator[str]:
    used = set(re.findall(r"\$(\w+)", code))
    declared = {p.name for p in card.parameters}
    for name in sorted(used - declared):
        yield f"uses ${name}, which its header does not declare; add `// param: {name} …`"
    for name in sorted(declared - used):
        yield f"declares {name}, which its text does not use; take the line away"


def _columns(card: Card, code: str) -> Iterator[str]:
    last = re.split(r"\bRETURN\b", code)[-1]
    text = re.split(r"\bORDER BY\b|\bLIMIT\b|\bSKIP\b", last)[0].removeprefix(" DISTINCT")
    if card.packed:
        found = re.fullmatch(r"\s*collect\(\[(.*)\]\)\s+AS\s+rows\s*", text, re.DOTALL)
        if found is None:
            yield "is packed, so it must end with `RETURN collect([a, b, …]) AS rows`"
            return
        columns = tuple(item.strip() for item in found[1].split(","))
    else:
        columns = tuple(_alias(item) for item in split_top(text))
    if columns != card.returns:
        yield f"returns {', '.join(columns)}, but its header says {', '.join(card.returns)}"


def _alias(item: str) -> str:
    return re.split(r"\bAS\b", item)[-1].strip()


def split_top(text: str) -> list[str]:
    """`text` cut at the commas that stand outside all brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _words(code: str, schema: Schema) -> Iterator[str]:
    known = {*schema.nodes, *schema.relationships}
    for words in WORD.findall(code):
        for word in re.split(r"[|&]", words):
            if word not in known:
                yield f"{word} is no label or relationship of graph_schema (write map keys with a space: `{{id: $id}}`)"


def _properties(code: str, schema: Schema) -> Iterator[str]:
    everything = set().union(*(names for names in _known(schema).values()))
    kinds: dict[str, set[str]] = {}
    for name, words in (*NODE.findall(code), *RELATIONSHIP.findall(code)):
        kinds.setdefault(name, set()).update(words.split("|"))
    keys = {key for inner in PATTERN_MAP.findall(code) for key in KEY.findall(inner)}
    for key in sorted(keys - everything):
        yield f"no label or relationship of graph_schema has a property {key}"
    own = set(KEY.findall(code))
    for name, key in ACCESS.findall(CALLED.sub("", code)):
        known = (
            set().union(*(_known(schema)[kind] for kind in kinds[name]))
            if name in kinds
            else everything | own
        )
        if key not in known:
            where = " or ".join(sorted(kinds[name])) if name in kinds else "anything in graph_schema"
            yield f"{name}.{key}: {where} has no property {key}"


def _known(schema: Schema) -> dict[str, set[str]]:
    """Properties by label or relationship; a label also knows those of the kinds below it."""
    own = {
        n.name: {*n.properties, *(r.property for r in n.roles.values() if r.property)}
        for n in schema.nodes.values()
    }
    below = {
        name: set().union(
            *(own[n.name] for n in schema.nodes.values() if name == n.name or name in n.ancestors)
        )
        for name in own
    }
    return below | {r.name: {*r.properties, "position", "role"} for r in schema.relationships.values()}
