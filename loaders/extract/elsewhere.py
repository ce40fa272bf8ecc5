"""Acts that other kinds of claims tell: counted enforcement, enforcement against officials, judgements."""

import re
from typing import TYPE_CHECKING

from loaders.extract.acts import Found
from loaders.extract.clauses import Clause
from loaders.extract.numbers import Quantity
from loaders.extract.predicates import NO_ONE, Predicate
from loaders.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTED_ELSEWHERE = frozenset(["law_enforcement", "identification", "repatriation"])
OFFICIALS = re.compile(
    r"\b(?:officials?|officers?|polic(?:e|em[ae]n)|soldiers?|ministers?|judges?|diplomats?|commissioners?|"
    r"military|mayors?|guards?|governors?|troops|peacekeepers?|prosecutors?|consul|ambassador|chiefs?|senators?|"
    r"(?:government|public|state) (?:employees|staff|servants))\b",
    re.I,
)
ONE_PERSON = re.compile(
    r"^\W*(?:(?:a|an|one|another|the|its first|the first) (?:[\w-]+ ){0,3}?(?:conviction|prosecution|investigation|"
    r"case|member|man|woman|trafficker|suspect|person|employer|couple|offender|recruiter|broker|ringleader|leader|"
    r"owner|businessman|defendant|national|citizen))\b",
    re.I,
)


JUDGED = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:few|little|hardly any|too few|enough|systematic|scant|almost no)\b(?! (?:trafficking )"
    r"?(?:funding|money|resources))",
    re.I,
)
SELDOM = frozenset(["rarely", "seldom", "hardly", "scarcely", "barely", "poorly", "inadequately", "badly"])


def is_a_judgement(predicate: Predicate, verb: str) -> bool:
    """ "Rarely prosecuted", "gave them little support": how well it was done is an assessment, not an act."""
    if any(child.lower_ in SELDOM for child in predicate.verb.children):
        return True
    subject = predicate.subject
    judged = (
        predicate.passive
        and subject is not None
        and any(c.lower_ in ("few", "little") and not _has_a(c) for c in subject.children)
    )
    return judged or (
        bool(JUDGED.search(predicate.after.text))
        and verb != "take"
        and not re.match(r"\W*a (?:few|little)", predicate.after.text)
    )


def _has_a(token: "Token") -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "a"


QUESTION = re.compile(r"\b(?:whether|if|how many|how much)\b[^,;]*$", re.I)


def in_a_question(predicate: Predicate, clause: Clause) -> bool:
    """ "Did not report whether victims were deported" tells no deportation."""
    return QUESTION.search(clause.text[: predicate.verb.idx]) is not None


def belongs_elsewhere(
    act: Found, predicate: Predicate, whole: Span | None, quantity: Quantity | None, negated: bool
) -> bool:
    """Counted enforcement is a statistic, enforcement against officials complicity, one person's case a statistic of one."""
    if act.code == "data_collection":
        return not negated and predicate.verb.tag_ in ("VBZ", "VBP")
    if act.code == "assistance" and not negated:
        counted = quantity is not None and quantity.value is not None
        if counted and (
            (predicate.passive and predicate.agent is None)
            or (predicate.lemma == "help" and GOING_HOME.search(predicate.after.text))
        ):
            return True
    if act.code == "training":
        return TRAINED_TO_FIGHT.search(predicate.after.text) is not None
    if act.code not in COUNTED_ELSEWHERE and not (act.code == "assistance" and predicate.lemma in RESCUES):
        return False
    told_of = whole.text if whole else predicate.after.text[:90]
    if act.code == "law_enforcement" and re.match(r"\W*no progress\b|none of them\b", told_of, re.I):
        return True
    if act.code == "law_enforcement" and (
        _of_officials(told_of)
        or (
            predicate.subject is not None
            and predicate.passive
            and predicate.subject.pos_ == "PRON"
            and not NO_ONE.search(predicate.subject.text)
        )
    ):
        return True
    if negated:
        return False
    if quantity is not None and (
        quantity.value is not None or quantity.code not in ("a few", "several", "a number of", "numerous")
    ):
        return True
    if predicate.passive and predicate.agent is None:
        present = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are") for c in predicate.verb.children)
        if act.code == "identification" or present:
            return True
    if act.code == "identification" and AS_SOMETHING.search(predicate.after.text):
        return True
    if act.code == "identification" and predicate.lemma in ("find", "locate", "discover", "encounter"):
        return True
    return act.code == "law_enforcement" and ONE_PERSON.search(told_of) is not None


GOING_HOME = re.compile(r"\b(?:return|go home|get home|home)\b")
AS_SOMETHING = re.compile(
    r"\bas (?:being |the |an? |most |particularly |highly |especially |more )(?!victims?)", re.I
)
RESCUES = frozenset(["rescue", "free", "release", "liberate", "remove"])
TRAINED_TO_FIGHT = re.compile(
    r"^\W*(?:and \w+ )?(?:boys|children|girls|fighters|recruits|child soldiers|them as)\b", re.I
)


def _of_officials(words: str) -> bool:
    """True when officials and not traffickers are the ones against whom something is done."""
    found = OFFICIALS.search(words)
    return found is not None and not re.search(
        r"\b(?:traffickers?|offenders?|suspects?|perpetrators?|recruiters?|employers?)\b",
        words[: found.start()],
        re.I,
    )
