"""Who did what in a clause: its verbs with their subjects, their objects, and whether the act was not done.

Subjects are carried along coordinated verbs ("did X and did not do Y"), through verbs that only frame an act ("continued to
run", "reported assisting", "failed to provide") and, when a clause has none of its own, from the clause before.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
# Verbs that put another verb into a frame: the act is the other one.
# fmt: off
FRAMING = frozenset([
    "continue", "begin", "start", "go", "keep", "report", "help", "work", "seek", "resume", "manage", "use", "be",
    "have", "need", "appear", "seem", "claim", "say", "announce", "agree", "decide", "refuse", "fail", "decline",
    "neglect", "cease", "stop", "lead", "proceed", "move", "demonstrate", "carry", "end", "do", "make", "take",
])
# fmt: on
# "Charged nine members of the gang with sending 82 people": they sent them, not the prosecutors.
# fmt: off
ACCUSING = frozenset([
    "charge", "accuse", "convict", "suspect", "arrest", "sentence", "prosecute", "blame", "fine", "indict", "jail",
    "criticize", "criticise", "commend", "praise", "thank",
])
# fmt: on
# fmt: off
SAID_TO = frozenset([
    "believe", "think", "allege", "know", "suspect", "rumor", "accuse", "find", "see", "hold", "come", "prove",
    "tend", "happen", "get", "accept",
])
# fmt: on
UNDONE = frozenset(["fail", "refuse", "decline", "neglect", "cease", "stop", "lack", "forget", "omit"])
WISHED = re.compile(
    r"^(?:plan|intend|hope|promise|pledge|want|urge|call|recommend|propose|encourage|ask|need|vow|aim|expect|"
    r"consider|commit|wish|advise|demand|request|try|attempt|allow|enable|mean|threaten|prepare|require|oblige)$"
)
MODALS = frozenset(
    ["should", "would", "could", "may", "might", "must", "will", "shall", "can", "'ll", "’ll", "'d"]
)
NOT = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "hardly"])
NO = frozenset(["no", "none", "nobody", "nothing", "neither", "zero"])
BREAK = re.compile(
    r"[;:]|\s[–—-]\s|—|\b(?:who|which|that|whose|where|while|whereas|because|but|although|though|however|after|"
    r"before|when|if|unless|until|since|so that|in order to|despite|without)\b",
    re.I,
)
NO_ONE = re.compile(r"^(?:no[- ]?one|nobody|none)\b|\bnot (?:a single|one|any)\b|^no\b|^neither\b", re.I)
# "Detained and deported victims", "investigated, prosecuted and convicted traffickers": one object for all.
ONLY_JOINED = re.compile(r"^[\s,/]*(?:(?:and|or|then|again|and/or|later|\w+ly|\w+ed|\w+en)[\s,/]*)*$")
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Predicate:
    """One verb of a clause with what belongs to it; token texts are those of the clause's parse.

    `subject` is the head of the phrase that acts or is acted on (`passive`), `agent` the head behind "by". `carried` marks
    a subject that stands at another verb of the clause. `negated`: the clause says that it was not done. `modal`: wished,
    planned, possible or demanded. `after` is what follows the verb, up to the next one.
    """

    verb: "Token"
    subject: "Token | None"
    agent: "Token | None"
    passive: bool
    negated: bool
    modal: str | None
    carried: bool
    after: Span

    @property
    def lemma(self) -> str:
        """The verb's base form."""
        return lemma(self.verb)


def lemma(token: "Token") -> str:
    """Base form in small letters; a few that the tagger misses when it takes a verb for something else."""
    base: str = token.lemma_.lower()
    return BASES.get(base, base)


BASES = {
    "fin": "fine",
    "assisted": "assist",
    "opened": "open",
    "launched": "launch",
    "trained": "train",
    "identified": "identify",
    "screened": "screen",
    "funded": "fund",
    "deported": "deport",
    "sheltered": "shelter",
    "referred": "refer",
    "raided": "raid",
    "found": "find",
    "denies": "deny",
    "rejects": "reject",
}


@lru_cache(maxsize=4)
def predicates(clause: Clause) -> tuple[Predicate, ...]:
    """The verbs of a clause in order of the text; auxiliaries are not among them."""
    return tuple(_predicate(clause, verb) for verb in clause.doc if _is_act(verb))


