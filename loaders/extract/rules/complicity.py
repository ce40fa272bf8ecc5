"""Complicity: officials, state bodies and states that take part in trafficking or protect it, and how far a case has gone."""

import re
from collections.abc import Iterator

from loaders.extract.clauses import FINITE_VERB, Clause
from loaders.extract.context import Context
from loaders.extract.counts import value_of
from loaders.extract.figures import stated_times
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.nouns import OFFENDER, VICTIM, noun_after, nouns
from loaders.extract.officials import Actor, actors
from loaders.extract.penalties import terms
from loaders.extract.rules import Rule
from loaders.extract.spans import inside, overlap
from loaders.extract.stance import ALLEGED, Judgement, governs, judge
from loaders.extract.told import about_people, is_done, is_told
from loaders.facts import Argument, Claim, Polarity, Span, Stance, Time

GATE = re.compile(
    r"offici|police|officer|government|state[- ]|judge|magistrate|prosecutor|soldier|army|military|guard|"
    r"consul|diplomat|embass|minister|mayor|governor|complicit|corrupt|inspector|authorit|forces|gendarm|"
    r"navy|sheriff|senator|"
    r"parliament|legislator|lawmaker|politician|attach|regime|policy or pattern|civil servant|warden|"
    r"commissioner|chief|headm|lieutenant|captain|sergeant|colonel|corporal|general|constable|detective|"
    r"the state|public employees|peacekeeper|councill|prefect|FARDC|troops|militia|office|deputy|ambassador",
    re.I,
)
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
ALLEGATIONS = re.compile(
    r"\b(?:allegations?|alleged|allegedly|reports?|accusations?|claims|suspicions?|concerns?|suspected|"
    r"rumou?rs?)\s+(?:\w+\s+){0,4}$",
    re.I,
)
FIGHTING = re.compile(
    r"\b(?:address\w*|combat\w*|fight\w*|tackl\w*|prevent\w*|reduc\w*|root\w* out|deter\w*|eliminat\w*|"
    r"against|anti|counter\w*|curb\w*|end|strategy|plan|policy|training|unit|commission|index|stop|laws?|"
    r"task force|campaign|denied|respond\w*)(?:\s+(?:\w+\s+){0,3}|-)$",
    re.I,
)
OF_WHOM = re.compile(
    r"^\s+(?:of|by|among|in|within|amongst|on the part of|involving)\s+(?:the\s+|some\s+|local\s+|"
    r"state and local\s+|[a-z]+\s+){0,3}$",
    re.I,
)
OF_FIELD = re.compile(
    r"^\s+(?:in|of|with)\s+(?:human )?(?:traffick|smuggl|forced|these|such|the cotton|sex)", re.I
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
SPONSORED_FORM = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:forced|child|traffick|slave|compulsory|labou?r|sex|exploitation|conscription)|"
    r"policy or pattern|policy",
    re.I,
)
ALONGSIDE = re.compile(r"^\s*(?:,|and|or|, and)\s*$")
NO_OUTCOME = re.compile(
    r"\b(?:no outcome|the outcome)\b[^.;]{0,30}\b(?:reported|public|unknown|known)\b", re.I
)
EFFORTS = re.compile(
    r"\b(?:efforts?|steps|commitment|ability|capacity|mandate|unit|need|measures|procedures|law|"
    r"plans?) to\s+(?:\w+,?\s+(?:and |or )?){0,3}$|\brecord for\s+$"
)
NOUN_ACT = re.compile(r"(?:use|recruitment) of|child recruitment|sale of|perpetrat", re.I)
WINDOW = 150
JOINS_IN = re.compile(
    r"^\W*(?:(?!meeting|training|conference|workshop|program|campaign|operation|investigat|effort|joint|"
    r"diplomatic)\w+\W+){0,5}?(?:traffick|smuggl|rings?\b|exploit|forced|abuses|recruit|prostitut|trade|sale|"
    r"crime|it\b|them\b|syndicat|sell)",
    re.I,
)
FORM_WORDS = (
    (re.compile(r"\b(?:brothels?|pimp\w*|sex ring|girls out of .{0,30} for clients)\b", re.I), "sex"),
    (
        re.compile(
            r"\bforc\w+ (?:\w+ ){1,3}to work\b|\bas (?:\w+ )?labou?rers\b|\b(?:made|making|"
            r"make) (?:\w+ ){1,4}work\b",
            re.I,
        ),
        "forced_labour",
    ),
)


