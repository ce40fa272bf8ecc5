"""Statistics: every number with its own measure."""

import re
from collections.abc import Iterator

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.count_words import CLAIMED, Count, value_of
from loaders.extract.counts import counts
from loaders.extract.figures import place_of, purposes_of, time_of
from loaders.extract.nouns import VICTIM, noun_after, nouns
from loaders.extract.numbers import Quantity
from loaders.extract.rules import Rule
from loaders.extract.stance import Judgement, judge
from loaders.extract.told import about_people, is_done, is_told
from loaders.facts import Argument, Claim, Polarity, Span

NEGATED = re.compile(r"\b(?:not|never|n['’]t|without|no longer|yet to)\s+(?:\w+\s+)?$", re.I)
FAILED = re.compile(r"\b(?:failed|fails|failing|unable|neglected) to\s+(?:\w+\s+)?$", re.I)
ESTIMATED_PEOPLE = re.compile(
    r"^\s+(?:or more |to \d[\d,]* )?(?:[\w’'-]+\s+){0,4}?(?:of them|(?:[\w-]+)s\b|people|women|men|children|"
    r"are\b|in\b)",
    re.I,
)
POLICY = re.compile(r"\bone of\s+$|\bamong\s+(?:the\s+)?$", re.I)
VAGUE = re.compile(r"a few|several|numerous|countless|a number of|a handful of", re.I)
NEAR = 70


def statistics(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every figure that the clause gives."""
    read = counts(context)
    if not (context.quantities or read) or not is_told(context) or not about_people(context):
        return
    for count in read:
        if (
            count.measure not in CLAIMED
            and not VAGUE.fullmatch(count.value)
            and is_done(context, count.anchor.start - clause.span.start)
        ):
            claim = _claim(count, context)
            if not (claim.polarity is Polarity.NEGATED and count.how == "single") and not _is_an_act(
                count, context
            ):
                yield claim
    told = [c for c in read if c.measure not in ("other", "action")]
    for quantity in context.quantities:
        if not any(c.quantity == quantity for c in told):
            yield from _estimate(quantity, context)
    yield from _special(context)


def _is_an_act(count: Count, context: Context) -> bool:
    """True for "NGOs assisted 137 victims", which tells what an agency did; "137 victims were assisted" is a figure."""
    if count.measure != "victims_assisted":
        return False
    lead = context.clause.text[: count.anchor.start - context.clause.span.start]
    return count.how != "after" or (
        not re.search(r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly |also )?(?:\w+ and )?$", lead)
        and not re.match(r"receiv|were|was|been", count.anchor.text)
    )


def masked_clause(context: Context) -> Span:
    """The clause with its nouns blanked, so that "suspects" and "potential victims" cast no doubt on what is told of them."""
    text, base = context.clause.text, context.clause.span.start
    for noun in nouns(context):
        text = text[: noun.span.start - base] + "x" * len(noun.span.text) + text[noun.span.end - base :]
    return Span(base, context.clause.span.end, text)


def _claim(count: Count, context: Context) -> Claim:
    measure = count.measure
    lead = context.clause.text[
        max(0, count.anchor.start - context.clause.span.start - 40) : count.anchor.start
        - context.clause.span.start
    ]
    polarity = Polarity.NEGATED if NEGATED.search(lead) else Polarity.AFFIRMED
    if measure == "victims_identified" and FAILED.search(lead):
        measure = "victims_unidentified"
    judged = judge(masked_clause(context), count.anchor)
    if count.how == "compared":
        judged = Judgement()
    return _statistic(
        measure,
        count.value,
        count.span,
        count.segment,
        count.anchor,
        Judgement(judged.stance, polarity),
        f"statistic.{count.how}",
        context,
    )


def _statistic(
    measure: str,
    value: str,
    span: Span,
    segment: Span,
    anchor: Span,
    judged: Judgement,
    rule: str,
    context: Context,
) -> Claim:
    arguments: list[Argument | None] = [
        context.argument("measure", measure, anchor),
        context.argument("value", value, span),
    ]
    place = place_of(context, span, anchor, segment)
    arguments.append(place if place is not None else context.topic_argument("place"))
    arguments += purposes_of(context, segment)
    return context.claim(
        "Statistic", rule, arguments, span, judged, time_of(context, span, segment), context.speaker(span)
    )


def _estimate(quantity: Quantity, context: Context) -> Iterator[Claim]:
    """A number of people who live in slavery: estimated by somebody, or told as a state of things."""
    text, base = context.clause.text, context.clause.span.start
    if quantity.percent or (quantity.value == 1 and quantity.qualifier == "exact"):
        return
    hits = context.hits("estimates")
    before, after = text[: quantity.span.start - base], text[quantity.span.end - base :]
    conditions = [h for h in hits if h.code == "condition"]
    cues = [h for h in hits if h.code == "estimate"]
    noun = noun_after(context, quantity.span.end)
    if (
        not conditions
        or (noun is not None and noun.kind != VICTIM)
        or (
            noun is None and not re.search(r"(?:number|total|figure|people|children|women|victims)\b", before)
        )
    ):
        return
    guessed = (
        (quantity.qualifier == "about" and "estimated" in quantity.span.text)
        or any(
            abs(h.span.end - quantity.span.start) < NEAR and h.span.end <= quantity.span.start + 2
            for h in cues
        )
        or "estimate" in before[-90:]
    )
    close = [
        h
        for h in conditions
        if 0 <= h.span.start - quantity.span.end < 90 or 0 <= quantity.span.start - h.span.end < 90
    ]
    state = (
        quantity.value is not None
        and quantity.value >= 1000
        and close
        and re.match(
            r"^[^;]{0,60}\b(?:in (?:conditions of )?(?:\w+ )?(?:slavery|forced|bondage|servitude)|victims of|"
            r"living in|in exploitative|(?:are|live) (?:\w+ly )?in\b)",
            after,
        )
    )
    big = quantity.value is None or quantity.value >= 100 or guessed
    if not ((guessed and close and big) or state) or (
        ESTIMATED_PEOPLE.match(after) is None and noun is None and not guessed
    ):
        return
    anchor = (close or conditions)[0].span
    yield _statistic(
        "victims_estimate",
        value_of(quantity),
        quantity.number,
        context.clause.span,
        anchor,
        Judgement(judge(context.clause.span, anchor).stance),
        "statistic.estimate",
        context,
    )


def _special(context: Context) -> Iterator[Claim]:
    """Numbers of states: ranked by a report, or found to have a policy of trafficking."""
    text, base = context.clause.text, context.clause.span.start
    for quantity in context.quantities:
        after = text[quantity.span.end - base :]
        before = text[: quantity.span.start - base]
        if re.match(
            r"\s+(?:\w+ )?(?:countries|states|governments|nations)\b[^;]{0,80}\bpolicy or pattern\b",
            after,
        ) or (re.match(r"\s+(?:countries|states|governments)\s*$", after) and "policy or pattern" in before):
            measure = "countries_with_policy"
        elif re.search(
            r"\b(?:ranked|ranks|ranking|assessed|assesses|rated|rates|covers|covered|graded)\s+$", before
        ) and re.match(r"\s+(?:countries|states|governments|nations)\b", after):
            measure = "countries_ranked"
        else:
            continue
        yield _statistic(
            measure,
            value_of(quantity),
            quantity.number,
            quantity.span,
            quantity.span,
            Judgement(),
            "statistic.states",
            context,
        )


RULES: tuple[Rule, ...] = (statistics,)
