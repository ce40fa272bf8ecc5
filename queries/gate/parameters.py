"""Parameters of a free query: every one that the text names and no other, of types that driver and server can hold."""

import math
import unicodedata
from collections.abc import Mapping, Sequence

from queries.errors import ParameterError
from queries.gate.lexer import Token

Parameters = dict[str, object]
DEEPEST, MOST_CHARACTERS, MOST_VALUES = 20, 65_536, 20_000


def checked(found: Sequence[Token], given: Mapping[str, object]) -> Parameters:
    """`given`, when it fits the `$names` in the text; raises ParameterError naming the parameter."""
    used = {t.text.removeprefix("$"): t for t in reversed(found) if t.kind == "parameter"}
    for name, token in sorted(used.items(), key=lambda item: item[1].start):
        if name not in given:
            where = token.place
            raise ParameterError(
                name, f"is used in line {where.line}, column {where.column}, and has no value"
            )
    budget = [MOST_VALUES, MOST_CHARACTERS]
    for name, value in given.items():
        if name not in used:
            raise ParameterError(
                name, "is not used in the query; write $" + name + " where it belongs, or leave it out"
            )
        try:
            _check(value, 1, budget)
        except ValueError as error:
            raise ParameterError(name, str(error)) from None
    return dict(given)


def _check(value: object, depth: int, budget: list[int]) -> None:
    budget[0] -= 1
    if depth > DEEPEST:
        raise ValueError(f"must not be nested deeper than {DEEPEST}")
    if budget[0] < 0:
        raise ValueError(f"must hold at most {MOST_VALUES:,} values together with the others")
    if isinstance(value, str):
        _text(value, budget)
    elif isinstance(value, int | float):
        _number(value)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1, budget)
    elif isinstance(value, dict):
        _map(value, depth, budget)
    elif value is not None:
        raise ValueError("must be text, a number, true, false, null, a list or a map")


def _number(value: float) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("must be a finite number")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError("must fit into 64 bits")


def _map(value: Mapping[object, object], depth: int, budget: list[int]) -> None:
    for key, item in value.items():
        if not isinstance(key, str):
            raise ValueError("must have texts as keys")
        _check(key, depth + 1, budget)
        _check(item, depth + 1, budget)


def _text(value: str, budget: list[int]) -> None:
    budget[1] -= len(value)
    if budget[1] < 0:
        raise ValueError(f"must hold at most {MOST_CHARACTERS:,} characters together with the others")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n" for c in value):
        raise ValueError("must not contain control characters")
