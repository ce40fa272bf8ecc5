"""Finds the words in which a clause judges a state or body: standards met or missed, efforts rated, work called good or poor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.lexicon import lexicon
from loaders.extract.phrases import PRONOUNS, phrase_span
from loaders.extract.predicates import Predicate, predicates
from loaders.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PLANNED = frozenset(["should", "must", "would", "will", "shall", "can", "could", "to", "may", "might"])
STANDARDS = re.compile(
    r"\b(?:minimum|international|required|basic) standards?\b|\bfull compliance\b|\bthe standards\b|\bevery minimum "
    r"standard\b",
    re.I,
)
# fmt: off
STANDARD_VERBS = frozenset([
    "meet", "comply", "satisfy", "attain", "reach", "fulfil", "fulfill", "achieve", "fall", "abide", "conform",
    "miss",
])
# fmt: on
# fmt: off
MAKING = frozenset([
    "make", "demonstrate", "show", "undertake", "maintain", "take", "achieve", "display", "exert", "increase",
    "sustain", "continue", "devote", "pay", "give", "have", "report", "provide",
])
# fmt: on
RATING = lexicon("ratings").regex.pattern
_ADVERB = r"(?:(?:\w+ly|very|more|no|any|its|their|only|overall|only very|far) )*"
EFFORTS = re.compile(
    rf"^\W*(?P<rating>{_ADVERB}(?:{RATING})(?:,? (?:and |but )?{_ADVERB}(?:{RATING}))*\s+(?:(?:overall|"
    rf"anti-trafficking|law enforcement|victim protection|protection|prevention|prosecution|public|government|"
    rf"victim) )*(?:efforts?|progress|steps|attempts|measures|commitment|attention|improvement|political will))"
    rf"\b(?P<purpose>[^;:]*)",
    re.I,
)
WORKING = re.compile(r"^\W*(?P<rating>(?:hard|harder|vigorously|energetically))\b(?P<purpose>[^;:]*)", re.I)
COPULAS = frozenset(["be", "remain", "stay", "seem", "appear", "become", "prove", "continue"])
IS_RATED = re.compile(
    rf"^\W*(?P<rating>{_ADVERB}(?:{RATING})(?:,? (?:and |but |yet )?{_ADVERB}(?:{RATING}))*)(?! to\b)(?=\W*$|[,;.:]|"
    rf"\s(?:in|for|at|and|but|during|due|because|across|with|as|this|that|on|by|over|throughout)\b)",
    re.I,
)
JUDGEABLE = re.compile(
    r"\b(?:efforts?|services?|protections?|care|assistance|support|response|prosecutions?|enforcement|"
    r"identification|prevention|measures|capacity|shelters?|funding|program(?:me)?s?|work|record|performance|"
    r"cooperation|coordination|screening|awareness|treatment|help|punishments?|sentences|investigations|"
    r"procedures|oversight|inspections|commitment|progress)$",
    re.I,
)
# fmt: off
CALLING = frozenset([
    "call", "describe", "rate", "judge", "deem", "find", "label", "consider", "criticize", "criticise", "brand",
    "term", "assess", "regard", "see", "denounce",
])
# fmt: on
CALLED = re.compile(
    rf"(?P<rating>{_ADVERB}(?:{RATING})(?:,? (?:and |but |yet )?{_ADVERB}(?:{RATING}))*)(?=\W|$)", re.I
)
WORST = re.compile(
    r"\b(?P<rating>(?:among|one of|as one of) the (?:world['’]s )?(?:very )?(?:worst|best|weakest|poorest|least "
    r"active)(?: [\w-]+){0,3}?(?: (?:offenders|performers|records?|countries|violators|states|governments|"
    r"nations))?)\b|(?P<title>\bamong [Ww]orst)\b",
    re.I,
)
FAILURE = re.compile(
    r"\b(?:its|their|the government['’]s|the country['’]s|for) (?P<rating>(?:failure|inability|unwillingness)) to "
    r"(?P<purpose>(?:address|tackle|combat|take|make|do|protect|prosecute|confront|act)\b[^,;]*)",
    re.I,
)
FAILED = re.compile(
    r"^\W*to (?P<rating2>(?:provide|give|offer) [^,;]*\bsystematic\b[^,;]*|[^,;]*\badequately\b|(?:address|tackle|"
    r"combat|confront)\b[^,;]*)",
    re.I,
)
LACK = re.compile(
    r"\b(?P<rating>lack of (?:\w+ ){0,2}(?:efforts?|progress|political will|commitment|will|action))"
    r"(?P<purpose>[^,;]*)",
    re.I,
)
NEGATIVE = re.compile(r"\b(?:not|no|never|lack)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rating found in a clause: its words, what they are about, on whom, and whether *not* stands in them."""

    rating: Span
    about: str
    target: "Token | None"
    negated: bool
    speaker: Span | None = None


