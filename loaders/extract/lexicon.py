r"""Reads the word lists: YAML files in which every pattern means one code.

    sex:                          # the code
      - prostitut\\w+              # patterns: regular expressions, matched on word boundaries, case ignored
      - text: forced marriage     # or a mapping with `text` and an `example` that the tests use instead of the text

A space in a pattern stands for any white space or hyphen. Longer matches win over shorter ones at the same place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from loaders.errors import LoadError
from loaders.extract.pattern_example import example
from loaders.facts import Span

# Word boundary, and no "anti-trafficking". It stands before the alternatives, not in each: that is ten times faster.
BEFORE = r"(?<!\w)(?<!anti-)(?<!counter-)(?<!non-)"
SPACE = re.compile(r"\[[^\]]*\]| \??")
FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of a lexicon: what it means, and words on which it must fire."""

    code: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a lexicon's pattern fired."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled word list."""

    name: str
    entries: tuple[Entry, ...]
    regex: re.Pattern[str]
    codes: tuple[str, ...]

    def hits(self, within: Span) -> list[Hit]:
        """Every match inside a piece of text, left to right, without overlaps; the longest wins."""
        return list(self._hits(within))

    def _hits(self, within: Span) -> Iterator[Hit]:
        for match in self.regex.finditer(within.text):
            start, end = match.span()
            yield Hit(
                self.codes[(match.lastindex or 1) - 1],
                Span(within.start + start, within.start + end, match.group()),
            )

    def fires(self, text: str) -> bool:
        """True when any pattern occurs in `text`."""
        return self.regex.search(text) is not None


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of that file name (without `.yaml`), read once. Raises `LoadError` with file and entry when it is malformed."""
    path = FOLDER / f"{name}.yaml"
    entries = tuple(_entries(path))
    # Alternation takes the first branch that matches, so longer patterns come first.
    ordered = sorted(entries, key=lambda entry: -len(entry.example))
    try:
        regex = re.compile(
            BEFORE + "(?:" + "|".join(f"({spaced(entry.pattern)})" for entry in ordered) + r")(?!\w)", re.I
        )
    except re.error as error:
        raise LoadError(f"{path.name}: a pattern is no regular expression: {error}") from error
    return Lexicon(name, entries, regex, tuple(entry.code for entry in ordered))


def spaced(pattern: str) -> str:
    """The pattern with its spaces (outside of square brackets) matching any white space or hyphen."""
    return SPACE.sub(
        lambda m: m.group() if m.group()[0] == "[" else r"[\s-]" + ("*" if "?" in m.group() else "+"), pattern
    )


def bounded(pattern: str) -> str:
    """The pattern as a regular expression of its own: on word boundaries, spaces matching white space or a hyphen."""
    return BEFORE + f"(?:{spaced(pattern)})" + r"(?!\w)"


def _entries(path: Path) -> Iterator[Entry]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise LoadError(f"{path.name}: expected 'code:' followed by a list of patterns")
    for code, patterns in content.items():
        for item in patterns:
            if not isinstance(item, str) or re.search(r"(?<!\\)\((?!\?[:=!])", item):
                raise LoadError(
                    f"{path.name}: {code}: {item!r} is not a quoted pattern without capturing groups "
                    f"(write (?:…))"
                )
            yield Entry(str(code), item, example(item))
