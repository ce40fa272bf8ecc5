"""Referrals: victims handed on for help, one by one or through a system; the systems that are missing too."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.count_words import Count, value_of
from loaders.extract.counts import counts
from loaders.extract.figures import time_of
from loaders.extract.nouns import noun_after
from loaders.extract.referral_parties import BY, TO, group_party, noun_phrase, parties_of, trimmed_party
from loaders.extract.rules import Rule
from loaders.extract.stance import Judgement, judge
from loaders.extract.told import about_people, breaks_negation, is_done, is_told
from loaders.facts import Argument, Claim, Polarity, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

REFER = re.compile(r"\brefer(?:s|red|ring|rals?)?\b", re.I)
VERB = re.compile(r"\brefer(?:s|red|ring)?\b(?!\s+to (?:as|the (?:act|use|term)))", re.I)
MENTION = re.compile(
    r"\brefers? to (?:the |a |an )?(?:act|use|term|practice|recruitment|any|situation|crime)|"
    r"\breferred to as\b|\breferring to\b(?! (?:\w+ )?(?:care|services|shelters?|NGOs?))",
    re.I,
)
VICTIMS = re.compile(
    r"\b(?:victims?|survivors?|women|men|girls|boys|child(?:ren)?|minors?|people|persons|individuals|"
    r"migrants|workers|cases?|them|her|him|of whom|those|families|patients|all|\d+|Ethiopians|\w+ians|none|"
    r"any)\b",
    re.I,
)
TO_COURT = re.compile(
    r"\b(?:to|for) (?:the )?(?:\w+ ){0,3}?(?:courts?|prosecut\w+|trial|judicia\w+|attorney|magistrates?|"
    r"judges?|justice)\b",
    re.I,
)
SYSTEM = re.compile(
    r"\b(?:(?:victim|national|formal|standard\w*|written|systematic|effective|identification and|nationwide|"
    r"official|victim identification and|their|any)[\s-]+)*referrals?\s+(?:and \w+ )?(?:mechanisms?|systems?|"
    r"process(?:es)?|procedures?|protocols?|guidelines|services)\b|"
    r"\b(?:mechanisms?|systems?|polic(?:y|ies)|procedures?|process(?:es)?|protocols?|"
    r"guidelines)(?: or \w+)? (?:of|for|to)\s+(?:[\w-]+\s+(?:and |or )?){0,6}?(?:refer(?:ral|rals|"
    r"ring)?)\b(?:\s+(?:victims?|them))?|"
    r"\b(?:mechanisms?|systems?|procedures?|process) for (?:\w+ ){0,4}(?:victims? )?(?:and |"
    r"or )(?:for )?referring\b(?:\s+\w+)?",
    re.I,
)
LACKS = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|no|without|not (?:have|had|established|developed|implement\w*|adopted|put)|"
    r"never|absence of|failed to (?:\w+ )?(?:establish|develop|adopt|implement|finali[sz]e)|nor|(?:was|were|"
    r"is|are) not|had not)\b",
    re.I,
)
UNUSED = re.compile(
    r"\b(?:was|were|is|are) not (?:\w+ )?(?:put into practice|applied|used|in use|implemented|followed|"
    r"operational|functioning|fully in use|yet in place)\b|\bwas not (?:fully )?in use\b",
    re.I,
)
AGREEMENT = re.compile(
    r"\b(?:agreements?|memorand\w+|partnerships?|arrangements?)\b[^.;]{0,70}?\brefer", re.I
)
PARTIES = re.compile(
    r"\b(?:agreements?|memorand\w+|partnerships?|arrangements?) (?:between|with) (?P<to>(?:\w+ )?(?:NGOs?|"
    r"organi[sz]ations?|shelters?|civil society(?: groups)?))",
    re.I,
)
AIMED = re.compile(
    r"(?P<verb>\w+)\s+(?:to|of|for)\s+(?:[\w-]+\s+(?:[\w-]+,?\s+){0,3}(?:and|or)\s+(?:to\s+)?)?(?:\w+ly\s+)?$"
)
STOPPED = re.compile(r"\b(?:stopped|ceased|stop|cease)\s+$", re.I)
FOURTH = re.compile(
    r"\b(?P<n>(?:the|a) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: (?:victim|woman|"
    r"girl|child|man|boy|one))?)\s+(?:was referred\b|by\b)",
    re.I,
)
FRAMES = frozenset(
    [
        "fail",
        "continue",
        "begin",
        "report",
        "manage",
        "refuse",
        "start",
        "stop",
        "decline",
        "be",
        "say",
        "help",
        "neglect",
    ]
)
GOVERNMENT = "government"


def referrals(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every referral that the clause tells of, and every system of referral that is missing."""
    if (
        not REFER.search(clause.text)
        and not (context.quantities and counts(context))
        and not FOURTH.search(clause.text)
    ):
        return
    if not is_told(context) or not about_people(context):
        return
    counted = [
        c
        for c in counts(context)
        if c.measure == "referral" and is_done(context, c.anchor.start - clause.span.start)
    ]
    told = list(_counted(counted, context))
    told += list(_fourth(context))
    yield from told
    if not told:
        yield from _uncounted(context)
    yield from _systems(context)


