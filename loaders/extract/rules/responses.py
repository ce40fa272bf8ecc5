"""What a government or body answers to criticism or a finding: it rejects, denies, plays down, admits, threatens, stays silent.

The one who answers is the actor and not the speaker. What is denied is a claim of its own kind, made by that kind's rules
with stance *denied*. A suspect's plea is no response.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.acts import find_all
from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.phrases import PRONOUNS, actor_argument, is_actor, main_subject, phrase, phrase_span
from loaders.extract.predicates import Predicate, predicates
from loaders.extract.rules import Rule
from loaders.extract.subject_matter import about_trafficking, is_told
from loaders.extract.telling import told
from loaders.facts import Argument, Claim, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "response"
PLANNED = frozenset(["should", "must", "would", "will", "shall", "can", "could", "to", "may", "might"])
NEGATED_TO = {"acknowledges": "no_acknowledgement", "no_response": "no_response"}
# fmt: off
SAYING = frozenset([
    "say", "tell", "state", "add", "argue", "write", "insist", "comment", "declare", "issue", "note", "reply",
    "respond", "stress", "claim", "hold",
])
# fmt: on
# What a state says in words of its own against a report.
REJECTION = re.compile(
    r"\b(?:unacceptable|unfair|libel(?:lous)?|slander(?:ous)?|smear|rumou?rs spread|baseless|unfounded|"
    r"groundless|politically motivated|political motives|biased|one-sided|double standards?|"
    r"interfer(?:e|ence)|not accept (?:this|the|such|any)|unnamed (?:groups|sources)|nonsense|untrue|fabricat\w+|"
    r"distort\w*|insult to|fiction|propaganda|overlooks? (?:everything|the)|lies|hypocri\w+|ideological approach|"
    r"moved the goal|moving the goal)\b",
    re.I,
)
STATES = re.compile(
    r"\b(?:govern\w+|ministr\w+|ministers?|officials?|authorit\w+|spokes\w+|embass\w+|ambassadors?|president|"
    r"premier|polic\w+|chiefs?|commissioners?|department|deput\w+|army|navy|senators?|governors?|mayors?|"
    r"secretary|parliament|state|"
    r"kremlin|consul\w*|diplomats?|administration|lawmakers?|associations?|compan\w+|firms?|federation|"
    r"manufacturers?|developers?|office|agency|council|commission|union|generals?|commanders?|industry|club|bank|"
    r"airline|growers|producers|party|emirate|sultanate|kingdom|country|island|republic|owners?|operators?|hotel|"
    r"brand|director|head|mp|leader|leaders|king|emir|junta|cabinet|unit|coordinator|court|judge|prosecutors?)\b",
    re.I,
)
NOT_A_STATE = re.compile(
    r"\b(?:victims?|suspects?|traffickers?|defendants?|ngos?|report|survivors?|activists?|campaigners?|charit\w+|"
    r"human rights watch|amnesty|observers?|critics|women|men|children|girls|families|workers|accused|lawyers?|media|"
    r"newspapers?|journalists?|researchers?|analysts?)\b",
    re.I,
)
ISOLATED = re.compile(r"\bonly (?:a few |some )?isolated (?:cases|instances|incidents)\b", re.I)


def responses(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every answer that the clause tells, one per position."""
    if not is_told(context) or not about_trafficking(context):
        return
    seen: set[str] = set()
    # The verb of the answer itself before the verb of saying: "said that Moscow would answer any sanctions" is Moscow's answer.
    for predicate in sorted(predicates(clause), key=lambda p: p.lemma in SAYING):
        for claim in _of(predicate, clause, context):
            position = claim.values("position")[0]
            if position not in seen:
                seen.add(position)
                yield claim


def _of(predicate: Predicate, clause: Clause, context: Context) -> Iterator[Claim]:
    positions, negated, words = _positions(predicate, clause)
    if not positions:
        return
    actor = _actor(predicate, context)
    if actor is None or (actor.span is not None and not _answers_for_itself(actor, context)):
        return
    anchor = clause.of_tokens([predicate.verb])
    target = _target(predicate, clause, context)
    for position in positions:
        stance = Stance.DENIED if position == "minimises" and predicate.lemma in SAYING else Stance.ASSERTED
        claim = told(
            context, "Response", f"{RULE}.{position}",
            [actor, context.argument("position", position, words), target], anchor, negated, stance=stance,
        )  # fmt: skip
        yield replace(claim, attribution=None) if _speaks_himself(predicate, claim) else claim


def _speaks_himself(predicate: Predicate, claim: Claim) -> bool:
    actor = next((a.span for a in claim.arguments if a.role == "actor"), None)
    speaker = claim.attribution.span if claim.attribution else None
    return (
        actor is None
        or speaker is None
        or predicate.lemma in SAYING
        or (speaker.start < actor.end and actor.start < speaker.end)
    )


DECLINED = re.compile(
    r"\W*(?:[\w-]+ )?(?:to (?:comment|respond|answer|discuss|be interviewed|speak|say)|comment|interview)"
)
BOTH = frozenset(["react", "respond", "answer", "reply"])
NEAR = 25


def _positions(predicate: Predicate, clause: Clause) -> tuple[list[str], bool, Span]:
    verb = clause.of_tokens([predicate.verb])
    said = _said(predicate, clause)
    if predicate.lemma in ("decline", "refuse") and DECLINED.match(said):
        return ["no_response"], False, verb
    listed = find_all(predicate.lemma, said, name="responses")
    if (predicate.passive and predicate.lemma not in PASSIVE) or (
        predicate.lemma == "deny" and listed and listed[0].start > NEAR
    ):
        listed = []
    weighed = [
        (code, negated)
        for found in (listed if predicate.lemma in BOTH else listed[:1])
        for code, negated in [_weighed(found.code, predicate)]
        if code
    ]
    if weighed:
        return list(dict.fromkeys(code for code, _ in weighed)), weighed[0][1], verb
    if (
        predicate.lemma in SAYING
        and not predicate.passive
        and REJECTION.search(clause.text)
        and predicate.modal not in PLANNED
    ):
        return ["rejects"], False, verb
    return [], False, verb


