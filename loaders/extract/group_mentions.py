"""Where a clause names a group of traffickers: by its kind, by a word that says what it lives by, by name; how many they are."""

import re
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.numbers import Quantity
from loaders.extract.phrases import phrase
from loaders.facts import Argument, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

VICTIMS = re.compile(
    r"\b(?:(?i:victims?|women|woman|girls?|boys?|children|child|minors?|men|people|persons|migrants?|workers?|"
    r"refugees?|nationals|labou?rers|hostesses|prostitutes|captives|slaves?|teenagers|youths?|villagers|students|"
    r"compatriots|hostages|fighters|soldiers|them|those)|[A-Z]\w+(?:ans|ese|ians|is|ns))\b"
)
TRADE = re.compile(
    r"\b(?:(?:human |sex |labou?r |child |people |women |forced labou?r |international |anti)*traffick\w*|"
    r"prostitut\w*|pimping|slavery|forced labou?r|begging|sexual exploitation|people[- ]smuggling|migrant "
    r"smuggling|baby[- ]selling|extortion of migrants)\b",
    re.I,
)
SAYS_CRIME = re.compile(
    r"\b(?:criminal|crime|traffick\w*|smuggl\w*|prostitution|pimping|sex|organi[sz]ed|illegal|illicit|armed|mafia|"
    r"gangs?|ring|rival|so-called|syndicate|slavery|abduction|kidnap\w*|begging|underground|rebel)\b",
    re.I,
)
# A body that fights the trade is no group of traffickers.
BODY = re.compile(
    r"\b(?:task|steering|contact|leading|expert|research|travel|hotel|working|anti-|ngo|aid|rights|support|self-help|"
    r"donor|expert|advisory|civil|women's|international organi|non-governmental|vulnerable|minority|at-risk|age|risk|"
    r"indigenous|population|target|focus|media|news|social|victims? of|church|religious|host|armed forces)\b|^(?:the "
    r")?(?:ngo|un)\b",
    re.I,
)
OFTEN_ONLY_WORDS = re.compile(
    r"\b(?:phone|telephone|wedding|boxing|drug|ivory|oil|car) (?:rings?|networks?)\b", re.I
)
SIZE_HAS = re.compile(
    r"\b(?:has|have|had|with(?= (?:about |around |some |at least |up to )?\w+ members)|comprising|numbering|"
    r"consist(?:s|ed|ing)? of|made up of|counts?|counted)\b[^.;,]*?\b(?:members?|people|persons|men|criminals|"
    r"associates)\b",
    re.I,
)
SIZE_OF = re.compile(
    r"^\s*(?:\w+ )?of (?:about |around |some |at least |more than |up to )?(?:\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\b",
    re.I,
)


def mentions(clause: Clause, context: Context) -> list[tuple[Hit, "Token"]]:
    """The groups of a clause with their head nouns; of "the Budva Circle, a gang of thirty" only the first."""
    found = [(hit, head) for hit in _hits(clause, context) if (head := _head(hit, clause)) is not None]
    named = {head.i for hit, head in found if hit.code == "named"}
    heads = {head.i for _, head in found}
    kept = []
    for hit, head in found:
        inside = [a for a in _above(head) if a.i in heads]
        names = [t.i for t in head.subtree if t.i in named and t.i != head.i and t not in head.conjuncts]
        if hit.code == "named" or not (inside or names) or any(a in head.conjuncts for a in inside):
            kept.append((hit, head))
    return kept


def _above(head: "Token") -> list["Token"]:
    """The nouns in whose phrase a noun stands."""
    found: list[Token] = []
    at = head
    while (
        at.head is not at
        and at.dep_ in ("pobj", "prep", "appos", "compound", "nmod", "poss", "amod")
        and len(found) < 6
    ):
        at = at.head
        found.append(at)
    return found


def _hits(clause: Clause, context: Context) -> list[Hit]:
    return [
        hit
        for hit in lexicon("groups").hits(clause.span)
        if hit.code != "loose" or _is_criminal(hit, clause) or _is_meant(hit, clause, context)
    ]


MEANT = re.compile(r"\b(?:the|this|that|these|those|a typical|typical|no|each|every|most|such|all) $", re.I)


def _is_meant(hit: Hit, clause: Clause, context: Context) -> bool:
    """ "The network", "a typical group": where groups of traffickers were spoken of just before."""
    start = hit.span.start - clause.span.start
    if not MEANT.search(clause.text[max(0, start - 14) : start]) or not re.fullmatch(
        r"networks?|groups?|clans?|organi[sz]ations?|cells?", hit.span.text, re.I
    ):
        return False
    before = [*context.same_paragraph()[-4:], *context.earlier[-3:]]
    return any(
        h.code in {"group", "named"} or _is_criminal(h, c.clause)
        for c in before
        for h in lexicon("groups").hits(c.clause.span)
    )


OF_CRIMINALS = re.compile(
    r" of (?:[\w-]+ ){0,4}?(?:nationals|traffickers|smugglers|recruiters|dealers|criminals|pimps|brokers|kidnappers)"
    r"\b"
)


