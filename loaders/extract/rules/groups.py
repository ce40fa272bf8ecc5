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
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.numbers import Quantity
from loaders.extract.phrases import phrase
from loaders.extract.predicates import Predicate, predicates
from loaders.extract.rules import Rule
from loaders.extract.subject_matter import OTHER_TRADE, about_trafficking, is_told
from loaders.extract.telling import told
from loaders.facts import Argument, Claim, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "group"
PLANNED = frozenset(["should", "must", "would", "will", "shall", "can", "could", "to"])
VICTIMS = re.compile(
    r"\b(?:victims?|women|woman|girls?|boys?|children|child|minors?|men|people|persons|migrants?|workers?|refugees?|nationals|labou?rers|hostesses|prostitutes|captives|slaves?|teenagers|youths?|villagers|students|compatriots|hostages|fighters|soldiers|them|those|[A-Z]\w+(?:ans|ese|ians|is|ns))\b"
)
TRADE = re.compile(
    r"\b(?:(?:human |sex |labou?r |child |people |women |forced labou?r |international |anti)*traffick\w*|prostitut\w*|pimping|slavery|forced labou?r|begging|sexual exploitation|people[- ]smuggling|migrant smuggling|baby[- ]selling|extortion of migrants)\b",
    re.I,
)
SAYS_CRIME = re.compile(r"\b(?:criminal|crime|traffick\w*|smuggl\w*|prostitution|pimping|sex|organi[sz]ed|illegal|illicit|armed|mafia|gangs?|ring|rival|so-called|syndicate|slavery|abduction|kidnap\w*|begging|underground|rebel)\b", re.I)
# A body that fights the trade is no group of traffickers.
BODY = re.compile(r"\b(?:task|steering|contact|leading|expert|research|travel|hotel|working|anti-|ngo|aid|rights|support|self-help|donor|expert|advisory|civil|women's|international organi|non-governmental|vulnerable|minority|at-risk|age|risk|indigenous|population|target|focus|media|news|social|victims? of|church|religious|host|armed forces)\b|^(?:the )?(?:ngo|un)\b", re.I)
OFTEN_ONLY_WORDS = re.compile(r"\b(?:phone|telephone|wedding|boxing|drug|ivory|oil|car) (?:rings?|networks?)\b", re.I)
SIZE_HAS = re.compile(r"\b(?:has|have|had|with(?= (?:about |around |some |at least |up to )?\w+ members)|comprising|numbering|consist(?:s|ed|ing)? of|made up of|counts?|counted)\b[^.;,]*?\b(?:members?|people|persons|men|criminals|associates)\b", re.I)
SIZE_OF = re.compile(r"^\s*(?:\w+ )?of (?:about |around |some |at least |more than |up to )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\b", re.I)
AS_ROLE = re.compile(r"\b(?P<not>not )?(?:as|acts? as|acted as|serv\w+ as) (?:an? |the )?(?P<role>recruiters?|dealers?|buyers?|transporters?|organi[sz]ers?|protectors?|employers?|brokers?|sellers?)\b", re.I)
NEGATION = re.compile(r"\b(?:not|no|never|don['’]t|doesn['’]t|didn['’]t)\b", re.I)
USE_OF_CHILDREN = re.compile(r"\b(?:fight\w*|combat|soldiers?|porters?|cooks?|hostilities|checkpoints?|armed|attacks?|bomb\w*|messengers?|spies|guards?|front)\b", re.I)
LABOUR = re.compile(r"\bto (?:harvest|carry|sell|pick|work|mine|grow|transport|smuggle|deliver|guard)\b", re.I)


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
    for hit, head in _mentions(clause, context):
        if head.i not in seen:
            seen.update([head.i, *(t.i for t in head.conjuncts)] if hit.code != "named" else [head.i])
            yield from _claims(hit, head, verbs, clause, context)


def _mentions(clause: Clause, context: Context) -> list[tuple[Hit, "Token"]]:
    """The groups of a clause with their head nouns: of "the armed group ELN" and "the Budva Circle, a gang of thirty" only one."""
    found = [(hit, head) for hit in _hits(clause, context) if (head := _head(hit, clause)) is not None]
    named = {head.i for hit, head in found if hit.code == "named"}
    heads = {head.i for _, head in found}
    kept = []
    for hit, head in found:
        inside = [a for a in _above(head) if a.i in heads]
        names = [t.i for t in head.subtree if t.i in named and t.i != head.i and t not in head.conjuncts]
        if hit.code == "named" or not (inside or names) or any(a in head.conjuncts for a in inside):
            kept.append((hit, head))
    return kept


def _above(head: "Token") -> list["Token"]:
    """The nouns in whose phrase a noun stands."""
    found, at = [], head
    while at.head is not at and at.dep_ in ("pobj", "prep", "appos", "compound", "nmod", "poss", "amod") and len(found) < 6:
        at = at.head
        found.append(at)
    return found


