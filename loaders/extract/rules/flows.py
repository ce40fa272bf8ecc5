"""Flows: who comes from where and is exploited where, for what.

Two kinds of sentence: a country's status ("X is a source, transit, and destination country for ...") and a frame with a
trigger ("women from A and B are forced into prostitution in C"). A flow is never made from places alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.flow_words import Words, words_of
from loaders.extract.frames import frames
from loaders.extract.home import Home, home_of
from loaders.extract.lexicon import Hit
from loaders.extract.routes import DESTINATION, SOURCE, TRANSIT, Stop, stops
from loaders.extract.rules import Rule
from loaders.extract.situations import situation
from loaders.extract.spans import inside
from loaders.extract.stance import Judgement, judge
from loaders.extract.status import Status, statuses
from loaders.extract.sufficiency import CONTINUES, CRIME, Case, implied, says_enough
from loaders.extract.triggers import Evidence, Trigger, triggers
from loaders.facts import Argument, Claim, Polarity, Span, Stance

GATE = re.compile(
    r"traffick|forc|exploit|prostitut|slave|servitude|bondage|bonded|beg\b|begging|sex|soldier|combatant|"
    r"conscript|recruit|sold\b|lur(?:e|ed|ing)\b|vulnerab|risk|victim|"
    r"source|destination|origin|transit|compel|coerc|abduct|kidnap|subject|indentur|contract lab|marriage|"
    r"organ\b|kidney|trade in|enslav|smuggl|\bship|import",
    re.I,
)
PEOPLE = re.compile(
    r"\b(?i:women|men|girls?|boys?|child(?:ren)?|adults?|people|persons|migrants?|workers?|victims?|"
    r"refugees?|they|them|others|many|some|"
    r"most|each|maids?|route|sex)\b|\b[A-Z]\w+(?:ns|ese|is)\b"
)
TOURISTS = re.compile(
    r"\b(?:tourists?|p(?:a)?edophiles?)\b(?=[^.;]*\b(?:exploit\w*|abus\w+|sex)\b[^.;]*\b(?:child|girl|boy|"
    r"minor))",
    re.I,
)
GROUP = re.compile(r"women|men|girls|boys|children|workers|migrants|refugees")
NOT_THERE = re.compile(r",\s+(?:and\s+)?not\s+(?:from\s+)?(?=(?:the\s+)?[A-Z])")


def flows(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every flow that the clause tells."""
    if not clause.says(GATE) and not (context.about and clause.says(PEOPLE)):
        return
    if told := statuses(clause, context):
        ends = [*(s.span.start for s in told[1:]), clause.span.end]
        for status, end in zip(told, ends, strict=True):
            yield _status_flow(
                status,
                Span(
                    status.span.start,
                    end,
                    clause.part(status.span.start - clause.span.start, end - clause.span.start).text,
                ),
                context,
            )
        return
    inherited: Trigger | None = None
    for frame in frames(clause.span):
        words = words_of(frame, context)
        evidence = Evidence(
            frame,
            words.victims,
            words.forms,
            words.sectors,
            words.anonymous,
            context.about,
            _continues(frame, context),
        )
        found = triggers(evidence)
        placed = stops(frame, context.places)
        trigger = (
            found[0]
            if found
            else inherited
            or implied(frame, placed, words, context)
            or situation(frame, placed, words, context)
        )
        if trigger is not None:
            inherited = trigger
            yield from _frame_flow(frame, trigger, found, words, context)


def _continues(frame: Span, context: Context) -> bool:
    """True when the frame goes on about victims of the sentences before ("They travelled by way of ...")."""
    match = CONTINUES.match(frame.text)
    if match is None:
        return False
    group = GROUP.search(match.group())
    before = context.same_paragraph()[-6:]
    told = re.compile(rf"\b{group.group()}\b") if group and context.about else CRIME
    return any(c.clause.says(CRIME) or c.clause.says(told) for c in before)


def _status_flow(status: Status, scope: Span, context: Context) -> Claim:
    """ "X is a source and destination country for men and women from A trafficked for sex"."""
    words = words_of(scope, context)
    routes = stops(scope, context.places) + [
        s for s in home_of(scope, context).stops if s.role == DESTINATION
    ]
    subjects = [Stop(role, s.place, s.span) for s in status.subjects for role in status.roles]
    told = [
        *subjects,
        *[r for r in routes if not any(r.place.code == s.place.code and r.role == s.role for s in subjects)],
    ]
    arguments = [*_of_stops(told, context), *_said(words, context)]
    if not status.subjects and status.home:
        arguments += [status.home.argument(role) for role in status.roles]
    return context.claim(
        "Flow", "flow.status", _unique(arguments), status.span, judge(context.clause.span, status.span)
    )


