"""What every table must hold to, whatever its format: columns named once, rows as wide as the header, cells of sane size."""

from collections import Counter
from collections.abc import Sequence

from loaders.bundles import Refusal
from loaders.readers.model import Row, UnreadableError

MOST_COLUMNS = 1_000
MOST_ROWS = 1_048_576
MOST_CELLS = 20_000_000
LONGEST_CELL = 65_536
SHOWN = 200


def header(cells: Sequence[str], where: str) -> tuple[str, ...]:
    """The columns of a header row. Raises UnreadableError naming the column that is empty or there twice."""
    columns = tuple(cell.strip() for cell in cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise UnreadableError(
            f"{where}: the header row is empty; name the row that holds the column names (header_row)"
        )
    if len(columns) > MOST_COLUMNS:
        raise UnreadableError(f"{where}: {len(columns):,} columns; at most {MOST_COLUMNS:,} are read")
    if "" in columns:
        number = columns.index("") + 1
        raise UnreadableError(
            f"{where}: column {number} has no name; give it one, or name another row as the header (header_row)"
        )
    twice = [name for name, count in Counter(columns).items() if count > 1]
    if twice:
        raise UnreadableError(
            f"{where}: the column {twice[0]!r} is there twice; rename one, so that no value is lost"
        )
    return columns


def row(number: int, cells: Sequence[str], columns: Sequence[str], name: str) -> Row | Refusal:
    """The row, or why it is not taken."""
    where = f"{name}:{number}"
    width = len(columns)
    if len(cells) != width:
        return Refusal(
            where, f"{len(cells)} cells where the header has {width}; a delimiter is missing, or one too many is not quoted",
            shown(cells),
        )  # fmt: skip
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Refusal(where, f"a cell holds more than {LONGEST_CELL:,} characters", shown(cells))
    if any("\x00" in cell for cell in cells):
        return Refusal(
            where, "a cell holds a NUL character; save the file again from its program", shown(cells)
        )
    return Row(number, tuple(cells))


def shown(cells: Sequence[str]) -> str:
    """A row's content, cut to what a person reads."""
    text = " | ".join(cell[:SHOWN] for cell in cells[:50]).replace("\x00", "\ufffd")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
