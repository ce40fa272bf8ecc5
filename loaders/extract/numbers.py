"""Numbers as reports write them: "at least 12", "27 million", "dozens", "between 10 and 15", "twenty-two", "one-third".

A `Quantity` keeps its words, its bounds and how exact it claims to be. Whether a number is a count of victims or the
number of an article is for a rule to decide; `is_a_count` only refuses what can never be one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.facts import Span

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * (i + 2)
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}
VAGUE = (
    "tens of millions|hundreds of thousands|tens of thousands|millions|thousands|hundreds|dozens|scores|several hundred|"
    "several thousand|a (?:large|small|growing|record|great|considerable) number|large numbers|a few dozen|"
    "several dozen|a few hundred|a few thousand|several|a number of|a handful of|a few|countless|numerous|many thousands"
)
_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_WORDS = (
    rf"(?:(?:a|{_SMALL})(?:[ -](?:{_SMALL}))?)"
    rf"(?:[ -](?:hundred|thousand|million|billion)(?:(?: and)? (?:{_SMALL})(?:[ -](?:{_SMALL}))?)?)?"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[  ]\d{3})+(?![\d-])|\d+(?:\.\d+)?"
_NUMBER = (
    rf"(?:{_DIGITS})(?:[ -](?:hundred|thousand|million|billion|lakh|crore)s?)?|"
    rf"(?:half a|a quarter of a) (?:million|billion)|{_WORDS}"
)
QUALIFIERS = {
    "about": r"about|around|approximately|approx\.|some|roughly|nearly|almost|an estimated|estimated|close to|circa|up to about",
    "at_least": r"at least|no fewer than|no less than|a minimum of|not less than",
    "at_most": r"at most|up to|as many as|no more than|not more than|fewer than|less than|under|below|a maximum of",
    "more_than": r"more than|over|above|in excess of|upwards of|well over|greater than",
}
_QUALIFIER = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in QUALIFIERS.items())
QUANTITY = re.compile(
    rf"(?<![\w$€£.,/-])(?:(?:(?:{_QUALIFIER})\s+)+)?"
    rf"(?:(?P<vague>{VAGUE})|(?P<low>{_NUMBER})(?:\s*(?:-|–|—|to|and|or)\s*(?P<high>{_NUMBER}))?)"
    rf"(?P<percent>\s*(?:%|per ?cent\b|percent\b))?(?![\w/])",
    re.I,
)
BETWEEN = re.compile(r"\b(?:between|from|ranging from|ranging between)\s+$", re.I)
RISES = re.compile(
    r"\b(?:rose|fell|increased|decreased|declined|dropped|grew|jumped|climbed|went|rising|falling|up|down)\s+(?:\w+\s+)?from\s+$",
    re.I,
)
RANGE_WORD = re.compile(r"(?:-|–|—|\bto\b|\band\b|\bor\b)", re.I)
# Numbers that name things, not count them.
NAMED_BEFORE = re.compile(
    r"(?:\b(?:articles?|sections?|arts?\.?|sec\.?|chapters?|paragraphs?|para\.?|tiers?|number|no\.?|nos\.?|"
    r"page|pp?\.|law|act|decree|"
    r"resolution|convention|order|directive|ordinance|act no|bill|title|protocol|room|highway|route|aged?|"
    r"ages|under|aged between|"
    r"group of|division|part|phase|version|chapter|grade|class|annex|code|form|"
    r"schedule)\s+(?:of\s+)?|[$€£#]\s?|\b(?:US|USD|EUR|Rs\.?|RM)\s?\$?)$",
    re.I,
)
NAMED_AFTER = re.compile(
    r"\s*(?:-?\s?(?:years?[- ]old|year[- ]olds?)\b|[- ](?:day|week|month|year|hour|person|member|bed|point|"
    r"page)\b|st\b|nd\b|rd\b|th\b|°|"
    r"\s(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\b|"
    r"\s?(?:km|kilomet(?:er|re)s?|miles|meters|metres|percent|per ?cent|%|a\.m|p\.m|dollars|euros?|pounds))",
    re.I,
)
YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text. `value` is the single figure (or the lower of a range), None for vague words.

    `qualifier` is one of exact, about, at_least, at_most, more_than, range, vague. `percent` marks a share.
    `number` is the span of the figure alone, `span` with its qualifier.
    """

    span: Span
    number: Span
    value: int | None
    low: int | None
    high: int | None
    qualifier: str
    percent: bool = False

    @property
    def code(self) -> str:
        """Digits, or the vague words as written: what the claim's value is."""
        return str(self.value) if self.value is not None else re.sub(r"\s+", " ", self.number.text.lower())


