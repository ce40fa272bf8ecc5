"""From a shown row to its claims, by the mapping. Pure; what is wrong with a row is a FactError that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.errors import FactError
from loaders.facts import Argument, Attribution, Claim, Passage, PropertyValue, Recorder, Time
from loaders.tables.bodies import body
from loaders.tables.catalogue import Source
from loaders.tables.cells import Cell, ShownRow, holds, number, year
from loaders.tables.mapping import Body, ClaimMapping, Each, Filling
from loaders.tables.places import place

VERSION = "1"
QUALIFIERS = (("<", "less_than"), (">", "more_than"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A row while its claims are made: its cells, those that a claim's `each` adds, and the mapping's own names."""

    cells: Mapping[str, Cell]
    pieces: Mapping[str, Cell]
    names: Mapping[str, str]
    source: str

    def get(self, column: str | None) -> Cell | None:
        """The cell of a column or of a group of `each`."""
        return (self.pieces.get(column) or self.cells.get(column)) if column else None


def claims(row: ShownRow, passage: Passage, source: Source) -> Iterator[Claim]:
    """Every claim that the row makes. Raises FactError naming the column that keeps it from making one."""
    for mapping in source.mapping.claims:
        for pieces in _pieces(mapping.each, row.cells):
            reading = Reading(row.cells, pieces, source.mapping.names, source.name)
            if holds(mapping.when, {**row.cells, **pieces}):
                claim = _claim(mapping, reading, passage, source.name)
                if claim:
                    yield claim


def _pieces(each: Each | None, cells: Mapping[str, Cell]) -> Iterator[dict[str, Cell]]:
    if each is None:
        yield {}
        return
    cell = cells.get(each.column)
    at = 0
    for piece in cell.text.split(each.split) if cell else ():
        match = each.pattern.fullmatch(piece)
        if match and cell:
            groups = {
                name: (at + match.start(name), at + match.end(name))
                for name in match.groupdict()
                if match[name]
            }
            yield {name: cell.part(*ends) for name, ends in groups.items()}
        elif each.all:
            raise FactError(f"{each.column}: {piece!r} is not written as the mapping expects")
        at += len(piece) + len(each.split)


def _claim(mapping: ClaimMapping, row: Reading, passage: Passage, name: str) -> Claim | None:
    arguments = tuple(a for role, filling in mapping.roles.items() for a in _arguments(role, filling, row))
    if mapping.differ and _same(arguments, *mapping.differ):
        return None
    return Claim(
        mapping.kind, passage, arguments, Recorder(name, VERSION, mapping.rule), mapping.stance, mapping.polarity,
        _time(mapping, row), _speaker(mapping.said_by, row), _properties(mapping, row, arguments),
    )  # fmt: skip


def _same(arguments: tuple[Argument, ...], first: str, second: str) -> bool:
    ends = [{a.entity.id for a in arguments if a.role == role and a.entity} for role in (first, second)]
    return bool(ends[0] & ends[1])


def _arguments(role: str, filling: Filling, row: Reading) -> Iterator[Argument]:
    if filling.fixed is not None:
        at = next((cell for c in filling.at if (cell := row.get(c))), None)
        yield Argument(role, filling.fixed, at.span if at else None, inferred_from=None if at else "metadata")
        return
    if filling.optional and not any(row.get(c) for c in filling.columns):
        return
    try:
        if filling.place:
            yield from _placed(role, filling, row)
        elif filling.body:
            yield _named(role, filling.body, row)
        else:
            yield _worded(role, filling, row)
    except FactError as error:
        raise FactError(f"{role}: {error}") from None


def _placed(role: str, filling: Filling, row: Reading) -> Iterator[Argument]:
    found = place(filling.place or [], row.cells, row.names, row.pieces)
    if found is None:
        return
    for known in found[0]:
        yield Argument(role, known.code, found[1].span, known.entity)


def _named(role: str, mapped: Body, row: Reading) -> Argument:
    cell = row.get(mapped.name)
    if cell is None:
        raise FactError(f"the column {mapped.name!r} is empty")
    kind = next((k for k in mapped.kinds if holds(k.when, row.cells)), None)
    if kind is None:
        raise FactError(f"{cell.text!r}: no kind of body of the mapping fits this row")
    return Argument(
        role, cell.text, cell.span, body(cell, kind, mapped.aliases, row.cells, row.names, row.source)
    )


def _worded(role: str, filling: Filling, row: Reading) -> Argument:
    column = filling.words or filling.number or filling.code
    cell = row.get(column)
    if cell is None:
        raise FactError(f"the column {column!r} is empty")
    if filling.number:
        value = number(cell.text)
    elif filling.values is not None:
        if cell.text not in filling.values:
            known = ", ".join(map(repr, list(filling.values)[:8]))
            raise FactError(f"{column}: {cell.text!r} is none of the values that the mapping knows ({known})")
        value = filling.values[cell.text]
    else:
        value = cell.text
    return Argument(role, value, cell.span)


def _time(mapping: ClaimMapping, row: Reading) -> Time | None:
    cell = row.get(mapping.year)
    if mapping.year is None:
        return None
    if cell is None:
        raise FactError(f"year: the column {mapping.year!r} is empty")
    when = year(cell.text)
    return Time(cell.text, "year", when, when, cell.span)


def _speaker(said_by: str | Filling | None, row: Reading) -> Attribution | None:
    if said_by is None or isinstance(said_by, str):
        return Attribution(said_by) if said_by else None
    cell = row.get(said_by.words or said_by.code)
    if cell is None:
        return None
    return Attribution((said_by.values or {}).get(cell.text, cell.text), cell.span)


def _properties(
    mapping: ClaimMapping, row: Reading, arguments: tuple[Argument, ...]
) -> dict[str, PropertyValue]:
    found: dict[str, PropertyValue] = {}
    written = row.get(mapping.as_written)
    if written:
        found["as_written"] = written.text
    value = next((a.value for a in arguments if a.role == "value"), None)
    if mapping.kind == "Statistic" and value:
        marks = [word for mark, word in QUALIFIERS if value.startswith(mark)]
        spread = "range" if "-" in value or "–" in value else "at_least" if value.endswith("+") else "exact"
        found["qualifier"] = marks[0] if marks else spread
    return found
