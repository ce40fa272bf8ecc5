"""What a source says, before it is in the graph: documents, passages, claims and their arguments."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.errors import FactError

PropertyValue = str | int | float | bool | list[str] | list[int]


class Stance(StrEnum):
    """How this source says it (graph_schema/vocabularies/stances.yaml)."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    RISK = "risk"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the passage says that it is so, or that it is not so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters (code points) of the document's text, end exclusive; `text` is exactly what stands there."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end <= self.start or len(self.text) != self.end - self.start:
            raise FactError(
                f"span {self.start}-{self.end} does not have the length of its text {self.text!r}"
            )


@dataclass(frozen=True, slots=True)
class Entity:
    """A node the graph should hold: its id (graph-model ids such as `country:NGA`), kind, name and properties."""

    id: str
    kind: str
    name: str
    properties: Mapping[str, PropertyValue] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Argument:
    """One filled role of a claim.

    `role` is a role that the claim's kind declares in graph_schema; `value` its canonical value (an entity's id, a code of
    a vocabulary, digits, or the source's words). `span` says where the passage states it and is absent only when
    `inferred`; `inferred_from` then says what it was taken from (doc_topic, doc_date, previous_sentence, metadata).
    `position` orders transits.
    """

    role: str
    value: str
    span: Span | None = None
    entity: Entity | None = None
    inferred_from: str | None = None
    position: int | None = None

    @property
    def inferred(self) -> bool:
        """True when the passage itself does not state the value."""
        return self.span is None


@dataclass(frozen=True, slots=True)
class Time:
    """When it held. `start`/`end` are ISO dates of the stated precision (`2013`, `2013-05`), absent when the words
    cannot be resolved ("last year" in an undated document); `text` keeps the words."""

    text: str
    precision: str
    start: str | None = None
    end: str | None = None
    span: Span | None = None
    basis: str = "explicit"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the document credits with the statement; `via` when that speaker was quoting another."""

    speaker: str
    span: Span | None = None
    entity: Entity | None = None
    via: "Attribution | None" = None


@dataclass(frozen=True, slots=True)
class Recorder:
    """What recorded a claim: a loader or extractor, its version, and the rule (or row mapping) that fired."""

    name: str
    version: str
    rule: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A work that a document cites or derives from, held or not; `series` folds editions of one work into one origin."""

    title: str
    publisher: str
    published: str | None = None
    place: str | None = None
    series: str | None = None

    @property
    def id(self) -> str:
        """`doc:` + 16 hex of title, publisher and date: the same work cited twice is one node."""
        return "doc:" + digest([self.title, self.publisher, self.published or ""])[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One source document and the text that every offset counts in.

    `sha256` is that of the original bytes; `published` keeps its precision (`2014`, `2014-06`, `2014-06-20`).
    `topic` is the ISO 3166-1 alpha-2 code of the country the document is about, where it says so.
    `origin` names the origin that the document shares with others made from the same report series, if declared.
    `part` names the section of the file that this document is (`country/NGA`), when a file is several documents.
    `reporting_period` is what the source says it covers (`2012-04-01/2013-03-31`); never the time of a claim by itself.
    """

    sha256: str
    text: str
    title: str
    publisher: str
    genre: str
    language: str = "en"
    published: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    url: str | None = None
    publisher_country: str | None = None
    topic: str | None = None
    origin: str | None = None
    file_name: str | None = None
    derives_from: tuple[CitedSource, ...] = ()
    part: str | None = None
    author_line: str | None = None
    reporting_period: str | None = None

    @property
    def id(self) -> str:
        """`doc:` + the first 16 hex digits of the file's SHA-256; of that and the part's name where a file holds several."""
        return "doc:" + (digest([self.sha256, self.part]) if self.part else self.sha256)[:16]


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence or clause of a text, or the row of a table, that states a claim."""

    document_id: str
    start: int
    end: int
    text: str
    locator: str | None = None
    cites: tuple[CitedSource, ...] = ()

    @property
    def id(self) -> str:
        """Document id and offsets."""
        return f"{self.document_id}/{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one kind, by one document, at one passage; it says what the passage says and no more."""

    kind: str
    passage: Passage
    arguments: tuple[Argument, ...]
    recorded_by: Recorder
    stance: Stance = Stance.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    time: Time | None = None
    attribution: Attribution | None = None
    properties: Mapping[str, PropertyValue] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """`claim:` + hash of document, kind, passage, normalised arguments, stance and polarity: the same on any machine."""
        said = sorted(
            (a.role, a.value, a.span.start if a.span else -1, a.position or 0) for a in self.arguments
        )
        return "claim:" + digest([self.kind, self.passage.id, said, self.stance, self.polarity])[:24]

    def values(self, role: str) -> list[str]:
        """The canonical values given for a role, in order of the text."""
        return [a.value for a in self.arguments if a.role == role]


def digest(parts: object) -> str:
    """SHA-256, as hex, of the canonical JSON of `parts`."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
