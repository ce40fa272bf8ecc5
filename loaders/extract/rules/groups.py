"""Groups and their part in trafficking: gangs, rings, syndicates, militias, named groups; what they do, where, how many they are.

A group counts where it does something to people, where its own name says what it lives by ("a sex trafficking ring"), or
where its size is told. Gangs of drug or ivory smugglers do not count until people are their goods.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.group_mentions import (
    BODY,
    OFTEN_ONLY_WORDS,
    TRADE,
    VICTIMS,
    group_name,
    home_of,
    lives_by_it,
    mentions,
    size_of,
)
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.numbers import Quantity
from loaders.extract.predicates import Predicate, predicates
from loaders.extract.rules import Rule
from loaders.extract.subject_matter import OTHER_TRADE, about_trafficking, is_told
from loaders.extract.telling import told
from loaders.facts import Argument, Claim, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "group"
PLANNED = frozenset(["should", "must", "would", "will", "shall", "can", "could", "to"])
AS_ROLE = re.compile(
    r"\b(?P<not>not )?(?:as|acts? as|acted as|serv\w+ as) (?:an? |the )?(?P<role>recruiters?|dealers?|buyers?|"
    r"transporters?|organi[sz]ers?|protectors?|employers?|brokers?|sellers?)\b",
    re.I,
)
NEGATION = re.compile(r"\b(?:not|no|never|don['’]t|doesn['’]t|didn['’]t)\b", re.I)
USE_OF_CHILDREN = re.compile(
    r"\b(?:fight\w*|combat|soldiers?|porters?|cooks?|hostilities|checkpoints?|armed|attacks?|bomb\w*|messengers?|"
    r"spies|guards?|front)\b",
    re.I,
)
LABOUR = re.compile(
    r"\bto (?:harvest|carry|sell|pick|work|mine|grow|transport|smuggle|deliver|guard)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Part:
    """One role of a group, with the verb or noun that tells it."""

    role: str
    where: Span
    negated: bool
    victims: Quantity | None = None


def groups(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every group whose part in trafficking the clause tells."""
    if not is_told(context) or not _about_people(context):
        return
    verbs = predicates(clause)
    seen: set[int] = set()
    for hit, head in mentions(clause, context):
        if head.i not in seen:
            seen.update([head.i, *(t.i for t in head.conjuncts)] if hit.code != "named" else [head.i])
            yield from _claims(hit, head, verbs, clause, context)


def _about_people(context: Context) -> bool:
    text = context.clause.text
    if VICTIMS.search(text) or TRADE.search(text):
        return not OTHER_TRADE.search(text) or (
            bool(VICTIMS.search(text))
            and bool(re.search(r"\b(?:children|women|girls|boys|victims|people)\b", text))
        )
    return about_trafficking(context) or any(
        TRADE.search(c.clause.text) or VICTIMS.search(c.clause.text) for c in context.same_paragraph()[-4:]
    )


LINKED = re.compile(
    r"\b(?:link|tie[ds]?|tying|connect|attribut|blam)\w*\b[^;]*\b(?:to|on)\s(?:[^;,]{0,30}\s)?$", re.I
)


def _claims(
    hit: Hit, head: "Token", verbs: Sequence[Predicate], clause: Clause, context: Context
) -> Iterator[Claim]:
    name = group_name(hit, head, clause)
    if OFTEN_ONLY_WORDS.search(name.text) or (BODY.search(name.text) and hit.code != "named"):
        return
    parts = _as_roles(clause) or _parts(head, name, verbs, clause, context) or _by_words(name, clause)
    if len({part.role for part in parts}) > 1:
        parts = [part for part in parts if part.role != "trafficking"]
    size = size_of(head, clause, context)
    if (
        not parts
        and (own := re.search(r"traffick\w*|prostitution|pimping|forced labou?r", name.text))
        and lives_by_it(name)
    ):
        start = name.start - clause.span.start + own.start()
        parts = [Part("trafficking", clause.part(start, start + len(own.group())), False)]
    if (
        not parts
        and TRADE.search(clause.text)
        and LINKED.search(clause.text[: name.start - clause.span.start])
    ):
        parts = [Part("trafficking", name, False)]
    if not parts and (clause.heading or size is None) and not lives_by_it(name):
        return
    for negated in sorted({part.negated for part in parts} or {False}):
        chosen = [part for part in parts if part.negated == negated]
        yield _claim(name, chosen, size, negated, context)


