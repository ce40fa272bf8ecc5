"""Shorthand for tests: documents and claims of an invented kind, with spans found in the text itself."""

import hashlib
from collections.abc import Sequence

from loaders.facts import (
    Argument,
    CitedSource,
    Claim,
    Document,
    Entity,
    Passage,
    Polarity,
    PropertyValue,
    Recorder,
    Span,
    Stance,
    Time,
)
from loaders.gazetteer import country

BY_HAND = Recorder("by hand", "1", "test")


def document(
    text: str, title: str = "Invented report", genre: str = "report", published: str = "2020"
) -> Document:
    """A document of an invented publisher."""
    sha256 = hashlib.sha256((title + text).encode()).hexdigest()
    return Document(sha256, text, title, publisher, genre, published=published)


def place(code: str) -> Entity:
    """A country's entity by ISO code."""
    found = country(code)
    assert found is not None, code
    return found.entity


def argument(
    doc: Document, sentence: str, role: str, words: str, value: str, position: int | None = None
) -> Argument:
    """An argument whose words stand in `sentence` of the document; two-letter values are countries."""
    start = doc.text.index(sentence) + sentence.index(words)
    entity = place(value) if len(value) == 2 and value.isupper() else None
    return Argument(role, value, Span(start, start + len(words), words), entity, position=position)


def claim(
    doc: Document,
    sentence: str,
    kind: str = "Flow",
    *,
    arguments: Sequence[tuple[str, str, str]],
    stance: Stance = Stance.ASSERTED,
    polarity: Polarity = Polarity.AFFIRMED,
    year: str | None = None,
    cites: Sequence[CitedSource] = (),
    properties: dict[str, PropertyValue] | None = None,
) -> Claim:
    """A claim at `sentence`; `arguments` are (role, words, value), transits in their order."""
    start = doc.text.index(sentence)
    passage = Passage(doc.id, start, start + len(sentence), sentence, cites=tuple(cites))
    stops = iter(range(1, len(arguments) + 1))
    found = tuple(
        argument(doc, sentence, role, words, value, next(stops) if role == "transit" else None)
        for role, words, value in arguments
    )
    time = Time(year, "year", year, year) if year else None
    return Claim(kind, passage, found, BY_HAND, stance, polarity, time, properties=properties or {})
