"""Noun phrases as the text writes them: who acts, who answers, who is judged."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.lexicon import lexicon
from loaders.facts import Argument, Span
from loaders.gazetteer import organizations

if TYPE_CHECKING:
    from spacy.tokens import Token

DROPPED = frozenset(["relcl", "acl", "appos", "advcl", "parataxis", "cc_tail"])
PRONOUNS = frozenset(["it", "they", "we", "he", "she", "i", "who", "which"])
# Those who suffer trafficking or gain by it act in other kinds of claims.
NEVER = re.compile(
    r"\b(?:victims?|survivors?|traffickers?|smugglers?|women|men|children|girls?|boys?|famil(?:y|ies)|parents|"
    r"migrants?|refugees?|"
    r"labou?rers|maids?|employers?|recruiters?|brokers?|pimps?|prostitutes|gangs?|rings?|syndicates?|mafia|"
    r"mafias|cartels?|rebels|militias?|insurgents|criminals?|"
    r"offenders?|perpetrators?|cases?|laws?|reports?|traders|owners?|buyers|suspects?|defendants?|nationals|"
    r"citizens|fishermen|farmers|teachers|terrorists)$",
    re.I,
)
GROUP_WORDS = re.compile(
    r"\b(?<!anti-)(?<!counter-)(?:criminal|armed(?! forces)|insurgent|terrorist|extremist|trafficking|smuggling|"
    r"rebel|crime|militant|recruitment|private)\b",
    re.I,
)
# "NAPTIP", "Victim Support Finland": nobody but a body is named so as the subject of an act.
NAME = re.compile(
    r"(?:[A-Z][A-Z&-]{2,}|[A-Z][\w’'-]+(?:(?: of| for| the| and| de| against| to)* [A-Z][\w’'-]+)+)"
)
ARTICLE = re.compile(r"^(?:the|a|an)\s", re.I)


def phrase(head: "Token") -> "list[Token]":
    """The words of a noun phrase without the clauses and appositions that hang on it."""
    dropped = {t.i for child in head.children if child.dep_ in DROPPED for t in child.subtree}
    kept = [t for t in head.subtree if t.i not in dropped]
    at = next((n for n, t in enumerate(kept) if t.i == head.i), 0)
    # Only what is contiguous with the head belongs to it.
    first = last = at
    while (
        first > 0 and kept[first - 1].i >= kept[first].i - 2 and kept[first - 1].text not in (";", ":", "—")
    ):
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].i == kept[last].i + 1:
        last += 1
    kept = kept[first : last + 1]
    while len(kept) > 1 and (
        kept[-1].is_punct or kept[-1].dep_ == "case" or kept[-1].dep_ == "cc" or kept[-1].is_space
    ):
        kept.pop()
    while len(kept) > 1 and (
        kept[0].is_punct or kept[0].dep_ in ("cc", "preconj", "advmod") or kept[0].is_space
    ):
        kept.pop(0)
    return kept or [head]


def phrase_span(clause: Clause, head: "Token") -> Span:
    """The span of the noun phrase around `head`."""
    return clause.of_tokens(phrase(head))


def is_actor(head: "Token", context: Context) -> bool:
    """True when the noun stands for a body, an official or an organization that can act for or against trafficking."""
    if NEVER.search(head.text):
        return False
    words = phrase(head)
    text = context.clause.doc[words[0].i : words[-1].i + 1].text
    named = re.fullmatch(r"[A-Z]{3,}s?", head.text) is not None or any(
        c.dep_ == "compound" and acts(c.text, text) for c in head.children if head.pos_ == "PROPN"
    )
    return named or acts(head.text, text) or names_actor(text, context, context.clause.of_tokens(words))


def acts(head: str, whole: str) -> bool:
    """True when the head noun of the phrase `whole` is one of the bodies and people that act."""
    if NEVER.search(head) or (
        GROUP_WORDS.search(whole)
        and re.fullmatch(
            r"groups?|networks?|organi[sz]ations?|agenc(?:y|ies)|compan(?:y|ies)|forces?", head, re.I
        )
    ):
        return False
    if re.fullmatch("workers", head, re.I) and not re.search(
        r"\b(?:outreach|social|aid|health|case|relief|field|charity|ngo)\b", whole, re.I
    ):
        return False
    return lexicon("actors").regex.fullmatch(head) is not None


def names_actor(text: str, context: Context, span: Span) -> bool:
    """True when the words are, or begin with, the name of an organization, a country or its capital."""
    bare = ARTICLE.sub("", text)
    if NEVER.search(bare):
        return False
    if any(found.span.start <= 4 for found in organizations(text)) or NAME.fullmatch(bare):
        return True
    for place in context.places:
        named = place.form in ("name", "city") or (place.form == "adjective" and place.span.text == bare)
        if place.span.start <= span.start + 5 and place.span.end >= span.end - 2 and named:
            return True
        if (
            place.form == "name"
            and place.span.start <= span.start + 5
            and re.match(r"(?:,| and )", context.setting.text[place.span.end : place.span.end + 5])
        ):
            return True
    return False


def head_of(tokens: "Iterable[Token]") -> "Token | None":
    """The first noun of some tokens."""
    return next((t for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON")), None)


def actor_argument(role: str, head: "Token", context: Context) -> Argument | None:
    """Who acts, as written. A pronoun gets what it stands for, at the pronoun's place; "Russia's efforts" are Russia's."""
    if head.lower_ in PRONOUNS:
        return _antecedent(role, head, context)
    if (
        head.lower_ in ("efforts", "effort", "response", "record")
        and (owner := next((c for c in head.children if c.dep_ == "poss"), None)) is not None
    ):
        head = owner
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in PARTS:
        head = head.head.head
    if head.lower_ in PARTS:
        inner = next(
            (g for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None
        )
        if inner is None or not is_actor(inner, context):
            return None
    elif not is_actor(head, context):
        return None
    span = phrase_span(context.clause, head)
    return context.argument(role, span.text, span)


PARTS = frozenset(["some", "many", "most", "several", "all", "both", "one", "majority", "number", "few"])
THINGS = re.compile(
    r"\b(?:law|act|code|report|study|article|statute|convention|bill|constitution|protocol|amendment|survey|index|"
    r"passage|plan)$",
    re.I,
)


def _antecedent(role: str, pronoun: "Token", context: Context) -> Argument | None:
    where = context.clause.of_tokens([pronoun])
    if pronoun.lower_ == "we":
        return context.argument(role, pronoun.text, where)
    if pronoun.lower_ in ("he", "she", "i"):
        return None
    if (inner := _speaker_of(pronoun, context)) is not None:
        return context.argument(role, inner.text, inner)
    for before in reversed(context.same_paragraph()[-4:]):
        subject = main_subject(before)
        if subject is not None:
            return context.argument(role, subject.text, where, inferred_from="previous_sentence")
        if pronoun.lower_ == "it" and _is_about_a_thing(before):
            return None
    return context.argument(role, pronoun.text, where)


def _speaker_of(pronoun: "Token", context: Context) -> Span | None:
    """ "A charity said it had taken in 19 of them": the one who says it."""
    verb = pronoun.head
    if verb.dep_ != "ccomp":
        return None
    said = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i != pronoun.i), None)
    return (
        phrase_span(context.clause, said)
        if said is not None and said.lower_ not in PRONOUNS and is_actor(said, context)
        else None
    )


def _is_about_a_thing(context: Context) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass") and THINGS.search(t.text) for t in context.clause.doc)


def main_subject(context: Context) -> Span | None:
    """The actor that is the subject of a clause's main verb, if it has one."""
    for token in context.clause.doc:
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.head.dep_ in ("ROOT", "conj", "ccomp")
            and token.lower_ not in PRONOUNS
            and is_actor(token, context)
        ):
            return phrase_span(context.clause, token)
    return None