def complicity(clause: Clause, context: Context) -> Iterator[Claim]:
    """Everything the clause says of officials who are in league with traffickers, or who are accused of it."""
    if not clause.says(GATE) or not is_told(context) or not about_people(context):
        return
    if clause.heading and len(clause.text.split()) < 4:
        return
    found = actors(context)
    statuses = [h for h in context.hits("legal_status") if is_done(context, h.span.start - clause.span.start)]
    acts = context.hits("official_acts")
    taken: list[Actor] = []
    negated = False
    for actor in found:
        linked = _linked(actor, statuses, found, context)
        if not linked or not _in_context(actor, linked, context):
            continue
        claim = _of_status(actor, linked, context)
        if claim is not None:
            taken.append(actor)
            negated = negated or claim.polarity is Polarity.NEGATED
            yield claim
    for actor, act in _doing(found, acts, statuses, context):
        if actor in taken and not (
            negated and (governs(ALLEGED, clause.span, act.span) or "alleg" in act.span.text)
        ):
            continue
        taken.append(actor)
        yield _of_act(actor, act, context)
    yield from _sponsored(context)
    yield from _nominal(acts, taken, found, statuses, context)


def _text(context: Context, start: int, end: int | None) -> str:
    base = context.clause.span.start
    first = max(0, start - base)
    return context.clause.text[first : None if end is None else max(first, end - base)]


def _linked(actor: Actor, statuses: list[Hit], others: list[Actor], context: Context) -> list[Hit]:
    """The legal statuses that are said of this actor, in order of the text."""
    if actor.code in ("state", "sponsored"):
        return []
    before = [s for s in statuses if s.span.end <= actor.span.start]
    after = [s for s in statuses if s.span.start >= actor.span.end]
    linked: list[Hit] = []
    for status in reversed(before):
        reach = linked[0].span.start if linked else actor.span.start
        gap = _text(context, status.span.end, reach)
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
                not ALONGSIDE.match(_text(context, actor.span.end, o.span.start))
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
            gap = _text(context, last.end, status.span.start)
            if len(gap) < WINDOW and _goes_on(gap, status, context):
                linked.append(status)
            continue
        gap = _text(context, actor.span.end, status.span.start)
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
            _text(context, actor.span.end, other.span.start),
        )
        is not None
    )


