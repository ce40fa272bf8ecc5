"""How far a case against an official has gone: which legal statuses of a clause are said of him."""

import re

from loaders.extract.between import text_between
from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.lexicon import Hit
from loaders.extract.officials import Actor

BE = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:(?:\w+ly|also|not|never|later|then|ever|both|first|twice|"
    r"subsequently)\s+)*$",
    re.I,
)
ACTIVE_SELF = re.compile(
    r"plead|under investigation|stood|standing|stand|receiv|got\b|given|trial|custody|serving|years|months|"
    r"proceedings|withdrawn|dropped",
    re.I,
)
BETWEEN_STATUSES = re.compile(
    r"^(?:\s*,?\s*(?:and|or|but|then|secure|obtain|initiate|pursue|later|subsequently|also|and then|"
    r"and later|and was|and were|was|were|been)?)*\s*(?:(?:was|were|been|\w+ly|"
    r"for\s[\w\s,’'-]{1,110}?)\s*,?\s*(?:and|but|or)?\s*(?:was|were|has been|had been)?\s*)?$",
    re.I,
)
LEADS_TO = re.compile(
    r"^(?:[\s,]*(?:and|or|of|against|involving|involved|into|for|with|any|the|some|an?|no|its|other|"
    r"allegedly|suspected|complicit|corrupt|in|all|these|those|several|by|brought|opened|taken|initiated|"
    r"were|was|that|another|one|two|"
    r"accused|also|anyone|persons|people|slavery|alleged|charges|cases?|allegations?|complaints|to|former|"
    r"additional|proceedings|crimes?|offen[cs]es?|trafficking|traffickers|labou?r|sex|forced|individuals|"
    r"suspects|including|among|public|\d+)\b[\s,]*){0,16}\s*$",
    re.I,
)
NOT_ACCUSED = re.compile(
    r"^\s+(?:\w+ly\s+|also\s+|have\s+|has\s+|had\s+|did not\s+|do not\s+|failed to\s+|continued to\s+|"
    r"began to\s+)*$",
    re.I,
)
WHO = re.compile(
    r"\b(?:who|that|which)\s+(?:was|were|had been|have been)\s+(?:\w+ly\s+)?$|^\s+(?:\w+ly\s+)?$", re.I
)
ALONGSIDE = re.compile(r"^\s*(?:,|and|or|, and)\s*$")
WINDOW = 150


def linked_statuses(actor: Actor, statuses: list[Hit], others: list[Actor], context: Context) -> list[Hit]:
    """The legal statuses that are said of this actor, in order of the text."""
    if actor.code in ("state", "sponsored"):
        return []
    before = [s for s in statuses if s.span.end <= actor.span.start]
    after = [s for s in statuses if s.span.start >= actor.span.end]
    linked: list[Hit] = []
    for status in reversed(before):
        reach = linked[0].span.start if linked else actor.span.start
        gap = text_between(context, status.span.end, reach)
        if (linked and BETWEEN_STATUSES.match(gap) and len(gap) < 30) or (
            not linked and _leads_to(status, gap, actor, context)
        ):
            linked.insert(0, status)
        else:
            break
    for status in after:
        last = linked[-1].span if linked and linked[-1].span.start >= actor.span.end else None
        if (
            any(
                not ALONGSIDE.match(text_between(context, actor.span.end, o.span.start))
                and o.span.start >= actor.span.end
                and o.span.end <= status.span.start
                and o.code == "person"
                and not _inside_of(o, actor, context)
                for o in others
            )
            and last is None
        ):
            break
        if last is not None:
            gap = text_between(context, last.end, status.span.start)
            if len(gap) < WINDOW and _goes_on(gap, status, context):
                linked.append(status)
            continue
        gap = text_between(context, actor.span.end, status.span.start)
        if any(
            actor.span.end <= q.span.start < status.span.start for q in context.quantities
        ) and not re.search(r"\bwho\b", gap):
            break
        for other in others:
            if actor.span.end <= other.span.start and other.span.end <= status.span.start:
                gap = gap.replace(other.span.text, "X")
        if _is_subject(gap, status, context):
            linked.append(status)
        elif len(gap) > WINDOW:
            break
    return linked


def _inside_of(other: Actor, actor: Actor, context: Context) -> bool:
    """True for "investigated by authorities": who acts on the accused stands between him and the verdict."""
    return (
        re.search(
            r"\b(?:by|of|for|with|from|to|at|in)\s+(?:the\s+)?$",
            text_between(context, actor.span.end, other.span.start),
        )
        is not None
    )