def _counted(found: list[Count], context: Context) -> Iterator[Claim]:
    for count in found:
        text = context.clause.text
        if (
            TO_COURT.search(text[count.anchor.end - context.clause.span.start :][:60])
            and count.how != "compared"
        ):
            continue
        verb = count.anchor
        if count.how == "compared" or (count.how == "continued" and not BY.search(count.segment.text)):
            parties = list(_memory(context, count))
            by_here = BY.search(count.segment.text)
            if by_here and (by := group_party(context, by_here, "by", "referrer", count.segment.start)):
                parties = [by] + [p for p in parties if p.role != "referrer"]
        else:
            parties = parties_of(context, verb, count)
        judged = (
            Judgement()
            if count.how == "compared"
            or breaks_negation(text[: verb.start - context.clause.span.start], verb.text)
            else judge(context.clause.span, verb)
        )
        arguments: list[Argument | None] = [
            context.argument("count", count.value, count.span),
            *parties,
            Argument("mechanism", "case", None, None, "metadata"),
            context.topic_argument("country"),
        ]
        yield context.claim(
            "Referral",
            f"referral.{count.how}",
            arguments,
            count.span,
            judged,
            time_of(context, count.span, count.segment),
        )


def _memory(context: Context, count: Count) -> list[Argument]:
    """Who refers to whom, from the first number of the comparison; inferred, for the comparison does not say it."""
    before = [
        c
        for c in counts(context)
        if c.measure == "referral" and c.span.start < count.span.start and c.how != "compared"
    ]
    if not before:
        return []
    return [
        Argument(a.role, a.value, None, None, "previous_sentence")
        for a in parties_of(context, before[0].anchor, before[0])
    ]


def _fourth(context: Context) -> Iterator[Claim]:
    """ "The fourth victim was referred by ...": one victim, told only by an ordinal."""
    match = FOURTH.search(context.clause.text)
    if match is None or not (
        "refer" in match.group()
        or any(REFER.search(c.clause.text) for c in (context, *context.same_paragraph()[-2:]))
    ):
        return
    span = context.clause.part(match.start("n"), match.end("n"))
    verb = VERB.search(context.clause.text, match.start())
    arguments: list[Argument | None] = [context.argument("count", "1", span)]
    if verb is not None:
        arguments += parties_of(context, context.clause.part(verb.start(), verb.end()), None)
    elif agent := BY.search(context.clause.text, match.end("n")):
        arguments.append(
            trimmed_party(context, context.clause.span.start + agent.start("by"), agent["by"], "referrer")
        )
    yield context.claim(
        "Referral",
        "referral.ordinal",
        [*arguments, context.topic_argument("country")],
        span,
        Judgement(),
        time_of(context, span, context.clause.span),
    )


def _uncounted(context: Context) -> Iterator[Claim]:
    """ "Officials referred victims to care", "did not refer any victims", "no victims were referred"."""
    text, base = context.clause.text, context.clause.span.start
    for match in VERB.finditer(text):
        verb = context.clause.part(match.start(), match.end())
        around = text[max(0, match.start() - 70) : match.end() + 70]
        if (
            MENTION.search(text)
            or TO_COURT.search(text[match.end() : match.end() + 60])
            or not VICTIMS.search(around)
            or not is_done(context, match.start())
        ):
            continue
        if any(s.start() <= match.start() < s.end() for s in SYSTEM.finditer(text)):
            continue
        if re.search(
            r"\b(?:cases?|suspects?|matters?)\b", text[match.end() : match.end() + 25]
        ) and not re.search(r"possible cases|victims", around):
            continue
        judged = judge(context.clause.span, verb)
        if breaks_negation(text[: match.start()], match.group()):
            judged = Judgement(judged.stance)
        agreed = AGREEMENT.search(text)
        if agreed is not None and agreed.end() >= match.start():
            yield from _agreement(context, verb, base)
            continue
        aimed = AIMED.search(text[: match.start()])
        if STOPPED.search(text[: match.start()]):
            judged = Judgement(judged.stance, Polarity.NEGATED)
        elif (
            aimed
            and not re.fullmatch(
                r"fail\w*|refus\w*|neglect\w*|declin\w*|continu\w*|began|started|managed|unable",
                aimed["verb"],
                re.I,
            )
            and judged.polarity is Polarity.AFFIRMED
        ):
            continue
        unknown = re.search(r"\bnot report\b.*\befforts? to\b", text)
        if unknown:
            judged = Judgement(Stance.UNKNOWN, Polarity.NEGATED)
        if (
            aimed
            and judged.stance is Stance.ASSERTED
            and re.search(r"\b(?:little|few|minimal|limited) efforts?\b", text)
        ):
            continue
        parties = parties_of(context, verb, None)
        if not any(p.role == "referrer" for p in parties):
            parties.append(Argument("referrer", GOVERNMENT, None, None, "doc_topic"))
            if not any(p.role == "receiver" for p in parties):
                continue
        yield context.claim(
            "Referral",
            "referral.uncounted",
            [
                *_them(context, verb),
                *parties,
                Argument("mechanism", "case", None, None, "metadata"),
                context.topic_argument("country"),
            ],
            verb,
            judged,
            time_of(context, verb, verb),
        )
        return