PASSIVE = frozenset(["code", "reach", "disappoint", "anger", "outrage", "offend", "dismay"])


def _weighed(code: str, predicate: Predicate) -> tuple[str | None, bool]:
    """The position that a find stands for, with its negation: "did not acknowledge" is one of its own, silence is negated."""
    if code == "threatens":
        told_so = predicate.lemma not in ("retaliate", "respond", "answer", "meet") or predicate.modal in (
            "would",
            "will",
        )
        return (code if told_so and not predicate.negated else None), False
    if predicate.lemma == "accept" and predicate.negated:
        return "rejects", False
    if predicate.lemma in ("follow", "accept", "obey", "fulfil", "fulfill", "take") and code == "rejects":
        return (code if predicate.negated else None), False
    if predicate.modal in PLANNED:
        return None, False
    if code == "no_response":
        return (code if predicate.negated else None), True
    if predicate.negated:
        return NEGATED_TO.get(code), True
    return code, False


def _said(predicate: Predicate, clause: Clause) -> str:
    """What follows the verb, relative clauses and that-clauses included."""
    return clause.text[predicate.verb.idx + len(predicate.verb) :][:260]


def _actor(predicate: Predicate, context: Context) -> Argument | None:
    subject = predicate.subject
    if subject is None:
        return None
    if subject.lower_ in ("we", "i", "this", "that", "these"):
        # What a quotation says in the first person, its speaker answers.
        speaker = context.speaker(context.clause.of_tokens([predicate.verb]))
        if speaker is None or speaker.span is None or speaker.span == context.clause.of_tokens([subject]):
            return None
        span = _speaker_with_name(speaker.span, context)
        return context.argument("actor", span.text, span)
    if subject.lower_ in ("he", "she", "it", "they"):
        if (here := _earlier_subject(subject, context)) is not None:
            return context.argument("actor", here.text, here)
        for before in reversed(context.same_passage()):
            if (carried := main_subject(before)) is not None:
                return context.argument("actor", carried.text, carried)
    if subject.lower_ in ("he", "she"):
        return _he(subject, context)
    if subject.lower_ in PRONOUNS:
        return actor_argument("actor", subject, context)
    span = _with_name(subject, context)
    return context.argument("actor", span.text, span)


def _speaker_with_name(speaker: Span, context: Context) -> Span:
    start = context.clause.span.start
    for token in context.clause.doc:
        if token.dep_ == "nsubj" and speaker.start <= start + token.idx < speaker.end:
            return _with_name(token, context)
    return speaker


def _earlier_subject(pronoun: "Token", context: Context) -> Span | None:
    """The actor who is the subject of the same clause's first verb: "the chief admitted it, but he played it down"."""
    found = next(
        (t for t in pronoun.doc[: pronoun.i] if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"),
        None,
    )
    return (
        _with_name(found, context)
        if found is not None and found.lower_ not in PRONOUNS and is_actor(found, context)
        else None
    )


def _he(subject: "Token", context: Context) -> Argument | None:
    where = context.clause.of_tokens([subject])
    for before in reversed(context.same_paragraph()[-3:]):
        if (carried := main_subject(before)) is not None:
            return context.argument("actor", carried.text, where, inferred_from="previous_sentence")
    return None


def _with_name(subject: "Token", context: Context) -> Span:
    """The phrase with the name in apposition: "the deputy foreign minister, Wichai Sukprasert"."""
    span = phrase_span(context.clause, subject)
    name = next(
        (
            c
            for c in subject.children
            if c.dep_ == "appos" and c.i > subject.i and (c.pos_ == "PROPN" or STATES.search(c.text))
        ),
        None,
    )
    if name is not None and name.i - subject.i < 8:
        words = [t for t in name.subtree if t.i <= name.i]
        return context.clause.of_tokens([*phrase(subject), *words])
    if subject.pos_ == "PROPN" and len(span.text.split()) > 6 and not STATES.search(subject.text):
        return context.clause.of_tokens(
            [t for t in subject.children if t.dep_ == "compound" and t.i == subject.i - 1] + [subject]
        )
    return span


def _answers_for_itself(actor: Argument, context: Context) -> bool:
    """States, their bodies and officials, companies and associations answer; reporters, victims and suspects do not."""
    words = actor.value
    if NOT_A_STATE.search(words.split(" of ")[0]) and not re.search(
        r"\bassociations?\b|\bministry\b|\bspokes", words, re.I
    ):
        return False
    if STATES.search(words) or actor.inferred_from is not None:
        return True
    if actor.span is not None and any(
        p.span.start < actor.span.end
        and actor.span.start < p.span.end
        and p.form in ("name", "city", "adjective")
        for p in context.places
    ):
        return True
    return actor.span is None or (
        re.match(r"(?:the )?[A-Z][\w.’'-]+", words) is not None
        and not words.startswith(("The ", "A ", "An ", "Some "))
    )


def _target(predicate: Predicate, clause: Clause, context: Context) -> Argument | None:
    for child in predicate.verb.children:
        if child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ in ("to", "against", "at", "with")):
            noun = (
                child if child.dep_ == "dobj" else next((c for c in child.children if c.dep_ == "pobj"), None)
            )
            if noun is not None and noun.pos_ in ("NOUN", "PROPN"):
                span = phrase_span(clause, noun)
                return context.argument("target", span.text, span)
    return None


RULES: list[Rule] = [responses]
