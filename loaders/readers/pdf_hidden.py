"""Which text-showing operations of a PDF page show nothing: invisible mode, white, or too small to see."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.readers.model import Hidden
from loaders.readers.tidy import line

SHOW = {b"Tj", b"TJ", b"'", b'"'}
WHITE = 0.97
SMALLEST = 1.0
INVISIBLE, UNSEEN, TINY = "invisible text", "white text", "text too small to see"


@dataclass(frozen=True, slots=True)
class Marked:
    """The operations to leave out, what they would have said, and whether the whole page is an invisible layer on a scan."""

    left_out: frozenset[int] = frozenset()
    hidden: tuple[Hidden, ...] = ()
    scanned: bool = False


@dataclass(slots=True)
class _State:
    mode: int = 0
    white: bool = False
    size: float = 12.0
    scale: float = 1.0
    page_scale: float = 1.0
    saved: list[tuple[int, bool, float, float, float]] = field(default_factory=list)

    def how(self) -> str | None:
        if self.mode in (3, 7):
            return INVISIBLE
        if self.white:
            return UNSEEN
        # A page may be drawn in tiny units and enlarged; both scales count.
        return TINY if abs(self.size * self.scale * self.page_scale) < SMALLEST else None


def marked(stream: Any) -> Marked:
    """Looks through a page's operations in order, keeping the graphics state that decides what is seen."""
    state, found, shown, pictures = _State(), list[tuple[int, str, str]](), 0, 0
    for position, (operands, operator) in enumerate(stream.operations):
        if operator in SHOW:
            shown += 1
            if how := state.how():
                found.append((position, how, _said(operands)))
        elif operator in (b"Do", b"INLINE IMAGE"):
            pictures += 1
        else:
            _step(state, operator, operands)
    if found and pictures and all(how == INVISIBLE for _, how, _ in found) and len(found) == shown:
        return Marked(scanned=True)
    kinds = dict.fromkeys(how for _, how, _ in found)
    hidden = tuple(
        Hidden(k, line(" ".join(text for _, how, text in found if how == k))[:20_000] or "(text)")
        for k in kinds
    )
    return Marked(frozenset(position for position, _, _ in found), hidden)


def _step(state: _State, operator: bytes, operands: Sequence[Any]) -> None:
    try:
        numbers = [float(o) for o in operands] if operator not in (b"Tf", b"gs", b"cs", b"scn", b"sc") else []
    except (TypeError, ValueError):
        return
    match operator:
        case b"q":
            state.saved.append((state.mode, state.white, state.size, state.scale, state.page_scale))
            del state.saved[200:]
        case b"Q" if state.saved:
            state.mode, state.white, state.size, state.scale, state.page_scale = state.saved.pop()
        case b"Tr" if numbers:
            state.mode = int(numbers[0])
        case b"g" if numbers:
            state.white = numbers[0] >= WHITE
        case b"rg" if len(numbers) == 3:
            state.white = min(numbers) >= WHITE
        case b"k" if len(numbers) == 4:
            state.white = max(numbers) <= 1 - WHITE
        case b"cs" | b"scn" | b"sc":
            _colour(state, operands)
        case b"Tf" if len(operands) == 2:
            state.size = _number(operands[1], state.size)
        case b"BT":
            state.scale = 1.0
        case b"Tm" if len(numbers) == 6:
            state.scale = max(abs(numbers[3]), abs(numbers[1]))
        case b"cm" if len(numbers) == 6:
            state.page_scale *= max(abs(numbers[3]), abs(numbers[1]))
        case _:
            return


def _colour(state: _State, operands: Sequence[Any]) -> None:
    numbers = [float(o) for o in operands if isinstance(o, int | float)]
    state.white = len(numbers) in (1, 3) and min(numbers) >= WHITE


def _number(value: Any, otherwise: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return otherwise


def _said(operands: Sequence[Any]) -> str:
    parts: list[str] = []
    for operand in operands:
        for piece in operand if isinstance(operand, list) else [operand]:
            if isinstance(piece, str):
                parts.append(piece)
            elif isinstance(piece, bytes):
                parts.append(piece.decode("latin-1"))
    return "".join(parts)
