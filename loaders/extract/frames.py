"""The parts of a clause that tell one flow each.

A *frame* is a clause or a part of it: "... who are shipped out of X, but also those who are brought into X", "from A to B and
from C to D", "women to X and men to Y".
"""

import re
from itertools import pairwise

from loaders.facts import Span

CUTS = (
    re.compile(
        r"\s(?=but also (?:of |from |to )?(?:those|men|women|children|girls|boys|migrants|victims)\b)", re.I
    ),
    re.compile(
        r"\s(?=as well as (?:those|men|women|children|girls|boys) (?:who|that|brought|sent|trafficked)\b)",
        re.I,
    ),
    re.compile(
        r"(?<=[\s\w])\s(?=and (?:forcing|trafficking|recruiting|selling|sending|luring|coercing|subjecting|"
        r"exploiting|compelling)\s+(?!of\b))"
    ),
    re.compile(r"(?:—|\s[–-]\s)(?=(?:one|the first) (?:\w+ ){0,2}?(?:involved|of))"),
    re.compile(r"\s(?=and (?:the|a|another) (?:second|third|other|further|fourth)\b)"),
    re.compile(r",?\s(?=(?:and|as well as)\s+[A-Z]\w+(?:[\s-][A-Z]\w+)?\s+(?:abroad|overseas)\b)"),
    re.compile(
        r",?\s(?=and (?:from|women from|men from|children from|girls from|others from|boys from) (?:[A-Z]|"
        r"the )[^,;]{2,60}? to (?:[A-Z]|the [A-Z]))"
    ),
    re.compile(
        r",?\s(?=(?:and|while) (?:\w+ ){0,2}?(?:women|men|girls|boys|children)(?: and (?:women|men|girls|"
        r"boys|children))? (?:to|into|for) (?:[A-Z]|the [A-Z]|forced|prostitution|domestic|sex))"
    ),
)
GERUND = re.compile(
    r"\b(?:forcing|trafficking|recruiting|selling|sending|luring|coercing|subjecting|exploiting|"
    r"compelling)\s+(?!of\b|in persons\b)\w"
)


def frames(clause: Span) -> list[Span]:
    """The parts of a clause that may each tell a flow; mostly the clause itself."""
    found = [match for pattern in CUTS for match in pattern.finditer(clause.text)]
    cuts = sorted({m.end() for m in found if _is_cut(m)})
    edges = [0, *cuts, len(clause.text)]
    return [
        Span(clause.start + a, clause.start + b, clause.text[a:b])
        for a, b in pairwise(edges)
        if clause.text[a:b].strip()
    ]


def _is_cut(match: re.Match[str]) -> bool:
    """A second gerund needs a first one before it, a second route a first one."""
    before = match.string[: match.start()]
    if match.re is CUTS[2]:
        return GERUND.search(before) is not None
    return match.re is not CUTS[6] or re.search(r"\bto (?:the )?[A-Z]", before) is not None
