"""When it held: years, months, days, seasons, periods, "since 2013", "last year", "during the reporting period".

Relative words are resolved only against a known publication date; a reporting period only when its report's year is
known. Otherwise the words stay as written and no date is guessed. Precision is never invented: a year stays a year.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.facts import Span, Time

MONTHS = {
    name: number + 1
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]
    )
} | {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[89]|20)\d\d"
_NEAR = r"(?:(?P<vague>early|mid|late|the end of|the beginning of|the start of)[- ]?\s?)?"
_LEAD = (
    r"(?:(?P<lead>since|as of|until|till|by|before|after|from|in|during|on|throughout|through|for|of|"
    r"at the end of|between)\s+(?:the\s+)?)?"
)
PATTERNS = (
    rf"{_LEAD}{_NEAR}(?P<day>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>{_YEAR})",
    rf"{_LEAD}{_NEAR}(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>{_YEAR})",
    rf"{_LEAD}(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{_LEAD}(?P<month>{_MONTH})\.?\s*(?:to|-|–|—|and|through|"
    rf"until)\s*(?P<month2>{_MONTH})\.?,?\s+(?:of\s+)?(?P<year>{_YEAR})",
    rf"{_LEAD}(?P<month>{_MONTH})\.?,?\s+(?:of\s+)?(?P<year>{_YEAR})\s*(?:to|-|–|—|and|through|"
    rf"until)\s*(?P<month2>{_MONTH})\.?,?\s+(?:of\s+)?(?P<year2>{_YEAR})",
    rf"{_LEAD}{_NEAR}(?P<month>{_MONTH})\.?,?\s+(?:of\s+)?(?P<year>{_YEAR})",
    rf"{_LEAD}(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+and\s+(?:spring|summer|autumn|"
    rf"fall|winter))?\s+(?:of\s+)?(?P<year>{_YEAR})",
    rf"{_LEAD}(?P<year>{_YEAR})(?:\s*(?:to|-|–|—|through|until|/)\s*(?P<year2>{_YEAR})|"
    rf"(?:-|–|/)(?P<short>\d\d))(?![\d-])",
    rf"(?P<lead>between)\s+(?P<year>{_YEAR})\s+and\s+(?P<year2>{_YEAR})",
    rf"{_LEAD}(?:the\s+)?{_NEAR}(?:fiscal year|calendar year|the year|FY)\s*(?P<year>{_YEAR})",
    rf"{_LEAD}(?:the\s+)?{_NEAR}(?P<decade>(?:1[89]|20)\d0)s",
    rf"{_LEAD}{_NEAR}(?P<year>{_YEAR})",
)
# In order of detail: a longer reading of the same characters wins.
EXPLICIT = tuple(re.compile(rf"(?<![\w$€£.,/-])(?:{pattern})(?![\w%]|,\d)", re.I) for pattern in PATTERNS)
HAS_YEAR = re.compile(_YEAR)
RELATIVE = {
    "last year": -1, "the previous year": -1, "the past year": -1, "the prior year": -1,
    "the year before": -1, "a year earlier": -1, "a year ago": -1,
    "this year": 0, "the current year": 0, "two years ago": -2, "three years ago": -3, "next year": 1,
}  # fmt: skip
PREVIOUS_PERIOD = (
    r"(?:the )?(?:previous|prior|last|preceding|past) (?:reporting (?:period|cycle|year)|report)"
)
THIS_PERIOD = (
    r"(?:the (?:current |present )?|this |over the |the past )?(?:reporting (?:period|cycle|year)|"
    r"period covered by (?:the|this) report)|"
    r"during the year|the year under review"
)
UNRESOLVED = (
    r"(?:in )?recent (?:years|months)|in the past|(?:over |in |during )?the (?:last|past) (?:few |two |"
    r"three |four |five |six |ten |\d+ )?(?:years|months|decades|decade)|"
    r"last (?:month|week|summer|winter|spring|fall|autumn|"
    + _MONTH
    + r")|this (?:month|week|summer|winter|spring)|in previous years|yesterday|today|currently"
)
WORDS = re.compile(
    rf"\b(?:(?P<previous>{PREVIOUS_PERIOD})|(?P<period>{THIS_PERIOD})|(?P<relative>{'|'.join(RELATIVE)})|"
    rf"(?P<unresolved>{UNRESOLVED}))\b",
    re.I,
)
# A year that names a thing ("the 2008 anti-trafficking law", "the 2009 TIP Report") is no time of the fact.
NAMES_A_THING = re.compile(
    r"(?:[-–]\d{2,4})?\s+(?:\w+[- ]){0,4}?(?:laws?|acts?|protocol|convention|report|decree|code|"
    r"constitution|amendments?|national action plan|action plan|plan|"
    r"strategy|statute|agreement|memorandum|directive|regulations?|bill|edition|index|resolution|survey|"
    r"census)\b",
    re.I,
)


def times(within: Span, published: str | None = None) -> list[Time]:
    """Every time expression in a piece of text, in order; `published` is the document's date, if known."""
    found = [*_explicit(within), *_in_words(within, published)]
    return sorted(found, key=lambda time: time.span.start if time.span else 0)


