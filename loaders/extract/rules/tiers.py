"""Tier rankings: "Tier 2 Watch List - Malaysia ... (2015)", "Russia was downgraded to Tier 3", "remained on Tier 2".

Only a country that the clause ranks gets a tier. A tier that does not exist ("Tier 3 watchlist") takes the nearest value;
its span keeps the wording. Definitions ("Tier 1 countries fully comply ...") and conditions ("would otherwise be
downgraded to Tier 3") rank nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.ranked import Ranked, by_pronoun, by_topic, countries_between, governments, subjects
from loaders.extract.rules import Rule
from loaders.extract.stance import Judgement
from loaders.facts import Argument, Claim, Span, Stance, Time

RULE = "tier"
TIER = re.compile(
    r"\b(?:[Tt]ier|TIER)[ -]?[\"“]?(?P<number>1|2|3|I{1,3}|[Oo]ne|[Tt]wo|"
    r"[Tt]hree)\b"
    r"(?! (?:capital|suppliers?|restrictions|lockdowns?|rules|visas?|universit\w+|cit(?:y|ies)|of )\b)"
    r"[\"”]?(?P<watch>[ -]*[(\"“]?[Ww]atch ?-?(?:[Ll]ist(?:ed)?)?\b\)?)?"
    r"|[\"“](?:[Tt]ier|TIER) (?P<quoted>[123])[\"”]|\b(?P<special>[Ss]pecial [Cc]ase)s?\b(?= (?:country|"
    r"countries|in|for|status|because)|\W*$)"
    r"|\b(?P<bottom>(?:the )?(?:bottom|lowest|worst)(?:[- ](?:tier|level|category|ranking|rank|"
    r"rating))+)\b|\b(?P<top>(?:the )?(?:top|highest)(?:[- ](?:tier|level|category|ranking|rank))+)\b"
    r"|\b(?:the )?(?P<list>[Ww]atch ?[Ll]ist)\b",
)
NUMBERS = {"i": "1", "ii": "2", "iii": "3", "one": "1", "two": "2", "three": "3"}
CHANGES = {
    "waiver": r"\b(?:granted|received|given) (?:a|another|its \w+) (?:\w+ ){0,2}waiver\b|\bwaiver from\b",
    "downgrade": (
        r"\b(?:downgrad\w+|relegat\w+|demot\w+|dropp?(?:ed|s|ing)?\b(?=.*\b(?:to|from|in(?:to)? the same)\b)|"
        r"(?:fell|fallen|falls(?! short)|slipp?ed|lowered|sank|moved down|slid|plunged)\b)"
    ),
    "upgrade": r"\b(?:upgrad\w+|promot(?:ed|ion|es)|moved up|rose|raised|elevated|climbed|advanced)\b",
    "remained": (
        r"\b(?:remain(?:s|ed)?(?! to be)|still|stay(?:s|ed)|kept|retain(?:s|ed)|maintain(?:s|ed)|again|continue[sd]? to be|"
        r"for the (?:second|third|fourth|fifth|sixth|seventh|\w+th) (?:consecutive |straight )?year|left on|unchanged)\b"
    ),
    "improved": r"\b(?:showing|showed|shown|deemed to have) (?:an )?improv\w+",
    "placed": (
        r"\b(?:plac(?:ed|es|ing)|rank(?:ed|s|ing)?|put|list(?:ed|s)|assign(?:ed|s)|classif(?:ied|ies)|rated|designat(?:ed|es)|"
        r"categori[sz]ed|included)\b"
    ),
}
CHANGE = {name: re.compile(pattern, re.I) for name, pattern in CHANGES.items()}
# "Tier 2 Watch List - Malaysia does not fully comply ...": the line that closes a reference-book passage.
OPENING = re.compile(
    r"^\W*(?:(?P<label>tier rating:\s*))?(?P<tier>Tier\s+(?:[123]|"
    r"I{1,3})(?:\s+Watch\s?-?\s?List)?)\s*(?:[-–—:]|\(|$|(?(label)(?=\S)))\s*",
    re.I,
)
YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_LIST = re.compile(r"\b(?:19|20)\d\d(?:(?:,| and|, and)\s+(?:again )?(?:in )?(?:19|20)\d\d)+\b")
YEAR_AT_END = re.compile(r"\((?P<year>(?:19|20)\d\d)\)(?:\W*$|\s+trafficking profile)", re.I)
CONDITION = re.compile(
    r"\b(?:would|could|otherwise required|if|unless|avoid|may|might|should|must|can|faces? (?:a |"
    r"an )?(?:automatic )?|risk(?:s|ed)? (?:a |being )?|prevent|in order to|recommend\w*|to be|likely to)\b",
    re.I,
)
DEFINITION = re.compile(
    r"\b(?:tier \S+ (?:watch ?(?:list)? )?(?:countries|governments|nations)\b(?! (?:such as|like|include|"
    r"including|are (?=(?-i:[A-Z]))))|(?:is|are) (?:the|a) .{0,30}(?:ranking|grouping|category|level|list) (?:which|that|for|"
    r"identif)|"
    r"means that|refers to|is defined|are defined|automatically)\b",
    re.I,
)
RANKING = re.compile(
    r"\b(?:tier|special cases?|watch ?list|downgrad\w+|upgrad\w+|relegat\w+|demot\w+|bottom|lowest|TIP [Rr]eport|"
    r"[Tt]rafficking in [Pp]ersons [Rr]eport|designation|ranked|ranking|same category|classification)\b",
    re.I,
)
JOINING = re.compile(
    r"\bin(?:to)? the same (?:category|tier|group) as\b|\b(?:joining|alongside|where it joins|"
    r"where they join(?:ed)?)\b",
    re.I,
)
RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
BACK_THERE = re.compile(
    r"\b(?:still|remained|stayed|again|kept) (?:was )?(?:there|on it|on that (?:list|tier))\b|\bon (?:the|"
    r"that|this) list\b",
    re.I,
)
HAS_VERB = re.compile(
    r"\b(?:was|were|is|are|been|had|has|remained|stayed|stood|fell|rose|moved|dropped|began|put|placed|"
    r"ranked|reached|returned|lowered|\w+graded)\b",
    re.I,
)
NEW_VERB = re.compile(
    r",?\s(?:and|but|then|before|after|having|except|while)\s+(?:then |later |again |having )?(?=(?:was|"
    r"were|is|has|had|been|being|remained|remain|stayed|stood|fell|rose|moved|dropped|on the|on Tier|"
    r"at Tier|it|they|still|in Tier|on the Tier|back (?:on|in)|reached|came|returned|lowered|raised)\b)|"
    r",\s(?=(?:was|were|remained|stayed|stood|fell|rose|moved|dropped|reached|came|returned|lowered)\b)|"
    r"\sand\s+(?=(?-i:[A-Z])\w+ (?:was|were|remained|stayed|fell|rose)\b)|,\s(?:except|but) (?=in \d{4})",
    re.I,
)
INCLUDES = re.compile(
    r"\b(?:the|this) (?:classification|category|tier|list|group|ranking) (?:also )?(?:includes?|comprises?|"
    r"contains?)\b",
    re.I,
)
ON_THE_LIST = re.compile(r"\bon (?:the|this|that) (?:watch ?)?list\b", re.I)
RESPONSE = re.compile(
    r"(?<!in )\b(?:response|reaction|reacted|responded|respond|protest\w*|reply|replied|"
    r"comment\w*) (?:\w+ )?(?:to|against|on|over|about)\b",
    re.I,
)
NO_SUBJECT = re.compile(r"^(?:United States|U\.? ?S\.?|American|Washington)", re.I)


def tiers(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every tier that the clause gives to a country."""
    if opening := OPENING.match(clause.text):
        yield from _passage_head(clause, context, opening)
    elif not clause.says(RANKING) or RESPONSE.search(clause.text):
        yield from _improving(clause, context)
    elif clause.says(INCLUDES):
        yield from _included(clause, context)
    elif not clause.says(DEFINITION) or clause.says(CHANGE["downgrade"]):
        yield from _segments(clause, context)


