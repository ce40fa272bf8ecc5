"""Acts for or against trafficking: what a body did or did not do, one claim per actor and kind of act.

"Published a brochure and established a committee" is two acts; "investigated, prosecuted and convicted" is one. Enforcement
with a number is a statistic and enforcement against officials complicity; both are left to those rules.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.acts import find
from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.elsewhere import belongs_elsewhere, in_a_question, is_a_judgement
from loaders.extract.numbers import Quantity
from loaders.extract.phrases import actor_argument, main_subject, phrase_span
from loaders.extract.predicates import NO_ONE, Predicate, predicates
from loaders.extract.rules import Rule
from loaders.extract.subject_matter import about_trafficking, is_told
from loaders.extract.telling import told
from loaders.facts import Argument, Claim, Span, Stance

if TYPE_CHECKING:
    pass

RULE = "action"
PLANNED = frozenset(["should", "must", "would", "will", "shall", "can", "could", "to", "'ll", "’ll", "'d"])
# fmt: off
WITH_QUANTITY = frozenset([
    "assistance", "shelter", "training", "awareness", "witness_protection", "screening", "detention",
    "deportation", "services", "sanctions", "denial_of_service", "protection",
])
# fmt: on
ONLY_THE_STATE = frozenset(
    ["law_enforcement", "detention", "deportation", "identification", "screening", "sanctions"]
)
# fmt: off
EFFORT = frozenset([
    "effort", "efforts", "step", "steps", "action", "actions", "measure", "measures", "attempt", "attempts",
])
# fmt: on
EFFORT_VERBS = frozenset(["make", "take", "undertake", "demonstrate", "show", "report", "continue", "be"])
QUALITY = frozenset(["JJ", "JJR", "JJS", "VBG", "VBN"])
# fmt: off
PLAIN = frozenset([
    "some", "several", "further", "additional", "concrete", "specific", "various", "any", "other", "new",
    "following", "reported", "necessary", "initial",
])
# fmt: on
MONEY = re.compile(
    r"(?:U\.?S\.? ?)?[$€£] ?[\d,.]+(?: (?:million|billion))?|\b(?:an?|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|twelve|[\d,.]+)(?: (?:million|billion))? (?:U\.?S\.? )?(?:dollars|euros?|pounds|lei|kroner)\b",
    re.I,
)
GIVEN = re.compile(
    r"\b(?:(?P<country>(?:[A-Z][\w.]+ ){1,2})grant of [\w.,$ ]+?|[Gg]rants? of [\w.,$ ]+? from (?P<giver>(?:the )"
    r"?[A-Z][\w.]+(?: [A-Z][\w.]+)*))(?= to| in| went|,| for| paid| was| from|\.)"
)
BY_GRANT = re.compile(
    r"\b[Ww]ith (?:a |the )?(?:grants?|money|funds|funding|support) from (?P<giver>(?:the )?(?:[A-Z][\w.’'-]+ ?)"
    r"+(?:embassy|government|foundation|ministry)?)"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act found in a clause."""

    code: str
    negated: bool
    anchor: Span
    actor: Argument | None
    subject: Span | None
    quantity: Quantity | None
    object: Span
    possible: bool = False
    listed: bool = False


