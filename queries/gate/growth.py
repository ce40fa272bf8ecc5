"""How far values can grow inside one expression: a list of twenty copies, made twenty times over, would fill any memory.

Memory limits of the server count rows, not what one expression builds, and a result row is in memory before any cap of ours.
So the text itself must show that nothing grows much: every list or map of several values, every `+` of two values multiplies.
"""

from collections.abc import Iterator, Sequence

from queries.gate.brackets import Bracket, brackets, elements
from queries.gate.errors import RefusedError
from queries.gate.iteration import is_value
from queries.gate.lexer import Token
from queries.gate.words import FIRST

MOST_GROWTH = 2_000
MOST_REPLACEMENT = 64


def bounded(found: Sequence[Token]) -> Iterator[RefusedError]:
    """The product of all that multiplies values stays small."""
    product = 1
    for bracket in brackets(found):
        if bracket.sign in "[{" and not _is_subquery(found, bracket):
            product *= max(1, sum(_brings_value(found, part) for part in elements(found, bracket)))
            if product > MOST_GROWTH:
                yield _too_large(found[bracket.start])
                return
    for at in range(1, len(found) - 1):
        sign = found[at]
        if sign.text in ("+", "||") and not {found[at - 1].kind, found[at + 1].kind} & {"number", "string"}:
            product *= 2
            if product > MOST_GROWTH:
                yield _too_large(sign)
                return


def _too_large(at: Token) -> RefusedError:
    return RefusedError(
        "growth", "Lists, maps and `+` could make values grow too large here; return fewer of them", at.place
    )


def _is_subquery(found: Sequence[Token], bracket: Bracket) -> bool:
    first, second = found[bracket.start + 1], found[min(bracket.start + 2, len(found) - 1)]
    return bracket.sign == "{" and (first.text == "(" or (first.upper in FIRST and second.text != ":"))


def _brings_value(found: Sequence[Token], part: Sequence[Token]) -> bool:
    """Whether an element can hold more than a literal; `.name` in a map projection does too."""
    if not part:
        return False
    first = next(at for at, token in enumerate(found) if token is part[0])
    return part[0].text == "." or any(is_value(found, first + n) for n in range(len(part)))


def one_replacement(found: Sequence[Token]) -> Iterator[RefusedError]:
    """`replace` stands once, and what it puts in is a short text: it could multiply a text by its own length."""
    uses = [
        b
        for b in brackets(found)
        if b.sign == "(" and b.start and found[b.start - 1].text.lower() == "replace"
    ]
    for extra in uses[1:]:
        yield RefusedError("replace", "`replace` may stand once", found[extra.start - 1].place)
    for use in uses:
        parts = list(elements(found, use))
        texts = [
            p
            for p in parts[1:]
            if len(p) == 1 and p[0].kind == "string" and len(p[0].text) <= MOST_REPLACEMENT + 2
        ]
        if len(parts) != 3 or len(texts) != 2:
            yield RefusedError(
                "replace",
                f"`replace` takes two texts written out, of at most {MOST_REPLACEMENT} characters",
                found[use.start].place,
            )