def areas(words: str) -> list[str]:
    """The areas that some words name, in order; the aim "to do so" is overall, when nothing else is named."""
    hits = lexicon("areas").hits(Span(0, len(words), words)) if words.strip() else []
    named = list(dict.fromkeys(hit.code for hit in hits))
    if named and named[0] == "overall":
        return ["overall"]
    concrete = [code for code in named if code != "overall"]
    # "Identify and protect victims" is two aims; "protect victims, including by referring them" stays one.
    return concrete[:2] if len(concrete) > 1 and re.search(r"\band\b|,", words) else concrete[:1] or named[:1]


def by_verbs(clause: Clause) -> Iterator[Judgement]:
    """Judgements that a verb carries."""
    for predicate in predicates(clause):
        if predicate.modal not in PLANNED:
            found = (
                _standards(predicate, clause)
                or _efforts(predicate, clause)
                or _not_enough(predicate, clause)
                or _is_rated(predicate, clause)
                or _called(predicate, clause)
                or _failed(predicate, clause)
            )
            if found is not None:
                yield found


def _standards(predicate: Predicate, clause: Clause) -> Judgement | None:
    if predicate.lemma not in STANDARD_VERBS or not STANDARDS.search(predicate.after.text):
        return None
    if predicate.lemma == "fall" and not re.match(r"\W*(?:\w+ )?short", predicate.after.text):
        return None
    subject = predicate.subject
    if (
        subject is None
        or not _is_state(predicate)
        or (predicate.verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in predicate.verb.children))
    ):
        return None
    more = {
        "fall": r"\W*(?:\w+ )?short",
        "reach": r"\W*full compliance",
        "achieve": r"\W*full compliance",
    }.get(predicate.lemma, r"(?!)")
    return Judgement(
        _rating(predicate, clause, re.match(more, predicate.after.text)), "do so", subject, predicate.negated
    )


ENOUGH = re.compile(r"^\W*(?P<rating>enough|sufficient(?:ly)?|adequately)\b", re.I)
LITTLE = re.compile(r"^\W*(?P<rating>(?:very |too )?little)\b(?P<purpose>[^;:]*)", re.I)
PROGRESS = re.compile(
    r"^\W*(?P<rating>(?:any |overall |enough )?(?:progress|improvement))\b(?P<purpose>[^;:]*)", re.I
)


BARE_EFFORTS = re.compile(r"^\W*(?P<rating>efforts)(?P<purpose> to (?:do so|comply|meet)\b)", re.I)


def _tail(predicate: Predicate, clause: Clause) -> str:
    return re.split(
        r";|\b(?:but|however|while|although)\b", clause.text[predicate.after.start - clause.span.start :]
    )[0][:300]


def _matched(predicate: Predicate, clause: Clause) -> re.Match[str] | None:
    tail = _tail(predicate, clause)
    if predicate.lemma == "work":
        return WORKING.match(tail)
    if predicate.lemma == "do":
        return LITTLE.match(tail)
    if predicate.lemma in MAKING:
        return (
            EFFORTS.match(tail)
            or BARE_EFFORTS.match(tail)
            or (
                PROGRESS.match(tail)
                if predicate.negated and predicate.lemma in ("show", "make", "demonstrate", "report")
                else None
            )
        )
    return None