def _explicit(within: Span) -> Iterator[Time]:
    if not HAS_YEAR.search(within.text):
        return
    taken: list[tuple[int, int]] = []
    for pattern in EXPLICIT:
        for match in pattern.finditer(within.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            time = None if _names_a_thing(within.text, match) else _resolved(within, match)
            if time:
                yield time


def _names_a_thing(text: str, match: re.Match[str]) -> bool:
    """True when the year is part of a name ("the 2000 UN TIP Protocol") and no time of what happened."""
    parts = {key for key, value in match.groupdict().items() if value}
    if (
        "year" not in parts
        or parts - {"year", "year2", "short", "lead"}
        or not NAMES_A_THING.match(text, match.end())
    ):
        return False
    lead = match.groupdict().get("lead") or "of"
    return lead.lower() == "of" or re.search(r"\bthe\s+$", text[: match.start("year")], re.I) is not None


def _resolved(within: Span, match: re.Match[str]) -> Time | None:
    span = Span(within.start + match.start(), within.start + match.end(), match.group())
    parts = {key: value for key, value in match.groupdict().items() if value}
    if short := parts.pop("short", None):
        parts["year2"] = short
    lead = parts.get("lead", "").lower()
    if "decade" in parts:
        start, end, precision = f"{parts['decade']}", f"{int(parts['decade']) + 9}", "period"
    elif "season" in parts:
        start, end, precision = parts["year"], parts["year"], "season"
    else:
        start, end, precision = _of_calendar(parts)
    if int(start[:4]) > int(end[:4]):
        return None
    if lead in ("since", "after"):
        return Time(span.text, "open", start, None, span)
    if lead in ("until", "till", "before", "as of", "by"):
        return Time(span.text, "open", None, end, span)
    return Time(span.text, precision, start, end, span)


def _of_calendar(parts: dict[str, str]) -> tuple[str, str, str]:
    year = parts["year"]
    month = f"-{_month(parts['month']):02d}" if "month" in parts else ""
    day = f"-{int(parts['day']):02d}" if "day" in parts and 1 <= int(parts["day"]) <= 31 else ""
    start = year + month + day
    if "year2" in parts or "month2" in parts:
        last = parts.get("year2", year)
        last = year[:2] + last if len(last) == 2 else last
        second = f"-{_month(parts['month2']):02d}" if "month2" in parts else ""
        return start, last + second, "period"
    return start, start, "day" if day else "month" if month else "year"


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[word.lower().rstrip(".")]


def _in_words(within: Span, published: str | None) -> Iterator[Time]:
    year = int(published[:4]) if published else None
    for match in WORDS.finditer(within.text):
        span = Span(within.start + match.start(), within.start + match.end(), match.group())
        words = re.sub(r"\s+", " ", match.group().lower())
        unresolved = Time(span.text, "relative", span=span, basis="relative")
        if year is None or match["unresolved"]:
            yield unresolved
        elif match["relative"]:
            said = str(year + RELATIVE[words])
            yield replace(unresolved, precision="year", start=said, end=said)
        else:
            # A yearly report covers 1 April to 31 March before it is published.
            back = year - 1 - bool(match["previous"])
            yield Time(span.text, "period", f"{back}-04", f"{back + 1}-03", span, "reporting_period")


def code(time: Time) -> str:
    """The value of a time in the gold format: `2013`, `2013-05`, `2006/2008`, or the words."""
    if time.basis != "explicit":
        return time.text
    if time.precision == "open":
        return time.start or time.end or time.text
    if time.start and time.end and time.start != time.end:
        return f"{time.start}/{time.end}"
    return time.start or time.text