def _leads_to(status: Hit, gap: str, actor: Actor, context: Context) -> bool:
    """A status that stands before its actor: "convicted two officers", "investigations of government employees", "charges against"."""
    if len(gap) > 120 or not LEADS_TO.match(gap):
        return False
    if BE.search(_text(context, 0, status.span.start)) and not re.search(
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
        r"\s+of\b", _text(context, status.span.end, None)
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
        after = _text(context, status.span.end, None)
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


def _in_context(actor: Actor, linked: list[Hit], context: Context) -> bool:
    """False where the official is the one who investigates: "officials investigated 12 cases"."""
    first = linked[0]
    if (
        first.span.start >= actor.span.end
        and not BE.search(_text(context, 0, first.span.start))
        and not ACTIVE_SELF.search(first.span.text)
    ):
        after = _text(context, first.span.end, None)
        return not re.match(
            r"\s+(?:the|an?|any|\d|no|one|two|three|four|five|six|at least|some|several|all|allegations|"
            r"cases?|traffickers|suspects)\b",
            after,
        )
    return actor.accusable


def _of_status(actor: Actor, linked: list[Hit], context: Context) -> Claim | None:
    anchor = linked[0].span
    judged = judge(context.clause.span, anchor)
    if re.match(r"no\b|not\b", actor.span.text, re.I) or re.search(
        r"\b(?:no|none of the|not a single)\s+$", _text(context, 0, actor.span.start), re.I
    ):
        judged = Judgement(Stance.ASSERTED, Polarity.NEGATED)
    if NO_OUTCOME.search(
        context.clause.passage.text[max(0, actor.span.end - context.clause.passage.start) :]
    ):
        judged = Judgement(Stance.UNKNOWN)
    elif (judged.stance is Stance.UNKNOWN or _unknown(context, actor)) and not re.search(
        r"\bor (?:initiate|secure|obtain|pursue)\b", _text(context, 0, anchor.start)
    ):
        # Only what happened before stays: "whether the two officials arrested in 2007 were convicted".
        kept = [
            s
            for s in linked
            if s.span.start >= actor.span.end
            and WHO.search(_text(context, actor.span.end, s.span.start))
            and not re.search(
                r"\b(?:was|were)\s+(?:ever\s+)?$",
                re.sub(r"\b(?:who|that) (?:was|were)\s+$", "", _text(context, actor.span.end, s.span.start)),
            )
        ]
        linked = kept or [s for s in linked if s.span.start < actor.span.start]
        judged = Judgement(Stance.UNKNOWN)
        if not linked:
            return None
        anchor = linked[0].span
    before = _text(context, 0, anchor.start)
    if re.search(r"\bdid not\b[^.;]*\bor (?:initiate|secure|obtain|pursue)\b[^.;]*$", before):
        judged = Judgement(Stance.ASSERTED, Polarity.NEGATED)
    elif re.search(r"\b(?:progress|updates?) (?:on|about|in)\b[^;]*$", before):
        judged = Judgement()
    if (
        judged.polarity is Polarity.AFFIRMED
        and linked[0].span.end <= actor.span.start
        and EFFORTS.search(before)
    ):
        return None
    if judged.stance is Stance.ALLEGED and not _alleges(context, actor, anchor):
        judged = Judgement(Stance.ASSERTED, judged.polarity)
    arguments: list[Argument | None] = [
        context.argument("actor", context.quoted(actor.span).text, actor.span)
    ]
    suspected = re.search(
        r"^\s+(?:who (?:was|were|is|are) )?(?:suspected|accused) of\b", _text(context, actor.span.end, None)
    )
    if suspected and judged.polarity is Polarity.AFFIRMED:
        at = actor.span.end + suspected.start()
        arguments.append(
            context.argument(
                "status",
                "alleged",
                context.clause.part(
                    at + 1 - context.clause.span.start,
                    at - context.clause.span.start + len(suspected.group()),
                ),
            )
        )
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    arguments += _statuses(linked, context)
    arguments += _details(actor, anchor, linked, judged, context)
    return context.claim("Complicity", "complicity.status", arguments, anchor, judged, _time(context, anchor))


def _unknown(context: Context, actor: Actor) -> bool:
    before = _text(context, 0, actor.span.start)
    return (
        re.search(
            r"\b(?:whether|no (?:updated |further )?(?:information|word|update)|"
            r"not report(?: on)?(?: whether)?|nothing was said about|no outcome)\b[^.;]{0,60}$",
            before,
            re.I,
        )
        is not None
        and re.search(r"\bwhether\b|no word|information|nothing was said", before, re.I) is not None
    )


def _alleges(context: Context, actor: Actor, anchor: Span) -> bool:
    """True when doubt is cast on the status itself, not on the deed ("suspected of", "allegedly complicit officials")."""
    before = _text(context, 0, min(anchor.start, actor.span.start))
    return (
        re.search(
            r"\b(?:reportedly|allegedly|allegations|there were reports|claim\w*)\b[^;]{0,60}$", before, re.I
        )
        is not None
    )


def _statuses(linked: list[Hit], context: Context) -> list[Argument]:
    found: dict[str, Argument] = {}
    for hit in linked:
        code = hit.code
        if code not in found:
            found[code] = context.argument("status", code, hit.span)
        if re.match(r"(?:jail|imprison)", hit.span.text, re.I):
            continue
        if code == "suspended" and "sentenced" not in found:
            found["sentenced"] = context.argument("status", "sentenced", hit.span)
    if "withdrawn" in context.clause.text or "dropped" in context.clause.text:
        for hit in context.hits("legal_status"):
            if hit.code == "dismissed" and "dismissed" not in found and "charged" in found:
                found["dismissed"] = context.argument("status", "dismissed", hit.span)
    if (
        "suspended" not in found
        and "sentenced" in found
        and (match := re.search(r"\bsuspended\b", _text(context, linked[0].span.start, None)))
        and re.search(
            r"suspended (?:\w+ ){0,2}(?:sentence|term|prison|jail)",
            _text(context, linked[0].span.start, None),
        )
    ):
        at = linked[0].span.start + match.start() - context.clause.span.start
        found["suspended"] = context.argument(
            "status", "suspended", context.clause.part(at, at + len("suspended"))
        )
    return list(found.values())


def _details(
    actor: Actor, anchor: Span, linked: list[Hit], judged: Judgement, context: Context
) -> list[Argument]:
    found: list[Argument] = []
    codes = {hit.code for hit in linked}
    if (
        codes & {"sentenced", "suspended", "convicted"}
        and judged.polarity is Polarity.AFFIRMED
        and codes & {"sentenced", "suspended"}
    ):
        values: dict[str, Argument] = {}
        for term in terms(context.clause.span):
            values.setdefault(term.value, context.argument("sentence", term.value, term.span))
        found += values.values()
    after = max(
        actor.span.end, linked[-1].span.end if linked[-1].span.end > actor.span.end else actor.span.end
    )
    found += _forms(context, after, context.clause.span.end)
    found += _victims(context, after)
    return [*found, *_country(actor, context)]


def _forms(context: Context, start: int, end: int) -> list[Argument]:
    found: dict[str, Argument] = {}
    for hit in context.hits("forms"):
        if start <= hit.span.start and hit.span.end <= end:
            found.setdefault(hit.code, context.argument("form", hit.code, hit.span))
    for pattern, code in FORM_WORDS:
        if not found and (match := pattern.search(_text(context, start, end))):
            at = start - context.clause.span.start + match.start()
            found[code] = context.argument("form", code, context.clause.part(at, at + len(match.group())))
    return list(found.values())


def _victims(context: Context, start: int) -> list[Argument]:
    for quantity in context.quantities:
        noun = noun_after(context, quantity.span.end)
        if quantity.span.start >= start and noun is not None and noun.kind == VICTIM and not quantity.percent:
            return [context.argument("victims_count", value_of(quantity), quantity.number)]
    return []


def _country(actor: Actor, context: Context) -> list[Argument]:
    for mention in context.places:
        if (
            len(mention.place.code) == 2
            and mention.place.code.isupper()
            and mention.form in ("name", "adjective")
        ):
            owner = (
                re.fullmatch(r"['’]s?\s+(?:\w+\s+)?", _text(context, mention.span.end, actor.span.start))
                if mention.span.end <= actor.span.start
                else None
            )
            if overlap(mention.span, actor.span) or owner:
                return [
                    context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
                ]
    topic = context.topic_argument("country")
    return [topic] if topic else []


def _time(context: Context, anchor: Span) -> Time | None:
    times = stated_times(context)
    if not times:
        return None
    explicit = [t for t in times if t.start or t.end] or times
    return min(explicit, key=lambda t: abs((t.span.start if t.span else 0) - anchor.start))


def _doing(
    found: list[Actor], acts: list[Hit], statuses: list[Hit], context: Context
) -> Iterator[tuple[Actor, Hit]]:
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
                        _text(context, other.span.end, actor.span.start)
                        if other.span.end <= actor.span.start
                        else "-"
                    )
                ):
                    done.add(other.span.start)
                    yield other, act


