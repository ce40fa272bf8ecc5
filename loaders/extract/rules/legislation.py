"""Legislation: what a state does with a law, and what the law does."""

import re
from collections.abc import Iterator

from loaders.extract.between import text_between
from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.law_subjects import BY_A_STATE, INTRANSITIVE, dates_of, laws_of_verb
from loaders.extract.laws import Law, laws
from loaders.extract.lexicon import Hit
from loaders.extract.penalties import Term, terms
from loaders.extract.rules import Rule
from loaders.extract.spans import inside
from loaders.extract.stance import Judgement, judge
from loaders.extract.told import about_people, breaks_negation, is_done, is_told
from loaders.facts import Argument, Claim, Polarity, Span

BY_A_LAW = frozenset(["prohibits", "criminalised", "penalty", "provides"])
GATE = re.compile(
    r"\b(?:laws?|legislation|acts?|articles?|sections?|division|codes?|protocols?|conventions?|decrees?|"
    r"bills?|statutes?|ordinances?|amendments?|provisions?|constitution|TVPA|criminali[sz]\w+|a crime|"
    r"an offen[cs]e|outlaw\w+|"
    r"sanctions|directives?|treat(?:y|ies)|ban|penalt\w+|punish\w+|regulations?|rules|chapter|proclamation|"
    r"covered|(?:it|which) (?:was|has|had) (?:\w+ )?(?:been )?(?:passed|adopted|enacted|ratified|approved|"
    r"signed|amended))\b",
    re.I,
)
SANCTIONS = re.compile(
    r"\b(?P<who>tier 3)\b[^;.]{0,60}?\b(?:face|faces|subject to|open to|risk|liable to|result in|lead to|"
    r"trigger|carry|allows?|means?|bring)\b[^;.]{0,40}?\b(?P<what>sanctions|restrictions)\b|"
    r"\b(?P<what2>sanctions)\b[^;.]{0,40}\b(?:on|against|for)\s+(?:countries (?:on|in|"
    r"ranked) )?(?P<who2>tier 3)\b",
    re.I,
)
NO_LAW = re.compile(
    r"\b(?:ha(?:s|ve|d) no|lack(?:s|ed|ing)?(?: an?| any)?|(?:is|was|are|were) no|without an?|(?:do|does|"
    r"did) not have an?|ha(?:s|ve|d) not (?:yet )?(?:had )?an?|there (?:is|was|were|are) no|absence of an?|"
    r"still no)\s+"
    r"(?:(?!in\b|of\b|to\b|for\b|on\b|with\b|and\b|that\b)\w[\w-]*\s+){0,4}?(?=(?:law|laws|legislation|"
    r"statute|act|provision|provisions)\b)",
    re.I,
)
AGAINST = re.compile(r"\b(?:prohibit\w*|criminali[sz]\w*|against|outlaw\w*|bann?\w*|punish\w*)\b", re.I)
WORSE = re.compile(
    r"^[;,]?\s*(?:aggravat\w+|and up to|rising|the penalt\w+|penalt\w+|if the victim|where the victim|"
    r"up to)\b",
    re.I,
)
STATE = re.compile(
    r"\b(?:government|parliament|congress|duma|state|president|king|senate|assembly|legislature|cabinet|"
    r"council|country|kingdom|authorities|lawmakers|legislators|ministry|commission|working group|"
    r"legislators|deputies|knesset|it|they|members)\b",
    re.I,
)
PROPOSED = re.compile(
    r"\b(?:proposals?|efforts?|attempts?|need|pressure|plans?|measures|steps|legislation|bill|work(?:ed|"
    r"ing)?|failure|commitments?|amendments|process|piggyback\b[^.;]*) to\s+(?:[\w-]+,?\s+){0,5}$",
    re.I,
)


def legislation(clause: Clause, context: Context) -> Iterator[Claim]:
    """Every act on a law, and everything a law is said to do."""
    if not clause.says(GATE) or not is_told(context) or not about_people(context):
        return
    named = laws(context)
    told: list[tuple[Law | None, str]] = []
    sanctions = list(_sanctions(context, named))
    yield from sanctions
    missing = NO_LAW.search(clause.text)
    if missing:
        yield from _missing(context, missing, named)
        return
    verbs = [h for h in context.hits("law_verbs") if not any(inside(h.span, law.span) for law in named)]
    for verb in verbs:
        if not is_done(context, verb.span.start - clause.span.start):
            continue
        for law, anchor in laws_of_verb(context, verb, named):
            action = _action(context, verb, law)
            if (
                INTRANSITIVE.search(verb.span.text)
                and any(seen == law and what in BY_A_STATE for seen, what in told)
            ) or (sanctions and action == "provides"):
                continue
            if (
                action is None
                or (law, action) in told
                or (
                    action == "penalty"
                    and any(seen == law and what in ("prohibits", "criminalised") for seen, what in told)
                )
            ):
                continue
            told.append((law, action))
            for date in dates_of(context, action, anchor):
                yield _claim(context, action, law, anchor, verb, date)