def _not_enough(predicate: Predicate, clause: Clause) -> Judgement | None:
    """ "Did not convict enough recruiters", "rarely prosecuted those who ..."."""
    about = areas(predicate.lemma)
    if not about or not _is_state(predicate):
        return None
    match = ENOUGH.match(predicate.after.text)
    if match and predicate.negated:
        return Judgement(
            _rating(predicate, clause, match, "rating"), predicate.lemma, predicate.subject, True
        )
    seldom = next((c for c in predicate.verb.children if c.lower_ in ("rarely", "seldom")), None)
    if seldom is not None and about == ["prosecution"]:
        return Judgement(
            clause.of_tokens([seldom, predicate.verb]), predicate.lemma, predicate.subject, False
        )
    return None


def _efforts(predicate: Predicate, clause: Clause) -> Judgement | None:
    match = _matched(predicate, clause)
    if match is None:
        passive = (
            predicate.passive
            and predicate.lemma in MAKING
            and predicate.subject is not None
            and predicate.subject.lower_ in ("efforts", "progress", "steps")
        )
        return _efforts_made(predicate, clause) if passive else None
    words = match["rating"]
    if words == "efforts":
        return Judgement(
            _rating(predicate, clause, match, "rating"), "do so", predicate.subject, predicate.negated
        )
    plain = re.match(r"(?:some|continued|few|full|clear|increased|important)\b", words, re.I) and re.search(
        r"(?:steps|measures|attempts|attention)$", words
    )
    if (
        plain
        or (re.match("some ", words, re.I) and not re.search("progress", words))
        or not (_is_state(predicate))
    ):
        return None
    start = predicate.after.start + match.start("rating")
    rating = clause.part(start - clause.span.start, start - clause.span.start + len(words))
    if re.search(
        r"\b(?:significant|increas\w+|notable|considerable|serious|sustained|hard|enough|sufficient|adequate|"
        r"progress|little)\b",
        words,
        re.I,
    ):
        rating = _rating(predicate, clause, match, "rating")
    negated = predicate.negated or re.match(r"\W*no\b", words) is not None
    if _framed_by_fail(predicate):
        negated = False
    return Judgement(rating, match["purpose"], predicate.subject, negated)


def _efforts_made(predicate: Predicate, clause: Clause) -> Judgement | None:
    subject = predicate.subject
    if subject is None:
        return None
    span = phrase_span(clause, subject)
    match = re.search(rf"^{_ADVERB}(?:{RATING})\s+\w*\s?{subject.text}", span.text, re.I)
    if not match or re.match(r"no\b|some\b|several\b", span.text, re.I):
        return None
    return Judgement(
        clause.part(span.start - clause.span.start, span.start - clause.span.start + match.end()),
        span.text + predicate.after.text,
        None,
        predicate.negated,
    )


def _framed_by_fail(predicate: Predicate) -> bool:
    return predicate.verb.dep_ == "xcomp" and predicate.verb.head.lemma_ == "fail"


def _is_state(predicate: Predicate) -> bool:
    """Traffickers who make increasing efforts are not judged."""
    subject = predicate.subject
    return (
        subject is None
        or re.search(
            r"\b(?:traffickers|smugglers|recruiters|victims|gangs|women|children|men|reports?|the law|ngos?|countries|"
            r"nations|governments)\b",
            subject.text,
            re.I,
        )
        is None
    )


def _is_rated(predicate: Predicate, clause: Clause) -> Judgement | None:
    subject = predicate.subject
    match = IS_RATED.match(predicate.after.text)
    if (
        predicate.lemma not in COPULAS
        or subject is None
        or match is None
        or not JUDGEABLE.search(subject.text)
    ):
        return None
    if re.fullmatch(
        r"(?:few|little|some|full|clear|important|active|real|better|great|unclear|visible|improved|increased|"
        r"increasing|continued|reduced)",
        match["rating"].strip(),
        re.I,
    ):
        return None
    start = predicate.after.start + match.start("rating") - clause.span.start
    span = phrase_span(clause, subject)
    negated = predicate.negated or NEGATIVE.search(match["rating"]) is not None
    rating = (
        _rating(predicate, clause, match, "rating")
        if negated
        else clause.part(start, start + len(match["rating"]))
    )
    whole = clause.text[span.start - clause.span.start : predicate.verb.idx]
    return Judgement(rating, whole, _owner(subject), negated)


