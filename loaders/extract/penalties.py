"""Prison terms: "8 to 15 years' imprisonment" is `8y` and `15y`, "six months" `6m`, "life" `life`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.numbers import number_value
from loaders.facts import Span

_NUMBER = (
    r"(?:\d{1,3}(?:\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a)"
)
TERM = re.compile(
    rf"(?<![\w.])(?P<low>{_NUMBER})(?:[- ]?(?P<low_unit>years?|months?|days?)(?:['’]s?|"
    rf"s['’])?)?(?:\s+(?:imprisonment|in prison))?"
    rf"(?:\s*(?:to|-|–|—|and|or)\s*(?:up to |a maximum of )?(?:(?P<high>{_NUMBER})\b(?!\s*%)|"
    rf"(?P<life>life)\b))?(?:[- ]?(?P<unit>years?|months?|days?)\b(?:['’]s?)?)?",
    re.I,
)
LIFE = re.compile(r"\blife(?: imprisonment| in prison| sentences?| terms?)?\b", re.I)
PRISON = re.compile(
    r"\b(?:imprison\w*|prison|jail\w*|sentenc\w+|penalt\w+|punish\w*|terms?|detention|custody|years? (?:in|"
    r"behind)|incarcerat\w+|life)\b",
    re.I,
)
AGE = re.compile(r"^\s*(?:of age|old|-old|earlier|ago|later|before|after|since|in a row|or older)\b", re.I)
AGED = re.compile(
    r"\b(?:aged?|age of|under|over|within|every|past|last|for the (?:past|last)|years?|born)\s*(?:of |"
    r"between )?$",
    re.I,
)
OTHER_TERM = re.compile(
    r"\b(?:probation|ban|contract|old|plan|project|program(?:me)?|strategy|period)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of imprisonment: `value` such as `8y`, `18m`, `life`; `unit_of` is the term it forms a range with."""

    value: str
    span: Span
    ranged: bool = False


def terms(within: Span) -> list[Term]:
    """The prison terms in a piece of text, in order; nothing where no word of punishment stands."""
    if not PRISON.search(within.text):
        return []
    return list(_terms(within))


def _terms(within: Span) -> Iterator[Term]:
    text = within.text
    for match in TERM.finditer(text):
        unit = match["unit"] or match["low_unit"]
        if (
            unit is None
            or AGE.match(text[match.end() :])
            or AGED.search(text[: match.start()])
            or OTHER_TERM.match(text[match.end() :].lstrip(" '’").removeprefix("of "))
        ):
            continue
        if match["low"].lower() == "a" and not re.match(r"a\s+years?\b|a\s+months?\b", match.group(), re.I):
            continue
        first_unit = match["low_unit"] or unit
        yield Term(
            _code(match["low"], first_unit), _span(within, match, "low"), bool(match["high"] or match["life"])
        )
        if match["high"]:
            yield Term(_code(match["high"], unit), _span(within, match, "high"), True)
        if match["life"]:
            yield Term("life", _span(within, match, "life"), True)
    for match in LIFE.finditer(text):
        if (
            re.search(
                r"\b(?:to|in|for|up to|or|sentence of|penalty of|imprisonment,? (?:or|to)|and) (?:a )?$",
                text[: match.start()],
            )
            and re.search(
                r"imprison|prison|sentence|term|up to life|to life|or life",
                match.group() + text[max(0, match.start() - 12) : match.end()],
            )
            and not any(m.start("life") == match.start() for m in TERM.finditer(text) if m["life"])
        ):
            yield Term("life", Span(within.start + match.start(), within.start + match.end(), match.group()))


def _code(number: str, unit: str) -> str:
    value = number_value(number) if number.lower() != "a" else 1
    return f"{value if value is not None else number}{unit[0].lower()}"


def _span(within: Span, match: re.Match[str], group: str) -> Span:
    return Span(within.start + match.start(group), within.start + match.end(group), match[group])


def sentence_code(found: list[Term]) -> str:
    """A statistic's sentence range: `6m-13y`, or the single term."""
    return f"{found[0].value}-{found[1].value}" if len(found) > 1 else found[0].value