def _is_act(token: "Token") -> bool:
    if token.dep_ in ("aux", "auxpass"):
        return False
    if (
        token.dep_ == "amod"
        and token.tag_ in ("VBN", "VBD")
        and token.i > 1
        and token.nbor(-1).lower_ in ("and", "or")
    ):
        return (
            lemma(token) in BASES.values()
            and token.doc[: token.i].text.lower().find(" ") > 0
            and _root(token).pos_ == "VERB"
        )
    if token.pos_ in ("VERB", "AUX"):
        # "People expelled from Thailand", "a shelter run by the state": told in passing, about the noun.
        return token.dep_ not in ("amod", "compound") and not (token.dep_ == "acl" and token.tag_ == "VBN")
    joined = token.dep_ == "conj" and token.head.pos_ == "VERB"
    if _is_bare(token) or (token.pos_ == "ADJ" and joined and token.lower_ in BASES):
        return True
    if any(
        child.dep_ == "aux" and child.lower_ in ("did", "does", "do", "has", "had", "have", "will", "to")
        for child in token.children
    ):
        return True
    # "police units trained 60 magistrates": taken for a noun, but it heads the sentence and has a subject or an object.
    return (
        token.dep_ == "ROOT"
        and token.tag_ in ("VBD", "VBN", "VBZ", "VBP", "NNS", "JJ")
        and lemma(token) in BASES.values()
    )


def _predicate(clause: Clause, verb: "Token") -> Predicate:
    passive = _is_passive(verb)
    subject, carried = _subject(verb)
    return Predicate(
        verb,
        subject,
        _agent(verb),
        passive,
        _negated(verb, subject if passive or not carried else None),
        _modal(verb),
        carried,
        _after(clause, verb),
    )


# "Did not screen migrants or train judges": bare verbs that a parser takes for nouns before a plural.
BARE = frozenset(
    [
        "train",
        "fund",
        "screen",
        "shelter",
        "open",
        "house",
        "arrest",
        "raid",
        "support",
        "aid",
        "help",
        "report",
    ]
)


def _is_bare(token: "Token") -> bool:
    return (
        token.dep_ in ("compound", "amod")
        and token.lower_ in BARE
        and token.i > 1
        and token.nbor(-1).lower_ in ("or", "nor")
        and _own_negation(_root(token))
    )


def _root(token: "Token") -> "Token":
    return next((t for t in token.doc if t.dep_ == "ROOT"), token)


