"""Which place a cell names: by the mapping's own names, then by the gazetteer. A place that nothing knows is refused by name."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from loaders.errors import FactError
from loaders.gazetteer import Place, country, places
from loaders.tables.cells import Cell
from loaders.tables.mapping import SAME_AS

NOBODY = ""
"""A name that the mapping maps to this names no place (`Unknown`): the role is left out."""


def place(
    columns: Sequence[str], cells: Mapping[str, Cell], names: Mapping[str, str], each: Mapping[str, Cell]
) -> tuple[list[Place], Cell] | None:
    """The places that the first filled column names, with that cell; None when it says that nobody knows.

    Raises FactError when no column is filled, or none names a place.
    """
    filled = [cell for c in columns if (cell := each.get(c) or cells.get(c))]
    if not filled:
        raise FactError(
            f"no place is named: {' and '.join(columns)} {'is' if len(columns) == 1 else 'are'} empty"
        )
    for cell in filled:
        found = _meant(cell.text, cells, names)
        if found is not None:
            return (found, cell) if found else None
    raise FactError(f"{filled[-1].text!r} names no place that the gazetteer or the mapping's `names` knows")


def _meant(text: str, cells: Mapping[str, Cell], names: Mapping[str, str]) -> list[Place] | None:
    """Places, an empty list for "nobody knows", or None for a name that is not known."""
    name = names.get(text, text)
    if name == NOBODY:
        return []
    if name.startswith(SAME_AS):
        other = cells.get(name[1:])
        return [_known(other.text)] if other and _known(other.text) else None  # type: ignore[list-item]
    found = [_known(part) for part in name.split(" + ")] if text in names else [_known(name)]
    return None if None in found else [p for p in found if p]


@lru_cache(maxsize=20_000)
def _known(name: str) -> Place | None:
    """A country by name or code, or another place when its name is the whole cell."""
    found = country(name)
    if found:
        return found
    mentions = places(name)
    whole = [m.place for m in mentions if len(m.span.text) == len(name.strip())]
    return whole[0] if len(mentions) == 1 and whole else None