def _owner(subject: "Token") -> "Token | None":
    """Whose efforts they are: "the government's efforts", "the efforts of Libya"."""
    for child in subject.children:
        if child.dep_ == "poss":
            return child
        if (
            child.lower_ in ("of", "by")
            and (owner := next((c for c in child.children if c.dep_ == "pobj"), None)) is not None
        ):
            return owner
    return subject


def _called(predicate: Predicate, clause: Clause) -> Judgement | None:
    """ "Campaigners called the response feeble", "the efforts were judged very limited"."""
    if predicate.lemma not in CALLING:
        return None
    subject = predicate.subject
    if predicate.passive:
        match = IS_RATED.match(predicate.after.text)
        if match is None or subject is None or not (JUDGEABLE.search(subject.text)):
            return None
        start = predicate.after.start + match.start("rating") - clause.span.start
        whole = phrase_span(clause, subject)
        about = clause.text[whole.start - clause.span.start : predicate.verb.idx]
        return Judgement(
            clause.part(start, start + len(match["rating"])), about, _owner(subject), predicate.negated
        )
    if subject is None:
        return None
    thing = next(
        (
            t
            for t in predicate.verb.subtree
            if t.i > predicate.verb.i and t.pos_ == "NOUN" and JUDGEABLE.search(t.text)
        ),
        None,
    )
    if thing is None:
        return None
    about = predicate.after.text
    tail = clause.text[thing.idx + len(thing) :]
    match = CALLED.search(tail)
    if match is None or match.start() > 60:
        return None
    start = thing.idx + len(thing) + match.start("rating")
    speaker = None if subject.lower_ in PRONOUNS else phrase_span(clause, subject)
    return Judgement(
        clause.part(start, start + len(match["rating"])),
        about[: about.find(match["rating"])],
        _owner(thing),
        predicate.negated,
        speaker,
    )


def _failed(predicate: Predicate, clause: Clause) -> Judgement | None:
    match = FAILED.match(predicate.after.text) if predicate.lemma == "fail" else None
    if match is None or not _is_state(predicate) or predicate.subject is None:
        return None
    words = re.split(r"\s(?:for|of|in|to)\s", match["rating2"])[0]
    start = predicate.verb.idx
    end = predicate.after.start - clause.span.start + match.start("rating2") + len(words)
    return Judgement(clause.part(start, end), match["rating2"], predicate.subject, False)


def by_patterns(clause: Clause) -> Iterator[Judgement]:
    """Judgements that a fixed wording carries."""
    for pattern in (WORST, FAILURE, LACK):
        for match in pattern.finditer(clause.text):
            group = "title" if match.groupdict().get("title") else "rating"
            about = match.groupdict().get("purpose") or ""
            yield Judgement(
                clause.part(*match.span(group)),
                about if pattern is not WORST else "do so",
                _named(clause, match.start()),
                pattern is LACK,
            )


def _named(clause: Clause, position: int) -> "Token | None":
    """The last name before a position: "cited Russia among the worst"."""
    names = [t for t in clause.doc if t.pos_ == "PROPN" and t.idx < position]
    return names[-1] if names else next((t for t in clause.doc if t.pos_ == "PROPN"), None)


def _rating(predicate: Predicate, clause: Clause, more: re.Match[str] | None, group: str | int = 0) -> Span:
    """The verb with its auxiliaries and negation, and what more belongs to the rating."""
    first = predicate.verb
    children = {t.i: t for t in predicate.verb.children}
    while (
        (before := children.get(first.i - 1)) is not None
        and before.dep_ in ("aux", "neg", "auxpass", "advmod")
        and before.lower_ not in ("when", "however", "also")
    ):
        first = before
    start = first.idx
    end = (
        predicate.after.start - clause.span.start + more.end(group)
        if more
        else predicate.verb.idx + len(predicate.verb)
    )
    return clause.part(start, end)