def _doer(act: Hit, found: list[Actor], context: Context) -> Actor | None:
    behind = _text(context, act.span.end, None)
    for actor in found:
        if actor.span.start >= act.span.end:
            gap = _text(context, act.span.end, actor.span.start)
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
            gap = _text(context, actor.span.end, act.span.start)
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
                _text(context, 0, actor.span.start),
            ) and not re.search(
                r"\b(?:reports|allegations|instances|cases|evidence|number|accus\w+|"
                r"claims) of\s+(?:the\s+)?$",
                _text(context, 0, actor.span.start),
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
    text, tail = act.span.text.lower(), _text(context, act.span.start, act.span.end + 90)
    if not is_done(context, max(0, act.span.start - context.clause.span.start)) and not governs(
        ALLEGED, context.clause.span, act.span, 40
    ):
        return False
    if re.match(
        r"particip|took part|take part|taken part|(?:is |are |was |were |been |"
        r"being )?(?:\w+ly )?(?:also )?(?:involved|engaged|implicated) in|played a part",
        text,
    ) and not JOINS_IN.match(_text(context, act.span.end, None)):
        return False
    if re.match(r"perpet", text) and not re.search(
        r"traffick|forced|slave|abuse|crime|exploit|\bit\b|\bthis\b",
        _text(context, max(context.clause.span.start, act.span.start - 40), act.span.end + 40),
        re.I,
    ):
        return False
    if act.span.text[:1].isupper() and act.span.start > context.clause.span.start:
        return False
    if FIGHTING.search(_text(context, 0, act.span.start)) and actor.span.end <= act.span.start:
        return False
    if (
        NOUN_ACT.match(text)
        and actor.span.end <= act.span.start
        and not text.startswith(("perpetrated", "perpetrates"))
    ):
        return False
    lead = _text(context, actor.span.end, act.span.start) if actor.span.end <= act.span.start else "by "
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
        and not CHILD_WORDS.search(tail + _text(context, act.span.start - 60, act.span.start))
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
            _text(context, act.span.end, None),
        )
        and not re.search(
            r"\bby\b",
            _text(context, act.span.end, actor.span.start) if actor.span.start > act.span.end else "",
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
        and re.search(r"(?:anti-|combat|against|of|on)\s*$", _text(context, 0, act.span.start))
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
                _text(context, 0, act.span.end),
                re.I,
            )
            is not None
        )
    return True