def _action(context: Context, verb: Hit, law: Law | None) -> str | None:
    if verb.code == "prohibits":
        if law is None:
            return "criminalised"
        after = text_between(context, verb.span.end, None)
        if re.match(r"cover|address", verb.span.text, re.I) and not re.match(
            r"^\s+(?:\w+\s+){0,5}(?:traffick\w+|forms?|crime|forced lab\w+)\b", after
        ):
            return None
        if re.match(r"cover", verb.span.text, re.I):
            return (
                None if re.search(r"\bto\s+$", text_between(context, 0, verb.span.start)) else "criminalised"
            )
        return "criminalised" if _since_when(context, verb, law) else "prohibits"
    if (
        verb.code == "penalty"
        and re.match(r"penalt", verb.span.text, re.I)
        and not terms(_tail(context, verb))
    ) or (
        re.match(r"\W*aggravat", context.clause.text, re.I)
        and law is not None
        and law.span.end <= context.clause.span.start
    ):
        return None
    if verb.code == "penalty" and re.search(
        r"(?:penalties|punishments|sentences)\s+$", text_between(context, 0, verb.span.start)
    ):
        return None
    if verb.code == "penalty" and not (
        terms(_tail(context, verb))
        or re.search(r"penalt|punish|prescrib|imprison|prison|fine", verb.span.text, re.I)
    ):
        return None
    if (
        verb.code == "penalty"
        and re.match(r"carr|face|punished", verb.span.text, re.I)
        and not terms(_tail(context, verb))
    ):
        return None
    if verb.code == "drafted" and re.search(
        r"\b(?:request|ask|sought|seek)\w*\b", text_between(context, 0, verb.span.start)
    ):
        return "assistance_requested"
    if verb.code in BY_A_STATE and PROPOSED.search(text_between(context, 0, verb.span.start)):
        return None
    if verb.code == "signed" and law is not None and law.kind in ("code", "article"):
        return None
    if (
        law is not None
        and law.kind == "treaty"
        and re.search(r"\b(?:agreement|memorand|understanding)", law.span.text, re.I)
    ):
        return None
    return verb.code


def _since_when(context: Context, verb: Hit, law: Law) -> bool:
    """True for "Italian law has criminalised trafficking since 2004": the state's law in general, and the year of the ban."""
    if (
        law.kind in ("article", "code", "treaty")
        or re.search(r"[A-Z]\w* (?:Act|Law|Code|Decree)|special|\d{4} ", law.span.text)
        or not verb.span.text.lower().startswith("criminal")
    ):
        return False
    return not terms(context.clause.passage)


def _claim(
    context: Context, action: str, law: Law | None, anchor: Span, verb: Hit, date: Argument | None
) -> Claim:
    arguments: list[Argument | None] = [
        context.argument("action", action, anchor),
        _instrument(context, law),
        _country(context, anchor, law),
    ]
    arguments.append(date)
    if action in ("prohibits", "penalty", "criminalised"):
        arguments += [context.argument("penalty", term.value, term.span) for term in _bounds(context, verb)]
    if action in ("prohibits", "criminalised", "penalty"):
        arguments += _offences(context, verb)
    judged = judge(context.clause.span, anchor)
    before = text_between(context, 0, anchor.start)
    polarity = Polarity.NEGATED if re.search(r"\bnot all\b[^;]*$", before, re.I) else judged.polarity
    if breaks_negation(before, anchor.text):
        polarity = Polarity.AFFIRMED
    return context.claim(
        "Legislation", f"legislation.{action}", arguments, anchor, Judgement(judged.stance, polarity), None
    )


def _instrument(context: Context, law: Law | None) -> Argument:
    if law is None:
        return Argument("instrument", "criminal law", None, None, "metadata")
    if law.kind == "previous":
        return Argument("instrument", context.quoted(law.span).text, None, None, "previous_sentence")
    return context.argument("instrument", context.quoted(law.span).text, law.span)


