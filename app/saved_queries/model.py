"""A saved query: a name, a note, tags, parameters and the Cypher text; and what each of them may be."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph_schema import TraffickingGraphError
from queries.gate import Limits
from queries.model import Parameter

Origin = Literal["mine", "team", "supplied"]
MOST_NAME, MOST_NOTE, MOST_TAGS, MOST_TAG, MOST_PARAMETERS = 120, 2_000, 20, 40, 30
MOST_SLUG = 60
PARAMETER_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
TAG = re.compile(r"[^\s,]+(?: [^\s,]+)*")


class SavedQueryError(TraffickingGraphError):
    """A saved query is not what it must be; `field` names what is wrong."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """`id` is `mine/…`, `team/…` or `supplied/…`; only one's own can be changed."""

    name: str
    cypher: str
    note: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    origin: Origin = "mine"

    @property
    def id(self) -> str:
        """Where it is found: its origin and its name as a slug."""
        return f"{self.origin}/{slug(self.name)}"

    @property
    def read_only(self) -> bool:
        """Whether it must be forked to be changed."""
        return self.origin != "mine"


def slug(name: str) -> str:
    """A name as a file name: letters a-z, digits and dashes; raises SavedQueryError when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = "-".join(re.findall(r"[a-z0-9]+", plain))[:MOST_SLUG].strip("-")
    if not found:
        raise SavedQueryError("name", "must contain a letter a-z or a digit")
    return found


def checked(query: SavedQuery) -> SavedQuery:
    """The query with blanks trimmed; raises SavedQueryError for anything that a file or a page could not hold.

    Whether the text may run is not asked here: the gate asks that at every run.
    """
    trimmed = replace(
        query, name=query.name.strip(), note=query.note.strip(), cypher=query.cypher.strip().replace("\r\n", "\n"),
        tags=tuple(dict.fromkeys(tag.strip() for tag in query.tags)),
    )  # fmt: skip
    _one_line("name", trimmed.name, MOST_NAME)
    if not trimmed.name:
        raise SavedQueryError("name", "must not be empty")
    slug(trimmed.name)
    _text("note", trimmed.note, MOST_NOTE)
    _tags(trimmed.tags)
    _parameters(trimmed.parameters)
    _text("cypher", trimmed.cypher, Limits().text_bytes)
    if not trimmed.cypher:
        raise SavedQueryError("cypher", "must not be empty")
    return trimmed


def _tags(tags: Sequence[str]) -> None:
    if len(tags) > MOST_TAGS:
        raise SavedQueryError("tags", f"may be {MOST_TAGS} at most")
    for tag in tags:
        _one_line("tags", tag, MOST_TAG)
        if not TAG.fullmatch(tag):
            raise SavedQueryError("tags", f"{tag!r} must be words without commas")


def _parameters(parameters: Sequence[Parameter]) -> None:
    if len(parameters) > MOST_PARAMETERS:
        raise SavedQueryError("parameters", f"may be {MOST_PARAMETERS} at most")
    names = [p.name for p in parameters]
    if len(set(names)) != len(names):
        raise SavedQueryError("parameters", "one is declared twice")
    for parameter in parameters:
        if not PARAMETER_NAME.fullmatch(parameter.name):
            raise SavedQueryError("parameters", f"{parameter.name!r} must be letters, digits and _")
        _one_line("parameters", parameter.description, MOST_NAME)
        if not parameter.description.strip():
            raise SavedQueryError("parameters", f"say what {parameter.name} is")


def _one_line(field: str, text: str, most: int) -> None:
    _text(field, text, most)
    if "\n" in text:
        raise SavedQueryError(field, "must be one line")


def _text(field: str, text: str, most: int) -> None:
    if len(text.encode("utf-8", "surrogatepass")) > most * 4 or len(text) > most:
        raise SavedQueryError(field, f"must be at most {most:,} characters")
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character not in "\n\t":
            raise SavedQueryError(field, "must not contain control characters")
