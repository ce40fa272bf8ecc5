"""Tier rankings: "Tier 2 Watch List - Malaysia ... (2015)", "Russia was downgraded to Tier 3", "remained on Tier 2".

Only a country that the clause ranks gets a tier. A tier that does not exist ("Tier 3 watchlist") takes the nearest value;
its span keeps the wording. Definitions ("Tier 1 countries fully comply ...") and conditions ("would otherwise be
downgraded to Tier 3") rank nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.rules import Rule
from loaders.facts import Argument, Claim, Entity, Span, Time

RULE = "tier"
TIER = re.compile(
    r"\b(?:[Tt]ier|TIER)[ -]?[\"“]?(?P<number>1|2|3|I{1,3}|[Oo]ne|[Tt]wo|[Tt]hree)\b[\"”]?(?P<watch>[ -]*[(\"“]?[Ww]atch ?-?(?:[Ll]ist(?:ed)?)?\b\)?)?"
    r"|[\"“](?:[Tt]ier|TIER) (?P<quoted>[123])[\"”]|\b(?P<special>[Ss]pecial [Cc]ase)s?\b(?= (?:country|countries|in|for|status|because))"
    r"|\b(?P<bottom>(?:the )?(?:bottom|lowest|worst)(?:[- ](?:tier|level|category|ranking|rank|rating))+)\b|\b(?P<top>(?:the )?(?:top|highest)(?:[- ](?:tier|level|category|ranking|rank))+)\b"
    r"|\b(?:the )?(?P<list>[Ww]atch ?[Ll]ist)\b",
)
NUMBERS = {"i": "1", "ii": "2", "iii": "3", "one": "1", "two": "2", "three": "3"}
CHANGES = {
    "waiver": r"\bgranted (?:a|another|its \w+) (?:\w+ ){0,2}waiver\b|\bwaiver from\b",
    "downgrade": r"\b(?:downgrad\w+|relegat\w+|demot\w+|dropp?(?:ed|s|ing)?\b(?=.*\b(?:to|from|in(?:to)? the same)\b)|(?:fell|fallen|falls|slipp?ed|lowered|sank|moved down|slid|plunged)\b)",
    "upgrade": r"\b(?:upgrad\w+|promot(?:ed|ion|es)|moved up|rose|raised|elevated|climbed|advanced)\b",
    "remained": r"\b(?:remain(?:s|ed)?|still|stay(?:s|ed)|kept|retain(?:s|ed)|maintain(?:s|ed)|again|continue[sd]? to be|for the (?:second|third|fourth|fifth|sixth|seventh|\w+th) (?:consecutive |straight )?year|left on|unchanged)\b",
    "improved": r"\b(?:showing|showed|shown|deemed to have) (?:an )?improv\w+",
    "placed": r"\b(?:plac(?:ed|es|ing)|rank(?:ed|s|ing)?|put|list(?:ed|s)|assign(?:ed|s)|classif(?:ied|ies)|rated|designat(?:ed|es)|categori[sz]ed|included)\b",
}
CHANGE = {name: re.compile(pattern, re.I) for name, pattern in CHANGES.items()}
# "Tier 2 Watch List - Malaysia does not fully comply ...": the line that closes a reference-book passage.
OPENING = re.compile(
    r"^\W*(?:tier rating:\s*)?(?P<tier>Tier\s+(?:[123]|I{1,3})(?:\s+Watch\s?-?\s?List)?)\s*(?:[-–—:]|\(|$)\s*",
    re.I,
)
YEAR_AT_END = re.compile(r"\((?P<year>(?:19|20)\d\d)\)\W*$")
CONDITION = re.compile(
    r"\b(?:would|could|otherwise required|if|unless|avoid|may|might|should|must|can|faces? (?:a |an )?(?:automatic )?|risk(?:s|ed)? (?:a |being )?|prevent|in order to|recommend\w*|to be|likely to)\b",
    re.I,
)
DEFINITION = re.compile(
    r"\b(?:tier \S+ (?:watch ?(?:list)? )?(?:countries|governments|nations)\b(?! (?:such as|like|include|including))|countries (?:whose|that|which|on|in|placed)|(?:is|are) (?:the|a) .{0,30}(?:ranking|grouping|category|level|list) (?:which|that|for|identif)|"
    r"means that|refers to|is defined|are defined|automatically)\b",
    re.I,
)
RANKING = re.compile(
    r"\b(?:tier|watch ?list|downgrad\w+|upgrad\w+|relegat\w+|demot\w+|bottom|lowest|TIP [Rr]eport|[Tt]rafficking in [Pp]ersons [Rr]eport|designation|ranked|ranking|same category|classification)\b",
    re.I,
)
SAME_CATEGORY = re.compile(
    r"\b(?:in|into) the same (?:category|tier|group|class) as\b|\b(?:alongside|together with|along with|joining|joined)\b",
    re.I,
)
INCLUDES = re.compile(
    r"\b(?:the|this) (?:classification|category|tier|list|group|ranking) (?:also )?(?:includes?|comprises?|contains?)\b",
    re.I,
)
ON_THE_LIST = re.compile(r"\bon (?:the|this|that) (?:watch ?)?list\b", re.I)
RESPONSE = re.compile(r"\b(?:response|reaction|reacted|responded|respond|protest\w*|reply|replied|comment\w*) (?:\w+ )?(?:to|against|on|over|about)\b", re.I)
IT = re.compile(r"\b(?:the country|it|the government|this country|the territory|the nation)\b", re.I)
NO_SUBJECT = re.compile(r"^(?:United States|U\.? ?S\.?|American|Washington)", re.I)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A country that a clause ranks; without a span when only a pronoun or the passage's head names it."""

    code: str
    entity: Entity | None
    span: Span | None
    inferred_from: str | None = None