def _about_people(context: Context) -> bool:
    text = context.clause.text
    if VICTIMS.search(text) or TRADE.search(text):
        return not OTHER_TRADE.search(text) or (bool(VICTIMS.search(text)) and bool(re.search(r"\b(?:children|women|girls|boys|victims|people)\b", text)))
    return about_trafficking(context) or any(TRADE.search(c.clause.text) or VICTIMS.search(c.clause.text) for c in context.same_paragraph()[-4:])


def _hits(clause: Clause, context: Context) -> list[Hit]:
    return [hit for hit in lexicon("groups").hits(clause.span) if hit.code != "loose" or _is_criminal(hit, clause) or _is_meant(hit, clause, context)]


MEANT = re.compile(r"\b(?:the|this|that|these|those|a typical|typical|no|each|every|most|such|all) $", re.I)


def _is_meant(hit: Hit, clause: Clause, context: Context) -> bool:
    """"The network", "a typical group": where groups of traffickers were spoken of just before."""
    start = hit.span.start - clause.span.start
    if not MEANT.search(clause.text[max(0, start - 14) : start]) or not re.fullmatch(r"networks?|groups?|clans?|organi[sz]ations?|cells?", hit.span.text, re.I):
        return False
    before = [*context.same_paragraph()[-4:], *context.earlier[-3:]]
    return any(h.code == "group" or h.code == "named" or _is_criminal(h, c.clause) for c in before for h in lexicon("groups").hits(c.clause.span))


OF_CRIMINALS = re.compile(r" of (?:[\w-]+ ){0,4}?(?:nationals|traffickers|smugglers|recruiters|dealers|criminals|pimps|brokers|kidnappers)\b")


def _is_criminal(hit: Hit, clause: Clause) -> bool:
    """A "network" or "group" with a word before it that tells what kind, or with a name."""
    start = hit.span.start - clause.span.start
    before = re.split(r"[,;:.]|\b(?:and|or|by|to|for|in|with|from|that|which|who|against)\b", clause.text[max(0, start - 60) : start])[-1]
    whole = before + hit.span.text
    if BODY.search(whole):
        return False
    name = re.search(r"\bthe (?:[A-Z][\w’'-]+ )+$" if hit.span.text[:1].islower() else r"\b(?:[A-Z][\w’'-]+ )+$", before) is not None
    of_people = re.search(r"\b(?:[A-Z]\w+(?:an|ese|ish|i) )$", before) is not None
    name = name and not re.fullmatch(r"Groups?|Networks?|Organi[sz]ations?|Famil(?:y|ies)", hit.span.text)
    called = re.match(r" (?:known as|called|named) (?:the )?[A-Z]", clause.text[hit.span.end - clause.span.start :]) is not None
    after = clause.text[hit.span.end - clause.span.start :]
    return bool(SAYS_CRIME.search(before)) or name or called or OF_CRIMINALS.match(after) is not None or (of_people and hit.span.text.lower().rstrip("s") in ("group", "network", "clan"))


def _head(hit: Hit, clause: Clause) -> "Token | None":
    end = hit.span.end - clause.span.start
    inside = [t for t in clause.doc if t.idx < end and t.idx + len(t) > hit.span.start - clause.span.start]
    # "The Lord's Resistance Army": the last word; "gangs" of "gang members": no group acts, its members do.
    return inside[-1] if inside else None


LINKED = re.compile(r"\b(?:link|tie[ds]?|tying|connect|attribut|blam)\w*\b[^;]*\b(?:to|on)\s(?:[^;,]{0,30}\s)?$", re.I)


def _claims(hit: Hit, head: "Token", verbs: Sequence[Predicate], clause: Clause, context: Context) -> Iterator[Claim]:
    name = _name(hit, head, clause)
    if OFTEN_ONLY_WORDS.search(name.text) or (BODY.search(name.text) and hit.code != "named"):
        return
    parts = _as_roles(clause) or _parts(head, name, verbs, clause, context)
    if len({part.role for part in parts}) > 1:
        parts = [part for part in parts if part.role != "trafficking"]
    size = _size(head, clause, context)
    if not parts and (own := re.search(r"traffick\w*|prostitution|pimping|forced labou?r", name.text)) and _lives_by_it(hit, name, clause):
        start = name.start - clause.span.start + own.start()
        parts = [Part("trafficking", clause.part(start, start + len(own.group())), False)]
    if not parts and TRADE.search(clause.text) and LINKED.search(clause.text[: name.start - clause.span.start]):
        parts = [Part("trafficking", name, False)]
    if not parts and (clause.heading or size is None) and not _lives_by_it(hit, name, clause):
        return
    for negated in sorted({part.negated for part in parts} or {False}):
        chosen = [part for part in parts if part.negated == negated]
        yield _claim(name, chosen, size, negated, clause, context)


