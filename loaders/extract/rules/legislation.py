"""Legislation: what a state does with a law, and what the law does."""

import re
from collections.abc import Iterator

from loaders.extract import dates
from loaders.extract.clauses import FINITE_VERB, Clause
from loaders.extract.context import Context
from loaders.extract.figures import stated_times
from loaders.extract.laws import Law, last_law, laws
from loaders.extract.lexicon import Hit
from loaders.extract.penalties import Term, terms
from loaders.extract.rules import Rule
from loaders.extract.spans import inside, overlap
from loaders.extract.stance import Judgement, judge
from loaders.extract.told import about_people, breaks_negation, is_done, is_told
from loaders.facts import Argument, Claim, Polarity, Span

BY_A_STATE = frozenset(
    ["ratified", "signed", "acceded", "passed", "introduced", "drafted", "amended", "repealed"]
)
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
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+|not\s+|also\s+|never\s+|yet\s+|then\s+|first\s+)*$",
    re.I,
)
INTRANSITIVE = re.compile(r"(?:into (?:force|effect)|effect|became law|into law)$", re.I)
IT = re.compile(r"^\s+(?:it|them|both|this)\b", re.I)
IT_SUBJECT = re.compile(
    r"(?:^|\b(?:and|but|which|that|,)\s+)\W*(?:it|they|this|which|that|these)\s+(?:\w+ly\s+|also\s+|would\s+|"
    r"further\s+)*$",
    re.I,
)
TRAFFICKING = re.compile(
    r"\b(?:traffick\w+|forced labou?r|slavery|exploitation|prostitution|forms? of|the crime|begging|"
    r"child labou?r|servitude|gangmastering|smuggling|sexual services|sale of|debt bondage|sex tourism|"
    r"forced marriage|the practice|offen[cs]es?|purchas\w+|buying)\b",
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
UNDER = re.compile(r"\bunder\s+(?:the\s+)?$", re.I)
STATE = re.compile(
    r"\b(?:government|parliament|congress|duma|state|president|king|senate|assembly|legislature|cabinet|"
    r"council|country|kingdom|authorities|lawmakers|legislators|ministry|commission|working group|"
    r"legislators|deputies|knesset|it|they|members)\b",
    re.I,
)
NOT_A_LAW_ACT = re.compile(
    r"\b(?:plan|plans|strategy|policy|guidelines|memorandum|agreement|procedures?|budget|campaign|training|"
    r"manual)\b",
    re.I,
)
ENFORCED = re.compile(r"\b(?:prosecut|convict|investigat|arrest|charg)\w*\b", re.I)
PROPOSED = re.compile(
    r"\b(?:proposals?|efforts?|attempts?|need|pressure|plans?|measures|steps|legislation|bill|work(?:ed|"
    r"ing)?|failure|commitments?|amendments|process|piggyback\b[^.;]*) to\s+(?:[\w-]+,?\s+){0,5}$",
    re.I,
)
TWICE = re.compile(
    r"^,? (?:and|but) (?:all|fully|in full|wholly|the whole|the rest|completely|all of them)\b", re.I
)
FAR = 75


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
        for law, anchor in _about(context, verb, named):
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
            for date in _dates(context, action, anchor):
                yield _claim(context, action, law, anchor, verb, date)


def _about(context: Context, verb: Hit, named: list[Law]) -> Iterator[tuple[Law | None, Span]]:
    """The laws that a verb is about (None: the criminal law, or the one named before) and the verb's span."""
    if verb.code == "charged_under":
        if re.match(r"(?:convict|prosecut)ions?$", verb.span.text, re.I) and not re.search(
            r"\b(?:first|no|any|single|not a)\s+(?:\w+\s+)?$", _text(context, 0, verb.span.start), re.I
        ):
            return
        for law in named:
            gap = _text(context, verb.span.end, law.span.start)
            if (
                law.span.start > verb.span.end
                and (
                    verb.span.text.lower() == "charged"
                    or (
                        not context.quantities
                        and not re.search(r"\bto be $", _text(context, 0, verb.span.start))
                    )
                )
                and (re.search(r"\bunder\b", gap) and len(gap) < 90)
                and not re.search(r"\b(?:ninety|investigat|convict)", gap)
            ):
                yield law, verb.span
        return
    if verb.code in BY_A_STATE:
        law = _object(context, verb, named)
        if law is not None:
            yield law, verb.span
        elif (
            verb.code in ("ratified", "signed", "acceded", "amended", "passed")
            and IT.match(_text(context, verb.span.end, None))
            and (previous := _previous(context, verb, named))
        ) or (
            verb.code == "passed"
            and re.search(
                r"\b(?:it|which)\s+(?:was|were)?\s*(?:never|not)?\s*(?:been )?$",
                _text(context, 0, verb.span.start),
            )
            and (previous := _same_sentence(context, _previous(context, verb, named)))
        ):
            yield previous, verb.span
        return
    if "ation" in verb.span.text.lower():
        if _dates(context, "criminalised", verb.span)[0] is not None:
            yield None, verb.span
        return
    law = _subject(context, verb, named)
    if law is not None:
        gap = _text(context, law.span.end, verb.span.start)
        made = any(h.code in BY_A_STATE and h.span.end <= law.span.start for h in context.hits("law_verbs"))
        of_something = re.match(r"\s*,?\s*(?:that|which)\b", gap) and (
            made or FINITE_VERB.search(_text(context, 0, law.span.start))
        )
        if not of_something and not verb.span.text.lower().split()[0].endswith("ing"):
            yield _first_of(context, law, named), verb.span
    elif verb.code in ("prohibits", "criminalised") and _criminalises(context, verb):
        yield None, verb.span


def _object(context: Context, verb: Hit, named: list[Law]) -> Law | None:
    """The law a state acts on: behind an active verb, before a passive one."""
    before = _text(context, 0, verb.span.start)
    if PASSIVE.search(before) or INTRANSITIVE.search(verb.span.text):
        for law in reversed(named):
            gap = _text(context, law.span.end, verb.span.start)
            if (
                law.span.end <= verb.span.start
                and len(gap) < 140
                and not re.search(r"[;:]|\b(?:that|who)\b", gap)
            ):
                return _first_of(context, law, named)
        return None
    for law in named:
        gap = _text(context, verb.span.end, law.span.start)
        if law.span.start >= verb.span.end and len(gap) < FAR:
            if (
                FINITE_VERB.search(gap)
                or re.search(
                    r"[;:]|\b(?:accession|ratification)\b|\b(?:with|under|in|from|by|between)\b", gap
                )
                or NOT_A_LAW_ACT.search(gap)
            ):
                return None
            return law
    for law in reversed(named):
        # "a draft amendment introduced in 2013", "a law passed last year"
        gap = _text(context, law.span.end, verb.span.start)
        if (
            law.span.end <= verb.span.start
            and re.fullmatch(r"\s+(?:\w+ly\s+)?", gap)
            and verb.span.text.lower().endswith(("ed", "drawn up"))
            and not re.match(r"\s+(?:the|an?|its)\b", _text(context, verb.span.end, None))
        ):
            return law
    return None


def _first_of(context: Context, law: Law, named: list[Law]) -> Law:
    """The first of laws that act together ("the Act of 2005 and 2014 amendments to the criminal code criminalized ...")."""
    for before in reversed([n for n in named if n.span.end <= law.span.start]):
        gap = _text(context, before.span.end, law.span.start)
        if not re.fullmatch(r"\s+(?:and|to|to \w+|of|and its|and the)\s+(?:the\s+|existing\s+|its\s+)?", gap):
            return law
        law = before
    return law


def _same_sentence(context: Context, law: Law | None) -> Law | None:
    return law if law is not None and inside(law.span, context.clause.sentence) else None


def _previous(context: Context, verb: Hit, named: list[Law]) -> Law | None:
    before = [law for law in named if law.span.end <= verb.span.start]
    if before:
        return Law("previous", before[-1].span)
    last = last_law(context)
    return Law("previous", last) if last is not None else None


def _subject(context: Context, verb: Hit, named: list[Law]) -> Law | None:
    """The law that does it: the subject of the verb, or the one a penalty stands in."""
    for law in reversed(named):
        gap = _text(context, law.span.end, verb.span.start)
        if law.span.end > verb.span.start:
            continue
        if UNDER.search(_text(context, 0, law.span.start)) and not (
            verb.code == "penalty"
            and re.match(r"carr|punishable|(?:is|are|was|were) punishable", verb.span.text, re.I)
        ):
            continue
        if verb.code == "penalty" and ENFORCED.search(gap):
            return None
        limit = 45 if verb.code == "provides" else 170
        if (
            len(gap) > limit
            or re.search(r"[;:]", gap)
            or (
                verb.code == "provides"
                and (FINITE_VERB.search(re.sub(r"\b(?:did|does|do)\b", "", gap)) or PASSIVE.search(gap))
            )
        ):
            return None
        if verb.code == "provides" and FINITE_VERB.search(_text(context, 0, law.span.start)):
            return None
        if verb.code == "provides" and re.search(
            r"\b(?:in|on|of|to|with|for)\s+(?:the |a |its )?$", _text(context, 0, law.span.start)
        ):
            return None
        return law
    if IT_SUBJECT.search(_text(context, 0, verb.span.start)) and verb.code in (
        "penalty",
        "prohibits",
        "provides",
    ):
        last = last_law(context)
        if (
            last is not None
            and re.search(r"\b(?:it|which)\s", _text(context, 0, verb.span.start)[-30:])
            and verb.code != "provides"
        ):
            return Law("previous", last)
    if (
        verb.code == "penalty"
        and not any(law.span.end <= verb.span.start for law in named)
        and (near := _in_sentence(context)) is not None
    ):
        return near
    if verb.code == "penalty":
        if not re.match(
            r"carr|(?:is |are |was |were )?punishable|penalt|prison|sentences", verb.span.text, re.I
        ):
            return None
        return next(
            (
                law
                for law in named
                if law.span.start > verb.span.end and UNDER.search(_text(context, 0, law.span.start))
            ),
            None,
        )
    return None


def _in_sentence(context: Context) -> Law | None:
    """The last law that an earlier clause of the same sentence names."""
    for earlier in reversed(context.same_paragraph()[-3:]):
        if earlier.clause.sentence == context.clause.sentence and (known := laws(earlier)):
            return known[-1]
    return None


def _criminalises(context: Context, verb: Hit) -> bool:
    """ "Ghana criminalised trafficking", "Trafficking was made a crime": no law is named, the criminal law is meant."""
    text = verb.span.text.lower()
    if verb.code == "prohibits" and not (
        text.startswith("criminali")
        or (
            text.startswith("cover")
            and re.search(r"\bcrime (?:was|is) $", _text(context, 0, verb.span.start))
        )
    ):
        return False
    return TRAFFICKING.search(
        _text(context, max(0, verb.span.start - 90), None)
    ) is not None and not re.search(
        r"\b(?:victims?|migrants?|women|children|prostitutes)\s+(?:was|were|are|is|been)\s+$",
        _text(context, 0, verb.span.start),
    )


def _action(context: Context, verb: Hit, law: Law | None) -> str | None:
    if verb.code == "prohibits":
        if law is None:
            return "criminalised"
        after = _text(context, verb.span.end, None)
        if re.match(r"cover|address", verb.span.text, re.I) and not re.match(
            r"^\s+(?:\w+\s+){0,5}(?:traffick\w+|forms?|crime|forced lab\w+)\b", after
        ):
            return None
        if re.match(r"cover", verb.span.text, re.I):
            return None if re.search(r"\bto\s+$", _text(context, 0, verb.span.start)) else "criminalised"
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
        r"(?:penalties|punishments|sentences)\s+$", _text(context, 0, verb.span.start)
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
        r"\b(?:request|ask|sought|seek)\w*\b", _text(context, 0, verb.span.start)
    ):
        return "assistance_requested"
    if verb.code in BY_A_STATE and PROPOSED.search(_text(context, 0, verb.span.start)):
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
        _instrument(context, law, action),
        _country(context, anchor, law),
    ]
    arguments.append(date)
    if action in ("prohibits", "penalty", "criminalised"):
        arguments += [context.argument("penalty", term.value, term.span) for term in _bounds(context, verb)]
    if action in ("prohibits", "criminalised", "penalty"):
        arguments += _offences(context, verb)
    judged = judge(context.clause.span, anchor)
    before = _text(context, 0, anchor.start)
    polarity = Polarity.NEGATED if re.search(r"\bnot all\b[^;]*$", before, re.I) else judged.polarity
    if breaks_negation(before, anchor.text):
        polarity = Polarity.AFFIRMED
    return context.claim(
        "Legislation", f"legislation.{action}", arguments, anchor, Judgement(judged.stance, polarity), None
    )


