"""Independent origins: documents that restate, cite or copy one another count once (graph-model section 6)."""

import re

from loaders.facts import CitedSource, Document, Passage
from loaders.slugs import slug

YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


def of_cited(source: CitedSource) -> str:
    """The origin key of a cited work: its declared series, else publisher and title without the edition's year."""
    if source.series:
        return f"origin:{source.series}"
    return f"origin:{slug(source.publisher)}/{slug(YEAR.sub('', source.title))}"


def of_document(document: Document) -> str:
    """The origin key of a document: the declared one, the root it derives from, or itself."""
    if document.origin:
        return f"origin:{document.origin}"
    if document.derives_from:
        return of_cited(document.derives_from[0])
    return document.id


def of_passage(passage: Passage, document: Document) -> list[str]:
    """The origin keys that claims at this passage count for: the works it cites, else its document's own."""
    return sorted({of_cited(s) for s in passage.cites}) or [of_document(document)]
