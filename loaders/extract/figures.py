"""Where, when and for what form of exploitation a figure holds: found near the number, not anywhere in the sentence."""

import re

from loaders.extract.context import Context
from loaders.extract.spans import inside
from loaders.facts import Argument, Span, Time
from loaders.gazetteer import PlaceMention

AGENCY = re.compile(
    r"^['’]?s?\s+(?:\w+\s+){0,3}?(?:police|authorities|government|courts?|officials?|prosecutors?|"
    r"law enforcement|parliament|ministry|ministries|judges?|gendarmes|army|navy|officers|troops|"
    r"coast guards?|immigration|agency|"
    r"state|inspectorate|inspectors|rescue|count|attorney|high court|supreme court|border|shelters?|"
    r"anti-trafficking)\b",
    re.I,
)
POSSESSIVE = re.compile(r"^['’]s?\s")
ORIGIN = re.compile(
    r"\b(?:from|of|for|among|to|by|between|with|via|through|outside|against|into|against|than|like|"
    r"beyond)\s+(?:the |neighbou?ring |nearby )?(?:[A-Z]\w+,? (?:and |or )?)*$"
)
HERE = re.compile(
    r"\b(?:in|inside|within|across|throughout|around|at|near)\s+(?:the |all of |northern |southern |eastern |"
    r"western |central |much of )*$",
    re.I,
)
COMPARING = re.compile(
    r"\b(?:compared|as opposed to|versus|as against|against|up from|down from|from|after|than|followed by)\b",
    re.I,
)
# Names of the whole, which say nothing about the form.
THE_COUNTRY = re.compile(
    r"(?:^|,\s)\W*(the (?:country|kingdom|territory|republic|island|sultanate|emirate))(?: itself|"
    r" also)?\s*$",
    re.I,
)
SLAVERY = re.compile(r"slavery|against their will|under (?:duress|coercion)", re.I)


def place_of(context: Context, number: Span, anchor: Span, segment: Span) -> Argument | None:
    """The country (or town, or the world) whose figure it is: who counts, or where; never where victims come from."""
    best: PlaceMention | None = None
    for mention in context.places:
        if mention.form == "generic" and mention.place.code == "WORLD":
            return context.argument("place", "WORLD", mention.span)
    for mention in context.places:
        if mention.span.start >= number.end or not _acts(mention, context):
            continue
        best = mention
    if best is None or HERE.search(_lead(best, context)):
        for mention in context.places:
            if (
                inside(mention.span, segment)
                and mention.form in ("name", "city", "region")
                and HERE.search(_lead(mention, context))
            ) and (best is None or mention.form in ("city", "region")):
                best = mention
                break
    if best is not None:
        return context.argument("place", best.place.code, best.span, entity=best.place.entity)
    home = THE_COUNTRY.search(context.clause.text[: max(0, anchor.start - context.clause.span.start)])
    if home is None or context.topic is None:
        return None
    return context.argument(
        "place",
        context.topic.code,
        context.clause.part(home.start(1), home.end(1)),
        entity=context.topic.entity,
    )


def _acts(mention: PlaceMention, context: Context) -> bool:
    """True for a country that counts ("Ghana detected", "Lao courts", "Italy's count") or is where it happens."""
    if mention.place.code in ("ABROAD", "NEIGHBOURS"):
        return False
    after = context.clause.text[mention.span.end - context.clause.span.start :]
    lead = _lead(mention, context)
    if (
        mention.form == "adjective"
        and (mention.place.entity is None or mention.span.text not in mention.place.entity.name)
    ) or mention.form == "people":
        return AGENCY.match(after) is not None
    if HERE.search(lead):
        return mention.form != "city" or True
    if mention.form not in ("name", "adjective") or (ORIGIN.search(lead) and not AGENCY.match(after)):
        return False
    return bool(AGENCY.match(after) or POSSESSIVE.match(after)) or not re.match(r"[-–]\w", after)


def _lead(mention: PlaceMention, context: Context) -> str:
    at = mention.span.start - context.clause.span.start
    return context.clause.text[max(0, at - 60) : at]


def purposes_of(context: Context, segment: Span) -> list[Argument]:
    """The forms of exploitation said of this number alone."""
    found: dict[str, Argument] = {}
    for hit in context.hits("forms"):
        if inside(hit.span, segment) and hit.code not in found and not SLAVERY.search(hit.span.text):
            found[hit.code] = context.argument("form", hit.code, hit.span)
    return list(found.values())


def stated_times(context: Context) -> list[Time]:
    """The times of a clause without "today" and the bracketed year that ends a passage (it is the tier's)."""
    text, base = context.clause.text, context.clause.span.start
    return [t for t in context.times if t.span is not None and not _is_aside(t, text, base)]


def _is_aside(time: Time, text: str, base: int) -> bool:
    """True for "today" and for "(2015)" at the end of a passage."""
    if time.span is None or time.text.lower().startswith("today"):
        return True
    opened = text[: time.span.start - base].endswith("(")
    return opened and re.match(r"\)\W*$|\)\s+[a-z]", text[time.span.end - base :]) is not None


def time_of(context: Context, number: Span, segment: Span) -> Time | None:
    """The time of this figure: right behind it, else the one that opens the clause, else the only one before in the passage."""
    text, base = context.clause.text, context.clause.span.start
    times = stated_times(context)
    own = [t for t in times if t.span and inside(t.span, segment) and t.span.start >= number.end]
    if own:
        return own[0]
    before = text[: number.start - base]
    compared = list(COMPARING.finditer(before[-60:]))
    if compared and re.search(r"\b(?:compared|versus|as against|up from|down from)\b", before[-60:]):
        return None
    leading = [
        t
        for t in times
        if t.span
        and t.span.end <= number.start
        and not COMPARING.search(text[max(0, t.span.start - base - 40) : t.span.start - base])
    ]
    if leading:
        return leading[-1]
    later = [
        t
        for t in times
        if t.span
        and t.span.start > segment.end
        and not COMPARING.search(text[number.end - base : t.span.start - base])
    ]
    if later:
        return later[0]
    earlier = [t for c in context.same_passage() for t in c.times if t.span is not None]
    return earlier[-1] if earlier and not times else None
