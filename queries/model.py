"""A query card and its answer, as frozen dataclasses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Value = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter; `optional` means that leaving it out is allowed (its default may be null)."""

    name: str
    type: str
    description: str
    optional: bool = False
    default: Value = None


@dataclass(frozen=True, slots=True)
class Card:
    """A named question: what its header says, and the Cypher text below it.

    `packed` cards return one record whose only column is a list of flat lists (much faster over Bolt for large answers);
    the runner unpacks it, so `returns` always names the columns a caller sees.
    """

    name: str
    group: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    view: str
    packed: bool
    cypher: str

    def parameter(self, name: str) -> Parameter | None:
        """The declared parameter of this name, if there is one."""
        return next((p for p in self.parameters if p.name == name), None)


@dataclass(frozen=True, slots=True)
class Result:
    """Flat rows under named columns; `truncated` is True when the limit cut them."""

    columns: tuple[str, ...]
    rows: list[list[Any]]
    truncated: bool = False
    milliseconds: float = 0.0

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as mappings from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Any]:
        """One column's values."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def first(self) -> dict[str, Any] | None:
        """The first row as a mapping, or None."""
        return dict(zip(self.columns, self.rows[0], strict=True)) if self.rows else None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.dicts())

    def __len__(self) -> int:
        return len(self.rows)
