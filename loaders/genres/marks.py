"""What a text states about itself at its top: its kind, its date, its byline, its letterhead. Stated only, never inferred."""

import re
from dataclasses import dataclass

from loaders.readers.model import TextRecord

TOP_LINES = 12
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = "|".join(m[:3] + (f"(?:{m[3:]})?\\.?" if len(m) > 3 else "") for m in MONTHS) + r"|sept\.?"
DAY_FIRST = rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{MONTH}),?\s+(?P<y1>(?:19|20)\d\d)"
MONTH_FIRST = rf"(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)"
MONTH_ONLY = rf"(?P<m3>{MONTH})\s+(?P<y3>(?:19|20)\d\d)"
ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
DATE = re.compile(rf"(?:{DAY_FIRST}|{MONTH_FIRST}|{ISO}|{MONTH_ONLY})", re.I)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
# A line that holds nothing but a date, perhaps with a label. "Updated" is another date than publication.
DATE_LINE = re.compile(
    rf"^\W*(?:(?:first\s+)?(?:published|posted|issued|released|date(?:\s+of\s+publication)?)(?:\s+on)?\s*:?\s*)?{WEEKDAY}"
    rf"(?:{DAY_FIRST}|{MONTH_FIRST}|{ISO}|{MONTH_ONLY})(?:,?\s+(?:at\s+)?\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+\w{{2,4}})?)?\W*$",
    re.I,
)
BYLINE = re.compile(
    r"^(?:by|reported by|written by)\s+(?P<who>[A-Z][^\s!?]*(?: [^\s!?]+){0,7}[^\s.!?])$", re.I
)
LETTERHEAD = re.compile(
    r"^(?:the\s+)?(?:u\.?s\.?\s+attorney['’]s\s+office\b.*|(?:u\.?s\.?\s+)?department\s+of\s+justice\b.*"
    r"|office\s+of\s+public\s+affairs\b.*|.{0,60}\bprosecut(?:or|ion)(?:s|['’]s|s['’])?\s+(?:office|service)\b.{0,60}|office\s+of\s+the\s+(?:attorney|prosecutor)\s+general\b.*)$",
    re.I,
)

KINDS = (
    ("fact_sheet", re.compile(r"^\W*fact\s?sheet\b", re.I)),
    ("press_release", re.compile(r"^\W*(?:for immediate release|press release|news release|media release)\b", re.I)),
    ("court", re.compile(r"^\W*in the (?:[\w ]{0,30} )?(?:supreme|district|high|crown) court\b|^\W*indictment\W*$", re.I)),
    ("encyclopaedia", re.compile(r"^from wikipedia, the free encyclop", re.I)),
    ("report", re.compile(r"\b(?:annual|global|country|trafficking in persons|progress|evaluation) report\b", re.I)),
)  # fmt: skip
HOSTS = (
    (
        "encyclopaedia",
        re.compile(r"^https?://(?:[\w-]+\.)*(?:wikipedia|britannica|citizendium|wikiwand)\.(?:org|com)/"),
    ),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the top of a text states; None where it is silent."""

    genre: str | None = None
    published: str | None = None
    author_line: str | None = None
    publisher: str | None = None


def stated(record: TextRecord, title: str) -> Stated:
    """What the title, the address and the first lines of the text say."""
    top = [row.strip() for row in record.text.split("\n") if row.strip()][:TOP_LINES]
    genre = record.genre or _genre(record.url, [title, *top])
    dates = [d for row in top if (d := date_of(row))]
    byline = next((m["who"].strip() for row in top if (m := BYLINE.match(row))), None)
    letterhead = next((row for row in top[:6] if LETTERHEAD.match(row)), None)
    return Stated(
        genre,
        dates[0] if dates else None,
        byline,
        letterhead if genre in ("press_release", "court", None) else None,
    )


def _genre(url: str | None, rows: list[str]) -> str | None:
    for genre, host in HOSTS:
        if url and host.match(url):
            return genre
    for genre, mark in KINDS:
        # A report names itself in its title; other kinds on a line of their own near the top.
        if any(mark.search(row) for row in (rows[:1] if genre == "report" else rows[:7])):
            return genre
    return None


def date_of(row: str) -> str | None:
    """The ISO date of a line that holds nothing else, to the precision it has."""
    match = DATE_LINE.match(row) if len(row) <= 90 else None
    return iso(match) if match else None


def iso(match: re.Match[str]) -> str | None:
    """The ISO form of a matched date; None for a day that no month has."""
    found = match.groupdict()
    if found["iso"]:
        return found["iso"]
    for number in ("1", "2", "3"):
        if found.get(f"y{number}"):
            month = _month(found[f"m{number}"])
            day = found.get(f"d{number}")
            if day and not 1 <= int(day) <= 31:
                return None
            return f"{found[f'y{number}']}-{month:02}" + (f"-{int(day):02}" if day else "")
    return None


def _month(name: str) -> int:
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name[:3].lower()))
