"""The value types of properties: what each accepts, and how it is stored in Neo4j."""

import re
from collections.abc import Callable, Mapping

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?)?)?$")


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\x00" not in value


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63


TYPES: Mapping[str, Callable[[object], bool]] = {
    "id": lambda v: _text(v) and " " not in str(v),
    "name": _text,
    "text": _text,
    "code": lambda v: _text(v) and len(str(v)) <= 16,
    "url": lambda v: _text(v) and str(v).startswith(("https://", "http://", "file:")),
    "date": lambda v: isinstance(v, str) and DATE.match(v) is not None,
    "year": lambda v: _whole(v) and 1000 <= int(str(v)) <= 2999,
    "count": _whole,
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "flag": lambda v: isinstance(v, bool),
    "value": _text,
    "list": lambda v: (isinstance(v, list | tuple) and all(isinstance(x, str) for x in v)) or _numbers(v),
}


def _numbers(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_whole(x) for x in value)


def fits(type_name: str, value: object) -> bool:
    """True when `value` may be stored in a property of this value type (a date keeps its own precision)."""
    return TYPES[type_name](value)
