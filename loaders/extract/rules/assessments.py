"""Judgements on what a state or body does: "does not fully comply", "is making significant efforts", "efforts were weak".

The rating stays in the source's words. *Not*, *no* and *lack* in the rating negate it; *failed*, *limited* and
*inadequate* do not. A judgement on two areas is two claims. The state judged is inferred where the text says "the government".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.judgements import JUDGEABLE, Judgement, areas, by_patterns, by_verbs
from loaders.extract.phrases import PRONOUNS, is_actor, main_subject, phrase_span
from loaders.extract.rules import Rule
from loaders.extract.subject_matter import about_trafficking, is_told
from loaders.extract.telling import told
from loaders.facts import Argument, Attribution, Claim, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "assessment"
POINTS = re.compile(
    r"\b(?:the full )?(?:one|two|three|four|five|\d{1,2})(?: points?)?(?: of (?:five|three|ten|\d{1,2})(?: points)?)"
    r"?(?!\w)",
    re.I,
)
INDEX = re.compile(r"\b(?:index|scale|scorecard|ranking)\b", re.I)
AREA = re.compile(r"\b(?:prosecution|protection|prevention)\b", re.I)
GOVERNMENT = re.compile(
    r"\b(?:government|authorities|administration|officials|state|country|regime|efforts?|response|it)\b", re.I
)


def assessments(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every judgement that the clause passes on a state or body."""
    if not is_told(context) or not about_trafficking(context):
        return
    if clause.says(INDEX) and clause.says(AREA):
        yield from _points(clause, context)
        return
    taken: list[Span] = []
    for found in (*by_verbs(clause), *by_patterns(clause)):
        if not any(found.rating.start < t.end and t.start < found.rating.end for t in taken):
            taken.append(found.rating)
            yield from _claims(found, clause, context)


def _claims(found: Judgement, clause: Clause, context: Context) -> Iterator[Claim]:
    for area in areas(found.about) or ["overall"]:
        arguments = [
            _target(found.target, clause, context),
            context.argument("area", area, found.rating),
            context.argument("rating", found.rating.text, found.rating),
        ]
        claim = told(context, "Assessment", f"{RULE}.{area}", arguments, found.rating, found.negated)
        if found.speaker is not None:
            spoken = context.quoted(found.speaker)
            claim = replace(claim, attribution=Attribution(spoken.text, spoken))
        yield claim


def _target(head: "Token | None", clause: Clause, context: Context) -> Argument | None:
    """The state that is judged, named here, in the passage or by the document ("the government"); a body as written."""
    if head is not None and head.lower_ not in PRONOUNS:
        span = phrase_span(clause, head)
        for place in context.places:
            if span.start <= place.span.start and place.span.end <= span.end and len(place.place.code) == 2:
                return context.argument("assessed", place.place.code, place.span, entity=place.place.entity)
        if is_actor(head, context) and not GOVERNMENT.search(span.text) and not JUDGEABLE.search(head.text):
            return context.argument("assessed", span.text, span)
    return _target_before(context) or context.topic_argument("assessed")


def _target_before(context: Context) -> Argument | None:
    """The country that the passage, or else the paragraph, has been about."""
    for before in reversed(context.same_paragraph()):
        subject = main_subject(before)
        place = subject and next(
            (
                p
                for p in before.places
                if subject.start <= p.span.start and p.span.end <= subject.end and len(p.place.code) == 2
            ),
            None,
        )
        if place:
            here = before.clause.passage == context.clause.passage
            return context.argument(
                "assessed", place.place.code, place.span if here else None, entity=place.place.entity,
                inferred_from=None if here else "previous_sentence",
            )  # fmt: skip
    return None


def _points(clause: Clause, context: Context) -> Iterator[Claim]:
    """A policy index: "gave Brazil five points of five for prosecution and three for protection"."""
    named = list(AREA.finditer(clause.text))
    scores = [
        m
        for m in POINTS.finditer(clause.text)
        if m.start() > clause.text.lower().find("index")
        and not re.match(
            r"\s*(?:to|and|year)", clause.text[m.end() : m.end() + 5] if len(m.group()) < 2 else ""
        )
    ]
    scores = [m for m in scores if not re.search(r"\bfrom\s*$|\bto\s*$", clause.text[: m.start()])]
    if not scores or re.search(r"\b(?:19|20)\d\d\b", scores[0].group()):
        return
    place = next((p for p in context.places if len(p.place.code) == 2), None)
    target = (
        context.argument("assessed", place.place.code, place.span, entity=place.place.entity)
        if place
        else context.topic_argument("assessed")
    )
    pairs = (
        list(zip(named, scores, strict=False))
        if len(scores) >= len(named)
        else [(m, scores[0]) for m in named]
        if len(scores) == 1
        else list(zip(named, scores, strict=False))
    )
    for area, score in pairs:
        rating, where = clause.part(*score.span()), clause.part(*area.span())
        claim = told(
            context,
            "Assessment",
            f"{RULE}.index",
            [
                target,
                context.argument("area", area.group().lower(), where),
                context.argument("rating", rating.text, rating),
            ],
            rating,
        )
        yield claim


RULES: list[Rule] = [assessments]
