"""Whom the text credits with a statement: "NGOs reported that ...", "according to X", "..., she said", "It adds that ...".

A speaker is kept in the words of the text. Someone reporting what they did themselves ("the government reported training
officers") is no speaker: an attribution needs a statement with a subject of its own. A report that ranks, cites or
criticises a state speaks as one that says so. Inside a quotation that runs on, the speaker is carried; a paper that quotes
the police keeps both (`via`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.extract.clauses import Clause
from loaders.extract.spans import inside
from loaders.facts import Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# fmt: off
SPEECH = frozenset([
    "say", "report", "state", "note", "claim", "allege", "tell", "announce", "add", "assert", "explain",
    "acknowledge", "admit", "confirm", "deny", "conclude", "find", "indicate", "estimate", "warn", "reveal",
    "show", "suggest", "observe", "describe", "comment", "argue", "stress", "insist", "believe", "complain",
    "document", "testify", "write", "identify", "name", "cite", "contend", "maintain", "declare", "point",
    "remark", "emphasize", "emphasise", "highlight", "underline", "recall", "concede", "accuse", "judge",
    "mention", "hold", "agree", "calculate", "reckon", "fear", "think", "record", "recount", "disclose", "inform",
    "speculate",
])
# fmt: on
SAID = (
    r"(?:said|says|say|added|adds|reported|reports|noted|notes|claimed|claims|alleged|alleges|stated|states|"
    r"warned|warns|announced|confirmed|explained|explains|"
    r"estimated|estimates|insisted|insists|argued|argues|acknowledged|admitted|recalled|concluded|concludes|"
    r"observed|wrote|writes|declared|found|finds|testified|told [\w ]{2,40})"
)
SOURCE = (
    r"(?:reports?|stud(?:y|ies)|surveys?|articles?|statements?|index|assessments?|analysis|designation|(?<!Watch )"
    r"(?<!watch )lists?|Factbook|factbook|handbook|yearbook|dossier|audit|papers?|passage|review|bulletin|briefing|"
    r"publication|rankings?|database)"
)
ACCORDING = re.compile(

        r"\b(?:according to|as (?:reported|noted|stated|described|estimated|documented) (?:by|in)|in the (?:words|"
        r"view|opinion) of|citing|on the word of)\s+"

        r"(?P<speaker>(?:[^,;()]|,(?=\s\d{4}))+?)(?=,|;|[.!?]?[\"”’]?\s*$|\s\(|\s(?:that|there|which|who|said|"
        r"authorities|officials|the government|police)\b)", re.I
)  # fmt: skip
TRAILING = re.compile(
    rf",[”\"’']?\s+(?P<speaker>(?:[^,;\"“”]){{2,70}}?)\s+{SAID}(?:\s+(?:on|in|last|to|at|during)\s[^,;]{{0,40}})?\W*$"
)
INVERTED = re.compile(
    r"[,?!][”\"’']?\s+(?:said|says|added|adds|noted|warned|explained|wrote)\s+(?P<speaker>[^,;\"“”.]{2,70})(?=[,.;]|"
    r"\s*$)"
)
INSERTED = re.compile(
    rf",\s+(?P<speaker>(?:[A-Z]|it\b|he\b|she\b|they\b|the\s|an?\s|police\b|officials\b|authorities\b|observers\b|"
    rf"activists\b)[^,;\"“”]{{0,60}}?)\s*\b{SAID},"
)
REPORTS_THAT = re.compile(
    r"\bthere (?:were|are|have been|was) (?:also )?(?P<speaker>(?:\w+ ){0,2}?(?:reports?|allegations?|claims))"
    r"\s+(?:that|of)\b",
    re.I,
)
NOUN_SPEAKERS = re.compile(
    rf"\b(?P<speaker>(?:an?|the|this|that|its|their|one)\s(?:[\w.’'()-]+\s){{0,8}}?{SOURCE}(?:\s(?:of|for|from|"
    rf"by)\s(?:\d{{4}}|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)"
    r"(?:\s+(?:\w+\s+){0,8}?(?:revealing|finding|noting|saying|stating|showing|estimating|alleging)\b|,"
    r"?\s+(?:which|that)\s+(?:\w+ )?(?:placed|ranked|said|says|found|finds|put|listed|named|called|described|"
    r"noted|counted)\b)",
    re.I,
)
IN_A_SOURCE = re.compile(
    rf"(?:^|[.,;]\s|\b(?:said|stated|noted) )\W*in (?P<speaker>(?:the|its|an?|their|his)\s(?:[\w.’'()-]+\s)"
    rf"{{0,9}}?{SOURCE}(?: of \d{{4}})?)(?=,)",
    re.I,
)
# Verbs with which a report judges: "cited Russia among the worst", "placed the country in Tier 3", "was indicting Russia for".
# fmt: off
JUDGING = frozenset([
    "cite", "place", "rank", "list", "name", "downgrade", "upgrade", "indict", "criticize", "criticise",
    "identify", "drop", "put", "count", "call", "rate", "label", "evaluate", "classify", "relegate", "promote",
    "credit", "blame", "praise", "accuse", "give", "class", "judge", "describe", "single", "designate", "record",
    "document",
])
# fmt: on
RANKING = frozenset(["downgrade", "upgrade", "relegate", "rank", "promote", "demote", "drop", "place"])
BODIES = re.compile(
    r"\b(?:State Department|Department of State|U\.? ?S\.?|United States|Washington|Europol|Interpol|GRETA|UNODC|ILO|"
    r"IOM|UNICEF|Amnesty|Human Rights Watch|OSCE|Council of Europe|European Commission|United Nations|UN|observers|"
    r"experts|analysts?|activists|NGOs?|critics|Office to Monitor)\b"
)
IS_SOURCE = re.compile(rf"\b{SOURCE}\b")
TIER = re.compile(r"\b(?:tier|watch ?list|downgrad\w+|upgrad\w+|rank\w*|category|worst)\b", re.I)
BY = re.compile(
    rf"\b(?:identified|described|named|listed|ranked|placed|cited|rated|classified|downgraded|upgraded|relegated|"
    rf"reported|documented|recorded|counted|estimated|criticized|criticised)\b[^.;]{{0,90}}?\bby "
    rf"(?P<speaker>(?:an? |the )?(?:[\w.’'()-]+ ){{0,8}}?(?:{SOURCE}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*|NGOs|"
    rf"observers|experts|activists))(?=[\s,.;]|$)"
)
QUOTED_AS = re.compile(
    r"(?P<via>(?:[A-Z]|the |a |local |state )[^,;]{2,60}?) (?:quoted|quotes|cited|cites) (?P<speaker>[^,;]{2,60}?) "
    r"as (?:saying|reporting|stating|warning|estimating)\b"
)
QUOTE_MARKS = '"“'
QUOTES = re.compile(r"[\"“”]")
REACH = 6


def attribution(clause: Clause, anchor: Span | None = None) -> Attribution | None:
    """Who is credited with what the clause says about `anchor` (default: with the clause as a whole), or None."""
    if match := QUOTED_AS.search(clause.text):
        quoting = clause.part(*match.span("via"))
        speaker = clause.part(*match.span("speaker"))
        return Attribution(speaker.text, speaker, via=Attribution(quoting.text, quoting))
    found = [span for span in _candidates(clause, anchor) if anchor is None or not inside(anchor, span)]
    if not found:
        return None
    others = [span for span in clause.found(ACCORDING, "speaker") if span != found[0]]
    via = Attribution(others[0].text, others[0]) if others and found[0].start > others[0].end else None
    return Attribution(found[0].text, found[0], via=via)


def carried(clause: Clause, before: Sequence[Clause]) -> Attribution | None:
    """The speaker of a quotation that was opened in an earlier clause and still runs; `before` is in order of the text."""
    if not _in_a_quotation(clause, before):
        return None
    for earlier in reversed(before[-REACH:]):
        speaker = _of_clause(earlier)
        if speaker is not None:
            return speaker
    return None


@lru_cache(maxsize=64)
def _of_clause(clause: Clause) -> Attribution | None:
    return attribution(clause)


def _in_a_quotation(clause: Clause, before: Sequence[Clause]) -> bool:
    """True when a quotation mark opened before the clause is not closed yet, or when quoted paragraphs follow one another."""
    here = [c for c in before if c.paragraph == clause.paragraph]
    opened = _open("".join(c.text for c in here))
    first = here[0] if here else clause
    if opened and (first.text[:1] not in QUOTE_MARKS or any(_of_clause(c) for c in here)):
        return True
    if not (opened or clause.text[:1] in '"“') or _speaks(clause):
        return False
    # A paragraph that begins with a mark goes on with the quotation of the one before, which was left open.
    above = [c for c in before if c.paragraph == first.paragraph - 1]
    return bool(above) and (
        _open("".join(c.text for c in above)) or (above[0].text[:1] in '"“' and _of_clause(above[0]) is None)
    )


def _open(text: str) -> bool:
    marks = QUOTES.findall(text)
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def _speaks(clause: Clause) -> bool:
    return re.search(rf"[,?!.][\"”]\W*\w+[^\"]{{0,60}}\b{SAID}\b", clause.text) is not None


def _candidates(clause: Clause, anchor: Span | None) -> Iterator[Span]:
    yield from _stated(clause, anchor)
    for pattern in (ACCORDING, TRAILING, INVERTED, INSERTED):
        for span in clause.found(pattern, "speaker"):
            if not NO_SPEAKER.search(span.text):
                yield span
    yield from _judging(clause)
    for pattern in (REPORTS_THAT, IN_A_SOURCE, BY):
        yield from clause.found(pattern, "speaker")
    for span in clause.found(NOUN_SPEAKERS, "speaker"):
        if anchor is None or anchor.start > span.end:
            yield span
    yield from _authors(clause, anchor)


NO_SPEAKER = re.compile(
    r"\b(?:were|was|is|are|been|being|had|has|have)\b|^(?:and|but|who|which|that|when)\b", re.I
)


def _stated(clause: Clause, anchor: Span | None) -> Iterator[Span]:
    """Subjects of verbs of speech whose statement holds the anchor, the innermost first."""
    found: list[tuple[int, Span]] = []
    for verb in clause.doc:
        if verb.lemma_.lower() not in SPEECH or verb.pos_ not in ("VERB", "AUX"):
            continue
        subject = _speaking_subject(verb)
        if subject is None:
            continue
        statement = _statement(verb)
        if statement is not None and (anchor is None or inside(anchor, clause.of_tokens(statement.subtree))):
            found.append((verb.i, clause.of_tokens(_noun_phrase(subject))))
    yield from (span for _, span in sorted(found, key=lambda item: -item[0]))


def _speaking_subject(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ == "nsubj":
            return None if child.tag_ in ("WDT", "WP", "EX") else child
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ == "nsubjpass" for c in verb.children)
    ):
        return next(
            (c for c in verb.head.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")), None
        )
    return None


def _statement(verb: "Token") -> "Token | None":
    """The clause that the verb introduces, if it has a subject of its own."""
    for child in verb.children:
        if child.dep_ == "ccomp" and any(
            t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for t in child.children
        ):
            return child
    return None


def _judging(clause: Clause) -> Iterator[Span]:
    """A report or a body that observes states, as the subject of a verb of judging."""
    for verb in clause.doc:
        if (
            verb.lemma_.lower() not in JUDGING
            or verb.pos_ != "VERB"
            or verb.dep_ in ("relcl", "acl", "xcomp", "advcl")
        ):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")), None)
        if subject is None:
            continue
        span = clause.of_tokens(_noun_phrase(subject))
        ranks = verb.lemma_.lower() in RANKING and TIER.search(clause.text) is not None
        if IS_SOURCE.search(span.text) or (BODIES.search(span.text) and ranks):
            yield span


def _authors(clause: Clause, anchor: Span | None) -> Iterator[Span]:
    """ "An analyst wrote a report linking ..."; "the group published a study" that says what follows."""
    for verb in clause.doc:
        if verb.lemma_.lower() in ("write", "publish", "release", "issue") and verb.pos_ == "VERB":
            work = next((c for c in verb.children if c.dep_ == "dobj" and IS_SOURCE.search(c.text)), None)
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            follows = re.search(
                r"\b(?:linking|saying|finding|alleging|accusing|describing|estimating|documenting|claiming|showing|"
                r"revealing)\b",
                clause.text,
            )
            if (
                work is not None
                and subject is not None
                and follows
                and (anchor is None or anchor.start > clause.span.start + work.idx)
            ):
                yield clause.of_tokens(_noun_phrase(subject))


def _noun_phrase(head: "Token") -> "list[Token]":
    """The subject without the relative clauses and appositions that hang on it."""
    dropped = {
        t.i
        for child in head.children
        if child.dep_ in ("relcl", "acl", "appos") or (child.dep_ == "prep" and child.lower_ == "on")
        for t in child.subtree
    }
    kept = [t for t in head.subtree if t.i not in dropped]
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].is_space):
        kept.pop(0)
    return kept or [head]