def _is_passive(verb: "Token") -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if (
        verb.dep_ in ("conj", "advcl", "dep")
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    ):
        return verb.head.pos_ in ("VERB", "AUX") and _is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _subject(verb: "Token", steps: int = 0) -> "tuple[Token | None, bool]":
    """The subject of a verb and whether it stands at another verb."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return (_antecedent(verb) or child if child.tag_ in ("WDT", "WP") else child), False
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN", "VBD") and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head, False
    if verb.dep_ == "relcl":
        return (verb.head, False) if _is_passive(verb) else (None, False)
    if verb.dep_ == "amod" or _is_bare(verb):
        root = _root(verb)
        return (_subject(root, steps + 1)[0], True) if root is not verb and steps < 5 else (None, False)
    if (
        steps < 5
        and verb.dep_ in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "dep")
        and verb.head is not verb
    ):
        above = verb.head
        while above.dep_ == "prep" or above.pos_ == "ADP":
            if above.head is above:
                return None, False
            above = above.head
        if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and lemma(above) not in ACCUSING:
            return None, False
        if verb.dep_ == "pcomp" and lemma(above) in ACCUSING and not _is_passive(above):
            return next((c for c in above.children if c.dep_ == "dobj"), None), True
        if above.pos_ in ("VERB", "AUX"):
            return _subject(above, steps + 1)[0], True
    return None, False


def _antecedent(verb: "Token") -> "Token | None":
    at = verb
    while at.dep_ == "conj" and at.head is not at:
        at = at.head
    return at.head if at.dep_ == "relcl" else None


def _agent(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _negated(verb: "Token", subject: "Token | None") -> bool:
    if _own_negation(verb) or _no_object(verb):
        return True
    if subject is not None and _says_no(subject):
        return True
    above = verb.head
    if above is verb:
        return False
    if _is_bare(verb):
        return True
    if (
        verb.dep_ == "pcomp"
        and above.lower_ in ("without", "of")
        and (above.lower_ == "without" or above.head.lower_ == "instead")
    ):
        return True
    if verb.dep_ in ("xcomp", "ccomp", "pcomp", "dobj") and not _has_subject(verb):
        if verb.dep_ == "pcomp":
            above = above.head
        return (lemma(above) in UNDONE and not _own_negation(above)) or (
            lemma(above) in FRAMING and above.pos_ in ("VERB", "AUX") and _negated(above, _subject(above)[0])
        )
    if verb.dep_ == "conj" and not _has_subject(verb) and above.pos_ in ("VERB", "AUX"):
        return _shares_negation(verb, above)
    return False


def _shares_negation(verb: "Token", above: "Token") -> bool:
    """ "did not screen or refer", "no one was arrested or charged"; "did not fund them and trained police" does not."""
    own_auxiliary = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if own_auxiliary or not _negated(above, _subject(above)[0] if _is_passive(above) else None):
        return False
    if lemma(above) == "lack" or _no_object(above):
        return False
    joined = [t.lower_ for t in verb.doc[above.i : verb.i]]
    return "or" in joined or "nor" in joined or (verb.tag_ in ("VB", "VBN") and "but" not in joined)


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _own_negation(verb: "Token") -> bool:
    for child in verb.children:
        if (
            child.dep_ == "neg"
            or child.lower_ in NOT
            or (child.lower_ == "yet" and verb.doc[child.i + 1 : child.i + 2].text == "to")
        ):
            following = verb.doc[child.i + 1].lower_ if child.i + 1 < len(verb.doc) else ""
            if following not in ("only", "just", "merely", "necessarily", "until"):
                return True
    before = verb.doc[max(0, verb.i - 4) : verb.i].text.lower()
    return bool(
        re.search(
            r"\bha(?:s|ve|d) yet to(?: \w+ly)?$|\bunable to$|\binstead of$|\bwithout(?: \w+ly)?$|\brather than$",
            before,
        )
    )


def _no_object(verb: "Token") -> bool:
    return any(
        child.dep_ in ("dobj", "attr", "nsubjpass", "oprd") and _says_no(child) for child in verb.children
    )


def _says_no(noun: "Token") -> bool:
    first = noun.doc[noun.left_edge.i : noun.i + 1].text
    return (
        noun.lower_ in NO
        or any((child.lower_ in NO and child.i < noun.i) or (child.dep_ == "neg") for child in noun.children)
        or bool(NO_ONE.search(first))
    )


def _modal(verb: "Token", steps: int = 0) -> str | None:
    """The modal verb of a verb, "to" for what is wished, planned or meant; None when it is told as done."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in MODALS:
            return child.lower_
    above = verb.head
    if above is verb or steps > 4:
        return None
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    ):
        if (
            WISHED.match(lemma(above))
            or above.pos_ not in ("VERB", "AUX")
            or verb.dep_ == "advcl"
            or lemma(above) not in FRAMING | UNDONE | SAID_TO
        ):
            return "to"
        if lemma(above) == "be" and verb.dep_ != "ccomp":
            return "to"
    if verb.dep_ in ("xcomp", "conj") and above.pos_ in ("VERB", "AUX") and not _has_subject(verb):
        return _modal(above, steps + 1)
    if verb.dep_ == "ccomp" and WISHED.match(lemma(above)):
        return "to"
    if verb.dep_ == "pcomp" and above.head.dep_ == "acl":
        return "to"
    if verb.dep_ == "pcomp" and above.lower_ == "by":
        # "Took steps to fight it by convicting traffickers": the means was used, though the aim is an aim.
        return next(
            (c.lower_ for c in _finite(verb).children if c.dep_ == "aux" and c.lower_ in MODALS), None
        )
    if verb.dep_ == "pcomp" and above.head.pos_ in ("VERB", "AUX"):
        wished = WISHED.match(lemma(above.head)) or (lemma(above.head) == "look" and above.lower_ == "to")
        return "to" if wished else _modal(above.head, steps + 1)
    return None


def _finite(verb: "Token") -> "Token":
    at = verb
    while at.head is not at and at.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        at = at.head
    return at


def _ends_object(token: "Token") -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ not in ("conj", "relcl", "ROOT", "advcl"):
        return token.dep_ in ("amod", "compound") and _is_act(token)
    return token.dep_ != "advcl" or not any(child.lower_ == "to" for child in token.children)


def _after(clause: Clause, verb: "Token") -> Span:
    """What follows the verb: up to the next verb that is coordinated with it, a relative clause or a contrast."""
    start = verb.idx + len(verb)
    stops = [
        t.idx
        for t in clause.doc[verb.i + 1 :]
        if t.idx > start and _ends_object(t) and not ONLY_JOINED.match(clause.text[start : t.idx])
    ]
    stops += [
        c.left_edge.idx
        for c in verb.children
        if c.dep_ == "ccomp" and c.left_edge.idx > start and _has_subject(c)
    ]
    breaks = [
        clause.text.find(m.group(), start + m.start())
        for m in BREAK.finditer(clause.text[start : start + LONGEST])
    ]
    end = min([*stops, *breaks, start + LONGEST, len(clause.text)])
    return clause.part(start, end) if end > start else clause.part(verb.idx, start)