def tiers(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every tier that the clause gives to a country."""
    if opening := OPENING.match(clause.text):
        yield from _passage_head(clause, context, opening)
        return
    if not clause.says(RANKING) or (clause.says(DEFINITION) and not clause.says(CHANGE["downgrade"])):
        yield from _improving(clause, context)
        return
    yield from _ranked(clause, context)


def _passage_head(clause: Clause, context: Context, opening: re.Match[str]) -> Iterator[Claim]:
    """The tier line of a reference-book passage: its year stands in brackets at the very end of the paragraph."""
    where = clause.part(opening.start("tier"), opening.end("tier"))
    for country in _countries(clause, context, opening.end())[:1] or _topic(context):
        yield context.claim(
            "Tier",
            f"{RULE}.head",
            [
                _country(context, country),
                context.argument("tier", tier_code(where.text), where),
                _year_at_end(clause, context),
            ],
            where,
        )


def _year_at_end(clause: Clause, context: Context) -> Argument | None:
    paragraph = _paragraph(clause, context)
    if match := YEAR_AT_END.search(paragraph.text):
        start = paragraph.start + match.start("year")
        return context.argument("year", match["year"], Span(start, start + 4, match["year"]))
    return _published_year(context)


def _paragraph(clause: Clause, context: Context) -> Span:
    """From the clause to the end of its paragraph."""
    text = context.setting.text
    end = text.find("\n", clause.span.end)
    end = len(text) if end < 0 else end
    return Span(clause.span.start, end, text[clause.span.start : end])


def _ranked(clause: Clause, context: Context) -> Iterator[Claim]:
    change, where_changed = _change(clause)
    marks = [
        m
        for m in TIER.finditer(clause.text)
        if not _conditional(clause, m) and not (m["list"] and not ON_THE_LIST.search(clause.text))
    ]
    if not marks and change not in ("downgrade", "upgrade", "waiver"):
        return
    if (
        change is not None
        and where_changed is not None
        and _conditional_words(clause, where_changed.start - clause.span.start)
    ):
        return
    mark = _main_mark(clause, marks, change)
    countries = _subjects(clause, context, mark)
    for country in countries:
        yield _tier_claim(clause, context, country, mark, change, where_changed)
    yield from _by_comparison(clause, context, mark, countries)


def _tier_claim(
    clause: Clause,
    context: Context,
    country: Ranked,
    mark: re.Match[str] | None,
    change: str | None,
    where: Span | None,
) -> Claim:
    tier = mark and context.argument("tier", tier_code(mark.group()), clause.part(*mark.span()))
    if mark and mark["list"]:
        tier = Argument("tier", "2WL", context.quoted(clause.part(*mark.span())))
    told = change and where and (change != "placed" or tier) and context.argument("change", change, where)
    anchor = (mark and clause.part(*mark.span())) or where or clause.span
    return context.claim(
        "Tier", RULE, [_country(context, country), tier or None, told or None, _year(context, anchor)], anchor
    )


def _change(clause: Clause) -> tuple[str | None, Span | None]:
    for name, pattern in CHANGE.items():
        if match := pattern.search(clause.text):
            return name, clause.part(*match.span())
    return None, None


def _main_mark(clause: Clause, marks: list[re.Match[str]], change: str | None) -> re.Match[str] | None:
    """The tier that the country is in now: "from Tier 2 to Tier 3" ends in the second; "to bottom, Tier 3" is one."""
    if change in ("downgrade", "upgrade") and len(marks) > 1:
        to = [m for m in marks if re.search(r"\b(?:to|into|on|at)\W+(?:the )?$", clause.text[: m.start()])]
        numbered = [m for m in to or marks if m["number"] or m["quoted"]]
        return (numbered or to or marks)[-1 if not to else 0]
    numbered = [m for m in marks if m["number"] or m["quoted"] or m["special"]]
    chosen = numbered or marks
    if (
        change in ("downgrade", "upgrade")
        and len(chosen) == 1
        and re.search(r"\bfrom (?:the )?$", clause.text[: chosen[0].start()])
    ):
        return None
    return chosen[0] if chosen else None


def _conditional(clause: Clause, mark: re.Match[str]) -> bool:
    return _conditional_words(clause, mark.start())


def _conditional_words(clause: Clause, position: int) -> bool:
    before = clause.text[max(0, position - 60) : position]
    cue = None
    for cue in CONDITION.finditer(before):
        pass
    if cue is None or re.search(
        r"\b(?:was|were|is|been|placed|downgraded|ranked|remained|fell)\b(?!.*\bbe\b)", before[cue.end() :]
    ):
        return False
    # "much more needed to be done before Russia could be taken off its Tier 3 watchlist" does rank Russia.
    return not re.search(r"\b(?:taken off|removed from|off) (?:its|the) \W*$", before)


def _subjects(clause: Clause, context: Context, mark: re.Match[str] | None) -> list[Ranked]:
    """The countries that the clause ranks: those before the tier in the main clause, or the object of "placed X in"."""
    stop = mark.start() if mark else len(clause.text)
    found = _countries(clause, context, 0, stop)
    cut = SAME_CATEGORY.search(clause.text)
    found = [c for c in found if c.span and not (cut and c.span.start >= clause.span.start + cut.start())]
    if not found and mark and not cut:
        found = _countries(clause, context, mark.end())
        return found[:12] if found and _lists_after(clause, mark) else _by_pronoun(clause, context)
    return found or _by_pronoun(clause, context)


def _lists_after(clause: Clause, mark: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"\W*(?:countries|ranking|status|placement|rating|list)?\W*(?:such as|like|includ\w+|for|are|were|:|of|went to|was given to)\b",
            clause.text[mark.end() :],
        )
    )


def _countries(clause: Clause, context: Context, start: int, stop: int | None = None) -> list[Ranked]:
    """Countries named as such (no adjectives, no "U.S. government report") between two positions of the clause."""
    limit = clause.span.start + (len(clause.text) if stop is None else stop)
    ranked: dict[str, Ranked] = {}
    for mention in context.places:
        if mention.form != "name" or not clause.span.start + start <= mention.span.start < limit:
            continue
        if (
            _is_modifier(clause, mention.span)
            or (mention.place.code == "US"
            and not _us_is_ranked(clause, mention.span))
        ):
            continue
        ranked.setdefault(mention.place.code, Ranked(mention.place.code, mention.place.entity, mention.span))
    return list(ranked.values())


def _is_modifier(clause: Clause, span: Span) -> bool:
    after = clause.text[span.end - clause.span.start :]
    before = clause.text[: span.start - clause.span.start]
    return bool(
        re.match(
            r"['’]s (?!government\b|authorities)|-(?:based|backed)|\s(?:government report|State Department)",
            after,
        )
    ) or bool(
        re.search(
            r"\b(?:with|against|from|between|in neighbou?ring|behind|unlike|than|besides)\s+(?:the )?$",
            before,
        )
    )


def _us_is_ranked(clause: Clause, span: Span) -> bool:
    """The United States issue the ranking; they are ranked only where they are the subject of a passive."""
    after = clause.text[span.end - clause.span.start :]
    return bool(re.match(r"\s+(?:was|were|is|has been|remained|remains|itself)\b", after))


def _by_pronoun(clause: Clause, context: Context) -> list[Ranked]:
    if not clause.says(IT) and not re.match(
        r"^\W*(?:Tier|Remained|Ranked|Placed|Downgraded|Upgraded)", clause.text
    ):
        return []
    for earlier in reversed(context.same_paragraph()):
        named = _countries(earlier.clause, earlier, 0)
        if len(named) == 1:
            return [Ranked(named[0].code, named[0].entity, None, "previous_sentence")]
        if named:
            break
    return _topic(context)


def _topic(context: Context) -> list[Ranked]:
    topic = context.topic_argument("country")
    return [Ranked(topic.value, topic.entity, None, "doc_topic")] if topic else []


def _by_comparison(
    clause: Clause, context: Context, mark: re.Match[str] | None, ranked: list[Ranked]
) -> Iterator[Claim]:
    """ "... in the same category as North Korea and Iran": their tier is only implied, and marked as inferred."""
    if not (cut := re.search(r"\bin(?:to)? the same (?:category|tier|group) as\b", clause.text)):
        return
    where = clause.part(*cut.span())
    for country in _countries(clause, context, cut.end()):
        tier = Argument("tier", tier_code(mark.group()) if mark else "3", None, None, "previous_sentence")
        yield context.claim("Tier", f"{RULE}.same-category", [_country(context, country), tier], where)


def _included(clause: Clause, context: Context) -> Iterator[Claim]:
    """ "The classification includes countries like Iran": the tier stands in the sentence before."""
    if not (match := INCLUDES.search(clause.text)):
        return
    for earlier in reversed(context.earlier[-3:]):
        if mark := TIER.search(earlier.clause.text):
            tier = Argument("tier", tier_code(mark.group()), None, None, "previous_sentence")
            for country in _countries(clause, context, match.end()):
                anchor = clause.part(*match.span())
                yield context.claim(
                    "Tier",
                    f"{RULE}.included",
                    [_country(context, country), tier, _published_year(context)],
                    anchor,
                )
            return


def _improving(clause: Clause, context: Context) -> Iterator[Claim]:
    """ "Countries showing improvement included X and Y", in a text about the ranking."""
    match = re.search(
        r"\bcountries (?:showing|that showed|which showed|with) improvements? (?:included|were|are|include)\b",
        clause.text,
        re.I,
    )
    if match and any(c.clause.says(RANKING) for c in context.earlier):
        where = clause.part(*match.span())
        for country in _countries(clause, context, match.end()):
            arguments = [_country(context, country), context.argument("change", "improved", where)]
            yield context.claim("Tier", f"{RULE}.improving", arguments, where)


def _country(context: Context, country: Ranked) -> Argument:
    if country.span is None:
        return Argument("country", country.code, None, country.entity, country.inferred_from)
    return context.argument("country", country.code, country.span, entity=country.entity)


def _year(context: Context, anchor: Span) -> Argument | None:
    time = _nearest_year(context.times, anchor)
    if time and time.start and time.span:
        return context.argument("year", time.start[:4], time.span)
    return _published_year(context)


def _nearest_year(times: list[Time], anchor: Span) -> Time | None:
    dated = [
        t
        for t in times
        if t.span and t.start and t.basis == "explicit" and t.precision in ("year", "month", "day")
    ]
    return min(dated, key=lambda t: abs(t.span.start - anchor.start) if t.span else 0, default=None)


def _published_year(context: Context) -> Argument | None:
    year = context.setting.year
    return Argument("year", str(year), None, None, "doc_date") if year else None


def tier_code(words: str) -> str:
    """`1`, `2`, `2WL`, `3` or `special` for the wording of a tier. There is no watch list below Tier 2."""
    match = TIER.search(words)
    if match is None or match["special"]:
        return "special"
    if match["bottom"] or match["top"]:
        return "3" if match["bottom"] else "1"
    if match["list"]:
        return "2WL"
    number = match["number"] or match["quoted"]
    number = NUMBERS.get(number.lower(), number)
    return "2WL" if number == "2" and match["watch"] else number


RULES: tuple[Rule, ...] = (tiers,)