def _of_act(actor: Actor, act: Hit, context: Context) -> Claim:
    judged = judge(context.clause.span, act.span)
    if judged.stance is Stance.ASSERTED and (
        governs(ALLEGED, context.clause.span, actor.span, 30)
        and re.search(r"accus\w+\s+(?:\w+\s+)?$|suspect|alleg", _text(context, 0, actor.span.start)[-30:])
    ):
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    if re.search(
        r"\b(?:reports|allegations|accusations) of\s+(?:the\s+|some\s+)?$",
        _text(context, 0, actor.span.start),
        re.I,
    ):
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    if re.search(
        r"\b(?:concerns?|fears?|suspicions?|reports persist\w*|rumou?rs?) (?:that|about|of)\b[^;]*$",
        _text(context, 0, act.span.start),
        re.I,
    ):
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    if re.search(r"did not stop", _text(context, 0, act.span.start)):
        judged = Judgement(judged.stance)
    status = (
        Argument("status", "alleged", None, None, "metadata")
        if judged.stance is Stance.DENIED
        else context.argument(
            "status", "alleged" if judged.stance is Stance.ALLEGED else "reported", act.span
        )
    )
    if judged.stance is Stance.DENIED:
        judged = Judgement(Stance.DENIED)
    start = min(act.span.start, actor.span.end)
    arguments: list[Argument | None] = [
        context.argument("actor", context.quoted(actor.span).text, actor.span),
        status,
        context.argument("act", context.quoted(act.span).text, act.span),
    ]
    arguments += _forms(context, start, context.clause.span.end)
    if (
        not any(a is not None and a.role == "form" for a in arguments)
        and re.search(
            r"\b(?:child(?:ren)?|boys|minors) ?(?:soldiers)?\b",
            act.span.text + _text(context, act.span.end, act.span.end + 60),
        )
        and re.match(r"recruit|us|enlist|conscript", act.span.text, re.I)
    ):
        arguments.append(context.argument("form", "child_soldiers", act.span))
    if not any(a is not None and a.role == "form" for a in arguments) and re.match(
        r"forc|mobili|compel|made|making|make|coerc", act.span.text, re.I
    ):
        arguments.append(context.argument("form", "forced_labour", act.span))
    arguments += _victims(context, min(act.span.start, actor.span.end))
    arguments += _country(actor, context)
    return context.claim(
        "Complicity", f"complicity.{act.code}", arguments, act.span, judged, _time(context, act.span)
    )


