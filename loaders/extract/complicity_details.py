"""What belongs to a claim about officials: statuses, sentences, forms of exploitation, victims, country, time."""

import re

from loaders.extract.between import text_between
from loaders.extract.context import Context
from loaders.extract.count_words import value_of
from loaders.extract.figures import stated_times
from loaders.extract.lexicon import Hit
from loaders.extract.nouns import VICTIM, noun_after
from loaders.extract.officials import Actor
from loaders.extract.penalties import terms
from loaders.extract.spans import overlap
from loaders.extract.stance import Judgement
from loaders.facts import Argument, Polarity, Span, Time

FORM_WORDS = (
    (re.compile(r"\b(?:brothels?|pimp\w*|sex ring|girls out of .{0,30} for clients)\b", re.I), "sex"),
    (
        re.compile(
            r"\bforc\w+ (?:\w+ ){1,3}to work\b|\bas (?:\w+ )?labou?rers\b|\b(?:made|making|"
            r"make) (?:\w+ ){1,4}work\b",
            re.I,
        ),
        "forced_labour",
    ),
)


def statuses_of(linked: list[Hit], context: Context) -> list[Argument]:
    """How far a case has gone, as the clause says it."""
    found: dict[str, Argument] = {}
    for hit in linked:
        code = hit.code
        if code not in found:
            found[code] = context.argument("status", code, hit.span)
        if re.match(r"(?:jail|imprison)", hit.span.text, re.I):
            continue
        if code == "suspended" and "sentenced" not in found:
            found["sentenced"] = context.argument("status", "sentenced", hit.span)
    if "withdrawn" in context.clause.text or "dropped" in context.clause.text:
        for hit in context.hits("legal_status"):
            if hit.code == "dismissed" and "dismissed" not in found and "charged" in found:
                found["dismissed"] = context.argument("status", "dismissed", hit.span)
    if (
        "suspended" not in found
        and "sentenced" in found
        and (match := re.search(r"\bsuspended\b", text_between(context, linked[0].span.start, None)))
        and re.search(
            r"suspended (?:\w+ ){0,2}(?:sentence|term|prison|jail)",
            text_between(context, linked[0].span.start, None),
        )
    ):
        at = linked[0].span.start + match.start() - context.clause.span.start
        found["suspended"] = context.argument(
            "status", "suspended", context.clause.part(at, at + len("suspended"))
        )
    return list(found.values())


def details_of(actor: Actor, linked: list[Hit], judged: Judgement, context: Context) -> list[Argument]:
    """The further arguments of a complicity claim: sentence, forms, victims, place, country."""
    found: list[Argument] = []
    codes = {hit.code for hit in linked}
    if (
        codes & {"sentenced", "suspended", "convicted"}
        and judged.polarity is Polarity.AFFIRMED
        and codes & {"sentenced", "suspended"}
    ):
        values: dict[str, Argument] = {}
        for term in terms(context.clause.span):
            values.setdefault(term.value, context.argument("sentence", term.value, term.span))
        found += values.values()
    after = max(
        actor.span.end, linked[-1].span.end if linked[-1].span.end > actor.span.end else actor.span.end
    )
    found += forms_in(context, after, context.clause.span.end)
    found += victims_in(context, after)
    return [*found, *country_of(actor, context)]


def forms_in(context: Context, start: int, end: int) -> list[Argument]:
    """Forms of exploitation named near the act."""
    found: dict[str, Argument] = {}
    for hit in context.hits("forms"):
        if start <= hit.span.start and hit.span.end <= end:
            found.setdefault(hit.code, context.argument("form", hit.code, hit.span))
    for pattern, code in FORM_WORDS:
        if not found and (match := pattern.search(text_between(context, start, end))):
            at = start - context.clause.span.start + match.start()
            found[code] = context.argument("form", code, context.clause.part(at, at + len(match.group())))
    return list(found.values())


def victims_in(context: Context, start: int) -> list[Argument]:
    """The number of victims named with the act."""
    for quantity in context.quantities:
        noun = noun_after(context, quantity.span.end)
        if quantity.span.start >= start and noun is not None and noun.kind == VICTIM and not quantity.percent:
            return [context.argument("victims_count", value_of(quantity), quantity.number)]
    return []


def country_of(actor: Actor, context: Context) -> list[Argument]:
    """Whose official it is."""
    for mention in context.places:
        if (
            len(mention.place.code) == 2
            and mention.place.code.isupper()
            and mention.form in ("name", "adjective")
        ):
            owner = (
                re.fullmatch(
                    r"['’]s?\s+(?:\w+\s+)?", text_between(context, mention.span.end, actor.span.start)
                )
                if mention.span.end <= actor.span.start
                else None
            )
            if overlap(mention.span, actor.span) or owner:
                return [
                    context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
                ]
    topic = context.topic_argument("country")
    return [topic] if topic else []


def time_near(context: Context, anchor: Span) -> Time | None:
    """When it happened, as far as the clause says so."""
    times = stated_times(context)
    if not times:
        return None
    explicit = [t for t in times if t.start or t.end] or times
    return min(explicit, key=lambda t: abs((t.span.start if t.span else 0) - anchor.start))