def quantities(within: Span) -> list[Quantity]:
    """Every quantity in a piece of text, in order; ages, articles, sums of money, years and ranks are left out."""
    return list(_quantities(within))


def _quantities(within: Span) -> Iterator[Quantity]:
    position = 0
    while match := QUANTITY.search(within.text, position):
        before = within.text[max(0, match.start() - 24) : match.start()]
        # "184 in 2016 and 121 in 2015": two numbers that are no range are read one by one.
        apart = match["high"] is not None and not _is_range(match, before)
        position = match.end("low") if apart else match.end()
        after = within.text[position : position + 16]
        if _is_a_count(match, before, after, apart):
            yield _quantity(within, match, before)


def _is_a_count(match: re.Match[str], before: str, after: str, apart: bool) -> bool:
    words = (match["low"] if apart else match.group()).strip()
    if NAMED_BEFORE.search(before) or (NAMED_AFTER.match(after) and not match["percent"]):
        return False
    if YEAR.match(words) and not re.match(
        r"\s+(?:victims|people|persons|women|men|children|cases|migrants|workers|girls|boys)", after
    ):
        return False
    if words.lower() == "a" or (match["low"] or "").lower() == "a":
        return False
    return not re.match(r"[-–](?:[a-z]{3,}|\d)", after) or (match["high"] is not None and not apart)


def _quantity(within: Span, match: re.Match[str], before: str) -> Quantity:
    first = "vague" if match["vague"] else "low"
    last = "high" if match["high"] and _is_range(match, before) else first
    stop = match.end("percent") if match["percent"] else match.end(last)
    number = Span(
        within.start + match.start(first),
        within.start + match.end(last),
        within.text[match.start(first) : match.end(last)],
    )
    stop = max(stop, match.end(last))
    span = Span(within.start + match.start(), within.start + stop, within.text[match.start() : stop])
    low = None if match["vague"] else number_value(match["low"])
    high = number_value(match["high"]) if last == "high" else low
    return Quantity(span, number, low, low, high, _qualifier(match, last), bool(match["percent"]))


def _is_range(match: re.Match[str], before: str) -> bool:
    """ "10 to 15" is a range, "two and 14" only after "between"."""
    joiner = (
        match.group()[match.end("low") - match.start() : match.start("high") - match.start()].strip().lower()
    )
    if joiner == "and":
        return bool(BETWEEN.search(before))
    if RISES.search(before):
        return False
    low, high = number_value(match["low"]), number_value(match["high"])
    return low is not None and high is not None and low < high


def _qualifier(match: re.Match[str], last: str) -> str:
    if match["vague"]:
        return "vague"
    if last == "high":
        return "range"
    return next((name for name in QUALIFIERS if match[name]), "exact")


def number_value(words: str) -> int | None:
    """The number that digits or words mean: 27000000 for "27 million", 22 for "twenty-two"; None if they mean none."""
    text = re.sub(r"\s+", " ", words.strip().lower())
    if match := re.fullmatch(r"(half|a quarter of) a (million|billion)", text):
        return int(SCALES[match[2]] * (Decimal("0.5") if match[1] == "half" else Decimal("0.25")))
    if match := re.fullmatch(r"([\d,.  ]+?)[ -]?(hundred|thousand|million|billion|lakh|crore)?s?", text):
        figure = re.sub(r"[,  ]", "", match[1])
        return (
            int(Decimal(figure) * SCALES.get(match[2] or "", 1))
            if re.fullmatch(r"\d+(?:\.\d+)?", figure)
            else None
        )
    return _of_words(text.replace("-", " ").split())


def _of_words(words: list[str]) -> int | None:
    total = current = 0
    seen = False
    for word in words:
        if word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0))
        elif word == "a":
            current += 1
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0
        elif word != "and":
            return None
        seen = seen or word != "a"
    return total + current if seen else None
