"""How the source says it: asserted, alleged, denied, at risk, outcome unknown; and whether it says that it is not so.

Every cue has a scope: it must stand in the same clause as the words it is about (the *anchor*), before them, with nothing
between that ends its reach ("but", "who", "which", a full new verb phrase). Attribution is not doubt.
"""

import re
from dataclasses import dataclass

from loaders.facts import Polarity, Span, Stance

NEGATION = re.compile(
    r"\b(?:not|n['’]t|no|never|none|neither|nor|nobody|without|lack(?:s|ed|ing)?(?: of| any)?|absence of|"
    r"failed to|fails to|failing to|"
    r"failure to|refus(?:es|ed|al) to|declin(?:es|ed) to|unable to|inability to|cease[ds]? to|ha(?:s|ve|"
    r"d) yet to|rather than|"
    r"instead of|in lieu of|zero|neglected to|stopped short of|unwilling to|did little to|nothing to)\b",
    re.I,
)
NOT_A_NEGATION = re.compile(
    r"\b(?:not only|not just|not merely|not solely|not simply|not necessarily|no longer than|no fewer than|"
    r"no less than|no more than|not less than|"
    r"not more than|no doubt|no matter|not to mention|whether or not|not limited to|not always|not all|"
    r"not unlike|not uncommon\w*|no stranger|"
    r"not until|not surprising\w*)\b",
    re.I,
)
UNKNOWN = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|could) not (?:\w+ly )?(?:report|provide|say|disclose|state|"
    r"specify|know|release|reveal|indicate|publish|confirm)(?: \w+){0,5}?"
    r" (?:whether|if|how many|how much|the number|the outcome|the result|details|information|data|"
    r"statistics|updates?)|"
    r"(?:no|any) (?:updated |further |available |official |new )*(?:information|data|details|word|updates?|"
    r"indication)(?: was| were| is)?(?: \w+){0,3}? (?:on|about|as to|regarding|concerning)?\s*(?:whether|"
    r"if|how many)|"
    r"(?:it (?:is|was|remains?|remained)|is|was|remains?|remained) (?:unknown|unclear|uncertain|not clear|"
    r"not known|not immediately clear)|unknown (?:whether|if|how)|nor did it report(?: whether)?)\b",
    re.I,
)
ALLEGED = re.compile(
    r"\b(?:allegedly|alleged(?:ly)?|alleges?|alleging|allegations?|reportedly|purported(?:ly)?|supposedly|"
    r"accus(?:e[sd]?|ing|ations?)|suspect(?:s|ed|ing)?|"
    r"suspicions?|claim(?:s|ed|ing)?(?! responsibility)|rumou?r(?:s|ed)?|unconfirmed|unverified|"
    r"there (?:were|are|have been|was) (?:\w+ )?(?:reports?|claims|accounts)(?: that| of)?|"
    r"(?:some|several|other|anecdotal|media|press|unconfirmed) reports (?:that|of)|(?:is|are|was|"
    r"were) rumou?red to|"
    r"implicated|believed to (?:be|have))\b",
    re.I,
)
DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?: that| any| having| the| being)?|dismiss(?:es|ed|ing) (?:the |all |"
    r"these )?(?:claims?|allegations?|reports?|accusations?)(?: that| of)?|"
    r"reject(?:s|ed|ing)? (?:the |all |these )?(?:claims?|allegations?|accusations?|suggestions?)(?: that|"
    r" of)?|disput(?:es|ed|ing) (?:that|claims that)|"
    r"insist(?:s|ed) that no|no (?:credible )?evidence (?:that|of)|refut(?:es|ed|ing))\b",
    re.I,
)
RISK = re.compile(
    r"\b(?:may|might|could)\b(?! \d)|"
    r"\b(?:at (?:\w+ )?risk|risk(?:s|ing)?(?: of| being| becoming|(?= (?:forced|traffick|sexual|labou?r|"
    r"exploit|debt)))|(?:particularly |especially |highly |more |most |extremely |"
    r"increasingly )?(?:vulnerab(?:le|ility)|susceptib(?:le|ility)|prone)(?: to)?|"
    r"in danger of|endangered|exposed to|easy prey|threatened with|potential(?:ly)? (?:victims?|be|"
    r"trafficked)|likely to (?:be|become))\b",
    re.I,
)
# What ends the reach of a cue that stands before it.
BARRIER = re.compile(
    r"\b(?:but|however|although|though|while|whereas|despite|except|instead|yet|who|which|where|revealing|"
    r"showing|finding|documenting|because|since|after|before|until|so that)\b|[;:]|\s[–—]\s|—",
    re.I,
)
WIDE = 160
NARROW = 90


