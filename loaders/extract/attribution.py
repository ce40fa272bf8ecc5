"""Whom the text credits with a statement: "NGOs reported that ...", "according to X", "..., she said", "It adds that ...".

A speaker is kept in the words of the text. Someone reporting what they did themselves ("the government reported training
officers") is no speaker: an attribution needs a statement with a subject of its own.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.spans import inside
from loaders.facts import Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH = frozenset(
    [
        "say",
        "report",
        "state",
        "note",
        "claim",
        "allege",
        "tell",
        "announce",
        "add",
        "assert",
        "explain",
        "acknowledge",
        "admit",
        "confirm",
        "deny",
        "conclude",
        "find",
        "indicate",
        "estimate",
        "warn",
        "reveal",
        "show",
        "suggest",
        "observe",
        "describe",
        "comment",
        "argue",
        "stress",
        "insist",
        "believe",
        "complain",
        "document",
        "testify",
        "write",
        "identify",
        "name",
        "cite",
    ]
)
ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|noted|stated|described) (?:by|in)|in the (?:words|view|opinion) of)\s+"
    r"(?P<speaker>(?:[^,;()]|,(?=\s\d{4}))+?)"
    r"(?=,|;|\.?$|\s\(|\s(?:that|there|which|who|said|authorities|officials|the government|police)\b)", re.I
)  # fmt: skip
TRAILING = re.compile(
    r",[”\"’']?\s+(?P<speaker>(?:[^,;\"“”]){2,60}?)\s+(?:said|says|added|adds|reported|reports|noted|notes|"
    r"claimed|alleged|stated|warned|told \w+)"
    r"(?:\s+(?:on|in|last|to)\s[^,;]{0,30})?\W*$"
)
INVERTED = re.compile(r",[”\"’']?\s+(?:said|says|added|adds|noted)\s+(?P<speaker>[^,;\"“”.]{2,60})")
REPORTS_THAT = re.compile(
    r"\bthere (?:were|are|have been|was) (?:also )?(?P<speaker>(?:\w+ ){0,2}?(?:reports?|allegations?|"
    r"claims))\s+(?:that|of)\b",
    re.I,
)
NOUN_SPEAKERS = re.compile(
    r"\b(?P<speaker>(?:an?|the|this|that|its)\s(?:[\w.’'-]+\s){0,6}?(?:report|study|survey|article|"
    r"statement|index|assessment))"
    r"\s+(?:\w+\s+){0,8}?(?:revealing|finding|noting|saying|stating|showing|estimating|alleging)\b",
    re.I,
)


def attribution(clause: Clause, anchor: Span | None = None) -> Attribution | None:
    """Who is credited with what the clause says about `anchor` (default: with the clause as a whole), or None."""
    for span in (*_by_patterns(clause), *_by_grammar(clause, anchor)):
        if anchor is None or not inside(anchor, span):
            return Attribution(span.text, span)
    return None


def _by_patterns(clause: Clause) -> Iterator[Span]:
    for pattern in (ACCORDING, TRAILING, INVERTED, REPORTS_THAT, NOUN_SPEAKERS):
        yield from clause.found(pattern, "speaker")


def _by_grammar(clause: Clause, anchor: Span | None) -> Iterator[Span]:
    for verb in clause.doc:
        if verb.lemma_.lower() not in SPEECH or verb.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.dep_ == "nsubjpass":
            continue
        statement = _statement(verb)
        if statement is not None and (anchor is None or inside(anchor, clause.of_tokens(statement.subtree))):
            yield clause.of_tokens(_noun_phrase(subject))


def _statement(verb: "Token") -> "Token | None":
    """The clause that the verb introduces, if it has a subject of its own."""
    for child in verb.children:
        if child.dep_ == "ccomp" and any(
            t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for t in child.children
        ):
            return child
    return None


def _noun_phrase(head: "Token") -> "list[Token]":
    """The subject without the relative clauses and appositions that hang on it."""
    dropped = {
        t.i for child in head.children if child.dep_ in ("relcl", "acl", "appos") for t in child.subtree
    }
    kept = [t for t in head.subtree if t.i not in dropped]
    while kept and kept[-1].is_punct:
        kept.pop()
    return kept or [head]
