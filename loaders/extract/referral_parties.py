"""Who refers victims and who receives them."""

import re
from typing import TYPE_CHECKING

from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.count_words import Count
from loaders.facts import Argument, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

BY = re.compile(
    r"\bby (?P<by>(?:the |a |an |some |local |other )?(?:[\w’'.&-]+)(?:(?!\s+(?:in|to|for|from|during|at|on|"
    r"compared|after|since|and a|was|were|who|which|between|rose|fell|with|but|while)\b)(?:\s+|"
    r"(?<=s) of )[\w’'.&-]+){0,7})",
    re.I,
)
TO = re.compile(
    r"\bto (?P<to>(?!(?:as|be|have|it$)\b)(?:[\w’'.&-]+)(?:(?!\s+(?:for (?!victims)|by|in \d|in January|"
    r"during|compared|where|which|who|after|since|as|rose|fell|from|with|versus|but|while|was|were|ten|that|"
    r"under|are|is|or given|and therefore)\b)(?:\s+|, )(?!(?:up|down|compared|ten|including|but|and no|"
    r"and (?:police|officials|\d+|the others|children|women|\w+ by))\b)[\w’'.&-]+){0,9})",
    re.I,
)
WHICH = re.compile(r"(?P<to>(?:the|a|an) (?:[\w’'-]+ ){0,6}[\w’'-]+), to which\b", re.I)


def parties_of(context: Context, verb: Span, count: Count | None) -> list[Argument]:
    """Who refers and who receives, as far as the clause says."""
    found: list[Argument] = []
    text, base = context.clause.text, context.clause.span.start
    stop = count.segment.end - base if count is not None and count.how != "before" else len(text)
    after = text[verb.end - base : stop if stop > verb.end - base else len(text)]
    after = re.sub(r"\b(run|operated|managed|funded|owned|provided|offered) by\b", r"\1 yb", after)
    agent = (
        BY.search(after)
        if _is_passive(context, verb)
        or re.match(r"referral", verb.text, re.I)
        or re.match(r"\s+(?:to|by)\b", after)
        else None
    )
    if agent is not None:
        found.append(trimmed_party(context, verb.end + agent.start("by"), agent["by"], "referrer"))
    elif not _is_passive(context, verb) and (subject := _subject(context, verb)) is not None:
        found.append(context.argument("referrer", context.quoted(subject).text, subject))
    receiver = TO.search(after)
    where = WHICH.search(text[: verb.start - base])
    if where is not None:
        found.append(
            context.argument(
                "receiver",
                context.quoted(context.clause.part(where.start("to"), where.end("to"))).text,
                context.clause.part(where.start("to"), where.end("to")),
            )
        )
    elif receiver is not None and not re.match(r"it\b|as\b|them\b", receiver["to"]):
        found.append(trimmed_party(context, verb.end + receiver.start("to"), receiver["to"], "receiver"))
    return found


def trimmed_party(context: Context, start: int, words: str, role: str) -> Argument:
    """A party's words without what only introduces them."""
    words = re.split(r",? (?:which|where)\b", words)[0]
    for joint in re.finditer(r"\s+(?:and|but)\s+", words):
        if FINITE_VERB.match(words, joint.end()):
            words = words[: joint.start()]
            break
    words = re.sub(r"[\s,.]+$|(?:,? (?:in|and|or|but|the|a|of))+$", "", words)
    words = re.sub(r"(?:,? (?:compared|in (?:19|20)\d\d|last year|this year).*)$", "", words) or words
    span = context.clause.part(
        start - context.clause.span.start, start - context.clause.span.start + len(words)
    )
    return context.argument(role, context.quoted(span).text, span)


def group_party(context: Context, match: re.Match[str], group: str, role: str, base: int) -> Argument | None:
    """A party named by its kind."""
    return trimmed_party(context, base + match.start(group), match[group], role) if match[group] else None


def _is_passive(context: Context, verb: Span) -> bool:
    before = context.clause.text[: verb.start - context.clause.span.start]
    return re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?$", before, re.I) is not None or bool(
        re.search(r"\b(?:victims|children|women|persons|people|number of \w+)\s+$", before)
    )


def _subject(context: Context, verb: Span) -> Span | None:
    """The subject of the referring verb, through verbs that frame it ("reported referring", "failed to refer")."""
    at = verb.start - context.clause.span.start
    token = next((t for t in context.clause.doc if t.idx <= at < t.idx + len(t)), None)
    for _ in range(4):
        if token is None:
            return None
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ in ("it", "they") and token.dep_ == "ccomp":
            token = token.head
            continue
        if (
            subject is not None
            and subject.tag_ not in ("WDT", "WP")
            and subject.lower_ not in ("it", "they", "he", "she")
        ):
            return context.clause.of_tokens(noun_phrase(subject))
        if subject is not None:
            return None
        if (
            token.dep_ in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "prep", "acl", "dobj")
            and token.head is not token
        ):
            token = token.head
            continue
        break
    if re.search(r"\b(?:and|or)\s+(?:\w+ly\s+)?$", context.clause.text[:at]):
        first = next(
            (
                t
                for t in context.clause.doc
                if t.dep_ == "nsubj"
                and t.idx < at
                and t.tag_ not in ("WDT", "WP")
                and t.lower_ not in ("it", "they", "he", "she")
            ),
            None,
        )
        return context.clause.of_tokens(noun_phrase(first)) if first is not None else None
    return None


def noun_phrase(head: "Token") -> "list[Token]":
    """The whole phrase around a head word."""
    dropped = {
        t.i for child in head.children if child.dep_ in ("relcl", "acl", "appos") for t in child.subtree
    }
    kept = [t for t in head.subtree if t.i not in dropped]
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].dep_ == "cc" or kept[0].is_space):
        kept.pop(0)
    return kept or [head]
