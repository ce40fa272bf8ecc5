"""Digests: each sentence's `[n]` names the work it restates, and its claims count for that work's origin, not for ours."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from loaders.bundles import Bundle
from loaders.documents import Extractor, bundle_of
from loaders.errors import SourceError
from loaders.facts import CitedSource, Document, Passage
from loaders.sources import SourceDescription, description, folder

NAME = "project_digests"
REFERENCE = re.compile(r"\[(\d+)\]")
REFERENCES_BEHIND = re.compile(r"(?:\s*\[\d+\])+")
SOURCE_LINE = re.compile(
    r"^\[(\d+)\]\s+(?P<title>.+?)\.\s+(?P<publisher>.+?),\s+(?P<year>\d{4}(?:-\d{2}){0,2}),\s+(?P<place>.+?)\.?$"
)


def file_names() -> list[str]:
    """The shipped digests, by name."""
    entries = folder(NAME).joinpath("digests").iterdir()
    return sorted(entry.name for entry in entries if entry.name.endswith(".txt"))


def bundles(extractor: Extractor) -> Iterator[Bundle]:
    """The shipped digests, read by `extractor`."""
    for name in file_names():
        yield shipped(name, extractor)


def shipped(name: str, extractor: Extractor) -> Bundle:
    """One shipped digest, by file name."""
    return bundle(name, folder(NAME).joinpath("digests", name).read_bytes(), extractor)


def bundle(name: str, data: bytes, extractor: Extractor) -> Bundle:
    """One digest with its claims; every passage cites the works named behind its sentence.

    Raises SourceError when the front matter, a reference or a source line is not as the format wants it.
    """
    document = document_of(name, data)
    sources = cited_works(name, document.text, description(NAME))
    read = bundle_of(document, extractor)
    claims = [replace(c, passage=_citing(c.passage, document.text, sources, name)) for c in read.claims]
    passages = [_citing(p, document.text, sources, name) for p in read.passages]
    return replace(read, claims=claims, passages=passages)


def document_of(name: str, data: bytes) -> Document:
    """The document of a digest: the text after its front matter, which offsets count in."""
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", data.decode("utf-8"), re.DOTALL)
    if not match:
        raise SourceError(f"{name}:1: a digest begins with front matter between two lines of ---")
    front = _front_matter(name, match[1])
    source = description(NAME)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), text=match[2], title=front["title"], publisher=source.publisher,
        genre=source.genre, language=front.get("language", "en"), published=front["written"],
        licence=front.get("licence", source.licence), topic=front["country"], file_name=name,
    )  # fmt: skip


def _front_matter(name: str, text: str) -> dict[str, str]:
    lines = (line.split(":", 1) for line in text.splitlines() if line.strip())
    front = {key.strip(): value.strip() for key, value in lines}
    for key in ("title", "country", "written"):
        if not front.get(key):
            raise SourceError(f"{name}:1: the front matter needs `{key}:`")
    return front


def cited_works(name: str, text: str, source: SourceDescription) -> dict[int, CitedSource]:
    """The numbered list at the end of a digest, by number."""
    found = {}
    first = text.count("\n", 0, text.rindex("\nSources\n")) + 2 if "\nSources\n" in text else 0
    if not first:
        raise SourceError(f"{name}: a digest ends with a line `Sources` and its numbered works")
    for offset, line in enumerate(text.splitlines()[first:], first + 1):
        match = SOURCE_LINE.match(line)
        if line.strip() and not match:
            raise SourceError(f"{name}:{offset}: not `[n] Title. Publisher, year, place.`: {line[:60]!r}")
        if match:
            found[int(match[1])] = _work(match, source.series)
    return found


def _work(match: re.Match[str], series: Mapping[str, str]) -> CitedSource:
    title = match["title"]
    known = next((origin for words, origin in series.items() if words in title.lower()), None)
    return CitedSource(title, match["publisher"], match["year"], match["place"], known)


def _citing(passage: Passage, text: str, sources: Mapping[int, CitedSource], name: str) -> Passage:
    """The passage with the works named behind its sentence (or inside it)."""
    behind = REFERENCES_BEHIND.match(text, passage.end) or _next_reference(text, passage.end)
    numbers = [int(n) for n in REFERENCE.findall(passage.text + (behind[0] if behind else ""))]
    missing = [n for n in numbers if n not in sources]
    if missing:
        raise SourceError(
            f"{name}: sentence at {passage.start} cites [{missing[0]}], which the list of sources lacks"
        )
    return replace(passage, cites=tuple(sources[n] for n in dict.fromkeys(numbers)))


def _next_reference(text: str, end: int) -> re.Match[str] | None:
    """For a clause: the references that end its sentence."""
    match = re.compile(r"[^\n]*?[.?!][\"”’']?((?:\s*\[\d+\])+)").match(text, end)
    return REFERENCES_BEHIND.search(text, match.start(1)) if match else None