def _frame_flow(
    frame: Span, trigger: Trigger, found: list[Trigger], words: Words, context: Context
) -> Iterator[Claim]:
    visitors = TOURISTS.search(frame.text)
    tourism = words.has("sex_tourism") or any(t.kind == "tourism" for t in found)
    if visitors and not words.has("sex_tourism") and (tourism or words.victims):
        tourism = True
        at = Span(frame.start + visitors.start(), frame.start + visitors.end(), visitors.group())
        words = replace(words, forms=[Hit("sex_tourism", at)])
    told = [s for s in stops(frame, context.places, tourism) if not _of_the_doer(s, frame, trigger, words)]
    home = home_of(frame, context)
    told += home.stops
    if not says_enough(Case(frame, trigger, told, words, context)):
        instead = situation(frame, told, words, context)
        if instead is None:
            return
        trigger = instead
    denied = NOT_THERE.search(frame.text)
    cut = frame.start + denied.start() if denied else frame.end
    if tourism:
        words = words.without(("men", "citizens", "people", "workers"))
    arguments = [*_of_stops([s for s in told if s.span.start < cut], context), *_said(words, context)]
    arguments += _implied(told, home, trigger, words, context, tourism)
    scope = frame if inside(trigger.span, frame) else context.clause.span
    judgement = judge(scope, trigger.span, look_inside=trigger.kind == "event")
    if denied and re.search(r"\b(?:asserted|insisted|maintained|claimed|argued|denied)\b", frame.text):
        judgement = Judgement(Stance.ALLEGED, judgement.polarity)
    time = context.time_for(trigger.span)
    yield context.claim("Flow", f"flow.{trigger.kind}", _unique(arguments), trigger.span, judgement, time)
    if denied and (unlike := [s for s in told if s.span.start >= cut]):
        others = [
            *_of_stops(unlike, context),
            *_of_stops([s for s in told if s.role != unlike[0].role and s.span.start < cut], context),
            *_said(words.without(()), context),
        ]
        yield context.claim(
            "Flow",
            "flow.denied",
            _unique(others),
            unlike[0].span,
            Judgement(Stance.DENIED, Polarity.NEGATED),
            time,
        )


def _of_the_doer(stop: Stop, frame: Span, trigger: Trigger, words: Words) -> bool:
    """ "Herders from X force children": X is where the herders come from; the victims are named after the verb."""
    if (
        trigger.kind != "exploits"
        or stop.role != SOURCE
        or stop.span.start > trigger.span.start
        or not words.victims
    ):
        return False
    lead = frame.text[: stop.span.start - frame.start].strip()
    after_verb = all(v.span.start > trigger.span.start for v in words.victims)
    return (
        after_verb
        and len(lead.split()) > 1
        and not re.search(
            r"\b(?:women|men|girls|boys|children|victims|people|workers|migrants)\b", lead, re.I
        )
    )


def _of_stops(told: Iterable[Stop], context: Context) -> list[Argument]:
    transits = 0
    arguments = []
    for stop in told:
        transits += stop.role == TRANSIT
        argument = context.argument(stop.role, stop.place.code, stop.span, entity=stop.place.entity)
        arguments.append(
            argument
            if stop.role != TRANSIT
            else Argument(argument.role, argument.value, argument.span, argument.entity, position=transits)
        )
    return arguments


def _said(words: Words, context: Context) -> list[Argument]:
    arguments = [context.argument("form", hit.code, hit.span) for hit in words.forms]
    arguments += [context.argument("sector", hit.code, hit.span) for hit in words.sectors]
    arguments += [context.argument("victim_group", hit.code, hit.span) for hit in words.victims]
    arguments += [context.argument("means", hit.code, hit.span) for hit in words.means]
    if words.quantity:
        arguments.append(context.argument("quantity", words.quantity[0], words.quantity[1]))
    return arguments


def _implied(
    told: list[Stop], home: Home, trigger: Trigger, words: Words, context: Context, tourism: bool
) -> list[Argument]:
    """What the clause leaves to the document: the country it is about. Always marked as inferred."""
    roles = {stop.role for stop in told}
    arguments: list[Argument] = []
    if not words.forms and words.sectors and re.search(r"exploit", trigger.span.text, re.I):
        arguments.append(Argument("form", "forced_labour", None, None, "metadata"))
    if (
        not words.forms
        and trigger.kind == "coerced_work"
        and re.match(r"(?:labou?r|toil|work\w* (?!as\b)|kept|never|not|with)", trigger.span.text, re.I)
    ):
        form = "debt_bondage" if re.search(r"\bdebts?\b", context.clause.text) else "forced_labour"
        arguments.append(context.argument("form", form, trigger.span))
    if tourism:
        child = next((h.span for h in words.forms if h.span.text.lower().startswith("child")), None)
        if child and not words.victims:
            arguments.append(
                context.argument(
                    "victim_group", "children", Span(child.start, child.start + 5, child.text[:5])
                )
            )
        arguments.append(Argument("mover", "offender", trigger.span and context.quoted(trigger.span)))
        if not words.victims:
            arguments.append(Argument("victim_group", "children", None, None, "metadata"))
    if home.country is None:
        return arguments
    if DESTINATION not in roles:
        arguments.append(home.argument(DESTINATION))
    elif SOURCE not in roles and not tourism and all(s.place.code != home.country.code for s in told):
        arguments.append(home.argument(SOURCE))
    return arguments


def _unique(arguments: Iterable[Argument]) -> list[Argument]:
    """One argument per role and value, the first that the text states."""
    kept: dict[tuple[str, str], Argument] = {}
    for argument in arguments:
        key = (argument.role, argument.value)
        if key not in kept or (kept[key].inferred and not argument.inferred):
            kept[key] = argument
    return list(kept.values())


RULES: tuple[Rule, ...] = (flows,)
