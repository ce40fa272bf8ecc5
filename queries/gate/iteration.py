"""Lists gone through inside one expression, which no time limit interrupts: never nested, never over an unbounded range."""

import re
from collections.abc import Iterator, Sequence

from queries.gate.brackets import Bracket, ancestors, bar, brackets, innermost
from queries.gate.errors import RefusedError
from queries.gate.lexer import Token
from queries.gate.words import ITERATING, NOT_NAMES

MOST_RANGE = 1_000
MOST_LITERAL = 200
SIZED = re.compile(r"[0-9]{1,4},size\([^\W\d]\w*(?:\.[^\W\d]\w*)*\)(?:[-+][0-9]{1,4})?")


def iterates(found: Sequence[Token], bracket: Bracket) -> bool:
    """Whether the bracket goes through a list: `[x IN …]`, `any(x IN …)`, `[(a)-->(b) | …]`."""
    start = bracket.start
    named = found[start + 1 : start + 3]
    over_list = len(named) == 2 and named[0].kind in ("word", "quoted") and named[1].upper == "IN"
    if bracket.sign == "[":
        over_pattern = bar(found, bracket) is not None and (
            named[0].text == "(" or (len(named) == 2 and named[1].text == "=")
        )
        return over_list or over_pattern
    return bracket.sign == "(" and over_list and start > 0 and found[start - 1].text.lower() in ITERATING


def not_nested(found: Sequence[Token]) -> Iterator[RefusedError]:
    """No list is gone through once for each item of another."""
    every = brackets(found)
    for bracket in every:
        if iterates(found, bracket) and any(iterates(found, outer) for outer in ancestors(every, bracket)):
            yield RefusedError(
                "nested-iteration",
                "A list is gone through inside another one, which no time limit stops; use UNWIND", found[bracket.start].place,
            )  # fmt: skip


def bounded_ranges(found: Sequence[Token]) -> Iterator[RefusedError]:
    """`range` gives rows (UNWIND range(…) AS x), as many items as a list has, or a thousand at most."""
    every = brackets(found)
    for bracket in every:
        if bracket.sign != "(" or not bracket.start or found[bracket.start - 1].text.lower() != "range":
            continue
        name = bracket.start - 1
        before = found[name - 1].upper if name else ""
        after = found[bracket.end + 1].upper if bracket.end + 1 < len(found) else ""
        if before == "UNWIND" and after == "AS":
            continue
        within = found[bracket.start + 1 : bracket.end]
        literal = all(t.kind == "number" or t.text in (",", "-") for t in within)
        small = all(t.text.isdigit() and int(t.text[:9]) <= MOST_RANGE for t in within if t.kind == "number")
        sized = SIZED.fullmatch("".join(t.text for t in within))
        if not (small and (literal or sized)):
            yield RefusedError(
                "range",
                f"`range` takes numbers up to {MOST_RANGE:,} here; as rows of UNWIND it takes any",
                found[name].place,
            )


def own_values(found: Sequence[Token]) -> Iterator[RefusedError]:
    """What a comprehension makes of each item comes from the item: a list of copies of another list grows without bound."""
    for bracket in brackets(found):
        middle = bar(found, bracket)
        if middle is None or not iterates(found, bracket):
            continue
        own = _own_names(found, bracket, middle)
        made = found[middle + 1 : bracket.end]
        if sum(len(t.text) for t in made if t.kind in ("string", "number")) > MOST_LITERAL:
            yield RefusedError(
                "copied-values",
                "This would be copied for every item of the list; write less of it",
                made[0].place,
            )
        for at in range(middle + 1, bracket.end):
            if found[at].text.lower() == "range":
                yield RefusedError(
                    "range",
                    "A list of its own for every item of this list is too much; use UNWIND",
                    found[at].place,
                )
            if is_value(found, at) and found[at].text not in own:
                yield RefusedError(
                    "copied-values",
                    f"`{found[at].text}` would be copied for every item of this list; use UNWIND",
                    found[at].place,
                )


def collected(found: Sequence[Token]) -> Iterator[RefusedError]:
    """`COLLECT { … }` collects what its own pattern finds: the server does not count the memory of its rows."""
    for bracket in brackets(found):
        if bracket.sign != "{" or not bracket.start or found[bracket.start - 1].upper != "COLLECT":
            continue
        inside = range(bracket.start + 1, bracket.end)
        own = {found[at].text for at in inside if found[at - 1].text in ("(", "[")}
        returns = next((at for at in inside if found[at].upper == "RETURN"), bracket.end)
        for at in inside:
            whole = at > returns and found[at + 1].text not in (".", "{") and found[at - 1].upper != "AS"
            if found[at].upper == "UNWIND":
                yield RefusedError(
                    "collected",
                    "COLLECT takes a pattern; UNWIND outside it and use collect()",
                    found[at].place,
                )
            elif whole and is_value(found, at) and found[at].text not in own:
                yield RefusedError(
                    "collected",
                    f"`{found[at].text}` would be copied for every row of COLLECT",
                    found[at].place,
                )


def _own_names(found: Sequence[Token], bracket: Bracket, middle: int) -> set[str]:
    """The item's name, or the names that a pattern binds."""
    start = bracket.start
    if found[start + 2].upper == "IN":
        return {found[start + 1].text}
    return {found[at].text for at in range(start + 1, middle) if found[at - 1].text in ("(", "[")}


def is_value(found: Sequence[Token], at: int) -> bool:
    """Whether the token is a name or parameter that brings a value: no key word, function, property, key of a map or label."""
    token = found[at]
    if token.kind == "parameter":
        return True
    if token.kind not in ("word", "quoted") or token.upper in NOT_NAMES:
        return False
    before = found[at - 1].text if at else ""
    after = found[at + 1].text if at + 1 < len(found) else ""
    if before == ":" and innermost(found, at) == "{":
        return after != "("  # the value of a map's key; elsewhere a colon stands before a label
    return before not in (".", ":") and after not in ("(", ":")
