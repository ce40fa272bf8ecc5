"""Which countries a clause ranks: those before the tier, those listed after it, "the country", the one the passage is about."""

import re
from dataclasses import dataclass

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.facts import Entity, Span

SAME_CATEGORY = re.compile(
    r"\b(?:in|into) the same (?:category|tier|group|class) as\b|\b(?:alongside|together with|along with|"
    r"joining|joined)\b",
    re.I,
)
IT = re.compile(r"\b(?:the country|it|the government|this country|the territory|the nation)\b", re.I)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A country that a clause ranks; without a span when only a pronoun or the passage's head names it."""

    code: str
    entity: Entity | None
    span: Span | None
    inferred_from: str | None = None


def subjects(
    clause: Clause, context: Context, mark: re.Match[str] | None, start: int, end: int
) -> list[Ranked]:
    """The countries that the piece ranks: those before the tier, or those listed after it."""
    cut = SAME_CATEGORY.search(clause.text, start, end)
    stop = min(mark.start() if mark else end, cut.start() if cut else end)
    found = countries_between(clause, context, start, stop)
    if not found and mark and not cut and _lists_after(clause, mark):
        return countries_between(clause, context, mark.end(), end)[:12]
    return found or governments(clause, context, start, stop) or _the_country(clause, context, start, end)


def _the_country(clause: Clause, context: Context, start: int, end: int) -> list[Ranked]:
    """ "placed the country in Tier 3": the words stand in the text, the country is the one before."""
    match = re.compile(r"\b[Tt]he country\b(?!['’]s)").search(clause.text, start, end)
    known = by_pronoun(clause, context) if match else []
    return [Ranked(k.code, k.entity, clause.part(*match.span())) for k in known] if match else []


def governments(clause: Clause, context: Context, start: int = 0, stop: int | None = None) -> list[Ranked]:
    """ "the Libyan Government does not fully comply": the adjective names the country."""
    limit = clause.span.start + (len(clause.text) if stop is None else stop)
    return [
        Ranked(m.place.code, m.place.entity, m.span)
        for m in context.places
        if m.form == "adjective"
        and clause.span.start + start <= m.span.start < limit
        and re.match(r"\s+(?:[Gg]overnment|authorities)\b", clause.text[m.span.end - clause.span.start :])
    ][:1]


def _lists_after(clause: Clause, mark: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"\W*(?:countries|ranking|status|placement|rating|list)?\W*(?:such as|like|includ\w+|for|are|"
            r"were|:|of|went to|was given to)\b",
            clause.text[mark.end() :],
        )
    )


def countries_between(clause: Clause, context: Context, start: int, stop: int | None = None) -> list[Ranked]:
    """Countries named as such (no adjectives, no "U.S. government report") between two positions of the clause."""
    limit = clause.span.start + (len(clause.text) if stop is None else stop)
    ranked: dict[str, Ranked] = {}
    for mention in context.places:
        if mention.form != "name" or not clause.span.start + start <= mention.span.start < limit:
            continue
        if _is_modifier(clause, mention.span) or (
            mention.place.code == "US" and not _us_is_ranked(clause, mention.span)
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


def by_pronoun(clause: Clause, context: Context) -> list[Ranked]:
    """The ranked country that a pronoun stands for."""
    if not clause.says(IT) and not re.match(
        r"^\W*(?:Tier|Remained|Ranked|Placed|Downgraded|Upgraded)", clause.text
    ):
        return []
    for earlier in reversed(context.same_paragraph()):
        named = countries_between(earlier.clause, earlier, 0)
        if len(named) == 1:
            return [Ranked(named[0].code, named[0].entity, None, "previous_sentence")]
        if named:
            break
    return by_topic(context)


def by_topic(context: Context) -> list[Ranked]:
    """The document's own country as the ranked one."""
    topic = context.topic_argument("country")
    return [Ranked(topic.value, topic.entity, None, "doc_topic")] if topic else []
