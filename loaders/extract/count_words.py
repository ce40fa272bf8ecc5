"""The words that tell what a number counts, and what a count is."""

import re
from dataclasses import dataclass

from loaders.extract.clauses import FINITE_VERB
from loaders.extract.nouns import VICTIM, Noun
from loaders.extract.numbers import Quantity
from loaders.facts import Span

PEOPLE_MEASURES = frozenset(
    ["victims_identified", "victims_rescued", "victims_assisted", "victims_repatriated", "referral"]
)
TRIAL_MEASURES = frozenset(
    ["investigations", "prosecutions", "convictions", "acquittals", "sentences", "arrests"]
)
CLAIMED = frozenset(["referral", "action", "other", "official"])
EVENTS = frozenset(
    [
        "investigations",
        "prosecutions",
        "convictions",
        "acquittals",
        "arrests",
        "sentences",
        "victims_identified",
        "victims_rescued",
        "victims_repatriated",
        "referral",
    ]
)
BE = r"(?:was|were|been|being|is|are|be|got)"
IS_PASSIVE = re.compile(
    rf"\b{BE}\s+(?:(?:not|also|later|then|only|subsequently|officially|never|\w+ly|themselves|already|"
    rf"reported|both|all)\s+){{0,3}}(?:\w+ed,?\s+(?:and|or)\s+(?:then\s+)?)?$",
    re.I,
)
OWN_SUBJECT = re.compile(
    r"guilty|trial|custody|receiv|faced|facing|given|got |were held|was held|went |home", re.I
)
REDUCED = re.compile(
    r"^\s*(?:(?:of\s+(?:whom|them|which|these|those))|(?:\w+ly|reported|also|each|who|later|"
    r"then))?\s*(?:\w+ed (?:and|or) )?$",
    re.I,
)
AUX_GAP = re.compile(
    r"^[\s,]*(?:(?:of\s+(?:whom|them|which))\s+)?(?:(?:who|that|which)\s+)?(?:(?:had|have|has|also|later|"
    r"\w+ly|then|each|now)\s+)*$",
    re.I,
)
EMBEDDED = re.compile(
    r"^\s+(?:that |whom |which )?(?:the \w+(?: \w+)?|authorities|police|officials|NGOs?|it|they|"
    r"courts?)\s+(?:had\s+|have\s+)?$",
    re.I,
)
OBJECT_NEXT = re.compile(
    r"^\s+(?:\d|(?:the|an?|them|him|her|it|at least|about|some|more than|one|two|three|four|five|six|seven|"
    r"eight|nine|ten)\b)",
    re.I,
)
PREPOSITION = re.compile(
    r"\b(?:in|with|from|against|of|to|for|by|on|at|between|among|involving|over|under|within|per|than|as|"
    r"concerning|regarding|about)\s+(?:the |its |their |all |these |only |just |those |some |which |"
    r"a total of |an? )*$",
    re.I,
)
COMPARE = re.compile(
    r"(?:\b(?:compared|comparison|contrast) (?:with|to)|\b(?:down|up) (?:sharply |slightly )?from|"
    r"\b(?:increase|decrease|decline|drop|rise|fall|reduction|improvement)s? (?:from|over)|\bversus|\bvs\.?|"
    r"\bas against|\bagainst|\bafter|"
    r"\b(?:more|fewer|less|higher|lower) than|\bfrom|\bfollowing|\bas opposed to|\bfell short of|"
    r"\bthan)\s+(?:the |only |just |a total of |\w+ing )*$",
    re.I,
)
INCLUDED = re.compile(
    r"\b(?:including|included|includes|among (?:them|whom|these|those)|of (?:whom|which|them|these|those)|"
    r"comprising|namely|consisting of|of the(?:se)?)[:,]?\s+(?:\w+ ){0,2}$|[(:–—]\s*$",
    re.I,
)
ACCOMPLICES = re.compile(r"\bwith\s+$", re.I)
CONTINUES = re.compile(r"^[^;:]*(?:,|\band\b|\bbesides\b|\bbut\b|\bplus\b|\bas well as\b)[^;:]*$", re.I)
LINK = re.compile(
    r"\b(?:was|were|is|stood at|stands at|totall?ed|reached|numbered|amounted to|came to|rose|fell|increased|"
    r"decreased|declined|dropped|grew|jumped|climbed|doubled|went|rising|falling|remained)\b"
    r"(?:\s+(?:up|down|steady|sharply|slightly|again))?(?:\s+(?:from|to|at))?(?:\s+(?:only|just|"
    r"a total of))*\s*$|:\s*$",
    re.I,
)
FROM_TO = re.compile(
    r"\b(?:rose|fell|increased|decreased|declined|dropped|grew|jumped|climbed|went|rising|"
    r"falling)\b[^;]{0,25}\bfrom\b[^;]{0,60}\bto\s+(?:only |just )*$",
    re.I,
)
DONE_AND = re.compile(r"^\s*(?:was|were|had been|have been|has been)\s+\w+(?:\s+\w+)?,? and\s*$", re.I)
OF_A_TOTAL = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|most|many|all|several|"
    r"none|any|each|\w+teen|\w+ty) of (?:the|its|their|these|those)\s+(?:\w+ )?$",
    re.I,
)
BREAKS = re.compile(r"[;:]|\b(?:who|which|that|while|whereas|but|although|because|if|whether|where)\b", re.I)
NOT_A_NUMBER = re.compile(
    r"\b(?:no|not|an? \w+|this|that|any|each|every|the|partial|another|older|other|new|which|every)\s+$", re.I
)
SINGLE_BEFORE = re.compile(
    r"(?:^|(?<=\W))(?P<det>an?|another|its|his|the|their|former)\s+(?P<mods>(?:[\w’'-]+\s+){0,3})$", re.I
)
ORDINAL = re.compile(
    r"\b(?P<n>(?:a |the )(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth))\b(?=(?:,[^,;]{0,40},)?\s+(?:was|had been|has been|is)\b)",
    re.I,
)
FIRST = re.compile(
    r"\b(?P<n>first)(?:[- ]ever)?\s+(?:\w+[ -]){0,4}?(?P<noun>conviction|prosecution|acquittal)\b", re.I
)
GENERIC = re.compile(
    r"^(?:convicted |alleged |suspected |accused )?(?:sex |labou?r |human |child )?(?:traffickers?|"
    r"defendants?|offenders?|suspects?|perpetrators?|criminals?|smugglers?)$",
    re.I,
)
PRIVATE = re.compile(
    r"\b(?P<who>man|woman|businessman|businesswoman|pastor|farmer|teacher|doctor|couple|national|citizen|"
    r"taxi driver|housewife|employer|recruiter|shopkeeper|fisherman|imam|priest)\b(?!['’]s)",
    re.I,
)
EXTRA_WORDS = 14
# What may follow a number that leaves its noun out.
BARE = re.compile(
    r"^\s*(?:$|[.,;:)—–]|(?:in|of|from|for|to|were|was|had|have|are|a year|the (?:previous|prior|preceding|"
    r"year|period|same)|last|the year|during|confirmed|more|others?|ones|\w+ ones|on|as|and|but|or|this|"
    r"previous|this|"
    r"(?:children|women|girls|boys|adults|minors|men)? ?included|through|with|at|among|respectively|earlier|"
    r"who|over|sentences?|(?:\w+ly )?\w+ed)\b(?! by\b))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number and its measure. `anchor` is the verb or noun that says so, `segment` the words that belong to this number
    alone, `how` the way it was understood (noun, before, after, continued, compared, single)."""

    value: str
    span: Span
    quantity: Quantity | None
    measure: str
    anchor: Span
    noun: Noun | None
    segment: Span
    how: str


def cut_at(words: str) -> re.Match[str] | None:
    """Where the words behind a number stop to be about it."""
    return re.search(
        r"\b(?:and none|and not|but|compared|as opposed|versus|as against|none|of which|of whom)\b|;", words
    )


def stops_subject(gap: str) -> bool:
    """True when the words between a number and a passive verb hold another subject or verb."""
    core = re.sub(rf"\b(?:{BE[3:-1]}|had|have|has)\b(?:\s+\w+){{0,3}}\s*$", "", gap)
    core = re.sub(r"^[\s,]*(?:who|that|which)\s+", "", core)
    return bool(
        re.search(r"\b(?:and (?:the|a|an|their|its)|while|but|compared|which|whose|after|because)\b", core)
    ) or bool(re.search(r"\b(?:was|were|had|has|have|did|is|are|said|reported)\b", core))


def verbs_in(gap: str, last: Count) -> bool:
    """True when a new verb of its own stands in the gap between two numbers."""
    return any(
        m.group() != last.anchor.text
        for m in FINITE_VERB.finditer(
            re.sub(r"\b(?:reported|convicted|identified|had|been|were|was|exploited)\b", "", gap)
        )
    )


def may_identify(verb: str, noun: Noun | None, after: str) -> bool:
    """Counting words identify victims only: "registered 14 NGOs" does not."""
    if noun is None:
        return re.match(r"(?:\S+\s+){1,3}(?:in|from|a year)\b", after) is not None
    if noun.kind == "cases":
        return True
    if noun.kind != VICTIM:
        return False
    if (
        noun.span.text[:1].isupper()
        or re.match(r"identif|detect|certif|recogni", verb, re.I)
        or re.search(r"victim|survivor", noun.span.text, re.I)
    ):
        return True
    return re.search(r"\bvictims?\b|\btraffick|\bexploit|\bforced\b|\bslave", after[:160], re.I) is not None


def value_of(quantity: Quantity) -> str:
    """The value as the gold spells it: digits, `low-high` for a range, or the vague words."""
    if quantity.low is not None and quantity.high is not None and quantity.high > quantity.low:
        return f"{quantity.low}-{quantity.high}"
    return quantity.code