def _sponsored(context: Context) -> Iterator[Claim]:
    """ "State-sponsored forced labour", "a government policy or pattern of trafficking"."""
    for hit in lexicon("officials").hits(context.clause.span):
        if hit.code != "sponsored" or not is_done(context, hit.span.start - context.clause.span.start):
            continue
        policy = re.search(r"policy|pattern", hit.span.text, re.I)
        if (
            (not policy and not SPONSORED_FORM.match(_text(context, hit.span.end, None)))
            or (
                policy
                and not re.match(r"\s+(?:of|perpetuat\w+|to)\b|\s*[,.]", _text(context, hit.span.end, None))
            )
            or (
                policy
                and "pattern" not in hit.span.text
                and not re.match(r"\s+perpetuat", _text(context, hit.span.end, None))
            )
        ):
            continue
        judged = judge(context.clause.span, hit.span)
        if judged.polarity is Polarity.NEGATED:
            continue
        actor: Argument | None
        if policy and "pattern" in hit.span.text:
            topic = context.topic
            named = [
                m
                for m in context.places
                if m.form == "name" and len(m.place.code) == 2 and m.span.end <= hit.span.start
            ]
            government = re.search(r"government|state", hit.span.text, re.I)
            if named:
                actor = context.argument("actor", named[0].span.text, named[0].span)
            elif topic is not None:
                actor = Argument(
                    "actor", topic.entity.name if topic.entity else topic.code, None, None, "doc_topic"
                )
            elif government:
                at = hit.span.start - context.clause.span.start + government.start()
                actor = context.argument(
                    "actor", government.group(), context.clause.part(at, at + len(government.group()))
                )
            else:
                continue
        else:
            words = re.sub(r"\s+forced$", "", hit.span.text)
            span = context.clause.part(
                hit.span.start - context.clause.span.start,
                hit.span.start - context.clause.span.start + len(words),
            )
            actor = context.argument("actor", context.quoted(span).text, span)
        status = context.argument(
            "status", "alleged" if judged.stance is Stance.ALLEGED else "reported", hit.span
        )
        arguments = [
            actor,
            status,
            context.argument("act", context.quoted(hit.span).text, hit.span),
            *_forms(context, hit.span.start, context.clause.span.end),
            context.topic_argument("country"),
        ]
        yield context.claim(
            "Complicity", "complicity.state", arguments, hit.span, judged, _time(context, hit.span)
        )
        return