def _country(context: Context, anchor: Span, law: Law | None) -> Argument | None:
    """Whose law it is: the last country named before the verb or in the law's name, else the document's."""
    stop = max(anchor.start, law.span.end if law is not None and law.kind != "previous" else 0)
    named = [
        m
        for m in context.places
        if len(m.place.code) == 2 and m.place.code.isupper() and m.form in ("name", "adjective")
    ]
    for mention in reversed([m for m in named if m.span.start < stop]):
        lead = text_between(context, 0, mention.span.start)
        if re.search(
            r"\b(?:asked|urged|joined|told|helped|from|to|with|against|between)\s+(?:the )?$", lead
        ) or (
            mention.form == "adjective"
            and re.match(
                r"\s+(?:women|men|girls|children|victims|migrants|workers|nationals)\b",
                text_between(context, mention.span.end, None),
            )
        ):
            continue
        return context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
    for mention in named:
        if (
            mention.span.start > stop
            and law is None
            and re.search(r"\bin (?:the )?$", text_between(context, 0, mention.span.start))
        ):
            return context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
        if (
            law is not None
            and law.kind == "article"
            and mention.span.start >= law.span.end
            and re.match(
                r"^[^;,]{0,30}\b(?:of|in) (?:the )?$", text_between(context, law.span.end, mention.span.start)
            )
        ):
            return context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
    return context.topic_argument("country")


def _tail(context: Context, verb: Hit) -> Span:
    """From the verb to the end of the clause (or of the passage, when the clause was cut there)."""
    return context.clause.part(verb.span.start - context.clause.span.start, len(context.clause.text))


def _bounds(context: Context, verb: Hit) -> list[Term]:
    """The lower and the upper term: the first range, else the terms told of one after the other."""
    found = terms(_tail(context, verb)) or (terms(context.clause.span) if verb.code == "penalty" else [])
    rest = context.clause.passage
    if rest.end > context.clause.span.end and found and verb.code == "penalty":
        found += [
            t
            for t in terms(
                Span(context.clause.span.end, rest.end, rest.text[context.clause.span.end - rest.start :])
            )
            if t.value not in {f.value for f in found}
        ]
    elif not found and rest.end > context.clause.span.end:
        found = terms(
            Span(context.clause.span.end, rest.end, rest.text[context.clause.span.end - rest.start :])
        )
    later = (
        Span(
            context.clause.passage.end,
            context.clause.sentence.end,
            context.clause.sentence.text[context.clause.passage.end - context.clause.sentence.start :],
        )
        if context.clause.passage.end < context.clause.sentence.end
        else None
    )
    if (
        verb.code == "penalty"
        and found
        and not found[0].ranged
        and later is not None
        and WORSE.match(later.text)
    ):
        found += terms(later)[:1]
    kept: list[Term] = []
    for term in found:
        if all(term.value != k.value for k in kept):
            kept.append(term)
    return kept[:2]


def _offences(context: Context, verb: Hit) -> list[Argument]:
    tail = _tail(context, verb)
    found: dict[str, Argument] = {}
    for hit in context.hits("forms"):
        if inside(hit.span, tail) and hit.code not in found:
            found[hit.code] = context.argument("offence", hit.code, hit.span)
    return list(found.values())


def _sanctions(context: Context, named: list[Law]) -> Iterator[Claim]:
    """ "Under U.S. law, Tier 3 countries may face sanctions": what the American law on the tiers provides."""
    match = SANCTIONS.search(context.clause.text)
    if match is None or re.search(r"\bwaive[rd]?\b", context.clause.text):
        return
    what = "what" if match["what"] else "what2"
    anchor = context.clause.part(match.start(what), match.end(what))
    american = next((m for m in context.places if m.place.code == "US"), None)
    law = next((law for law in named if law.span.end < anchor.start or law.span.start < anchor.start), None)
    instrument = (
        context.argument("instrument", context.quoted(law.span).text, law.span)
        if law
        else Argument("instrument", "TVPA", None, None, "metadata")
    )
    country = (
        context.argument("country", "US", american.span, entity=american.place.entity) if american else None
    )
    yield context.claim(
        "Legislation",
        "legislation.sanctions",
        [context.argument("action", "provides", anchor), instrument, country],
        anchor,
        Judgement(),
        None,
    )


def _missing(context: Context, match: re.Match[str], named: list[Law]) -> Iterator[Claim]:
    """ "has no law against trafficking", "lacks a comprehensive law"."""
    at = context.clause.span.start + match.end()
    law = next((law for law in named if law.span.start <= at < law.span.end + 1), None)
    if law is None or not is_done(context, match.start()):
        return
    anchor = context.clause.part(match.start(), match.end())
    after = text_between(context, law.span.start, None)[:90]
    action = "prohibits" if AGAINST.search(after) else "passed"
    arguments = [
        context.argument("action", action, anchor),
        context.argument("instrument", context.quoted(law.span).text, law.span),
        _country(context, anchor, law),
    ]
    yield context.claim(
        "Legislation", "legislation.missing", arguments, anchor, Judgement(polarity=Polarity.NEGATED), None
    )


RULES: tuple[Rule, ...] = (legislation,)
