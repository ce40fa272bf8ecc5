"""The shortest words that a lexicon's pattern must match: they order the patterns and feed the test that each one fires."""


def example(pattern: str) -> str:
    """First alternatives taken, optional parts left out, one letter for `\\w`. Knows the syntax the lexicons use, no more.

    >>> example(r"forced (?:child |adult )?lab(?:or|our)\\w*")
    'forced labor'
    """
    words, position = _alternatives(pattern, 0)
    if position != len(pattern):
        raise ValueError(f"unbalanced bracket at character {position} of {pattern!r}")
    return words


def _alternatives(pattern: str, position: int) -> tuple[str, int]:
    first, position = _sequence(pattern, position)
    while position < len(pattern) and pattern[position] == "|":
        _, position = _sequence(pattern, position + 1)
    return first, position


def _sequence(pattern: str, position: int) -> tuple[str, int]:
    words = ""
    while position < len(pattern) and pattern[position] not in "|)":
        piece, position = _piece(pattern, position)
        times, position = _repeats(pattern, position)
        words += piece * times
    return words, position


def _piece(pattern: str, position: int) -> tuple[str, int]:
    if pattern.startswith(("(?=", "(?!"), position):
        seen = pattern[position + 2] == "="
        words, position = _alternatives(pattern, position + 3)
        return (words if seen else ""), position + 1
    if pattern.startswith("(?:", position):
        words, position = _alternatives(pattern, position + 3)
        return words, position + 1
    if pattern[position] == "[":
        end = pattern.index("]", position + 2)
        return ("x" if pattern[position + 1] == "^" else pattern[position + 1]), end + 1
    if pattern[position] == "\\":
        return {"w": "s", "d": "1", "s": " ", "b": ""}.get(
            pattern[position + 1], pattern[position + 1]
        ), position + 2
    return ("x" if pattern[position] == "." else pattern[position]), position + 1


def _repeats(pattern: str, position: int) -> tuple[int, int]:
    """How often the piece before `position` stands in the shortest match, and where its repeat sign ends."""
    times, end = _sign(pattern, position)
    lazy = end > position and pattern.startswith("?", end)
    return times, end + lazy


def _sign(pattern: str, position: int) -> tuple[int, int]:
    if position < len(pattern) and pattern[position] in "?*":
        return 0, position + 1
    if position < len(pattern) and pattern[position] == "+":
        return 1, position + 1
    if position < len(pattern) and pattern[position] == "{":
        end = pattern.index("}", position)
        return int(pattern[position + 1 : end].split(",", maxsplit=1)[0]), end + 1
    return 1, position
