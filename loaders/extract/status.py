"""A country's status: "X is a source, transit, and, to a lesser extent, destination country for women ..."."""

import re
from dataclasses import dataclass

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.home import Home, home_of
from loaders.extract.routes import DESTINATION, SOURCE, TRANSIT
from loaders.facts import Span
from loaders.gazetteer import PlaceMention

WORDS = {
    "source": SOURCE, "origin": SOURCE, "sending": SOURCE, "supply": SOURCE, "supplier": SOURCE, "exporter": SOURCE,
    "transit": TRANSIT, "transshipment": TRANSIT, "destination": DESTINATION,
    "receiving": DESTINATION, "receiver": DESTINATION, "importer": DESTINATION,
}  # fmt: skip
_WORD = r"(?:source|origin|sending|supply|supplier|exporter|transit|transshipment|destination|receiving|receiver|importer)s?"
# "a source and, far less often, a transit country": anything short that names no victims yet.
_BETWEEN = (
    r"(?:[\s,()/–—-]+(?!(?:for|from|who|that|which|women|men|children|girls|boys|people|persons|trafficked|of)\b)"
    r"[\w’'-]+){0,9}?[\s,()/–—-]+"
)
ROLE_LIST = re.compile(rf"\b{_WORD}(?:{_BETWEEN}{_WORD})*\b", re.I)
HEAD = re.compile(
    r"(?:\s*[,(]?[^.;,]{0,30}?)\b(?:countr(?:y|ies)|points?|hubs?|territor(?:y|ies)|areas?|places?|"
    r"locations?|states?|nations?|zones?|cit(?:y|ies)|regions?|islands?)\b|[\s,]+(?:for|of)\b|\W*$",
    re.I,
)
COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|became|becomes?|become|serves?|served|acts?|"
    r"considered|named|identified|described|regarded|known|"
    r"continues? to be|has become|both|functions?|among|counts?|counted|listed|ranks?|lists)\b[^.;]{0,70}$",
    re.I,
)
TRAFFICKING = re.compile(
    r"traffick|forced|exploit|prostitut|slave|sex|women|men\b|children|girls|boys|persons|people|victims|"
    r"migrants|labou?r",
    re.I,
)
NOT_PEOPLE = re.compile(
    r"\b(?:tourist|tourism|holiday|oil|gas|energy|revenue|income|goods|drugs?|narcotics|cocaine|heroin|"
    r"trade|exports?|investment|arms|weapons|wildlife|information|funding|water)\b",
    re.I,
)
NOUN = re.compile(r"\b(?:the|this) (?:country|kingdom|territory|island)\b", re.I)
PRONOUN = re.compile(
    r"\b(?:it|the country|this country|the territory|the nation|which|the kingdom|the republic|the island)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Status:
    """What a country is said to be; `home` stands in where only a pronoun names it."""

    roles: tuple[str, ...]
    subjects: tuple[PlaceMention, ...]
    span: Span
    home: Home | None


def statuses(clause: Clause, context: Context) -> list[Status]:
    """What the clause says its country is: one status, or two ("a source country for ... and a destination country for ...")."""
    found: list[Status] = []
    for match in ROLE_LIST.finditer(clause.text):
        head = HEAD.match(clause.text, match.end())
        copula = COPULA.search(clause.text[: match.start()])
        if not head or not _is_about_people(clause, context, match):
            continue
        span = clause.part(match.start(), max(match.end(), min(head.end(), len(clause.text))))
        again = found and re.search(
            r"\band\s+(?:is\s+)?(?:also\s+)?(?:an?|the)?\s*$", clause.text[: match.start()]
        )
        if again:
            found.append(Status(_roles(match.group()), found[0].subjects, span, found[0].home))
        elif copula and not found:
            found += _first(clause, context, match, clause.span.start + copula.start(), span)
    return found


def _is_about_people(clause: Clause, context: Context, match: re.Match[str]) -> bool:
    about = context.about or TRAFFICKING.search(clause.text)
    around = clause.text[max(0, match.start() - 24) : match.end() + 40]
    return bool(about) and not NOT_PEOPLE.search(around)


def _first(clause: Clause, context: Context, match: re.Match[str], before: int, span: Span) -> list[Status]:
    roles = _roles(match.group())
    if subjects := _subjects(clause, context, before):
        return [Status(roles, subjects, span, None)]
    home = home_of(clause.span, context)
    lead = clause.text[: match.start()]
    if home.country is None or not PRONOUN.search(lead):
        return []
    if named := NOUN.search(lead):
        subject = PlaceMention(clause.part(*named.span()), home.country, "name", (home.country,))
        return [Status(roles, (subject,), span, None)]
    return [Status(roles, (), span, home)]


def _roles(words: str) -> tuple[str, ...]:
    named = [WORDS[w.lower().rstrip("s")] for w in re.findall(rf"\b{_WORD}\b", words, re.I)]
    return tuple(role for role in (SOURCE, TRANSIT, DESTINATION) if role in named)


def _subjects(clause: Clause, context: Context, before: int) -> tuple[PlaceMention, ...]:
    """The countries, regions or towns that are the subject: those named before the verb, unless a preposition holds them."""
    named = [m for m in context.places if m.span.end <= before and m.form in ("name", "city", "region")]
    kept = []
    for mention in named:
        lead = clause.text[: mention.span.start - clause.span.start]
        if re.search(
            r"\b(?:in|from|to|of|with|for|by|at|between|like|unlike|via|on|through|"
            r"into)\s+(?:the )?(?:\w+ )?$",
            lead,
        ) and not re.search(
            r"\b(?:Government|Republic|Kingdom|Federation|city|island|state|province) of (?:the )?$", lead
        ):
            continue
        if re.match(r"['’]s\b", clause.text[mention.span.end - clause.span.start :]):
            continue
        kept.append(mention)
    return tuple(kept)
