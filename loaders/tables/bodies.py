"""Who a cell means, where the mapping declares what kind of body it is; no words decide that for it."""

from collections.abc import Mapping

from loaders.errors import FactError
from loaders.facts import Entity, PropertyValue
from loaders.gazetteer import organizations
from loaders.slugs import slug
from loaders.tables.cells import Cell
from loaders.tables.mapping import Aliases, BodyKind
from loaders.tables.places import place

COVERED = 0.6
"""How much of a cell a known name must fill to be what the cell means: all of `IOM`, most of `Winrock International`."""


def body(
    cell: Cell,
    kind: BodyKind,
    aliases: Aliases | None,
    cells: Mapping[str, Cell],
    names: Mapping[str, str],
    source: str,
) -> Entity:
    """The body's entity: the gazetteer's where it knows the name, else one by number or name. Raises FactError."""
    known = None if kind.key else _known(cell.text, kind.kind)
    if known:
        return known
    found = {"named": True, **_aliases(aliases, cells)}
    if kind.key:
        number = cells.get(kind.key)
        if number is None:
            raise FactError(f"the column {kind.key!r} is empty; it tells this body from its namesakes")
        return Entity(f"{kind.kind.lower()}:{slug(source)}/{slug(number.text)}", kind.kind, cell.text, found)
    if not slug(cell.text):
        raise FactError(f"{cell.text!r} is no name")
    if kind.kind == "Agency":
        state = place(kind.of, cells, names, {})
        home = str(state[0][0].entity.properties.get("iso2") or "") if state else ""
        if not home or state is None or state[0][0].entity.kind != "Country":
            raise FactError(f"{cell.text!r} is part of a state, and {' and '.join(kind.of)} name none")
        return Entity(f"agency:{home}/{slug(cell.text)}", "Agency", cell.text, {**found, "country": home})
    return Entity(f"{kind.kind.lower()}:{slug(cell.text)}", kind.kind, cell.text, found)


def _known(name: str, kind: str) -> Entity | None:
    mentions = organizations(name)
    if not mentions or kind == "Syndicate":
        return None
    first = mentions[0]
    return first.entity if len(first.span.text) >= COVERED * len(name.removeprefix("The ")) else None


def _aliases(aliases: Aliases | None, cells: Mapping[str, Cell]) -> dict[str, PropertyValue]:
    cell = cells.get(aliases.column) if aliases else None
    if cell is None or aliases is None:
        return {}
    found = sorted({m[1].strip() for m in aliases.pattern.finditer(cell.text)})
    return {"aliases": found} if found else {}
