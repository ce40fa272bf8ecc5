"""Who of the officials in a clause does the deed it tells of, and whether it is a deed of traffickers at all."""

import re
from collections.abc import Iterator

from loaders.extract.between import text_between
from loaders.extract.cases import ALONGSIDE
from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.lexicon import Hit
from loaders.extract.nouns import OFFENDER, VICTIM, nouns
from loaders.extract.officials import Actor
from loaders.extract.spans import inside, overlap
from loaders.extract.stance import ALLEGED, governs, judge
from loaders.extract.told import is_done
from loaders.facts import Polarity, Stance

FIGHTING = re.compile(
    r"\b(?:address\w*|combat\w*|fight\w*|tackl\w*|prevent\w*|reduc\w*|root\w* out|deter\w*|eliminat\w*|"
    r"against|anti|counter\w*|curb\w*|end|strategy|plan|policy|training|unit|commission|index|stop|laws?|"
    r"task force|campaign|denied|respond\w*)(?:\s+(?:\w+\s+){0,3}|-)$",
    re.I,
)
CHILD_WORDS = re.compile(r"\b(?:child(?:ren)?|boys|girls|minors|soldiers)\b", re.I)
CRIME_NEAR = re.compile(
    r"traffick|smuggl|brothel|\bring\b|recruit|pimp|gang|brib|prostitut|cross|operat|without|through|sell|"
    r"sold|visa|passport|forced|exploit|slave|girls|women|children|victims|migrants|permit|money|employers|"
    r"crime|case|raid|illegal",
    re.I,
)
GOOD_WORKS = re.compile(
    r"\b(?:return|repatriation|access|services|training|cooperation|investigations? of|identification|"
    r"release|assistance|reintegration|workshops?|protection)\b",
    re.I,
)
STATE_ACTS = re.compile(
    r"^(?:forc|support|compel|coerc|us|recruit|conscript|enlist|perpetrat|perpetuat|exploit|traffick|mobili|"
    r"send|impos|profit|condon|tolerat|ignor|keep|subject|ma|sell|sale|enslav|abduct)",
    re.I,
)
NOUN_ACT = re.compile(r"(?:use|recruitment) of|child recruitment|sale of|perpetrat", re.I)
JOINS_IN = re.compile(
    r"^\W*(?:(?!meeting|training|conference|workshop|program|campaign|operation|investigat|effort|joint|"
    r"diplomatic)\w+\W+){0,5}?(?:traffick|smuggl|rings?\b|exploit|forced|abuses|recruit|prostitut|trade|sale|"
    r"crime|it\b|them\b|syndicat|sell)",
    re.I,
)


def doing(found: list[Actor], acts: list[Hit], context: Context) -> Iterator[tuple[Actor, Hit]]:
    """Each actor with the first deed the clause tells of him."""
    done: set[int] = set()
    for act in acts:
        actor = _doer(act, found, context)
        if actor is not None and actor.span.start not in done and _is_deed(actor, act, context):
            done.add(actor.span.start)
            yield actor, act
            for other in found:
                # "the army and the security forces recruited children": each of them did.
                if (
                    other is not actor
                    and other.span.start not in done
                    and ALONGSIDE.match(
                        text_between(context, other.span.end, actor.span.start)
                        if other.span.end <= actor.span.start
                        else "-"
                    )
                ):
                    done.add(other.span.start)
                    yield other, act


def _doer(act: Hit, found: list[Actor], context: Context) -> Actor | None:
    behind = text_between(context, act.span.end, None)
    for actor in found:
        if actor.span.start >= act.span.end:
            gap = text_between(context, act.span.end, actor.span.start)
            if (
                len(gap) < 110
                and re.search(
                    r"\bby\s+(?:(?:the|some|both|armed groups|corrupt|local|rogue|\w+) (?:and )?){0,5}$", gap
                )
                and not re.search(r"[;]", gap)
                and behind
            ):
                return actor
    if act.code == "complicity" and re.match(
        r"complicity|.* complicity|corruption|.* corruption", act.span.text, re.I
    ):
        return None
    best: Actor | None = None
    for actor in found:
        if actor.span.end <= act.span.start:
            gap = text_between(context, actor.span.end, act.span.start)
            core = re.sub(
                r"\b(?:accused|suspected|alleged|allegedly|reported|reportedly|believed|said|continued?|"
                r"continues|went on|were|was|are|is|been|has|have|had|may|might|could|who|that|also|linked|"
                r"to|of|in|having|often|charged|keep|kept)\b",
                "",
                gap,
            )
            core = re.sub(r"\([^)]*\)|,[^,]{0,90},", " ", core)
            if re.search(
                r"\b(?:of|from|by|with|in|to|for|against|among|between|at)\s+(?:the\s+)?$",
                text_between(context, 0, actor.span.start),
            ) and not re.search(
                r"\b(?:reports|allegations|instances|cases|evidence|number|accus\w+|"
                r"claims) of\s+(?:the\s+)?$",
                text_between(context, 0, actor.span.start),
            ):
                continue
            if re.search(r"\w\s+(?:that|who|which)\b", gap.strip()) and not re.match(
                r"\W*(?:(?:at|in|from|of)\s+(?:\w+\s+){1,4})?(?:who|that|which)\b", gap
            ):
                continue
            if (
                len(core.split()) <= 9
                and not re.search(r"[;:]", gap)
                and (
                    not FINITE_VERB.search(core)
                    or (re.search(r"\band\s+(?:\w+ly\s+|also\s+)?$", gap) and not re.search(r"\bto\b", core))
                )
            ):
                best = actor
    return best


