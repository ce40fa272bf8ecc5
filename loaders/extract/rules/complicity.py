"""Complicity: officials, state bodies and states that take part in trafficking or protect it, and how far a case has gone."""

import re
from collections.abc import Iterator

from loaders.extract.between import text_between
from loaders.extract.cases import WHO, is_accused, linked_statuses
from loaders.extract.clauses import Clause
from loaders.extract.complicity_details import (
    country_of,
    details_of,
    forms_in,
    statuses_of,
    time_near,
    victims_in,
)
from loaders.extract.context import Context
from loaders.extract.deeds import FIGHTING, doing
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.officials import Actor, actors
from loaders.extract.rules import Rule
from loaders.extract.spans import inside, overlap
from loaders.extract.stance import ALLEGED, Judgement, governs, judge
from loaders.extract.told import about_people, is_done, is_told
from loaders.facts import Argument, Claim, Polarity, Span, Stance

GATE = re.compile(
    r"offici|police|officer|government|state[- ]|judge|magistrate|prosecutor|soldier|army|military|guard|"
    r"consul|diplomat|embass|minister|mayor|governor|complicit|corrupt|inspector|authorit|forces|gendarm|"
    r"navy|sheriff|senator|"
    r"parliament|legislator|lawmaker|politician|attach|regime|policy or pattern|civil servant|warden|"
    r"commissioner|chief|headm|lieutenant|captain|sergeant|colonel|corporal|general|constable|detective|"
    r"the state|public employees|peacekeeper|councill|prefect|FARDC|troops|militia|office|deputy|ambassador",
    re.I,
)
ALLEGATIONS = re.compile(
    r"\b(?:allegations?|alleged|allegedly|reports?|accusations?|claims|suspicions?|concerns?|suspected|"
    r"rumou?rs?)\s+(?:\w+\s+){0,4}$",
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
SPONSORED_FORM = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:forced|child|traffick|slave|compulsory|labou?r|sex|exploitation|conscription)|"
    r"policy or pattern|policy",
    re.I,
)
NO_OUTCOME = re.compile(
    r"\b(?:no outcome|the outcome)\b[^.;]{0,30}\b(?:reported|public|unknown|known)\b", re.I
)
EFFORTS = re.compile(
    r"\b(?:efforts?|steps|commitment|ability|capacity|mandate|unit|need|measures|procedures|law|"
    r"plans?) to\s+(?:\w+,?\s+(?:and |or )?){0,3}$|\brecord for\s+$",
    re.I,
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
        linked = linked_statuses(actor, statuses, found, context)
        if not linked or not is_accused(actor, linked, context):
            continue
        claim = _of_status(actor, linked, context)
        if claim is not None:
            taken.append(actor)
            negated = negated or claim.polarity is Polarity.NEGATED
            yield claim
    for actor, act in doing(found, acts, context):
        if actor in taken and not (
            negated and (governs(ALLEGED, clause.span, act.span) or "alleg" in act.span.text)
        ):
            continue
        taken.append(actor)
        yield _of_act(actor, act, context)
    yield from _sponsored(context)
    yield from _nominal(acts, taken, found, statuses, context)


def _of_status(actor: Actor, linked: list[Hit], context: Context) -> Claim | None:
    anchor = linked[0].span
    judged = judge(context.clause.span, anchor)
    if re.match(r"no\b|not\b", actor.span.text, re.I) or re.search(
        r"\b(?:no|none of the|not a single)\s+$", text_between(context, 0, actor.span.start), re.I
    ):
        judged = Judgement(Stance.ASSERTED, Polarity.NEGATED)
    if NO_OUTCOME.search(
        context.clause.passage.text[max(0, actor.span.end - context.clause.passage.start) :]
    ):
        judged = Judgement(Stance.UNKNOWN)
    elif (judged.stance is Stance.UNKNOWN or _unknown(context, actor)) and not re.search(
        r"\bor (?:initiate|secure|obtain|pursue)\b", text_between(context, 0, anchor.start)
    ):
        # Only what happened before stays: "whether the two officials arrested in 2007 were convicted".
        kept = [
            s
            for s in linked
            if s.span.start >= actor.span.end
            and WHO.search(text_between(context, actor.span.end, s.span.start))
            and not re.search(
                r"\b(?:was|were)\s+(?:ever\s+)?$",
                re.sub(
                    r"\b(?:who|that) (?:was|were)\s+$",
                    "",
                    text_between(context, actor.span.end, s.span.start),
                ),
            )
        ]
        linked = kept or [s for s in linked if s.span.start < actor.span.start]
        judged = Judgement(Stance.UNKNOWN)
        if not linked:
            return None
        anchor = linked[0].span
    before = text_between(context, 0, anchor.start)
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
        r"^\s+(?:who (?:was|were|is|are) )?(?:suspected|accused) of\b",
        text_between(context, actor.span.end, None),
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
    arguments += statuses_of(linked, context)
    arguments += details_of(actor, linked, judged, context)
    return context.claim(
        "Complicity", "complicity.status", arguments, anchor, judged, time_near(context, anchor)
    )


def _unknown(context: Context, actor: Actor) -> bool:
    before = text_between(context, 0, actor.span.start)
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
    before = text_between(context, 0, min(anchor.start, actor.span.start))
    return (
        re.search(
            r"\b(?:reportedly|allegedly|allegations|there were reports|claim\w*)\b[^;]{0,60}$", before, re.I
        )
        is not None
    )


def _of_act(actor: Actor, act: Hit, context: Context) -> Claim:
    judged = judge(context.clause.span, act.span)
    if judged.stance is Stance.ASSERTED and (
        governs(ALLEGED, context.clause.span, actor.span, 30)
        and re.search(
            r"accus\w+\s+(?:\w+\s+)?$|suspect|alleg", text_between(context, 0, actor.span.start)[-30:]
        )
    ):
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    if re.search(
        r"\b(?:reports|allegations|accusations) of\s+(?:the\s+|some\s+)?$",
        text_between(context, 0, actor.span.start),
        re.I,
    ):
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    if re.search(
        r"\b(?:concerns?|fears?|suspicions?|reports persist\w*|rumou?rs?) (?:that|about|of)\b[^;]*$",
        text_between(context, 0, act.span.start),
        re.I,
    ):
        judged = Judgement(Stance.ALLEGED, judged.polarity)
    if re.search(r"did not stop", text_between(context, 0, act.span.start)):
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
    arguments += forms_in(context, start, context.clause.span.end)
    if (
        not any(a is not None and a.role == "form" for a in arguments)
        and re.search(
            r"\b(?:child(?:ren)?|boys|minors) ?(?:soldiers)?\b",
            act.span.text + text_between(context, act.span.end, act.span.end + 60),
        )
        and re.match(r"recruit|us|enlist|conscript", act.span.text, re.I)
    ):
        arguments.append(context.argument("form", "child_soldiers", act.span))
    if not any(a is not None and a.role == "form" for a in arguments) and re.match(
        r"forc|mobili|compel|made|making|make|coerc", act.span.text, re.I
    ):
        arguments.append(context.argument("form", "forced_labour", act.span))
    arguments += victims_in(context, min(act.span.start, actor.span.end))
    arguments += country_of(actor, context)
    return context.claim(
        "Complicity", f"complicity.{act.code}", arguments, act.span, judged, time_near(context, act.span)
    )


def _sponsored(context: Context) -> Iterator[Claim]:
    """ "State-sponsored forced labour", "a government policy or pattern of trafficking"."""
    for hit in lexicon("officials").hits(context.clause.span):
        if hit.code != "sponsored" or not is_done(context, hit.span.start - context.clause.span.start):
            continue
        policy = re.search(r"policy|pattern", hit.span.text, re.I)
        if (
            (not policy and not SPONSORED_FORM.match(text_between(context, hit.span.end, None)))
            or (
                policy
                and not re.match(
                    r"\s+(?:of|perpetuat\w+|to)\b|\s*[,.]", text_between(context, hit.span.end, None)
                )
            )
            or (
                policy
                and "pattern" not in hit.span.text
                and not re.match(r"\s+perpetuat", text_between(context, hit.span.end, None))
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
            *forms_in(context, hit.span.start, context.clause.span.end),
            context.topic_argument("country"),
        ]
        yield context.claim(
            "Complicity", "complicity.state", arguments, hit.span, judged, time_near(context, hit.span)
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
        before, after = text_between(context, 0, act.span.start), text_between(context, end, None)
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
                    or OF_WHOM.match(text_between(context, end, a.span.start))
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
                    text_between(context, s.span.end, act.span.start),
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
            time_near(context, act.span),
        )
        return


RULES: tuple[Rule, ...] = (complicity,)
