"""Parameters of cards: their types, and how a value given as text or JSON becomes one of them."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from queries.errors import ParameterError
from queries.model import Card, Parameter, Value

MOST_ROWS = 10_000
MOST_CHARACTERS = 500
MOST_ITEMS = 2_000
MOST_WORDS = 12
YEARS = (1000, 2999)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text")
    if len(value) > MOST_CHARACTERS:
        raise ValueError(f"must be at most {MOST_CHARACTERS} characters")
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in value):
        raise ValueError("must not contain control characters")
    return value


def _id(value: object) -> str:
    text = _text(value)
    if not text or " " in text:
        raise ValueError("must be an id such as country:NPL, without spaces")
    return text


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("must be a whole number")
    if isinstance(value, str):
        if not re.fullmatch(r"[+-]?[0-9]{1,19}", value):
            raise ValueError("must be a whole number")
        value = int(value)
    if abs(value) >= 2**63:
        raise ValueError("must fit into 64 bits")
    return value


def _between(low: int, high: int) -> Callable[[object], int]:
    def convert(value: object) -> int:
        number = _whole(value)
        if not low <= number <= high:
            raise ValueError(f"must be between {low} and {high}")
        return number

    return convert


def _flag(value: object) -> bool:
    words = {"true": True, "false": False, "1": True, "0": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise ValueError("must be true or false")


def _ids(value: object) -> list[str]:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list | tuple):
        raise ValueError("must be a list, or ids with commas between them")
    if len(items) > MOST_ITEMS:
        raise ValueError(f"must hold at most {MOST_ITEMS} items")
    return [_id(item) for item in items]


def tokens(value: object) -> list[str]:
    """The words of a search text, in lower case: letters and digits only, so nothing of Lucene's own language is left."""
    return re.findall(r"[^\W_]+", _text(value).lower())[:MOST_WORDS]


def _words(value: object) -> str:
    """A full-text query in which every word must occur; the last one may be the beginning of a word."""
    found = tokens(value)
    if not found:
        raise ValueError("must contain a letter or digit")
    return " AND ".join([*found[:-1], f"({found[-1]} OR {found[-1]}*)"])


def _names(value: object) -> str:
    """A full-text query for names: each word whole, as a beginning, or misspelt by a letter or two."""
    found = tokens(value)
    if not found:
        raise ValueError("must contain a letter or digit")
    return " AND ".join(_near(word) for word in found)


def _near(word: str) -> str:
    fuzzy = f" OR {word}~{2 if len(word) > 7 else 1}" if len(word) > 3 else ""
    return f"({word}^4 OR {word}*^2{fuzzy})"


TYPES: Mapping[str, Callable[[object], Value]] = {
    "id": _id,
    "ids": _ids,
    "text": _text,
    "words": _words,
    "names": _names,
    "int": _whole,
    "year": _between(*YEARS),
    "limit": _between(1, MOST_ROWS),
    "flag": _flag,
}
SAMPLES: Mapping[str, Value] = {
    "id": "country:NPL", "ids": ["country:NPL"], "text": "women", "words": "women", "names": "nep", "int": 1,
    "year": 2015, "limit": 5, "flag": True,
}  # fmt: skip


def convert(parameter: Parameter, value: object) -> Value:
    """`value` in the parameter's declared type; raises ParameterError when it does not fit."""
    if value is None and parameter.optional:
        return parameter.default
    try:
        return TYPES[parameter.type](value)
    except ValueError as error:
        raise ParameterError(parameter.name, str(error)) from None


def bind(card: Card, given: Mapping[str, object]) -> dict[str, Value]:
    """Every declared parameter with a value of its type: given, or its default.

    Raises ParameterError for an unknown name, a missing value or one of another type.
    """
    for name in given:
        if card.parameter(name) is None:
            known = ", ".join(p.name for p in card.parameters) or "none"
            raise ParameterError(name, f"is not a parameter of {card.name}; known are: {known}")
    bound: dict[str, Value] = {}
    for parameter in card.parameters:
        if parameter.name in given:
            bound[parameter.name] = convert(parameter, given[parameter.name])
        elif parameter.optional:
            bound[parameter.name] = parameter.default
        else:
            raise ParameterError(parameter.name, f"is needed by {card.name} ({parameter.description})")
    return bound


def samples(card: Card) -> dict[str, Value]:
    """A harmless value for every required parameter: to EXPLAIN a card, or to warm it up."""
    return {p.name: SAMPLES[p.type] for p in card.parameters if not p.optional}