def _leads_to(status: Hit, gap: str, actor: Actor, context: Context) -> bool:
    """A status that stands before its actor: "convicted two officers", "investigations of employees"."""
    if len(gap) > 120 or not LEADS_TO.match(gap):
        return False
    behind = text_between(context, actor.span.end, None).lstrip()
    if re.search(r"\b(?:and|but|while)\s*$", gap) and FINITE_VERB.match(behind):
        return False
    if BE.search(text_between(context, 0, status.span.start)) and not re.search(
        r"\b(?:of|against|involving)\b", gap
    ):
        return re.search(r"\bagainst\b", status.span.text) is not None
    if re.search(r"\bby\s+(?:the\s+|\w+\s+)?$", gap) or re.search(r"\bto\s+(?:the\s+)?$", gap):
        return False
    if status.span.text.lower().endswith(("tion", "tions", "ment", "ments", "als", "al")) and not re.search(
        r"\b(?:of|against|involv\w+|into|for)\b", gap
    ):
        return False
    return not (
        status.code == "charged"
        and re.match(r"charges?$", status.span.text, re.I)
        and "against" not in gap
        and "of" not in gap
    )


def _goes_on(gap: str, status: Hit, context: Context) -> bool:
    """True when the status continues the one before: "was convicted and sentenced", "stood trial for ... and was acquitted"."""
    if status.span.text.lower().endswith(("s", "n")) and re.match(
        r"\s+of\b", text_between(context, status.span.end, None)
    ):
        return False
    if BETWEEN_STATUSES.match(gap):
        return True
    tail = re.search(
        r"(?:,\s*|\b)(?:and|but|then)\s+(?:\w+ly\s+|later\s+)?(?:was\s+|were\s+|has been\s+|had been\s+|"
        r"have been\s+)?(?:\w+ly\s+)?$",
        gap,
    )
    if tail and not re.search(r"[;:]|\b(?:while|although)\b", gap):
        return True
    return (status.code in ("suspended", "sentenced") and len(gap) < 40 and not re.search(r"[;]", gap)) or (
        status.code == "dismissed" and bool(BE.search(gap))
    )


def _is_subject(gap: str, status: Hit, context: Context) -> bool:
    plain = re.sub(r"\([^)]*\)|,[^,]{0,120},|\b(?:who|that) [^,]*", " ", gap)
    if len(plain.split()) > 6:
        return False
    if re.search(r"\baccountable with\s*$", gap):
        return True
    if re.search(r"\band (?:no|the|an?|any|other|all) (?!X)\w+", gap):
        return False
    if len(gap) > WINDOW or re.search(r"[;:]", gap):
        return False
    if NOT_ACCUSED.match(gap) and not BE.search(gap) and not ACTIVE_SELF.search(status.span.text):
        # "officers arrested" is a man arrested only where nothing follows that he could have arrested.
        after = text_between(context, status.span.end, None)
        reduced = gap.strip() == "" and re.match(
            r"\s+(?:by|for|in|on|over|after|under|last|with|and (?:charged|convicted|sentenced))\b|\s*[,.;]|"
            r"\s*$",
            after,
        )
        return bool(reduced) and status.span.text.lower().endswith(("ed", "convicted", "jailed", "tried"))
    core = re.sub(r"\b(?:was|were|been|being|is|are|be|had|has|have|who|that)\b", "", gap)
    core = re.sub(r"\([^)]*\)|,[^,]{0,120},", " ", core)
    if FINITE_VERB.search(
        re.sub(r"\b(?:alleged|suspected|accused|investigated|arrested|linked|complicit|found)\b", "", core)
    ) and not re.search(r"\bwho\b", gap):
        return False
    if BE.search(gap) or WHO.search(gap):
        return True
    return ACTIVE_SELF.search(status.span.text) is not None and len(core.split()) <= 12


def is_accused(actor: Actor, linked: list[Hit], context: Context) -> bool:
    """False where the official is the one who investigates: "officials investigated 12 cases"."""
    first = linked[0]
    if (
        first.span.start >= actor.span.end
        and not BE.search(text_between(context, 0, first.span.start))
        and not ACTIVE_SELF.search(first.span.text)
    ):
        after = text_between(context, first.span.end, None)
        return not re.match(
            r"\s+(?:the|an?|any|\d|no|one|two|three|four|five|six|at least|some|several|all|allegations|"
            r"cases?|traffickers|suspects)\b",
            after,
        )
    return actor.accusable