def _passage_head(clause: Clause, context: Context, opening: re.Match[str]) -> Iterator[Claim]:
    """The tier line of a reference-book passage: its year stands in brackets at the very end of the paragraph."""
    where = clause.part(opening.start("tier"), opening.end("tier"))
    change, where_changed = _change(clause)
    apart = change == "waiver"
    told = (
        context.argument("change", change, where_changed) if change and where_changed and not apart else None
    )
    for country in (
        countries_between(clause, context, opening.end())[:1]
        or governments(clause, context)
        or by_topic(context)
    ):
        ranked = _country(context, country)
        arguments = [
            ranked,
            context.argument("tier", tier_code(where.text), where),
            told,
            _year_at_end(clause, context),
        ]
        yield context.claim("Tier", f"{RULE}.head", arguments, where, Judgement())
        if apart and where_changed:
            yield context.claim(
                "Tier", f"{RULE}.waiver", _waiver(context, ranked, where_changed), where_changed, Judgement()
            )


def _waiver(context: Context, country: Argument, where: Span) -> list[Argument | None]:
    return [country, context.argument("change", "waiver", where), _year(context, context.clause.span, where)]


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


def _segments(clause: Clause, context: Context) -> Iterator[Claim]:
    """ "Placed on Tier 3 in 2016 and still there in 2020": each verb phrase ranks the country named first anew."""
    found = [m for m in NEW_VERB.finditer(clause.text) if HAS_VERB.search(clause.text[: m.start()])]
    cuts = [0, *(m.end() for m in found), len(clause.text)]
    carried: list[Ranked] = []
    last: re.Match[str] | None = None
    for start, end in pairwise(cuts):
        part = clause.part(start, end)
        countries, mark, claims = _ranked(part, clause, context, carried, last)
        yield from claims
        carried, last = countries or carried, mark or last