def actions(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every act that the clause tells."""
    if not is_told(context) or not about_trafficking(context):
        return
    kept: dict[tuple[object, ...], Deed] = {}
    for deed in _deeds(clause, context):
        key = (deed.code, deed.negated, deed.actor.value if deed.actor else deed.subject)
        if key not in kept or (deed.quantity and not kept[key].quantity):
            kept[key] = deed
    grants = list(_grants(clause, context))
    for deed in kept.values():
        if not (grants and deed.code == "funding"):
            yield _claim(deed, context)
    yield from grants


def _claim(deed: Deed, context: Context) -> Claim:
    # "Denied access", "refused aid": the verb itself is the act and no denial of what is told.
    stance = (
        Stance.ASSERTED
        if deed.code in ("denial_of_service", "sanctions")
        and deed.anchor.text.lower().startswith(("den", "refus", "reject"))
        else None
    )
    return told(
        context,
        "Action",
        f"{RULE}.{deed.code}",
        _arguments(deed, context),
        deed.anchor,
        deed.negated,
        stance=stance,
        possible=deed.possible,
    )


def _arguments(deed: Deed, context: Context) -> list[Argument | None]:
    quantity = deed.quantity
    return [
        deed.actor or _implied_actor(deed, context),
        context.argument("action", deed.code, deed.object),
        context.argument("quantity", quantity.code, quantity.number) if quantity else None,
        _amount(deed, context),
    ]


def _implied_actor(deed: Deed, context: Context) -> Argument | None:
    """Nobody but the state convicts, detains, deports: the words leave it out, the document's country tells which."""
    if (deed.code in ONLY_THE_STATE or deed.listed) and context.setting.topic:
        return context.argument("actor", "the government", None, inferred_from="doc_topic")
    return None


def _amount(deed: Deed, context: Context) -> Argument | None:
    if deed.code != "funding":
        return None
    match = MONEY.search(deed.object.text)
    if not match:
        return None
    start = deed.object.start + match.start()
    return context.argument("amount", match.group(), Span(start, start + len(match.group()), match.group()))


def _deeds(clause: Clause, context: Context) -> Iterator[Deed]:
    verbs = {predicate.verb.i: predicate for predicate in predicates(clause)}
    for predicate in verbs.values():
        if (deed := _deed(predicate, verbs, clause, context)) is not None:
            yield deed


def _deed(
    predicate: Predicate, verbs: Mapping[int, Predicate], clause: Clause, context: Context
) -> Deed | None:
    framed = _framed_by_effort(predicate, verbs)
    if framed is None and not _is_done(predicate):
        return None
    predicate = framed or predicate
    passive, subject = predicate.passive, predicate.subject
    whole = phrase_span(clause, subject) if subject is not None else None
    verb = _verb(predicate)
    if is_a_judgement(predicate, verb) or in_a_question(predicate, clause):
        return None
    act = find(verb, predicate.after.text, whole=whole.text if passive and whole else "")
    if act is None or (verb in ("have", "lack") and not (predicate.negated or verb == "lack")):
        return None
    negated = predicate.negated != (verb == "lack")
    anchor = clause.of_tokens([predicate.verb])
    actor, doer = _actor(predicate, verb, clause, context)
    if actor is None and not doer:
        return None
    quantity = _quantity(predicate, whole if passive else None, context, negated)
    if belongs_elsewhere(act, predicate, whole if passive else None, quantity, negated):
        return None
    counted = (
        quantity
        if act.code in WITH_QUANTITY and not (quantity and _counts_places(quantity, context))
        else None
    )
    return Deed(
        act.code,
        negated,
        anchor,
        actor,
        whole,
        counted,
        _object(clause, anchor, predicate),
        predicate.modal in ("may", "might"),
        _is_listed(predicate),
    )


def _is_done(predicate: Predicate) -> bool:
    """False for what is planned, demanded or told in passing ("NGOs providing care"), and for verbs that only frame another."""
    verb = predicate.verb
    if _is_listed(predicate):
        return True
    wished = predicate.modal in PLANNED or (
        verb.tag_ == "VB" and predicate.subject is None and not predicate.negated
    )
    in_passing = (verb.dep_ == "acl" and verb.tag_ == "VBG") or (
        verb.i > 0 and verb.nbor(-1).lower_ == "as" and verb.tag_ == "VBN"
    )
    frames = predicate.lemma in ("continue", "begin", "start") and re.match(r"\W*to\b", predicate.after.text)
    return not (wished or in_passing or frames)


def _is_listed(predicate: Predicate) -> bool:
    """ "These efforts included training judges and opening a shelter": acts of the state the passage is about."""
    at = predicate.verb
    if at.tag_ != "VBG":
        return False
    while (
        at.dep_ in ("conj", "pcomp", "xcomp", "dobj", "advcl", "ccomp", "acl", "dep", "appos")
        and at.head is not at
    ):
        at = at.head
        if at.lemma_.lower() == "include" and at.dep_ != "prep":
            subject = next((c for c in at.children if c.dep_ == "nsubj"), None)
            return (
                subject is not None
                and subject.lower_ in LISTED
                and not any(c.lower_ in ("would", "should", "could") for c in at.children)
            )
    return False


LISTED = frozenset(
    ["efforts", "steps", "measures", "actions", "activities", "these", "achievements", "initiatives"]
)


def _verb(predicate: Predicate) -> str:
    """ "There were no convictions" lacks them as "had no convictions" does."""
    if predicate.lemma == "be" and any(child.dep_ == "expl" for child in predicate.verb.children):
        return "have"
    return predicate.lemma


def _counts_places(quantity: Quantity, context: Context) -> bool:
    """ "Two migration centres": what is run, not who is helped there."""
    return (
        re.match(
            r"\s+(?:[\w-]+ ){0,3}?(?:shelters?|cent(?:er|re)s?|houses|units?|hotlines?|homes|offices|clinics)\b",
            context.setting.text[quantity.span.end : quantity.span.end + 50],
        )
        is not None
    )


def _object(clause: Clause, anchor: Span, predicate: Predicate) -> Span:
    """The words that say what was done: the verb and what follows it closely."""
    end = (
        anchor.end + len(predicate.after.text.rstrip(" ,.;"))
        if predicate.after.start == anchor.end
        else anchor.end
    )
    return clause.part(anchor.start - clause.span.start, end - clause.span.start)


def _framed_by_effort(predicate: Predicate, verbs: Mapping[int, Predicate]) -> Predicate | None:
    """ "Took no steps to protect victims" is about protecting; "made limited efforts to ..." is a judgement and no act."""
    verb = predicate.verb
    noun = verb.head if verb.dep_ in ("acl", "relcl", "conj") else None
    while noun is not None and noun.dep_ == "conj" and noun.pos_ == "VERB":
        noun = noun.head
    if noun is not None and noun.pos_ == "VERB" and noun.dep_ == "acl":
        noun = noun.head
    if verb.dep_ == "advcl" and noun is None:
        noun = next((c for c in verb.head.children if c.dep_ == "dobj" and c.lower_ in EFFORT), None)
    if noun is None or noun.lower_ not in EFFORT or noun.dep_ not in ("dobj", "nsubjpass", "attr"):
        return None
    if any(
        c.tag_ in QUALITY and c.lower_ not in PLAIN and c.i < noun.i and c.dep_ == "amod"
        for c in noun.children
    ):
        return None
    governing = verbs.get(noun.head.i)
    if governing is None or governing.lemma not in EFFORT_VERBS or governing.modal in PLANNED:
        return None
    return Predicate(
        verb,
        governing.subject if noun.dep_ == "dobj" else None,
        governing.agent,
        noun.dep_ != "dobj",
        governing.negated,
        None,
        True,
        predicate.after,
    )


def _actor(predicate: Predicate, verb: str, clause: Clause, context: Context) -> tuple[Argument | None, bool]:
    """Who acts, and whether the act stands without a named actor (a passive, an ellipsis)."""
    if verb == "thank":
        thanked = next((c for c in predicate.verb.children if c.dep_ == "dobj"), None)
        return (actor_argument("actor", thanked, context), True) if thanked is not None else (None, False)
    if _is_listed(predicate):
        return None, True
    if predicate.passive and predicate.subject is None:
        return None, False
    if predicate.passive:
        agent = predicate.agent
        return (actor_argument("actor", agent, context), True) if agent is not None else (None, True)
    if verb in ("receive", "get") or (verb == "have" and predicate.lemma == "be"):
        return _giver(predicate, context), True
    subject = predicate.subject
    if subject is None:
        return _carried(predicate, clause, context)
    if NO_ONE.search(subject.text):
        return None, False
    actor = actor_argument("actor", subject, context)
    return actor, actor is not None


def _giver(predicate: Predicate, context: Context) -> Argument | None:
    for token in predicate.verb.doc[predicate.verb.i :]:
        if token.lower_ == "from" and token.dep_ == "prep":
            giver = next((c for c in token.children if c.dep_ == "pobj"), None)
            if giver is not None and (found := actor_argument("actor", giver, context)):
                return found
    return None


def _carried(predicate: Predicate, clause: Clause, context: Context) -> tuple[Argument | None, bool]:
    """A clause that begins with its verb ("...; did not refer them to care") has the subject of the clause before."""
    first = next(
        (t for t in clause.doc if not t.is_punct and not t.is_space and t.dep_ not in ("cc", "advmod")), None
    )
    if (
        first is None
        or first.i < predicate.verb.left_edge.i
        or predicate.verb.tag_ not in ("VBD", "VB", "VBZ", "VBN")
    ):
        return None, False
    if predicate.verb.tag_ in ("VB", "VBP") and first.lower_ not in (
        "did",
        "does",
        "has",
        "had",
        "is",
        "was",
    ):
        return None, False
    for before in reversed(context.same_passage()[-2:] or context.same_paragraph()[-2:]):
        if (subject := main_subject(before)) is not None:
            return context.argument("actor", subject.text, None, inferred_from="previous_sentence"), True
    return None, False


def _quantity(predicate: Predicate, whole: Span | None, context: Context, negated: bool) -> Quantity | None:
    where = whole or predicate.after
    if negated:
        return None
    for quantity in context.quantities:
        if where.start < quantity.span.end <= where.end and not quantity.percent:
            return (
                quantity
                if len(context.setting.text[where.start : quantity.number.start].split()) <= 12
                else None
            )
    if whole is not None:
        return _quantity(predicate, None, context, negated)
    return None


def _grants(clause: Clause, context: Context) -> Iterator[Claim]:
    """ "A US grant of 285,000 dollars to the IOM", "with a grant from the Norwegian embassy"."""
    for pattern in (GIVEN, BY_GRANT):
        for match in pattern.finditer(clause.text):
            group = "giver" if match.group("giver") else "country"
            start, end = match.span(group)
            giver = clause.part(start, start + len(clause.text[start:end].rstrip()))
            grant = context.argument("action", "funding", clause.part(*match.span()))
            arguments = [context.argument("actor", giver.text, giver), grant]
            yield told(context, "Action", f"{RULE}.grant", arguments, giver)


RULES: list[Rule] = [actions]
