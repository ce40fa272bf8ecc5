"""Brackets of a token list as a tree, flat: where each one opens and closes, and what stands directly inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from queries.gate.lexer import Token


@dataclass(slots=True)
class Bracket:
    """One pair; `parent` is the index of the enclosing one in the list that `brackets` returns, or None."""

    sign: str
    start: int
    end: int
    parent: int | None
    parts: list[int] = field(default_factory=list)
    """Positions of the commas and bars directly inside."""


def brackets(found: Sequence[Token]) -> list[Bracket]:
    """All pairs in the order in which they open; the text must have matching ones."""
    every: list[Bracket] = []
    opened: list[int] = []
    for at, token in enumerate(found):
        if token.kind != "sign":
            continue
        if token.text in "([{":
            every.append(Bracket(token.text, at, len(found), opened[-1] if opened else None))
            opened.append(len(every) - 1)
        elif token.text in ")]}" and opened:
            every[opened.pop()].end = at
        elif token.text in (",", "|") and opened:
            every[opened[-1]].parts.append(at)
    return every


def inside(found: Sequence[Token], bracket: Bracket) -> Sequence[Token]:
    """The tokens between the two signs."""
    return found[bracket.start + 1 : bracket.end]


def bar(found: Sequence[Token], bracket: Bracket) -> int | None:
    """Where the `|` directly inside stands, if there is one."""
    return next((at for at in bracket.parts if found[at].text == "|"), None)


def elements(found: Sequence[Token], bracket: Bracket) -> Iterator[Sequence[Token]]:
    """What stands between the commas directly inside."""
    cuts = [bracket.start, *(at for at in bracket.parts if found[at].text == ","), bracket.end]
    for start, end in pairwise(cuts):
        yield found[start + 1 : end]


def innermost(found: Sequence[Token], at: int) -> str:
    """The sign that opens the pair directly around a token; "" outside all."""
    depth = 0
    for token in reversed(found[:at]):
        if token.kind != "sign":
            continue
        if token.text in ")]}":
            depth += 1
        elif token.text in "([{":
            if depth == 0:
                return token.text
            depth -= 1
    return ""


def ancestors(every: Sequence[Bracket], bracket: Bracket) -> Iterator[Bracket]:
    """The enclosing pairs, from the inside out."""
    parent = bracket.parent
    while parent is not None:
        yield every[parent]
        parent = every[parent].parent