def _claim(
    name: Span,
    parts: list[Part],
    size: list[Quantity] | None,
    negated: bool,
    context: Context,
) -> Claim:
    roles: list[Argument | None] = []
    for part in parts:
        if part.role not in [a.value for a in roles if a is not None]:
            roles.append(context.argument("role", part.role, part.where))
    victims = next((part.victims for part in parts if part.victims), None)
    country = home_of(name, context)
    arguments = [
        context.argument("group", name.text, name), *roles, *country,
        *(context.argument("size", value, q.number) for q in size or [] for value in _values(q)),
        context.argument("victims_count", victims.code, victims.number) if victims else None,
    ]  # fmt: skip
    anchor = parts[0].where if parts else name
    behind = context.setting.text[name.end : name.end + 60]
    stance = (
        Stance.ALLEGED
        if re.match(r",? (?:which|that|who)(?: \w+){0,2} (?:allegedly|reportedly)\b", behind)
        else None
    )
    return told(
        context,
        "GroupRole",
        f"{RULE}.{parts[0].role if parts else 'named'}",
        arguments,
        anchor,
        negated,
        stance=stance,
    )


def _values(quantity: Quantity) -> list[str]:
    return (
        [str(quantity.low), str(quantity.high)]
        if quantity.qualifier == "range" and quantity.low and quantity.high
        else [quantity.code]
    )


# fmt: on


def _as_roles(clause: Clause) -> list[Part]:
    """ "As dealers ... but as buyers", "as a buyer of victims, not as a dealer"."""
    found = []
    for match in AS_ROLE.finditer(clause.text):
        before = re.split(r"\bbut\b|,", clause.text[: match.start()])[-1]
        code = lexicon("group_roles").hits(Span(0, len(match["role"]), match["role"]))
        if code:
            found.append(
                Part(
                    code[0].code,
                    clause.part(*match.span("role")),
                    bool(match["not"]) or NEGATION.search(before) is not None,
                )
            )
    return found


def _parts(
    head: "Token", name: Span, verbs: Sequence[Predicate], clause: Clause, context: Context
) -> list[Part]:
    """What the group does: the verbs of which it (or its members, its cell) is the subject or the agent."""
    found = []
    doers = _doers(head)
    for predicate in verbs:
        acts = predicate.subject is not None and predicate.subject.i in doers and not predicate.passive
        agent = (predicate.agent is not None and predicate.agent.i in doers) or _stands_behind_by(
            head, predicate, verbs
        )
        involved = (
            predicate.passive
            and predicate.lemma in ("involve", "engage", "implicate")
            and predicate.subject is not None
            and predicate.subject.i in doers
        )
        if not (acts or agent or involved) or predicate.modal in PLANNED:
            continue
        role = _role(predicate, clause)
        if role is not None and (
            _does_it_to_people(predicate, role, clause) or (role == "recruiter" and TRADE.search(name.text))
        ):
            found.append(
                Part(
                    role,
                    clause.of_tokens([predicate.verb]),
                    predicate.negated,
                    _victims(predicate, clause, context),
                )
            )
    return found


NEXT_WORD = re.compile(
    r"\s+(?:(?:\w+ly|often|also|still|then|have|had|has|who|that|which|to)\s+)*(?P<verb>[a-z]+)\b"
)
ENDINGS = ("", "s", "es", "d", "ed", "ked", "ped", "ing", "king")


def _by_words(name: Span, clause: Clause) -> list[Part]:
    """ "Criminal gangs ship women", "groups traffic girls": verbs that a parser takes for nouns."""
    end = name.end - clause.span.start
    match = NEXT_WORD.match(clause.text, end)
    if match is None or not VICTIMS.search(clause.text[match.end() : match.end() + 60]):
        return []
    word = match["verb"]
    roles = lexicon("group_roles")
    for ending in ENDINGS:
        base = roles.regex.fullmatch(word.removesuffix(ending)) if word.endswith(ending) else None
        if base is not None and word != "operate":
            return [Part(roles.codes[(base.lastindex or 1) - 1], clause.part(*match.span("verb")), False)]
    return []


