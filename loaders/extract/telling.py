"""How an act, an answer or a judgement is told: stance and polarity at its verb, its time, its speaker."""

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.extract.context import Context
from loaders.extract.stance import Judgement, judge
from loaders.facts import Argument, Attribution, Claim, Polarity, Span, Stance, Time

# "Suspected traffickers", "potential victims", "vulnerable groups": the doubt is about the person, not about the act.
OF_A_PERSON = re.compile(
    r"\b(?:suspected|alleged|accused|potential|possible|presumed|suspicious|vulnerable|at[- ]risk|likely)"
    r"(?=\s+(?!to\b|of\b|that\b)\w)|\b(?:claims?|allegations?|accusations?|reports?|suspicions?|risks?)"
    r"(?=\s+(?:against|by|from|about|that its|for)\b)",
    re.I,
)
SUSPECT = re.compile(
    r"\b(?:(?<=no )|(?<=any )|(?<=the )|(?<=of )|(?<=two )|(?<=several ))suspects?\b|\bthe accused\b(?! of)",
    re.I,
)
PERHAPS = re.compile(r"\b(?:probably|possibly|perhaps|presumably|likely)\s+(?:\w+\s+)?$", re.I)
# "Denied access to care": an act, no denial.
DENIED_SERVICE = re.compile(
    r"\b(?:denied|refused|denying|deny|denies)(?=\s(?:\w+ ){0,2}(?:access|services?|entry|care|aid|shelter|"
    r"assistance|permission)\b)",
    re.I,
)
# "For fear of", "in case": no statement about what happened.
MAY = re.compile(r"\bin May\b|\bMay \d|\bmay (?=\d)", re.I)


VULNERABLE = re.compile(r"\b(?:vulnerable|susceptible|prone|at (?:\w+ )?risk)\b", re.I)
POSSIBLE = re.compile(r"\b(?:may|might|could)\b", re.I)


def judged(context: Context, anchor: Span, negated: bool, possible: bool = False) -> Judgement:
    """Stance at `anchor` as the clause has it; polarity as the grammar has it, and whether the verb itself is "may"."""
    text = context.clause.text
    if not possible:
        text = POSSIBLE.sub(lambda m: " " * len(m.group()), text)
        text = VULNERABLE.sub(lambda m: " " * len(m.group()), text)
    for pattern in (OF_A_PERSON, SUSPECT, MAY, DENIED_SERVICE):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    stance = judge(Span(context.clause.span.start, context.clause.span.end, text), anchor).stance
    if stance is Stance.ASSERTED and PERHAPS.search(text[: max(0, anchor.start - context.clause.span.start)]):
        stance = Stance.RISK
    return Judgement(stance, Polarity.NEGATED if negated else Polarity.AFFIRMED)


def told(
    context: Context,
    kind: str,
    rule: str,
    arguments: Iterable[Argument | None],
    anchor: Span,
    negated: bool = False,
    *,
    stance: Stance | None = None,
    possible: bool = False,
    speaker: bool = True,
) -> Claim:
    """A claim of this clause with the time and the speaker that it gives. A speaker who only tells of himself is none."""
    listed = [a for a in arguments if a is not None]
    judgement = judged(context, anchor, negated, possible)
    if stance is not None:
        judgement = Judgement(stance, judgement.polarity)
    claim = context.claim(kind, rule, listed, anchor, judgement, _when(context, anchor))
    if claim.attribution and (not speaker or _is_himself(claim.attribution, listed)):
        return replace(claim, attribution=None)
    return claim


# "Compared with the previous year", "in advance of the 2014 games": when something else was.
ELSE = re.compile(
    r"\b(?:compared (?:with|to)|than in|than|in advance of|ahead of|since the end of)\s+(?:the\s+)?$", re.I
)


def _when(context: Context, anchor: Span) -> Time | None:
    """The time of the act. The year in brackets behind a reference-book passage is the year of its rank, and a reporting
    period that nothing dates says no more than that there was one."""
    time = context.time_for(anchor)
    if time is None or time.span is None:
        return time
    text = context.setting.text
    before, after = (
        text[max(0, time.span.start - 24) : time.span.start],
        text[time.span.end : time.span.end + 1],
    )
    bracketed = before.endswith("(") and after == ")"
    undated = time.start is None and time.end is None and "reporting" in time.text.lower()
    return None if bracketed or undated or ELSE.search(before) else time


def _is_himself(speaker: Attribution, arguments: list[Argument]) -> bool:
    return speaker.span is not None and any(
        a.role == "actor"
        and a.span is not None
        and a.span.start < speaker.span.end
        and speaker.span.start < a.span.end
        for a in arguments
    )
