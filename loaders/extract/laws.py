"""Laws and treaties as the text names them: "Article 271-A of the penal code", "a law against trafficking"."""

import re
from dataclasses import dataclass

from loaders.extract.context import Context
from loaders.facts import Span

LEFT = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Tt]hese|such|[Ss]everal|[Ss]ome|other|same|"
    r"[Nn]ew|newly|old|older|existing|current|national|federal|state|provincial|regional|local|comprehensive|"
    r"special|specific|stand-?alone|separate|"
    r"complete|partial|full|revised|amended|draft|proposed|pending|first|second|additional|long-awaited|"
    r"stricter|tougher|strict|strong|landmark|anti-trafficking|anti-slavery|trafficking|human|child|children|"
    r"labou?r|criminal|penal|immigration|protection|"
    r"victim|victims?['’]?|witness|organi[sz]ed|crime|asset|forfeiture|sponsorship|domestic|workers?|worker|"
    r"migrant|foreign|employment|military|key|relevant|stronger|various|two|three|four|no|any|\d{4}|U\. ?S\.|"
    r"U\.S\.|UN|US|EU|U\. ?N\.|U\.N\.|TIP)\s+)*"
    r"(?:[A-Z][\w’'-]+\s+(?:(?:of|in|and|for|on|to|against|the|from)\s+){0,3})*(?:\b(?:anti-trafficking|"
    r"trafficking|draft|special|federal|national|criminal)\s+)?$"
)
RIGHT = re.compile(
    r"^(?:(?: of|,)? (?:\d{4}\b|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December) \d{4})|\s(?:No\.? ?)?\d[\d/-]*\d)?"
    r"(?: (?:against|on|in line with|for|to (?:combat|prevent|fight|suppress|punish|counter|address)|"
    r"concerning|governing|outlawing|of)(?! \d)(?! all\b| its\b)"
    r" (?:(?!and\b|that\b|which\b|in\b(?! persons| human| children| women| people)|was\b|were\b|is\b|has\b|"
    r"had\b|to\b|into\b|under\b|after\b)[\w’'-]+(?: |(?=[,.;]|$)|$)){1,7})?"
)
PHRASE = re.compile(r" (?:against|on|in line with|for|to|concerning|governing|outlawing|of) \D")
ABOUT = re.compile(
    r"traffick|slave|labou?r|persons?|victims?|child|smuggl|exploit|prostitut|forfeit|protect|crime|criminal|"
    r"sale|procure|people|women|migra|in line|employ|human|work|sex|begg|marriage|adoption|organ|offen|"
    r"violence|debt|passports|minors",
    re.I,
)
YEAR_ONLY = re.compile(r"^(?:(?: of|,)? (?:\d{4}\b|[A-Z][a-z]+ \d{4})|\s(?:No\.? ?)?\d[\d/-]*\d)?")
OF_A_CODE = re.compile(
    r"^(?:\s*\([^)]*\))?(?:\s+(?:and|or)\s+\d[\w.-]*)?\s+(?:of|in|under)\s+(?:the\s+|its\s+|"
    r"[A-Z]\w+['’]s\s+)?(?:\d{4}\s+)?(?:[\w’'-]+\s+){0,5}$"
)
NOT_LAW = re.compile(
    r"\b(?:rule of|law and order|by|common|martial|international|enforcement|lack of) ?$", re.I
)
ENFORCEMENT = re.compile(
    r"^[\s-]+(?:enforcement|school|students?|firms?|professors?|office|degree|makers?|reform project|"
    r"officers?|cases?|charges|offices)\b",
    re.I,
)
NUMBERS = re.compile(r"\d(?:[\w.-]*\w)?(?:\(\w+\))*")


@dataclass(frozen=True, slots=True)
class Law:
    """A law in the text: the words of its name, and `kind` (article, act, code, treaty)."""

    kind: str
    span: Span


def laws(context: Context) -> list[Law]:
    """The laws and treaties that the clause names, in order; a code that an article is part of is not listed by itself."""
    known = vars(context).get("laws")
    if known is None:
        known = vars(context)["laws"] = _laws(context)
    return list(known)


def _laws(context: Context) -> list[Law]:
    text, base = context.clause.text, context.clause.span.start
    found: list[Law] = []
    for hit in context.hits("laws"):
        start, end = hit.span.start - base, hit.span.end - base
        if ENFORCEMENT.match(text[end:]) or (NOT_LAW.search(text[:start]) and hit.code != "treaty"):
            continue
        if found and found[-1].kind == "article" and OF_A_CODE.match(text[found[-1].span.end - base : start]):
            continue
        if hit.code == "article":
            found += [Law("article", span) for span in _articles(context, hit.span)]
            continue
        if found and start < found[-1].span.end - base:
            continue
        left = LEFT.search(text[max(0, start - 120) : start])
        right = RIGHT.match(text[end:])
        begin = start - len(left.group()) if left else start
        begin = _after_list(text, begin, start, found, base)
        stop = end + (len(right.group().rstrip()) if right else 0)
        if right and PHRASE.search(right.group()) and not ABOUT.search(right.group()):
            stop = end + len(YEAR_ONLY.match(right.group()).group())  # type: ignore[union-attr]
        name = text[begin:stop].rstrip(" ,.;")
        if name.strip():
            found.append(Law(hit.code, context.clause.part(begin, begin + len(name))))
    return found


def _after_list(text: str, begin: int, start: int, found: list[Law], base: int) -> int:
    """Where the name begins: not inside the law before it, not at a name that is the subject ("In 2007 Bahrain passed a law")."""
    begin = max(begin, found[-1].span.end - base + 1 if found else 0)
    lead = text[begin:start]
    if article := list(
        re.finditer(
            r"(?:^|(?<=\s))(?:the|an?|its|their|this|that|these|several)\s(?!\w+ (?:in|of|and|for|on|to) )",
            lead,
            re.I,
        )
    ):
        begin += article[-1].start()
    if text[start].islower() and (joints := list(re.finditer(r",\s|\band\s", text[begin:start]))):
        begin += joints[-1].end()
    if owner := list(re.finditer(r"[A-Z][\w.]*(?:\s[A-Z]\w+)*['’]s?\s+", text[begin:start])):
        begin += owner[-1].end()
    if cut := re.match(r"(?:of|and|no|any|in|for|on|to|from)\s+", text[begin:start], re.I):
        begin += cut.end()
    return begin


def _articles(context: Context, span: Span) -> list[Span]:
    """Each article of "Article 240 and 241" by itself; the first keeps the word."""
    base = context.clause.span.start
    numbers = list(NUMBERS.finditer(span.text))
    if len(numbers) < 2:
        return [context.clause.part(span.start - base, span.start - base + len(span.text.rstrip(".-")))]
    first = context.clause.part(span.start - base, span.start - base + numbers[0].end())
    return [first] + [
        context.clause.part(span.start - base + n.start(), span.start - base + n.end()) for n in numbers[1:]
    ]


def last_law(context: Context) -> Span | None:
    """The law that "it", "the law" or "which" may mean: the last one named shortly before in the paragraph."""
    for earlier in reversed(context.same_paragraph()[-3:]):
        if known := laws(earlier):
            return known[-1].span
    return None
