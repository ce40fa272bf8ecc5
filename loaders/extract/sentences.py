"""Cuts a (masked) text into sentences: abbreviations, bullets, headings and fused sentences included.

spaCy's own splitter trips over footnote digits, "U. S." and sentences of three hundred words; this one is a handful of
patterns, and it runs before the parser so that the parser never sees more than one sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.spans import trimmed
from loaders.facts import Span

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "hon",
        "rev",
        "sr",
        "jr",
        "st",
        "mt",
        "ft",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "cpl",
        "sgt",
        "cmdr",
        "adm",
        "gov",
        "sen",
        "rep",
        "pres",
        "insp",
        "supt",
        "det",
        "no",
        "nos",
        "art",
        "arts",
        "para",
        "paras",
        "sec",
        "secs",
        "ch",
        "chs",
        "vol",
        "vols",
        "fig",
        "figs",
        "pp",
        "p",
        "cf",
        "vs",
        "v",
        "approx",
        "est",
        "ca",
        "dept",
        "div",
        "assn",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "e.g",
        "i.e",
        "etc",
        "al",
        "op",
        "cit",
        "ed",
        "eds",
        "u.s",
        "u.k",
        "u.n",
        "u.a.e",
        "u.s.a",
        "u.s.s.r",
        "d.c",
        "a.m",
        "p.m",
        "u.n.o",
        "r.o.c",
        "p.r.c",
        "d.r.c",
        "s.a",
    ]
)
# These abbreviations also end sentences: then one of the words that open a sentence follows.
OPENERS = re.compile(
    r"(?:The|In|It|This|These|Those|That|He|She|They|We|On|At|A|An|But|And|However|According|During|Since|"
    r"As|For|From|"
    r"When|While|Some|Many|Most|Authorities|Officials|Police|Victims|Traffickers|Women|Men|Children|NGOs|"
    r"There|Its|Their|"
    r"After|Before|By|With|To|Under|Although|Despite|No|Two|Three|Four|Five|One)\b"
)
CLOSERS = "\"'”’)]»"
STOP = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=\s)|[.!?]+[\"”’)\]»]*(?=[A-Z“][a-z])")
NEXT = re.compile(r"\s*(?:[-–—•*]\s*)?[\"“'‘(\[«¿¡]*[A-Z0-9À-ÖØ-Þ•]")
LAST_WORD = re.compile(r"([A-Za-z](?:[A-Za-z.]|\.\s(?=[A-Z]\.))*)\.[\"'”’)\]»]*$")
INITIALS = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.\s?)+$")
# "of which 80 per cent The government reportedly prosecuted": two sentences fused by a scraper.
FUSED = re.compile(
    r"(?<=[a-z0-9%])[ \t]+(?=(?:The (?:government|authorities|police|courts?|report|law|ministry|country|"
    r"State|majority|"
    r"Government)|In (?:19|20)\d\d,|In (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|"
    r"December) (?:19|20)\d\d,|During the (?:year|reporting)|According to (?:the|a|an|NGOs|media)|"
    r"NGOs reported|"
    r"Authorities (?:did|reported|identified))\b)"
)
PROFILE = re.compile(r"(?<=[).])[ \t]+(?=trafficking profile:)", re.I)
NOT_BEFORE_FUSION = re.compile(
    r"\b(?:of|in|from|by|to|and|or|called|named|titled|entitled|that|with|for|on|the|a|an|as)$", re.I
)
BULLET = re.compile(
    r"[ \t]*(?:[-–—•*▪◦·‣o][ \t]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)][ \t]+|#{1,6}[ \t]+|=+[ \t]*)"
)
TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]»]*\s*$")
WRAPPED_AT = 45


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading) of the text; `paragraph` counts from 0."""

    span: Span
    paragraph: int
    heading: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text` in order; their spans are exact, never overlap and never hold a paragraph break."""
    for number, (start, end) in enumerate(_blocks(text)):
        for piece in _pieces(text, start, end):
            if span := trimmed(text, *piece):
                yield Sentence(span, number, _is_heading(span.text))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: runs of lines that belong together."""
    start = end = position = 0
    before = ""
    for line in text.splitlines(keepends=True):
        if end > start and not _continues(before, line):
            yield start, end
            start = position
        if not line.strip():
            start = position + len(line)
        else:
            end = position + len(line)
            before = line
        position += len(line)
    if end > start:
        yield start, end


def _continues(before: str, line: str) -> bool:
    """True when `line` carries on the paragraph of the line before it (text wrapped by an editor)."""
    stripped = line.strip()
    if not stripped or (BULLET.match(line) and not stripped[:1].islower()):
        return False
    if TERMINAL.search(before):
        return len(before.rstrip()) >= WRAPPED_AT
    return len(before.rstrip()) >= WRAPPED_AT or stripped[:1].islower()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if bullet := BULLET.match(text, start, end):
        start = bullet.end() if bullet.end() < end else start
    cuts = sorted({*_stops(text, start, end), *_fusions(text, start, end)})
    for cut in cuts:
        yield start, cut
        start = cut
    yield start, end


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for stop in STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and NEXT.match(text, after, end) and not _abbreviated(text, start, stop, end):
            yield after


def _abbreviated(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """True when the full stop belongs to an abbreviation or an initial and the sentence goes on."""
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return (
            stop.group().startswith(("..", "…"))
            and not text[stop.end() : stop.end() + 2].strip()[:1].isupper()
        )
    before = text[max(start, stop.start() - 24) : stop.start() + 1]
    rest = text[stop.end() : min(end, stop.end() + 24)].lstrip()
    word = LAST_WORD.search(before)
    plain = word.group(1).replace(" ", "").lower() if word else ""
    if INITIALS.search(before) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", plain):
        return not OPENERS.match(rest)
    if plain in ABBREVIATIONS and plain not in (
        "no",
        "co",
        "ed",
        "est",
        "mar",
        "dec",
        "art",
        "may",
        "p",
        "v",
        "s.a",
    ):
        return True
    return plain in ("no", "art", "p", "v") and rest[:1].isdigit()


def _fusions(text: str, start: int, end: int) -> Iterator[int]:
    yield from (match.end() for match in PROFILE.finditer(text, start, end))
    for match in FUSED.finditer(text, start, end):
        if not NOT_BEFORE_FUSION.search(text, max(start, match.start() - 12), match.start()):
            yield match.end()


def _is_heading(line: str) -> bool:
    return (len(line) < 100 and not TERMINAL.search(line) and len(line.split()) <= 12) or line.startswith("=")
