"""What stands behind a number: the noun it counts, and whether that noun is a victim, an offender, an official, a case ..."""

import re
from dataclasses import dataclass

from loaders.extract.context import Context
from loaders.extract.lexicon import Hit
from loaders.facts import Span

VICTIM, OFFENDER, OFFICIAL, EVENT = "victim", "offender", "official", "event"
# Words between a number and its noun end at these.
STOP = re.compile(
    r"\b(?:and|or|in|into|from|to|for|with|by|on|at|of|than|who|whom|which|that|were|was|is|are|be|been|have|"
    r"has|had|as|but|while|compared|including|during|under|among|against|between|after|before|since|"
    r"the|their|its|his|her|did|does|do|also|not|when|where|because|per|or)\b|[;:()]|,(?!\s?(?:Hong|male|"
    r"female|child|adult|young))",
    re.I,
)
POINTER = re.compile(
    r"^\s+(?:more\s+)?(?:of\s+(?:whom|which|them|these|those|the (?=\w+ (?:were|was))|its|their)\b|others?\b|"
    r"more\b)",
    re.I,
)
OF_THE = re.compile(r"^\s+of\s+(?:(?:the|these|those|its|their|such)\s+)?(?:[\w’-]+\s+){0,4}$", re.I)
OF_LEAD = re.compile(r"^\s+of\s+(?:(?:the|these|those|its|their|such)\s+)?", re.I)
PAIR = re.compile(r"\s([a-z]+) (?:and|or) ([a-z]+)\s+$")
FAR = 90


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun of a number: `kind` is victim, offender, official, or the measure the noun names by itself."""

    kind: str
    span: Span


def nouns(context: Context) -> list[Noun]:
    """Every countable noun of the clause, in order; where lexicons overlap the longer words win."""
    known = vars(context).get("nouns")
    if known is None:
        known = vars(context)["nouns"] = _nouns(context)
    return list(known)


def _nouns(context: Context) -> list[Noun]:
    found = [Noun(hit.code, hit.span) for hit in context.hits("measure_nouns")]
    found += [Noun(hit.code, hit.span) for hit in context.hits("counted")]
    found += [Noun(OFFICIAL, hit.span) for hit in officials(context) if hit.code == "person"]
    found += [Noun(VICTIM, m.span) for m in context.places if m.form == "people"]
    kept: list[Noun] = []
    for noun in sorted(found, key=lambda n: (n.span.start - n.span.end, n.span.start)):
        if not any(noun.span.start < k.span.end and k.span.start < noun.span.end for k in kept):
            kept.append(noun)
    return sorted(kept, key=lambda n: n.span.start)


def officials(context: Context) -> list[Hit]:
    """Officials, state bodies and the state itself, as the lexicon finds them in the clause."""
    known = vars(context).get("officials")
    if known is None:
        known = vars(context)["officials"] = context.hits("officials")
    return list(known)


def noun_after(context: Context, end: int) -> Noun | None:
    """The noun that a number ending at `end` (offset in the document) counts, if it stands close behind it."""
    text, base = context.clause.text, context.clause.span.start
    chosen: Noun | None = None
    for noun in nouns(context):
        if noun.span.start < end:
            continue
        if chosen is not None:
            # "victim shelters", "trafficking cases": the last of a chain of nouns is the head.
            if noun.span.start == chosen.span.end + 1 and not chosen.span.text.endswith("s"):
                chosen = noun
                continue
            break
        gap = PAIR.sub(r" \1 \2 ", text[end - base : noun.span.start - base])
        if len(gap) > FAR:
            break
        if not STOP.search(OF_LEAD.sub("", gap) if OF_THE.match(gap) else gap) and len(gap.split()) <= 7:
            chosen = noun
            continue
        break
    return chosen
