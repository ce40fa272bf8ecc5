"""A document's text becomes a bundle: its claims, and every sentence as a passage that search can find."""

from collections.abc import Iterable
from typing import Protocol

from loaders.bundles import Bundle
from loaders.extract.cleaning import masked
from loaders.extract.sentences import sentences
from loaders.facts import Claim, Document, Passage


class Extractor(Protocol):
    """Whatever turns a document into claims: the rules, a language model, or both."""

    def extract(self, document: Document) -> list[Claim]:
        """The claims of a document, in order of the text."""
        ...


def bundle_of(document: Document, extractor: Extractor) -> Bundle:
    """The document with its claims and its sentences; text that is not English is kept and searchable, not extracted."""
    if document.language.split("-")[0] != "en":
        return Bundle(document, (), list(passages(document)), extracted=False)
    return Bundle(document, extractor.extract(document), list(passages(document)))


def passages(document: Document) -> Iterable[Passage]:
    """Every sentence of the document as a passage."""
    for sentence in sentences(masked(document.text)):
        start, end = sentence.span.start, sentence.span.end
        yield Passage(document.id, start, end, document.text[start:end])