def _is_criminal(hit: Hit, clause: Clause) -> bool:
    """A "network" or "group" with a word before it that tells what kind, or with a name."""
    start = hit.span.start - clause.span.start
    before = re.split(
        r"[,;:.]|\b(?:and|or|by|to|for|in|with|from|that|which|who|against)\b",
        clause.text[max(0, start - 60) : start],
    )[-1]
    whole = before + hit.span.text
    if BODY.search(whole):
        return False
    name = (
        re.search(
            r"\bthe (?:[A-Z][\w’'-]+ )+$" if hit.span.text[:1].islower() else r"\b(?:[A-Z][\w’'-]+ )+$",
            before,
        )
        is not None
    )
    of_people = re.search(r"\b(?:[A-Z]\w+(?:an|ese|ish|i) )$", before) is not None
    name = name and not re.fullmatch(r"Groups?|Networks?|Organi[sz]ations?|Famil(?:y|ies)", hit.span.text)
    called = (
        re.match(
            r" (?:known as|called|named) (?:the )?[A-Z]", clause.text[hit.span.end - clause.span.start :]
        )
        is not None
    )
    after = clause.text[hit.span.end - clause.span.start :]
    return (
        bool(SAYS_CRIME.search(before))
        or name
        or called
        or OF_CRIMINALS.match(after) is not None
        or (of_people and hit.span.text.lower().rstrip("s") in ("group", "network", "clan"))
    )


def _head(hit: Hit, clause: Clause) -> "Token | None":
    end = hit.span.end - clause.span.start
    inside = [t for t in clause.doc if t.idx < end and t.idx + len(t) > hit.span.start - clause.span.start]
    # "The Lord's Resistance Army": the last word; "gangs" of "gang members": no group acts, its members do.
    return inside[-1] if inside else None


def group_name(hit: Hit, head: "Token", clause: Clause) -> Span:
    """The group as written: its phrase, or its name where one follows ("a group known as the Harbour Brothers")."""
    end = hit.span.end - clause.span.start
    if called := re.match(
        r"(?: \w+)? (?:known as|called|named) ((?:the )?(?:[A-Z][\w’'-]+ ?)+)", clause.text[end:]
    ):
        start = end + called.start(1)
        return clause.part(start, start + len(called.group(1).rstrip()))
    if hit.code == "named":
        article = re.search(r"\b[Tt]he\s$", clause.text[: hit.span.start - clause.span.start])
        start = hit.span.start - clause.span.start - (len(article.group()) if article else 0)
        return clause.part(start, max(end, head.idx + len(head)))
    words = phrase(head)
    place = next(
        (c for c in head.children if c.dep_ == "prep" and c.i > head.i and c.lower_ in ELSEWHERE), None
    )
    if place is not None or len(clause.of_tokens(words).text) > 90:
        end = place.i - 1 if place is not None else head.i
        words = [t for t in words if t.i <= end]
    return clause.of_tokens(words or [head])


# fmt: off
ELSEWHERE = frozenset([
    "in", "along", "across", "near", "at", "around", "with", "for", "during", "throughout", "inside", "outside",
    "under",
])


def size_of(head: "Token", clause: Clause, context: Context) -> list[Quantity] | None:
    """How many members the group is said to have."""
    told = next((c for c in head.children if c.dep_ == "appos" and c.i > head.i), head)
    after = clause.text[told.idx + len(told) :]
    offset = clause.span.start + told.idx + len(told)
    window = SIZE_OF.match(after) or _has_members(after)
    if window is None:
        return None
    start, end = offset + window.start(), offset + window.end()
    inside = [
        q
        for q in context.quantities
        if start <= q.number.start and q.number.start < end and not q.percent and q.value is not None
    ]
    return inside[:2] or None


def _has_members(after: str) -> re.Match[str] | None:
    window = SIZE_HAS.search(after)
    return (
        window
        if window
        and window.start() < 90
        and re.search(r"\bmembers?\b|\bpeople\b|\bmen\b|\bpersons\b", window.group())
        and not VICTIMS.search(after[: window.start()])
        else None
    )


def lives_by_it(name: Span) -> bool:
    """A group named as an object counts when its own words say that it traffics."""
    words = name.text.lower()
    if re.search(r"\b(?:anti-|against|fight|dismantl\w+ (?:of )?traffick)", words):
        return False
    own = (
        TRADE.search(name.text) is not None
        and re.search(r"\b(?:ring|gang|syndicate|network|group|mafia|cartel|organi[sz]ation)", words)
        is not None
    )
    singular = re.match(r"(?:an?|the|one|this|that|two|three|four|five|several)\s", words) is not None
    is_named = (
        bool(
            re.search(
                r"[A-Z]\w+ (?:syndicate|gang|ring|network|cartel|clan|mafia)\b|\b(?:[A-Z]\w+ )+(?:gang|syndicate)",
                name.text,
            )
        )
        and not name.text.startswith(("The ", "A "))
    ) or bool(re.search(r"\b[a-z]+ [A-Z]\w+ (?:[A-Z]\w+ )?(?:syndicate|gang|ring|network)\b", name.text))
    return (own and singular) or is_named


def home_of(name: Span, context: Context) -> list[Argument | None]:
    """The state whose group it is: "Russian mafia", "syndicates from Russia"."""
    found = [
        p
        for p in context.places
        if name.start <= p.span.start
        and p.span.end <= name.end
        and len(p.place.code) == 2
        and p.form in ("adjective", "name", "people")
    ]
    if not found:
        following = context.setting.text[name.end : name.end + 7]
        if following.startswith((" from ", " in ")):
            found = [
                p
                for p in context.places
                if name.end <= p.span.start <= name.end + 12 and len(p.place.code) == 2
            ][:1]
    return [context.argument("country", p.place.code, p.span, entity=p.place.entity) for p in found]