def _ranked(
    part: Span, clause: Clause, context: Context, carried: list[Ranked], last: re.Match[str] | None
) -> tuple[list[Ranked], re.Match[str] | None, list[Claim]]:
    offset = part.start - clause.span.start
    change, where = _change(clause, part)
    marks = [m for m in TIER.finditer(clause.text, offset, offset + len(part.text)) if _counts(clause, m)]
    back = BACK_THERE.search(part.text) if last is not None and not marks else None
    if not marks and not back and change not in ("downgrade", "upgrade", "waiver"):
        return countries_between(clause, context, offset, offset + len(part.text)), None, []
    if change and where and _conditional(clause, where.start - clause.span.start):
        return [], None, []
    mark = _main_mark(clause, marks, change)
    found = subjects(clause, context, mark, offset, offset + len(part.text))
    countries = found or carried or by_pronoun(clause, context)
    if not countries and mark and (change or _nearest_year(context.times, part)):
        countries = by_topic(context)
    if len(marks) == len(countries) > 1 and clause.says(RESPECTIVELY):
        pairs: list[tuple[Ranked, re.Match[str] | None]] = list(zip(countries, marks, strict=True))
    else:
        pairs = [(country, own) for country in countries for own in _all_marks(mark, marks, change)]
    claims = [
        claim
        for country, own in pairs
        for claim in _tier_claims(part, clause, context, country, own, change, where)
    ]
    if back and last:
        claims = [_still(part, context, country, last, back) for country in countries]
    return countries, mark, [*claims, *_by_comparison(clause, context, mark, change)]


def _counts(clause: Clause, mark: re.Match[str]) -> bool:
    """A mark that ranks: not conditional, and a bare "watch list" only after "on", "to", "from" the list."""
    named = not mark["list"] or re.search(
        r"\b(?:on|onto|to|from|off)\s+(?:the |this |that |its )?(?:\w+ )?$", clause.text[: mark.start()]
    )
    return bool(named) and not _conditional(clause, mark.start())


def _still(part: Span, context: Context, country: Ranked, last: re.Match[str], back: re.Match[str]) -> Claim:
    anchor = Span(part.start + back.start(), part.start + back.end(), back.group())
    if "list" in back.group():
        arguments = [
            _country(context, country),
            context.argument("tier", tier_code(last.group()), anchor),
            _year(context, part, anchor),
        ]
    else:
        tier = Argument("tier", tier_code(last.group()), None, None, "previous_sentence")
        arguments = [
            _country(context, country),
            tier,
            context.argument("change", "remained", anchor),
            _year(context, part, anchor),
        ]
    return context.claim("Tier", f"{RULE}.still", arguments, anchor, Judgement())


def _all_marks(
    mark: re.Match[str] | None, marks: list[re.Match[str]], change: str | None
) -> list[re.Match[str] | None]:
    """Two sources that disagree put one country in two tiers; "from Tier 2 to Tier 3" is one."""
    numbered = {tier_code(m.group()): m for m in reversed(marks) if m["number"] or m["quoted"]}
    return (
        list(reversed(numbered.values()))
        if len(numbered) > 1 and change in (None, "placed", "remained")
        else [mark]
    )


def _tier_claims(
    part: Span,
    clause: Clause,
    context: Context,
    country: Ranked,
    mark: re.Match[str] | None,
    change: str | None,
    where: Span | None,
) -> Iterator[Claim]:
    place = clause.part(*mark.span()) if mark else None
    tier = context.argument("tier", tier_code(mark.group()), place) if mark and change != "waiver" else None
    told = (
        context.argument("change", change, where)
        if change and where and (change != "placed" or tier)
        else None
    )
    anchor = place or where or part
    judged = context.judge(anchor)
    judged = Judgement(polarity=judged.polarity) if judged.stance is Stance.RISK else judged
    for year in _years(context, part, anchor):
        yield context.claim("Tier", RULE, [_country(context, country), tier, told, year], anchor, judged)