def _instrument(context: Context, law: Law | None, action: str) -> Argument:
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
        lead = _text(context, 0, mention.span.start)
        if re.search(
            r"\b(?:asked|urged|joined|told|helped|from|to|with|against|between)\s+(?:the )?$", lead
        ) or (
            mention.form == "adjective"
            and re.match(
                r"\s+(?:women|men|girls|children|victims|migrants|workers|nationals)\b",
                _text(context, mention.span.end, None),
            )
        ):
            continue
        return context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
    for mention in named:
        if (
            mention.span.start > stop
            and law is None
            and re.search(r"\bin (?:the )?$", _text(context, 0, mention.span.start))
        ):
            return context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
        if (
            law is not None
            and law.kind == "article"
            and mention.span.start >= law.span.end
            and re.match(
                r"^[^;,]{0,30}\b(?:of|in) (?:the )?$", _text(context, law.span.end, mention.span.start)
            )
        ):
            return context.argument("country", mention.place.code, mention.span, entity=mention.place.entity)
    return context.topic_argument("country")


def _dates(context: Context, action: str, anchor: Span) -> list[Argument | None]:
    """When it happened: the explicit date nearest to the verb, behind it first; two for "in part in 2006 and in full in 2012"."""
    if action in ("penalty", "provides", "charged_under"):
        return [None]
    times = [
        t
        for t in stated_times(context)
        if t.span is not None
        and not any(inside(t.span, law.span) or overlap(t.span, law.span) for law in laws(context))
    ]
    times = [
        t
        for t in times
        if (t.span is not None and t.start and t.basis == "explicit")
        or (t.span is not None and t.end and t.basis == "explicit")
    ]
    behind = [
        t
        for t in times
        if t.span
        and t.span.start >= anchor.start
        and t.span.end > anchor.end
        and (not FINITE_VERB.search(_text(context, anchor.end, t.span.start)) or action == "criminalised")
    ]
    ahead = [t for t in times if t.span and t.span.end <= anchor.start]
    chosen = behind[0] if behind else ahead[-1] if ahead else None
    if chosen is None:
        return [None]
    told = [chosen]
    if (
        action == "criminalised"
        and chosen in behind
        and len(behind) > 1
        and behind[1].span
        and chosen.span
        and TWICE.match(_text(context, chosen.span.end, behind[1].span.end))
    ):
        told.append(behind[1])
    return [context.argument("date", dates.code(t), t.span) for t in told]


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
    after = _text(context, law.span.start, None)[:90]
    action = "prohibits" if AGAINST.search(after) else "passed"
    arguments = [
        context.argument("action", action, anchor),
        context.argument("instrument", context.quoted(law.span).text, law.span),
        _country(context, anchor, law),
    ]
    yield context.claim(
        "Legislation", "legislation.missing", arguments, anchor, Judgement(polarity=Polarity.NEGATED), None
    )


def _text(context: Context, start: int, end: int | None) -> str:
    base = context.clause.span.start
    first = max(0, start - base)
    return context.clause.text[first : None if end is None else max(first, end - base)]


RULES: tuple[Rule, ...] = (legislation,)
