"""What a source hands to the writer: a document with its passages and claims, and what was refused on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.facts import Claim, Document, Passage


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken: where (file, row or characters), why, and what it said."""

    where: str
    reason: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A document and all that it says. `passages` may hold sentences without claims, so that search finds them;
    `extracted` is False for text that is stored but was not read by the extractor (another language). `notices` say what a
    user should know of a document that was taken: what is not known of it, what was left out of its text.

    A table comes as several bundles of one document, each with `table` set. `rows` counts the rows read for this one; each of
    them is a passage, a refusal or a repeat. `checked` says that its claims have been resolved and checked already.
    """

    document: Document
    claims: Sequence[Claim] = ()
    passages: Sequence[Passage] = ()
    refused: Sequence[Refusal] = field(default=())
    extracted: bool = True
    notices: Sequence[str] = field(default=())
    rows: int = 0
    repeated: Sequence[Refusal] = ()
    warnings: Sequence[Refusal] = ()
    checked: bool = False
    table: bool = False