def _change(clause: Clause, part: Span | None = None) -> tuple[str | None, Span | None]:
    scope = part or clause.span
    for name, pattern in CHANGE.items():
        if match := pattern.search(scope.text):
            return name, Span(scope.start + match.start(), scope.start + match.end(), match.group())
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


def _conditional(clause: Clause, position: int) -> bool:
    before = clause.text[max(0, position - 60) : position]
    cues = list(CONDITION.finditer(before))
    if not cues or re.search(
        r"\b(?:was|were|is|been|placed|downgraded|ranked|remained|fell)\b(?!.*\bbe\b)",
        before[cues[-1].end() :],
    ):
        return False
    # "much more needed to be done before Russia could be taken off its Tier 3 watchlist" does rank Russia.
    return not re.search(r"\b(?:taken off|removed from|off) (?:its|the) \W*$", before)


def _by_comparison(
    clause: Clause, context: Context, mark: re.Match[str] | None, change: str | None
) -> Iterator[Claim]:
    """ "... in the same category as North Korea and Iran", "joining Cuba": their tier is only implied, and marked as inferred."""
    if not (cut := JOINING.search(clause.text)) or change not in (
        "downgrade",
        "placed",
        "remained",
        "upgrade",
    ):
        return
    where = clause.part(*cut.span())
    for country in countries_between(clause, context, cut.end()):
        tier = Argument("tier", tier_code(mark.group()) if mark else "3", None, None, "previous_sentence")
        arguments = [_country(context, country), tier, _published_year(context)]
        yield context.claim("Tier", f"{RULE}.same-category", arguments, where, Judgement())


def _included(clause: Clause, context: Context) -> Iterator[Claim]:
    """ "The classification includes countries like Iran": the tier stands in the sentence before."""
    if not (match := INCLUDES.search(clause.text)):
        return
    for earlier in reversed(context.earlier[-3:]):
        if mark := TIER.search(earlier.clause.text):
            tier = Argument("tier", tier_code(mark.group()), None, None, "previous_sentence")
            for country in countries_between(clause, context, match.end()):
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
        r"\bcountries (?:showing|that showed|which showed|with) improvements? (?:included|were|are|"
        r"include)\b",
        clause.text,
        re.I,
    )
    if match and any(c.clause.says(RANKING) for c in context.earlier):
        where = clause.part(*match.span())
        for country in countries_between(clause, context, match.end()):
            arguments = [_country(context, country), context.argument("change", "improved", where)]
            yield context.claim("Tier", f"{RULE}.improving", arguments, where)


def _country(context: Context, country: Ranked) -> Argument:
    if country.span is None:
        return Argument("country", country.code, None, country.entity, country.inferred_from)
    return context.argument("country", country.code, country.span, entity=country.entity)


def _years(context: Context, part: Span, anchor: Span) -> list[Argument | None]:
    """Each year of a list ("in 2008, 2011 and 2015") is a ranking of its own."""
    position = anchor.start - part.start
    lists = [m for m in YEAR_LIST.finditer(part.text) if m.start() >= position] or list(
        YEAR_LIST.finditer(part.text)
    )
    if not lists:
        return [_year(context, part, anchor)]
    start = part.start + lists[0].start()
    found = [(start + m.start(), m.group()) for m in YEAR.finditer(lists[0].group())]
    return [context.argument("year", year, Span(at, at + 4, year)) for at, year in found]


def _year(context: Context, part: Span, anchor: Span) -> Argument | None:
    near = [t for t in context.times if t.span and part.start <= t.span.start < part.end]
    time = _nearest_year(near, anchor) or (
        _nearest_year(context.times, anchor) if part == context.clause.span else None
    )
    if time and time.start and time.span:
        until = f"/{time.end[:4]}" if time.precision == "period" and time.end else ""
        return context.argument("year", time.start[:4] + until, time.span)
    return _published_year(context)


def _nearest_year(times: list[Time], anchor: Span) -> Time | None:
    known = [replace(t, start=t.start or t.end) for t in times if t.basis == "explicit" and t.span]
    dated = [t for t in known if t.start and t.precision in ("year", "month", "day", "open", "period")]
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
