"""Officials as the text names them: the whole phrase ("a senior district police commissioner"), one by one or as a list."""

import re
from dataclasses import dataclass

from loaders.extract.context import Context
from loaders.extract.lexicon import Hit
from loaders.extract.nouns import officials
from loaders.facts import Span

_LIST = (
    r"the|an?|its|their|his|her|some|several|many|any|no|other|another|two|three|four|five|six|seven|eight|"
    r"nine|ten|\d+|one|additional|former|senior|junior|high[- ]level|high[- ]ranking|low[- ]level|"
    r"mid[- ]level|low[- ]ranking|elite|local|complicit|"
    r"corrupt|alleged|district|state|federal|national|provincial|regional|municipal|foreign|public|"
    r"government|military|police|airport|immigration|customs|border|prison|detention|camp|naval|army|"
    r"civilian|certain|these|those|further|"
    r"possibly|suspected|rogue|deputy|vice|chief|retired|serving|school|village|city|county|coast|riot|"
    r"special|labou?r|honorary|allegedly|all|most|individual|migration|labor|coast guard"
)
LEFT = re.compile(
    rf"(?:(?:(?i:\b(?:{_LIST}))|[A-Z][\w’'-]+)[\s-]+(?:and (?=(?:police|military|civilian|immigration|"
    rf"customs|local|security|border)?\b))?)+$"
)
OF_ONLY = re.compile(
    r"^\s+of\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:police|army|navy|unit|ministry|squad|service|office|"
    r"department|guard|forces|force|precinct|rank|party|conscripts|[A-Z][\w’'-]+)\b(?:\s+(?:of|"
    r"for) (?:the )?[A-Z][\w]*(?: [A-Z]\w+)?)?"
)
GUARDED = re.compile(r"^\s+at (?:the|an?) (?:\w+ ){0,2}(?:camp|prison|border|centre|center|station)\b")
PARENTHESIS = re.compile(r"\s*\((?:the )?")
OTHER_ARMY = re.compile(
    r"\b(?:Resistance|[Oo]pposition|[Rr]ebel|[Ii]nsurgent|[Mm]ilitant|[Tt]errorist|[Ss]eparatist|Liberation|"
    r"Rebel|Salvation|Free \w+|Independence|Arakan|Wa State|Kachin Independence)\s+$"
)
LISTED = re.compile(
    r"\b(?:(?:police|immigration|customs|military|border|army|prison|judicial|security|consular|civilian|"
    r"local|labou?r|airport|coast guard|navy)(?:, and|,| and| or)\s+)+$",
    re.I,
)
BRIDGE = re.compile(r"^(?:\s*,\s*|\s*,?\s+(?:and|or)\s+)(?:\w+\s+)?$", re.I)
SINGULAR = re.compile(r"^(?:an?|another|one|the|his|her|its)\s", re.I)
TITLE_ONLY = re.compile(
    r"^(?:general|president|minister|ministry|chief|head|office|ministries|state|general assembly|private|"
    r"major|captain|commissioner|parliament)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """An official or a body: `code` is person, body, state or sponsored; `accusable` is false for those who only try others."""

    span: Span
    code: str
    accusable: bool = True


def actors(context: Context) -> list[Actor]:
    """The officials of a clause, whole phrases, lists of kinds joined, single people apart."""
    found: list[Actor] = []
    text, base = context.clause.text, context.clause.span.start
    for hit in officials(context):
        if (
            (found and hit.span.start < found[-1].span.end)
            or hit.code == "sponsored"
            or not _is_official(hit, text, base)
        ):
            continue
        start, end = hit.span.start - base, hit.span.end - base
        if (found and PARENTHESIS.fullmatch(text[found[-1].span.end - base : start])) or (
            hit.code == "body" and OTHER_ARMY.search(text[:start])
        ):
            continue
        left = LEFT.search(text[max(0, start - 70) : start])
        begin = start - len(left.group()) if left else start
        begin = _cut(text, begin, start)
        if listed := LISTED.search(text[max(0, begin - 60) : begin]):
            begin -= len(listed.group())
        right = OF_ONLY.match(text[end:]) or (
            GUARDED.match(text[end:]) if "guards" in hit.span.text else None
        )
        end += len(right.group()) if right and hit.code != "state" else 0
        begin = max(begin, found[-1].span.end - base if found else 0)
        while begin < end and (text[begin] in " ," or re.match(r"(?:and|or)\s", text[begin:])):
            begin += 1 if text[begin] in " ," else text[begin:].index(" ") + 1
        span = context.clause.part(begin, end)
        if found and _joins(found[-1], span, text, base):
            found[-1] = Actor(context.clause.part(found[-1].span.start - base, end), found[-1].code, True)
            continue
        found.append(Actor(span, hit.code, True))
    return found


def _is_official(hit: Hit, text: str, base: int) -> bool:
    after = text[hit.span.end - base :]
    if re.match(
        r"[-–]\w|\s+(?:complicity|corruption|construction|projects?|stations?|raids?|custody|work|protection|"
        r"investigations?|efforts|spokes\w+|data|statistics|records?|checks?|checkpoints?|department|policy|"
        r"buildings?)\b",
        after,
        re.I,
    ):
        return False
    if re.search(r"\bchild[- ]$", text[: hit.span.start - base], re.I):
        return False
    if re.match(r"\s+of (?:the )?(?:armed groups?|rebel|militia|insurg|the gang|gang|group)", after):
        return False
    return not (TITLE_ONLY.match(hit.span.text) and hit.code != "state")


def _cut(text: str, begin: int, start: int) -> int:
    """The phrase begins at its last article; a name that is the subject of an earlier verb is not part of it."""
    lead = text[begin:start]
    if opened := list(
        re.finditer(
            r"(?:^|(?<=[\s-]))(?:the|an?|its|their|some|several|any|no|many|all|"
            r"these|those)\s",
            lead,
            re.I,
        )
    ):
        begin += (
            opened[-1].start()
            if not re.match(r"of\s", lead[opened[-1].start() - 3 : opened[-1].start()])
            else opened[0].start()
        )
    lead = text[begin:start]
    if of := re.match(r"(?:of|no)\s+", lead, re.I):
        begin += of.end()
    return begin


def _joins(before: Actor, span: Span, text: str, base: int) -> bool:
    """True for "legislators and police officers": kinds of officials in a list are one actor, single people are not."""
    gap = text[before.span.end - base : span.start - base]
    if not BRIDGE.match(gap) or before.code == "state":
        return False
    return not (
        SINGULAR.match(before.span.text) and SINGULAR.match(span.text)
    )  # "the army and the security forces" are two