@dataclass(frozen=True, slots=True)
class Judgement:
    """Stance and polarity of one claim."""

    stance: Stance = Stance.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED


def judge(within: Span, anchor: Span, *, look_inside: bool = True) -> Judgement:
    """Stance and polarity of the words `anchor` inside the clause `within`.

    With `look_inside` a negation within the anchor counts too; not for anchors like "never paid", which state a wrong.
    """
    polarity = Polarity.NEGATED if negated(within, anchor, look_inside=look_inside) else Polarity.AFFIRMED
    if governs(UNKNOWN, within, anchor, WIDE):
        return Judgement(Stance.UNKNOWN)
    for stance, cue in ((Stance.DENIED, DENIED), (Stance.RISK, RISK), (Stance.ALLEGED, ALLEGED)):
        if governs(cue, within, anchor, WIDE) or (stance is Stance.ALLEGED and _trails(cue, within, anchor)):
            return Judgement(stance, polarity)
    return Judgement(polarity=polarity)


def negated(within: Span, anchor: Span, *, look_inside: bool = True) -> bool:
    """True when a negation governs the anchor ("did not refer", "no officials were prosecuted", "failed to ratify")."""
    before = _before(within, anchor, NARROW)
    spared = [match.span() for match in NOT_A_NEGATION.finditer(before)] + [
        match.span() for match in UNKNOWN.finditer(before)
    ]
    cues = [
        m for m in NEGATION.finditer(before) if not any(start <= m.start() < end for start, end in spared)
    ]
    return any(
        not BARRIER.search(before, cue.end()) and not _in_a_relative_clause(before, cue) for cue in cues
    ) or (look_inside and _negated_inside(anchor))


def _in_a_relative_clause(before: str, cue: re.Match[str]) -> bool:
    """ "children whose birth was never registered run a risk": the negation ends with its relative clause."""
    opened = re.search(r"\b(?:who|whose|which|that|where)\b[^,;]*$", before[: cue.start()])
    return bool(opened) and bool(
        re.search(
            r"\b(?:run|runs|are|is|were|was|face|faces|remain|remains|end|become|fall)\b", before[cue.end() :]
        )
    )


def _negated_inside(anchor: Span) -> bool:
    match = NEGATION.search(anchor.text)
    return bool(match) and not NOT_A_NEGATION.search(anchor.text)


def governs(cue: re.Pattern[str], within: Span, anchor: Span, reach: int = WIDE) -> bool:
    """True when the cue stands before the anchor (or in it) in the same clause with nothing between that ends its reach."""
    before = _before(within, anchor, reach)
    return any(not BARRIER.search(before, match.end()) for match in cue.finditer(before)) or bool(
        cue.search(anchor.text)
    )


def _trails(cue: re.Pattern[str], within: Span, anchor: Span) -> bool:
    """ "... were trafficked, police alleged": a speech verb at the very end governs the whole clause."""
    tail = within.text[max(0, anchor.end - within.start) :]
    return bool(re.search(rf",\s+(?:\w+\s+){{0,6}}(?:{cue.pattern})\W*$", tail, re.I))


def _before(within: Span, anchor: Span, reach: int) -> str:
    stop = max(0, min(anchor.start - within.start, len(within.text)))
    return within.text[max(0, stop - reach) : stop]
