"""Which law a verb is about: the object of what a state does, the subject of what a law does."""

import re
from collections.abc import Iterator

from loaders.extract import dates
from loaders.extract.between import text_between
from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.figures import stated_times
from loaders.extract.laws import Law, last_law, laws
from loaders.extract.lexicon import Hit
from loaders.extract.spans import inside, overlap
from loaders.facts import Argument, Span

BY_A_STATE = frozenset(
    ["ratified", "signed", "acceded", "passed", "introduced", "drafted", "amended", "repealed"]
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
UNDER = re.compile(r"\bunder\s+(?:the\s+)?$", re.I)
NOT_A_LAW_ACT = re.compile(
    r"\b(?:plan|plans|strategy|policy|guidelines|memorandum|agreement|procedures?|budget|campaign|training|"
    r"manual)\b",
    re.I,
)
ENFORCED = re.compile(r"\b(?:prosecut|convict|investigat|arrest|charg)\w*\b", re.I)
TWICE = re.compile(
    r"^,? (?:and|but) (?:all|fully|in full|wholly|the whole|the rest|completely|all of them)\b", re.I
)
IT_WAS = re.compile(r"\b(?:it|which)\s+(?:was|were)?\s*(?:never|not)?\s*(?:been )?$", re.I)
FAR = 75


def laws_of_verb(context: Context, verb: Hit, named: list[Law]) -> Iterator[tuple[Law | None, Span]]:
    """The laws that a verb is about (None: the criminal law, or the one named before) and the verb's span."""
    if verb.code == "charged_under":
        yield from ((law, verb.span) for law in _laws_of_charges(context, verb, named))
    elif verb.code in BY_A_STATE:
        acted_on = _object(context, verb, named) or _pronoun(context, verb, named)
        if acted_on is not None:
            yield acted_on, verb.span
    elif "ation" in verb.span.text.lower():
        if dates_of(context, "criminalised", verb.span)[0] is not None:
            yield None, verb.span
    elif (subject := _subject(context, verb, named)) is not None:
        if _does_it(context, verb, subject):
            yield first_of(context, subject, named), verb.span
    elif verb.code in ("prohibits", "criminalised") and _criminalises(context, verb):
        yield None, verb.span


def _laws_of_charges(context: Context, verb: Hit, named: list[Law]) -> Iterator[Law]:
    """The laws that people are charged under; other courts' work only where no number makes it a statistic."""
    if re.match(r"(?:convict|prosecut)ions?$", verb.span.text, re.I) and not re.search(
        r"\b(?:first|no|any|single|not a)\s+(?:\w+\s+)?$", text_between(context, 0, verb.span.start), re.I
    ):
        return
    for law in named:
        gap = text_between(context, verb.span.end, law.span.start)
        if (
            law.span.start > verb.span.end
            and (
                verb.span.text.lower() == "charged"
                or (
                    not context.quantities
                    and not re.search(r"\bto be $", text_between(context, 0, verb.span.start))
                )
            )
            and (re.search(r"\bunder\b", gap) and len(gap) < 90)
            and not re.search(r"\b(?:ninety|investigat|convict)", gap)
        ):
            yield law


def _pronoun(context: Context, verb: Hit, named: list[Law]) -> Law | None:
    """The law that "it" stands for: "signed the convention and ratified it", "but it was never adopted"."""
    behind = IT.match(text_between(context, verb.span.end, None))
    if behind and verb.code in ("ratified", "signed", "acceded", "amended", "passed"):
        return _previous(context, verb, named)
    if verb.code == "passed" and IT_WAS.search(text_between(context, 0, verb.span.start)):
        return _same_sentence(context, _previous(context, verb, named))
    return None


def _does_it(context: Context, verb: Hit, law: Law) -> bool:
    """False for what is only said of a law in passing: "passed a law that requires ...", "a decree banning ..."."""
    gap = text_between(context, law.span.end, verb.span.start)
    made = any(h.code in BY_A_STATE and h.span.end <= law.span.start for h in context.hits("law_verbs"))
    in_passing = re.match(r"\s*,?\s*(?:that|which)\b", gap) is not None and (
        made or FINITE_VERB.search(text_between(context, 0, law.span.start)) is not None
    )
    return not in_passing and not verb.span.text.lower().split()[0].endswith("ing")


def _object(context: Context, verb: Hit, named: list[Law]) -> Law | None:
    """The law a state acts on: behind an active verb, before a passive one."""
    before = text_between(context, 0, verb.span.start)
    if PASSIVE.search(before) or INTRANSITIVE.search(verb.span.text):
        for law in reversed(named):
            gap = text_between(context, law.span.end, verb.span.start)
            if (
                law.span.end <= verb.span.start
                and len(gap) < 140
                and not re.search(r"[;:]|\b(?:that|who)\b", gap)
            ):
                return first_of(context, law, named)
        return None
    for law in named:
        gap = text_between(context, verb.span.end, law.span.start)
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
        gap = text_between(context, law.span.end, verb.span.start)
        if (
            law.span.end <= verb.span.start
            and re.fullmatch(r"\s+(?:\w+ly\s+)?", gap)
            and verb.span.text.lower().endswith(("ed", "drawn up"))
            and not re.match(r"\s+(?:the|an?|its)\b", text_between(context, verb.span.end, None))
        ):
            return law
    return None


def first_of(context: Context, law: Law, named: list[Law]) -> Law:
    """The first of laws that act together ("the Act of 2005 and 2014 amendments to the criminal code criminalized ...")."""
    for before in reversed([n for n in named if n.span.end <= law.span.start]):
        gap = text_between(context, before.span.end, law.span.start)
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
        gap = text_between(context, law.span.end, verb.span.start)
        if law.span.end > verb.span.start:
            continue
        if UNDER.search(text_between(context, 0, law.span.start)) and not (
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
        if verb.code == "provides" and FINITE_VERB.search(text_between(context, 0, law.span.start)):
            return None
        if verb.code == "provides" and re.search(
            r"\b(?:in|on|of|to|with|for)\s+(?:the |a |its )?$", text_between(context, 0, law.span.start)
        ):
            return None
        return law
    if IT_SUBJECT.search(text_between(context, 0, verb.span.start)) and verb.code in (
        "penalty",
        "prohibits",
        "provides",
    ):
        last = last_law(context)
        if (
            last is not None
            and re.search(r"\b(?:it|which)\s", text_between(context, 0, verb.span.start)[-30:])
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
                if law.span.start > verb.span.end and UNDER.search(text_between(context, 0, law.span.start))
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
            and re.search(r"\bcrime (?:was|is) $", text_between(context, 0, verb.span.start))
        )
    ):
        return False
    return TRAFFICKING.search(
        text_between(context, max(0, verb.span.start - 90), None)
    ) is not None and not re.search(
        r"\b(?:victims?|migrants?|women|children|prostitutes)\s+(?:was|were|are|is|been)\s+$",
        text_between(context, 0, verb.span.start),
    )


def dates_of(context: Context, action: str, anchor: Span) -> list[Argument | None]:
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
        and (
            not FINITE_VERB.search(text_between(context, anchor.end, t.span.start))
            or action == "criminalised"
        )
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
        and TWICE.match(text_between(context, chosen.span.end, behind[1].span.end))
    ):
        told.append(behind[1])
    return [context.argument("date", dates.code(t), t.span) for t in told]