def _doers(head: "Token") -> set[int]:
    """The head, what it is coordinated with, and what stands for it: "members of the gang", "a cell of the network"."""
    doers = {head.i, *(t.i for t in head.conjuncts)}
    above = head
    while (
        above.dep_ in ("pobj", "appos", "conj", "compound", "prep", "nmod", "poss")
        and above.head is not above
    ):
        above = above.head
        if above.pos_ in ("NOUN", "PROPN") and above.i < head.i:
            if (
                re.fullmatch(
                    r"members?|cells?|gangmasters?|leaders?|fighters|groups?|agents|part|networks?|syndicates?|clans?|"
                    r"branch(?:es)?|organi[sz]ations?|gangs?|elements",
                    above.text,
                    re.I,
                )
                or above in head.conjuncts
                or head.dep_ == "appos"
            ):
                doers.add(above.i)
        elif above.pos_ in ("VERB", "AUX"):
            break
    return doers


def _role(predicate: Predicate, clause: Clause) -> str | None:
    lemma = predicate.lemma
    if lemma in ("involve", "engage", "participate", "specialise", "specialize"):
        after = clause.text[predicate.verb.idx :]
        organising = re.search(r"\b(?:arrang|organi[sz]|facilitat)\w+", after)
        return "organiser" if organising else "trafficking" if TRADE.search(after) else None
    match = lexicon("group_roles").regex.fullmatch(lemma)
    if match is None:
        return None
    role = lexicon("group_roles").codes[(match.lastindex or 1) - 1]
    if lemma in ("use", "train"):
        return (
            "recruiter"
            if USE_OF_CHILDREN.search(predicate.after.text)
            else "employer"
            if LABOUR.search(clause.text)
            else "trafficking"
        )
    if lemma in ("take", "move", "bring", "carry") and re.match(
        r"\W*(?:part|place|over|up|out)\b", predicate.after.text
    ):
        return None
    return role


def _stands_behind_by(head: "Token", predicate: Predicate, verbs: Sequence[Predicate]) -> bool:
    """ "Children are made to beg and to sell goods by gangs": the passive verb before "by", however it is parsed."""
    if head.head.lower_ != "by" or head.dep_ != "pobj":
        return False
    passives = [p for p in verbs if p.passive and p.verb.i < head.i]
    return bool(passives) and passives[-1] is predicate


def _does_it_to_people(predicate: Predicate, role: str, clause: Clause) -> bool:
    """A role needs people as its object; "arrange trafficking" and "run the trade" have the trade instead."""
    words = clause.text[predicate.verb.idx :] if not predicate.passive else clause.text
    words = re.split(r"[;:]", words)[0][:160]
    if predicate.lemma in ("run", "operate", "control", "manage") and not any(
        c.dep_ == "dobj" for c in predicate.verb.children
    ):
        return False
    if role in ("organiser", "protector", "employer"):
        return bool(
            TRADE.search(words)
            or VICTIMS.search(words)
            or re.search(r"\b(?:the trade|brothels?|routes?|transport)\b", words)
        )
    if role == "transporter" and predicate.lemma in ("supply", "drive"):
        return bool(re.search(r"\b(?:drivers|women|girls|children|victims|workers|labou?rers)\b", words))
    return VICTIMS.search(words) is not None or TRADE.search(words) is not None


def _victims(predicate: Predicate, clause: Clause, context: Context) -> Quantity | None:
    text = context.setting.text
    for quantity in context.quantities:
        if quantity.span.start < predicate.after.start or quantity.percent or quantity.value is None:
            continue
        if VICTIMS.match(text[quantity.span.end :].lstrip()[:40]) or VICTIMS.search(
            " ".join(text[quantity.span.end : quantity.span.end + 40].split()[:3])
        ):
            return (
                quantity
                if quantity.span.start < clause.span.end and quantity.span.start - predicate.after.start < 60
                else None
            )
    return None


RULES: list[Rule] = [groups]