def _claim(name: Span, parts: list[Part], size: list[Quantity] | None, negated: bool, clause: Clause, context: Context) -> Claim:
    roles: list[Argument | None] = []
    for part in parts:
        if part.role not in [a.value for a in roles if a is not None]:
            roles.append(context.argument("role", part.role, part.where))
    victims = next((part.victims for part in parts if part.victims), None)
    country = _country(name, context)
    arguments = [
        context.argument("group", name.text, name), *roles, *country,
        *(context.argument("size", value, q.number) for q in size or [] for value in _values(q)),
        context.argument("victims_count", victims.code, victims.number) if victims else None,
    ]  # fmt: skip
    anchor = parts[0].where if parts else name
    behind = context.setting.text[name.end : name.end + 60]
    stance = Stance.ALLEGED if re.match(r",? (?:which|that|who)(?: \w+){0,2} (?:allegedly|reportedly)\b", behind) else None
    return told(context, "GroupRole", f"{RULE}.{parts[0].role if parts else 'named'}", arguments, anchor, negated, stance=stance)


def _values(quantity: Quantity) -> list[str]:
    return [str(quantity.low), str(quantity.high)] if quantity.qualifier == "range" and quantity.low and quantity.high else [quantity.code]


def _name(hit: Hit, head: "Token", clause: Clause) -> Span:
    """The group as written: its phrase, or its name where one follows ("a group known as the Harbour Brothers")."""
    end = hit.span.end - clause.span.start
    if called := re.match(r"(?: \w+)? (?:known as|called|named) ((?:the )?(?:[A-Z][\w’'-]+ ?)+)", clause.text[end:]):
        start = end + called.start(1)
        return clause.part(start, start + len(called.group(1).rstrip()))
    if hit.code == "named":
        article = re.search(r"\b[Tt]he\s$", clause.text[: hit.span.start - clause.span.start])
        start = hit.span.start - clause.span.start - (len(article.group()) if article else 0)
        return clause.part(start, max(end, head.idx + len(head)))
    words = phrase(head)
    place = next((c for c in head.children if c.dep_ == "prep" and c.i > head.i and c.lower_ in ELSEWHERE), None)
    if place is not None or len(clause.of_tokens(words).text) > 90:
        end = place.i - 1 if place is not None else head.i
        words = [t for t in words if t.i <= end]
    return clause.of_tokens(words or [head])


ELSEWHERE = frozenset(["in", "along", "across", "near", "at", "around", "with", "for", "during", "throughout", "inside", "outside", "under"])


def _as_roles(clause: Clause) -> list[Part]:
    """ "As dealers ... but as buyers", "as a buyer of victims, not as a dealer"."""
    found = []
    for match in AS_ROLE.finditer(clause.text):
        before = re.split(r"\bbut\b|,", clause.text[: match.start()])[-1]
        code = lexicon("group_roles").hits(Span(0, len(match["role"]), match["role"]))
        if code:
            found.append(Part(code[0].code, clause.part(*match.span("role")), bool(match["not"]) or NEGATION.search(before) is not None))
    return found


def _parts(head: "Token", name: Span, verbs: Sequence[Predicate], clause: Clause, context: Context) -> list[Part]:
    """What the group does: the verbs of which it (or its members, its cell) is the subject or the agent."""
    found = []
    doers = _doers(head)
    for predicate in verbs:
        acts = predicate.subject is not None and predicate.subject.i in doers and not predicate.passive
        agent = (predicate.agent is not None and predicate.agent.i in doers) or _stands_behind_by(head, predicate, verbs)
        involved = predicate.passive and predicate.lemma in ("involve", "engage", "implicate") and predicate.subject is not None and predicate.subject.i in doers
        if not (acts or agent or involved) or predicate.modal in PLANNED:
            continue
        role = _role(predicate, clause)
        if role is not None and (_does_it_to_people(predicate, role, clause) or (role == "recruiter" and TRADE.search(name.text))):
            found.append(Part(role, clause.of_tokens([predicate.verb]), predicate.negated, _victims(predicate, clause, context)))
    return found


def _doers(head: "Token") -> set[int]:
    """The head, what it is coordinated with, and what stands for it: "members of the gang", "a cell of the network"."""
    doers = {head.i, *(t.i for t in head.conjuncts)}
    above = head
    while above.dep_ in ("pobj", "appos", "conj", "compound", "prep", "nmod", "poss") and above.head is not above:
        above = above.head
        if above.pos_ in ("NOUN", "PROPN") and above.i < head.i:
            if re.fullmatch(r"members?|cells?|gangmasters?|leaders?|fighters|groups?|agents|part|networks?|syndicates?|clans?|branch(?:es)?|organi[sz]ations?|gangs?|elements", above.text, re.I) or above in head.conjuncts or head.dep_ == "appos":
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
        return "recruiter" if USE_OF_CHILDREN.search(predicate.after.text) else "employer" if LABOUR.search(clause.text) else "trafficking"
    if lemma in ("take", "move", "bring", "carry") and re.match(r"\W*(?:part|place|over|up|out)\b", predicate.after.text):
        return None
    return role


