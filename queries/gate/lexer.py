"""Cypher text as tokens with their places; what it cannot read with certainty is refused.

It reads less than Neo4j does, on purpose: where Neo4j could see a key word, a quote or an end of line that we do not see (escapes
decoded before reading, full-width letters, rare blanks and dashes), the text is refused instead of guessed at.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from queries.gate.errors import Place, RefusedError

Kind = Literal["word", "quoted", "string", "number", "parameter", "sign"]
NUMBER = r"0x[0-9A-Fa-f]+|0o[0-7]+|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
TOKEN = re.compile(
    rf"""
    (?P<blank>[ \t\n]+|\r\n)
  | (?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
  | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)+`)
  | (?P<parameter>\$(?:[^\W\d]\w*|[0-9]+)(?!\w))
  | (?P<number>(?:{NUMBER})(?![\w]))
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>\.\.|<=|>=|<>|=~|\+=|\|\||::|[()\[\]{{}},.:;+\-*%^<>=|&!$]|/(?!\*))
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPES = frozenset("ntbfr'\"\\`")
OUTSIDE = {"Cc": "a control character", "Cs": "half a character", "Co": "a character without a meaning",
           "Cn": "a character without a meaning", "Zl": "a rare line break", "Zp": "a rare line break",
           "Cf": "an invisible character"}  # fmt: skip
JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of how Persian and Indian names are written; harmless inside a string."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `text` as written, `start` counts characters from 0."""

    kind: Kind
    text: str
    start: int
    place: Place

    @property
    def upper(self) -> str:
        """A word in capitals, so that key words compare; other tokens never equal one."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, without blanks and comments; raises RefusedError for what cannot be read."""
    _characters(text)
    return list(_tokens(text))


def _characters(text: str) -> None:
    found = re.search(r"\\[uU]", text)
    if found:
        raise RefusedError(
            "unicode-escape",
            "Write the character itself: \\u escapes are not allowed",
            place(text, found.start()),
        )
    for at, character in enumerate(text):
        kind = unicodedata.category(character)
        if kind in OUTSIDE and character not in "\t\n\r" and character not in JOINERS:
            raise RefusedError("character", f"There is {OUTSIDE[kind]} here; take it away", place(text, at))
        if character == "\r" and text[at + 1 : at + 2] != "\n":
            raise RefusedError("character", "There is half a line break here; take it away", place(text, at))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise _unreadable(text, at)
        kind, piece = found.lastgroup, found.group()
        where = place(text, at)
        if kind == "string":
            _string(text, piece, at)
        elif kind in ("word", "parameter"):
            _word(piece, where)
        if kind in ("word", "quoted", "string", "number", "parameter", "sign"):
            yield Token(kind, piece, at, where)  # type: ignore[arg-type]  # lastgroup is one of the names just listed
        at = found.end()


def _unreadable(text: str, at: int) -> RefusedError:
    opened = {"'": "string", '"': "string", "`": "name in backticks", "/": "comment"}
    what = opened.get(text[at])
    if what and (what != "comment" or text.startswith("/*", at)):
        return RefusedError("unreadable", f"This {what} has no end", place(text, at))
    return RefusedError("unreadable", f"This cannot be read here: {text[at]}", place(text, at))


def _string(text: str, piece: str, start: int) -> None:
    for found in re.finditer(r"\\(.)", piece, re.DOTALL):
        if found[1] not in ESCAPES:
            raise RefusedError(
                "unreadable", f"\\{found[1]} means nothing in a string", place(text, start + found.start())
            )


def _word(word: str, where: Place) -> None:
    """Letters that some rule turns into ASCII ones (full-width, long s, Kelvin sign) could spell a key word: refused."""
    for character in word:
        if ord(character) < 128:
            continue
        plain = unicodedata.normalize("NFKC", character)
        forms = (plain, plain.casefold(), plain.upper(), plain.lower())
        if any(ord(c) < 128 for form in forms for c in form):
            raise RefusedError(
                "look-alike", f"{character} looks like another letter; write a plain one", where
            )


def place(text: str, at: int) -> Place:
    """Line and column of a position."""
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
