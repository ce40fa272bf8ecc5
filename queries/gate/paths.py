"""Relationships and paths of a text: how many, and whether each path of several steps has an upper bound."""

from collections.abc import Iterator, Sequence

from queries.gate.brackets import Bracket, brackets, inside
from queries.gate.errors import RefusedError
from queries.gate.lexer import Token

MOST_RELATIONSHIPS = 10
MOST_STEPS = 6


def relationships(found: Sequence[Token]) -> int:
    """How many relationship patterns there are: `-[` and `--`, each with two dashes."""
    count, at = 0, 0
    while at < len(found) - 1:
        if found[at].text == "-" and found[at + 1].text in ("[", "-"):
            count += 1
            at += 1
        at += 1
    return count


def bounded(found: Sequence[Token]) -> Iterator[RefusedError]:
    """Every path of several steps says how many there are at most."""
    every = brackets(found)
    for bracket in every:
        before = found[bracket.start - 1].text if bracket.start else ""
        if bracket.sign == "[" and before == "-":
            yield from _star(found, bracket)
        if bracket.sign == "{":
            yield from _quantifier(found, bracket)
        if bracket.sign == "(" and _is_path(inside(found, bracket)):
            yield from _repeated(found, bracket.end + 1)
    for at, token in enumerate(found):
        if token.text in ("+", "*") and at >= 2 and _ends_arrow(found[at - 2].text, found[at - 1].text):
            yield _unbounded(token)


def _ends_arrow(one: str, two: str) -> bool:
    return (one, two) in (("-", ">"), ("]", "-"), ("-", "-"))


def _is_path(found: Sequence[Token]) -> bool:
    return relationships(found) > 0


def _repeated(found: Sequence[Token], at: int) -> Iterator[RefusedError]:
    if at < len(found) and found[at].text in ("+", "*"):
        yield _unbounded(found[at])


def _star(found: Sequence[Token], bracket: Bracket) -> Iterator[RefusedError]:
    """`*`, `*2`, `*..3`, `*1..3` inside a relationship."""
    for at in range(bracket.start + 1, bracket.end):
        if found[at].text == "*" and found[at].kind == "sign":
            bound: Token | None = None
            for token in found[at + 1 : at + 4]:
                if token.kind == "number":
                    bound = token
                elif token.text == "..":
                    bound = None
                else:
                    break
            yield from _checked(found[at], bound)
            return


def _quantifier(found: Sequence[Token], bracket: Bracket) -> Iterator[RefusedError]:
    """`{3}`, `{1,3}`, `{,3}` behind a path."""
    within = inside(found, bracket)
    if within and (within[0].kind == "number" or within[0].text == ","):
        yield from _checked(found[bracket.start], within[-1] if within[-1].kind == "number" else None)


def _checked(at: Token, bound: Token | None) -> Iterator[RefusedError]:
    if bound is None:
        yield _unbounded(at)
    elif not bound.text.isdigit() or int(bound.text[:9]) > MOST_STEPS:
        yield RefusedError(
            "path-length", f"A path may have at most {MOST_STEPS} steps, not {bound.text}", bound.place
        )


def _unbounded(at: Token) -> RefusedError:
    return RefusedError(
        "path-length",
        f"Say how long the path may be, at most {MOST_STEPS} steps, such as *1..3 or {{1,3}}",
        at.place,
    )