def _is_deed(actor: Actor, act: Hit, context: Context) -> bool:
    text, tail = act.span.text.lower(), text_between(context, act.span.start, act.span.end + 90)
    if not is_done(context, max(0, act.span.start - context.clause.span.start)) and not governs(
        ALLEGED, context.clause.span, act.span, 40
    ):
        return False
    if re.match(
        r"particip|took part|take part|taken part|(?:is |are |was |were |been |"
        r"being )?(?:\w+ly )?(?:also )?(?:involved|engaged|implicated) in|played a part",
        text,
    ) and not JOINS_IN.match(text_between(context, act.span.end, None)):
        return False
    if re.match(r"perpet", text) and not re.search(
        r"traffick|forced|slave|abuse|crime|exploit|\bit\b|\bthis\b",
        text_between(context, max(context.clause.span.start, act.span.start - 40), act.span.end + 40),
        re.I,
    ):
        return False
    if act.span.text[:1].isupper() and act.span.start > context.clause.span.start:
        return False
    if FIGHTING.search(text_between(context, 0, act.span.start)) and actor.span.end <= act.span.start:
        return False
    if (
        NOUN_ACT.match(text)
        and actor.span.end <= act.span.start
        and not text.startswith(("perpetrated", "perpetrates"))
    ):
        return False
    lead = (
        text_between(context, actor.span.end, act.span.start) if actor.span.end <= act.span.start else "by "
    )
    if text.split()[0].endswith("ing") and not re.search(
        r"\b(?:is|are|was|were|been|be|of|in|for|by|to|keeps?|kept|went on|with|accused|suspected|continued|"
        r"from|while|and)\s+(?:\w+\s+){0,2}$|^\s+(?:\w+ly\s+)?$",
        lead,
    ):
        return False
    if (
        lead.strip()
        and any(
            n.span.end + 1 == act.span.start
            and n.kind in (VICTIM, OFFENDER, "offenders")
            and not inside(n.span, actor.span)
            for n in nouns(context)
        )
        and not text.startswith("complicit")
    ):
        return False
    if (
        act.code == "exploits"
        and re.match(r"recruit|enlist|conscript|us", text)
        and not CHILD_WORDS.search(tail + text_between(context, act.span.start - 60, act.span.start))
    ):
        return False
    if re.match(
        r"facilitat|help|assist|allow|permit|provid|benefit|ignor|overlook|toler|disregard|leak|obstruct|"
        r"organi|return",
        text,
    ) and (
        (not CRIME_NEAR.search(tail + " ") and not text.endswith("people"))
        or (re.match(r"facilitat|organi|provid", text) and GOOD_WORKS.search(tail))
    ):
        return False
    if (
        act.code == "exploits"
        and text in ("forced", "forcing", "trafficking", "traffick")
        and not re.match(
            r"\s+(?:\w+ |, ){1,14}?(?:to|into|in)\b|\s+(?:women|girls|children|men|people|victims|local)",
            text_between(context, act.span.end, None),
        )
        and not re.search(
            r"\bby\b",
            text_between(context, act.span.end, actor.span.start) if actor.span.start > act.span.end else "",
        )
    ):
        return False
    if actor.code == "state" and not (
        (act.code == "exploits" and STATE_ACTS.match(text))
        or (act.code == "ignored" and text.startswith("condon"))
        or (act.code == "act" and STATE_ACTS.match(text))
    ):
        return False
    if (
        actor.code == "state"
        and re.match(r"traffick", text)
        and re.search(r"(?:anti-|combat|against|of|on)\s*$", text_between(context, 0, act.span.start))
    ):
        return False
    if (
        act.code == "exploits"
        and any(overlap(act.span, h.span) for h in context.hits("forms"))
        and not re.match(r"(?:force[sd]?|us(?:e[sd]?|ing)|subject\w*) \w", text)
        and not text.startswith("sexual slavery")
    ):
        return False
    if (
        re.match(r"(?:trafficked|exploited|forced|abducted|kidnapped|recruited|enslaved)", text)
        and actor.span.end <= act.span.start
        and any(n.kind == VICTIM and n.span.end + 1 == act.span.start for n in nouns(context))
    ):
        return False
    negated = judge(context.clause.span, act.span)
    if negated.polarity is Polarity.NEGATED and negated.stance is not Stance.DENIED:
        return (
            re.search(
                r"\bno cases of\b|\bno \w+ of (?:child|forced)\b|did not stop",
                text_between(context, 0, act.span.end),
                re.I,
            )
            is not None
        )
    return True