def _stands_behind_by(head: "Token", predicate: Predicate, verbs: Sequence[Predicate]) -> bool:
    """"Children have been made to beg and to sell goods by criminal gangs": the passive verb before "by", however the parser hangs it."""
    if head.head.lower_ != "by" or head.dep_ != "pobj":
        return False
    passives = [p for p in verbs if p.passive and p.verb.i < head.i]
    return bool(passives) and passives[-1] is predicate


def _does_it_to_people(predicate: Predicate, role: str, clause: Clause) -> bool:
    """A role needs people as its object; "arrange trafficking" and "run the trade" have the trade instead."""
    words = clause.text[predicate.verb.idx :] if not predicate.passive else clause.text
    words = re.split(r"[;:]", words)[0][:160]
    if predicate.lemma in ("run", "operate", "control", "manage") and not any(c.dep_ == "dobj" for c in predicate.verb.children):
        return False
    if role in ("organiser", "protector", "employer"):
        return bool(TRADE.search(words) or VICTIMS.search(words) or re.search(r"\b(?:the trade|brothels?|routes?|transport)\b", words))
    if role == "transporter" and predicate.lemma in ("supply", "drive"):
        return bool(re.search(r"\b(?:drivers|women|girls|children|victims|workers|labou?rers)\b", words))
    return VICTIMS.search(words) is not None or TRADE.search(words) is not None


def _victims(predicate: Predicate, clause: Clause, context: Context) -> Quantity | None:
    text = context.setting.text
    for quantity in context.quantities:
        if quantity.span.start < predicate.after.start or quantity.percent or quantity.value is None:
            continue
        if VICTIMS.match(text[quantity.span.end :].lstrip()[:40]) or VICTIMS.search(" ".join(text[quantity.span.end : quantity.span.end + 40].split()[:3])):
            return quantity if quantity.span.start < clause.span.end and quantity.span.start - predicate.after.start < 60 else None
    return None


def _size(head: "Token", clause: Clause, context: Context) -> list[Quantity] | None:
    told = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i), head)
    after = clause.text[told.idx + len(told) :]
    offset = clause.span.start + told.idx + len(told)
    window = SIZE_OF.match(after) or _has_members(head, after)
    if window is None:
        return None
    start, end = offset + window.start(), offset + window.end()
    inside = [q for q in context.quantities if start <= q.number.start and q.number.start < end and not q.percent and q.value is not None]
    return inside[:2] or None


def _has_members(head: "Token", after: str) -> re.Match[str] | None:
    window = SIZE_HAS.search(after)
    return window if window and window.start() < 90 and re.search(r"\bmembers?\b|\bpeople\b|\bmen\b|\bpersons\b", window.group()) and not VICTIMS.search(after[: window.start()]) else None


def _lives_by_it(hit: Hit, name: Span, clause: Clause) -> bool:
    """A group named as an object counts when its own words say that it traffics."""
    words = name.text.lower()
    if re.search(r"\b(?:anti-|against|fight|dismantl\w+ (?:of )?traffick)", words):
        return False
    own = TRADE.search(name.text) is not None and re.search(r"\b(?:ring|gang|syndicate|network|group|mafia|cartel|organi[sz]ation)", words) is not None
    singular = re.match(r"(?:an?|the|one|this|that|two|three|four|five|several)\s", words) is not None
    is_named = (bool(re.search(r"[A-Z]\w+ (?:syndicate|gang|ring|network|cartel|clan|mafia)\b|\b(?:[A-Z]\w+ )+(?:gang|syndicate)", name.text)) and not name.text.startswith(("The ", "A "))) or bool(re.search(r"\b[a-z]+ [A-Z]\w+ (?:[A-Z]\w+ )?(?:syndicate|gang|ring|network)\b", name.text))
    return (own and singular) or is_named


def _country(name: Span, context: Context) -> list[Argument | None]:
    """The state whose group it is: "Russian mafia", "syndicates from Russia"."""
    found = [p for p in context.places if name.start <= p.span.start and p.span.end <= name.end and len(p.place.code) == 2 and p.form in ("adjective", "name", "people")]
    if not found:
        following = context.setting.text[name.end : name.end + 7]
        if following.startswith((" from ", " in ")):
            found = [p for p in context.places if name.end <= p.span.start <= name.end + 12 and len(p.place.code) == 2][:1]
    return [context.argument("country", p.place.code, p.span, entity=p.place.entity) for p in found]


RULES: list[Rule] = [groups]
