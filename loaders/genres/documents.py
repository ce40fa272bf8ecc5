"""A text read from a file becomes one document, or several where the file is a report that goes country by country.

What a side file or option says goes first, then what the file declares, then what its text states; the rest is missing and
said to be missing. Nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders import origins
from loaders.about import About
from loaders.facts import CitedSource, Document
from loaders.gazetteer import places
from loaders.genres.marks import Stated, stated
from loaders.genres.report import Section, edition, reporting_period, sections
from loaders.language import detected
from loaders.readers.model import TextRecord
from loaders.sources import description

UNKNOWN = "Unknown publisher"
MISSING = {"publisher": "publisher", "published": "date of publication", "licence": "licence"}


@dataclass(frozen=True, slots=True)
class Read:
    """A document, what its user should know of it, and where the pages of its text begin."""

    document: Document
    notices: tuple[str, ...]
    page_starts: tuple[int, ...] = ()


def documents(record: TextRecord, about: About, sha256: str, file_name: str) -> list[Read]:
    """The documents of one text, with notices on what is missing and what was left out."""
    title = about.title or record.title or first_line(record.text, file_name.rsplit(".", 1)[0])
    says = stated(record, title)
    may_split = (about.genre or says.genre or "report") == "report"
    split = sections(record, declared=about.genre == "report") if may_split else []
    genre = about.genre or says.genre or ("report" if split else "notes")
    published = (
        about.published
        or record.published
        or says.published
        or (edition(title) if genre == "report" else None)
    )
    whole, notices = _document(record, about, says, sha256)
    whole = replace(whole, title=title, genre=genre, published=published, file_name=file_name)
    if genre == "report":
        whole = replace(whole, reporting_period=whole.reporting_period or reporting_period(record.text))
    notices = (*_missing(whole), *notices)
    if not split:
        return [Read(whole, notices, record.page_starts)]
    return _split(whole, split, notices, record)


def _document(
    record: TextRecord, about: About, says: Stated, sha256: str
) -> tuple[Document, tuple[str, ...]]:
    text = record.text if not record.references else f"{record.text}\n\nReferences\n\n{record.references}"
    language, notices = _language(record, about)
    publisher = about.publisher or record.publisher or says.publisher
    document = Document(
        sha256=sha256, text=text, title="", publisher=publisher or UNKNOWN, genre="", language=language,
        retrieved=about.retrieved, licence=about.licence or record.licence, url=about.url or record.url,
        publisher_country=about.publisher_country or record.publisher_country or _state_in(publisher), topic=about.topic,
        origin=about.origin, author_line=about.author_line or record.author_line or says.author_line, part=record.part,
        reporting_period=about.reporting_period,
    )  # fmt: skip
    return document, (*notices, *_left_out(record))


def _language(record: TextRecord, about: About) -> tuple[str, tuple[str, ...]]:
    found = detected(record.text)
    shares = ", ".join(f"{tag} {share:.0%}" for tag, share in found.shares.items())
    if about.language:
        differs = found.tag and found.tag != about.language.split("-")[0]
        return about.language, (f"said to be in {about.language}, looks like {shares}",) if differs else ()
    if found.tag is None:
        return record.language or "en", () if record.language else (
            "too short to tell its language; taken as English",
        )
    if found.tag == "mul":
        return "mul", (f"in several languages ({shares}); kept and searchable, not extracted",)
    if found.tag != "en":
        return found.tag, (f"in {found.tag}, not in English; kept and searchable, not extracted",)
    declared = record.language if record.language and record.language.split("-")[0] == "en" else None
    return declared or "en", ()


def _left_out(record: TextRecord) -> tuple[str, ...]:
    """How much hidden text the page holds; the words themselves are not repeated, nobody was meant to see them."""
    by_how: dict[str, int] = {}
    for hidden in record.hidden:
        by_how[hidden.how] = by_how.get(hidden.how, 0) + len(hidden.text)
    return tuple(
        f"{size:,} characters of hidden text left out ({how})" for how, size in sorted(by_how.items())
    )


def _missing(document: Document) -> tuple[str, ...]:
    known = {
        "publisher": document.publisher != UNKNOWN, "published": bool(document.published), "licence": bool(document.licence),
    }  # fmt: skip
    missing = [words for key, words in MISSING.items() if not known[key]]
    return (f"not known: {', '.join(missing)}",) if missing else ()


def _state_in(publisher: str | None) -> str | None:
    """The state that a publisher's own name names, when it names one: `Ministry of Justice of Ghana`."""
    states = (m.place.entity for m in places(publisher or "") if m.place.entity.kind == "Country")
    named = {str(s.properties["iso2"]) for s in states if s.properties.get("iso2")}
    return named.pop() if len(named) == 1 else None


def _split(
    whole: Document, split: Sequence[Section], notices: tuple[str, ...], record: TextRecord
) -> list[Read]:
    report = CitedSource(whole.title, whole.publisher, whole.published, None, series_of(whole.title))
    # The sections must count once however many state the same: they share the report's origin, or the file's if it has no name.
    own = (
        f"file/{whole.sha256[:16]}"
        if whole.publisher == UNKNOWN
        else origins.of_cited(report).removeprefix("origin:")
    )
    origin = whole.origin or own
    found = []
    for section in split:
        text = whole.text[section.start : section.end]
        topic = str(section.country.entity.properties.get("iso2") or "") if section.country else ""
        document = replace(
            whole, text=text, title=f"{whole.title}: {section.title}", part=section.part, origin=origin,
            topic=topic or whole.topic,
        )  # fmt: skip
        starts = [max(0, s - section.start) for s in record.page_starts if s < section.end]
        before = sum(s <= section.start for s in record.page_starts)
        pages = (0,) * max(0, before - 1) + tuple(starts[max(0, before - 1) :])
        found.append(Read(document, notices if section is split[0] else (), pages))
    return found


def series_of(title: str) -> str | None:
    """The series that a report belongs to, where it is a known one; its editions and digests then share an origin."""
    return next(
        (s for words, s in description("project_digests").series.items() if words in title.lower()), None
    )


def first_line(text: str, fallback: str) -> str:
    """The title of a text that has none: its first line if that is short and no sentence, else the file's name.

    A sentence may name anybody; titles are repeated in lists, reports and messages.
    """
    line = next((line.strip("#* \t") for line in text.splitlines() if line.strip()), "")
    return line if 0 < len(line) <= 120 and not line.endswith((".", "!", "?", "…", "。", "؟")) else fallback
