"""What `source.yaml` says of a table: which columns fill which role of which claim. Strict: a word it does not know is an error.

Read it as sentences: `columns` must be in the file; `withhold`, then `refuse`, then each of `claims` whose `when` holds is made
from the row. `loaders/sources/README.md` explains every word with an example.
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from graph_schema import schema
from loaders.facts import Polarity, Stance
from loaders.sources import SourceDescription, Text

SAME_AS = "@"
"""A name that begins so means the place that another column of the row names: `@Country`."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[list[str], BeforeValidator(_listed)]


class Strict(BaseModel):
    """Part of a mapping; unknown words are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Check(Strict):
    """What a cell must be: `[a, b]` or `is` one of these texts, `not` one of them, `filled` or not, `matches` a pattern, or
    the `same_as`, or a year `before`, that of another column."""

    one_of: Texts | None = Field(default=None, alias="is")
    none_of: Texts | None = Field(default=None, alias="not")
    filled: bool | None = None
    matches: re.Pattern[str] | None = None
    same_as: str | None = None
    before: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        return {"is": value} if isinstance(value, str | list) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("a condition needs one of is, not, filled, matches, same_as, before")
        return self

    @property
    def columns(self) -> set[str]:
        """Other columns that it looks at."""
        return {c for c in (self.same_as, self.before) if c}


When = dict[str, Check]
KINDS = ("place", "body", "words", "number", "code", "fixed")


class BodyKind(Strict):
    """What kind of body a row names, for rows where `when` holds. `key` is the column of the list's own number: the body then
    stands under that number, and is not taken for another of the same name. `of` names the columns of an agency's state."""

    kind: Literal["Agency", "Organization", "Syndicate"]
    when: When = {}
    key: str | None = None
    of: Texts = []

    @model_validator(mode="after")
    def _agency_of(self) -> Self:
        if self.kind == "Agency" and not self.of:
            raise ValueError("an Agency is part of a state: `of` must name the columns of its country")
        return self


class Aliases(Strict):
    """Other names of the body: every match of `pattern` in a column, its first group."""

    column: str
    pattern: re.Pattern[str]


class Body(Strict):
    """A body that a column names; `kinds` are tried in turn, the first whose `when` holds decides."""

    name: str
    kinds: list[BodyKind] = Field(min_length=1)
    aliases: Aliases | None = None

    @property
    def columns(self) -> set[str]:
        """Every column that it looks at."""
        used = {self.name} | ({self.aliases.column} if self.aliases else set())
        for kind in self.kinds:
            used |= {*kind.when, *kind.of} | ({kind.key} if kind.key else set())
        return used