def _them(context: Context, verb: Span) -> list[Argument]:
    """ "identified 215 children and referred them": the number that the pronoun stands for."""
    text, base = context.clause.text, context.clause.span.start
    if not (
        re.match(r"\s+(?:them|all of them|all)\b", text[verb.end - base :])
        or re.search(r"\bthey (?:were|had been) (?:\w+ )?$", text[: verb.start - base])
    ):
        return []
    before = [
        c
        for c in counts(context)
        if c.quantity is not None
        and c.span.end <= verb.start
        and c.noun is not None
        and c.noun.kind == "victim"
    ]
    numbers = [(c.value, c.span) for c in before] or [
        (value_of(q), q.number)
        for q in context.quantities
        if q.span.end <= verb.start
        and (n := noun_after(context, q.span.end)) is not None
        and n.kind == "victim"
    ]
    return [context.argument("count", *numbers[-1])] if numbers else []


def _agreement(context: Context, verb: Span, base: int) -> Iterator[Claim]:
    parties: list[Argument | None] = []
    root = next((t for t in context.clause.doc if t.dep_ == "ROOT"), None)
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
    if subject is not None:
        span = context.clause.of_tokens(_short(subject))
        parties.append(context.argument("referrer", context.quoted(span).text, span))
    if to := PARTIES.search(context.clause.text):
        parties.append(group_party(context, to, "to", "receiver", base))
    if parties:
        yield context.claim(
            "Referral",
            "referral.agreement",
            [
                *parties,
                Argument("mechanism", "agreement", None, None, "metadata"),
                context.topic_argument("country"),
            ],
            verb,
            judge(context.clause.span, verb),
            time_of(context, verb, verb),
        )


def _short(head: "Token") -> "list[Token]":
    return [t for t in head.subtree if t.i <= head.i]


def _systems(context: Context) -> Iterator[Claim]:
    """A system of referral that a state lacks or does not use."""
    text = context.clause.text
    match = SYSTEM.search(text)
    if match is None or not is_done(context, match.start()):
        return
    before, after = text[max(0, match.start() - 110) : match.start()], text[match.end() : match.end() + 60]
    lacks = list(LACKS.finditer(before))
    reach = lacks and not re.search(
        r"\b(?:but|however|although|and (?:has|had))\b|;", before[lacks[-1].end() :]
    )
    part = re.search(r"\bhad no part in the\b", before)
    if not (reach or UNUSED.search(after) or part):
        return
    anchor = context.clause.part(match.start(), match.end())
    subject = _lacking(context, match.start())
    arguments: list[Argument | None] = []
    if subject is not None:
        arguments.append(context.argument("referrer", context.quoted(subject).text, subject))
    else:
        arguments.append(Argument("referrer", GOVERNMENT, None, None, "doc_topic"))
    if (to := TO.search(text[match.end() :][:70])) and re.match(
        r"^\W*(?:\w+ ){0,2}to\b", text[match.end() :]
    ):
        arguments.append(
            trimmed_party(
                context, context.clause.span.start + match.end() + to.start("to"), to["to"], "receiver"
            )
        )
    arguments += [
        Argument("mechanism", "formal_system", None, None, "metadata"),
        context.topic_argument("country"),
    ]
    yield context.claim(
        "Referral",
        "referral.system",
        arguments,
        anchor,
        Judgement(judge(context.clause.span, anchor).stance, Polarity.NEGATED),
        time_of(context, anchor, anchor),
    )


def _lacking(context: Context, at: int) -> Span | None:
    """The state or body that lacks the system: the last subject before it that can have one."""
    for token in reversed([t for t in context.clause.doc if t.idx < at]):
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.head.lemma_.lower()
            in ("have", "lack", "establish", "develop", "implement", "do", "adopt", "finalize", "fail")
            and token.lower_ not in ("it", "they", "which", "that", "there")
        ):
            words = noun_phrase(token)
            if words[0].idx < at:
                return context.clause.of_tokens([w for w in words if w.idx + len(w) <= at])
    return None


RULES: tuple[Rule, ...] = (referrals,)