def _nominal(
    acts: list[Hit], taken: list[Actor], found: list[Actor], statuses: list[Hit], context: Context
) -> Iterator[Claim]:
    """ "Official complicity remained a concern", "allegations of complicity", "corruption among police"."""
    for act in acts:
        if act.code != "complicity" or not re.search(
            r"complicity|corruption|collusion|connivance|approval|consent", act.span.text, re.I
        ):
            continue
        word = re.search(
            r"complicity|corruption|collusion|connivance|approval|consent|support", act.span.text, re.I
        )
        end = act.span.start + word.end() if word else act.span.end
        before, after = _text(context, 0, act.span.start), _text(context, end, None)
        if (
            FIGHTING.search(before)
            or not is_done(context, act.span.start - context.clause.span.start)
            or (
                re.search(r"(?:for|of) (?:\w+[- ]){0,2}$", before)
                and taken
                and not ALLEGATIONS.search(before)
            )
        ):
            continue
        plain_corruption = re.match(r"corruption", act.span.text, re.I) is not None
        owner = next(
            (
                a
                for a in found
                if a.span.start >= act.span.start
                and (
                    inside(a.span, act.span)
                    or OF_WHOM.match(_text(context, end, a.span.start))
                    or overlap(a.span, act.span)
                )
            ),
            None,
        )
        nearby = re.search(
            r"offici|police|government|judicial|state|enforcement|political", act.span.text, re.I
        )
        if (plain_corruption and owner is None and not re.search(r"traffick", after[:60])) or not (
            owner
            or nearby
            or ALLEGATIONS.search(before)
            or OF_FIELD.match(after)
            or re.match(r"complicity", act.span.text, re.I)
        ):
            continue
        alleged = ALLEGATIONS.search(before) is not None or "alleged" in act.span.text.lower()
        judged = judge(context.clause.span, act.span)
        if (
            (judged.polarity is Polarity.NEGATED and not alleged)
            or (plain_corruption and judged.stance is Stance.RISK)
            or re.search(r"\bbecause of\b[^.;]*$", before)
            or re.match(
                r"\s+of (?:their |the )?(?:\w+ )?(?:relatives|parents|famil|husbands|brokers|employers|"
                r"victims|communit)",
                after,
            )
            or (re.search(r"corruption", act.span.text, re.I) and re.search(r"\bvulnerab", after))
        ):
            continue
        if taken and re.search(r"\b(?:suspected|accused|alleged) (?:of|to be)\s+$", before):
            continue
        stance = (
            Stance.ALLEGED
            if alleged or judged.stance is Stance.ALLEGED
            else judged.stance
            if judged.stance is not Stance.UNKNOWN
            else Stance.ASSERTED
        )
        if owner is not None and owner in taken:
            continue
        actor = (
            context.argument("actor", context.quoted(owner.span).text, owner.span)
            if owner is not None and not overlap(owner.span, act.span)
            else Argument("actor", "officials", None, None, "metadata")
        )
        arguments: list[Argument | None] = [actor]
        investigated = next(
            (
                s
                for s in statuses
                if s.code == "investigated"
                and s.span.end <= act.span.start
                and re.fullmatch(
                    r"\s+(?:\w+\s+)?(?:allegations|reports|claims) of\s+",
                    _text(context, s.span.end, act.span.start),
                )
            ),
            None,
        )
        if investigated is not None:
            arguments.append(context.argument("status", "investigated", investigated.span))
        arguments.append(
            context.argument("status", "alleged" if stance is Stance.ALLEGED else "reported", act.span)
        )
        arguments += [
            context.argument("act", context.quoted(act.span).text, act.span),
            context.topic_argument("country"),
        ]
        yield context.claim(
            "Complicity",
            "complicity.nominal",
            arguments,
            act.span,
            Judgement(stance),
            _time(context, act.span),
        )
        return


RULES: tuple[Rule, ...] = (complicity,)