class Filling(Strict):
    """Where a role gets its value: exactly one of

    `place` (columns tried in turn, the first filled one that names a place), `body` (an agency, organization or group of a
    declared kind), `words` (the cell as it stands), `number` (bounds
    such as `<5` stay bounds), `code` (the cell looked up in `values`), `fixed` (a value of the mapping's own, marked at the first
    filled column of `at`, else inferred). `optional`: an empty cell leaves the role out; otherwise the row is refused.
    """

    place: Texts | None = None
    body: Body | None = None
    words: str | None = None
    number: str | None = None
    code: str | None = None
    fixed: str | None = None
    values: dict[str, str] | None = None
    at: Texts = []
    optional: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        given = [k for k in KINDS if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError(
                f"a role is filled in exactly one way of {', '.join(KINDS)}; given are {given or 'none'}"
            )
        if (self.code is not None) != (self.values is not None):
            raise ValueError("`code` needs `values`, and `values` needs `code`")
        return self

    @property
    def columns(self) -> set[str]:
        """Every column that it looks at."""
        named = self.body.columns if self.body else set()
        return named | {c for c in (*(self.place or ()), self.words, self.number, self.code, *self.at) if c}


class Each(Strict):
    """Makes one claim per piece of a cell: split at `split`, and each piece taken apart by the named groups of `pattern`, which
    then serve as columns. A piece that the pattern does not match is left out, unless `all` is set: then the row is refused."""

    column: str
    split: str
    pattern: re.Pattern[str]
    all: bool = False

    @field_validator("pattern")
    @classmethod
    def _named(cls, value: re.Pattern[str]) -> re.Pattern[str]:
        if not value.groupindex:
            raise ValueError("the pattern needs named groups, such as (?P<tier>.+)")
        return value


class ClaimMapping(Strict):
    """One kind of claim that a row makes."""

    kind: Text
    rule: Text
    roles: dict[str, Filling]
    when: When = {}
    each: Each | None = None
    year: str | None = None
    said_by: str | Filling | None = None
    stance: Stance = Stance.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    as_written: str | None = None
    differ: tuple[str, str] | None = None
    """Two roles that must not be filled by one place; where they are, this claim is not made."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        kind = schema.nodes.get(self.kind)
        if kind is None or "Claim" not in kind.ancestors:
            raise ValueError(
                f"{self.kind!r} is no kind of claim; known are {', '.join(k.name for k in schema.claims)}"
            )
        strange = [r for r in self.roles if r not in kind.roles]
        if strange:
            raise ValueError(f"{self.kind} has no role {strange[0]!r}; known are {', '.join(kind.roles)}")
        return self

    @property
    def columns(self) -> set[str]:
        """Every column of the file that it looks at; not the groups of `each`."""
        used = {c for filling in self.roles.values() for c in filling.columns}
        used |= set(self.when) | {c for check in self.when.values() for c in check.columns}
        used |= {c for c in (self.year, self.as_written) if c}
        used |= self.said_by.columns if isinstance(self.said_by, Filling) else set()
        return (used - set(self.each.pattern.groupindex) | {self.each.column}) if self.each else used


class Refuse(Strict):
    """Rows that state nothing we may take, with the reason that a reader of the load report sees."""

    when: When
    because: Text


class Withhold(Strict):
    """What of a cell is not shown or kept: all of it, or what `pattern` matches. Names and numbers of private persons."""

    column: str
    when: When = {}
    pattern: re.Pattern[str] | None = None


class Work(Strict):
    """The work that each row restates; `year` is the column of its year."""

    title: Text
    publisher: Text
    year: str | None = None
    place: Text | None = None
    series: Text


class TextCells(Strict):
    """A table whose cells are documents: `column` holds the text, and each distinct text of a place is one document."""

    column: str
    title: Text
    place: str
    published: str
    report_year: str | None = None
    genre: Text


class TableMapping(SourceDescription):
    """A whole `source.yaml` of a table."""

    columns: list[Text]
    optional_columns: tuple[Text, ...] = ()
    missing: tuple[str, ...] = ("",)
    names: dict[str, str] = Field(default_factory=dict)
    restates: Work | None = None
    withhold: tuple[Withhold, ...] = ()
    refuse: tuple[Refuse, ...] = ()
    silent: Text | None = None
    claims: tuple[ClaimMapping, ...] = ()
    texts: TextCells | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.claims) == bool(self.texts) and not (self.silent and not self.texts):
            raise ValueError(
                "a table has either `claims` or `texts`, or says in `silent` why it states nothing"
            )
        for where, used in self._used():
            unknown = sorted(used - {*self.columns, *self.optional_columns})
            if unknown:
                raise ValueError(
                    f"{where} speaks of the column {unknown[0]!r}, which `columns` does not list"
                )
        return self

    def _used(self) -> list[tuple[str, set[str]]]:
        rules: list[Any] = [*self.refuse, *self.withhold]
        found = [(f"claims[{n}] ({c.kind})", c.columns) for n, c in enumerate(self.claims)]
        found += [
            ("refuse or withhold", set(r.when) | {c for k in r.when.values() for c in k.columns})
            for r in rules
        ]
        found += [("withhold", {w.column}) for w in self.withhold]
        found += [("names", {v[1:] for v in self.names.values() if v.startswith(SAME_AS)})]
        if self.restates and self.restates.year:
            found.append(("restates", {self.restates.year}))
        if self.texts:
            t = self.texts
            found.append(
                ("texts", {t.column, t.place, t.published} | ({t.report_year} if t.report_year else set()))
            )
        return found
