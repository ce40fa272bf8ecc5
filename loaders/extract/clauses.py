"""Cuts sentences into the units that rules read, before anything is parsed.

A *passage* is what a claim cites: the sentence, or the clause where clauses are strung together by semicolons. A *clause*
is what a rule sees: a passage, or a part of it that has its own subject and verb ("..., while men are forced to work ...").
Scope is settled here: a negation, a place or a purpose of one clause does not leak into its neighbour.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.extract.model import language_model
from loaders.extract.sentences import Sentence
from loaders.extract.spans import trimmed
from loaders.facts import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SEMICOLON = re.compile(r";(?=\s|$)")
BRACKETS = {"(": ")", "[": "]"}
# Verbs that make what stands before them a clause of its own. Closed class first, then verbs of this field that a
# tagger often takes for nouns.
FINITE = (
    r"(?:is|are|was|were|has|have|had|does|do|did|may|might|can|could|will|would|shall|should|must|"
    r"remains?|remained|"
    r"continues?|continued|became|becomes?|began|reports?|reported|says|said|say|notes?|noted|states?|"
    r"stated|claims?|claimed|"
    r"alleges?|alleged|occurs?|occurred|takes?|took|forces?|forced(?! (?:child |domestic )?(?:labou?r|"
    r"prostitution|begging|marriages?|criminality|servitude|sex))|compels?|compelled|coerced?|recruits?|"
    r"recruited|exploits?|"
    r"exploited|subjects?|subjected|traffics?|trafficked|lures?|lured|sells?|sold|buys?|bought|transports?|"
    r"transported|"
    r"smuggles?|smuggled|sends?|sent|migrates?|migrated|travels?|travelled|traveled|transits?|transited|"
    r"works?|worked|"
    r"uses?|used|keeps?|kept|held|holds?|gave|gives?|provides?|provided|identifies|identified|"
    r"investigates?|investigated|"
    r"prosecutes?|prosecuted|convicts?|convicted|sentences?|sentenced|acquitted|arrests?|arrested|charged?|"
    r"charges|refers?|"
    r"referred|rescues?|rescued|deports?|deported|detains?|detained|repatriated?|repatriates|returned?|"
    r"returns|ratified|"
    r"signed|passed|enacted|adopted|drafted|criminali[sz]ed|criminali[sz]es|prohibits?|prohibited|"
    r"prescribes?|prescribed|"
    r"made|makes?|failed|fails?|lacks?|lacked|denies|denied|rejected|rejects|opened|opens|closed|trained|"
    r"trains?|funded|"
    r"funds|estimates?|estimated|employs?|employed|found|finds?|fell|rose|increased|increases|decreased|"
    r"declined|dropped|suspended|dismissed|"
    r"fined|accepted|accepts|facilitate[sd]?|protect(?:s|ed)?|raided|confiscate[sd]?|face[sd]?|comes?|came|"
    r"goes|went|"
    r"arrive[sd]?|fall|falls|risk(?:s|ed)?|encounter(?:s|ed)?|experience[sd]?|suffer(?:s|ed)?|end(?:s|"
    r"ed)? up)"
)
FINITE_VERB = re.compile(rf"\b{FINITE}\b", re.I)
SUBJECT_STARTS = (
    r"(?:the|a|an|this|that|these|those|its|their|his|her|some|many|most|other|others|several|both|all|no|"
    r"not|few|more|fewer|"
    r"men|women|children|boys|girls|adults|victims|migrants|workers|refugees|traffickers|authorities|"
    r"officials|police|"
    r"prosecutors?|courts?|judges?|NGOs?|observers|employers|recruiters|it|they|he|she|we|there|foreign|"
    r"local|domestic|"
    r"internal|forced|child|sex|labor|labour|law enforcement|government|reports?|media|\d[\d,.]*|one|two|"
    r"three|four|five|six|"
    r"seven|eight|nine|ten|dozens|hundreds|thousands|[A-Z][\w’'-]+)"
)
# A connector with a comma, then a subject, then (at most eight words later, with no comma) a finite verb.
COORDINATED = re.compile(
    rf",\s+(?P<word>and|but|yet|so|while|whereas|although|though|even though|as|however,|"
    rf"while at the same time)\s+"
    rf"(?={SUBJECT_STARTS}\b(?P<gap>(?:[^,;:]|,(?=\d)){{0,75}}?)\s(?P<verb>{FINITE})\b)"
)
# Without a comma only the contrastive ones are safe.
CONTRASTIVE = re.compile(
    rf"\s(?P<word>while|whereas|although|but)\s+"
    rf"(?=(?:{SUBJECT_STARTS}|[a-z]{{4,}}s)\b(?P<gap>[^;:]{{0,110}}?)\s(?P<verb>{FINITE})\b)"
)
AUXILIARY = re.compile(
    r"(?:is|are|was|were|has|have|had|does|do|did|may|might|can|could|will|would|shall|should|must|"
    r"remains?|remained)$",
    re.I,
)
SUBJECT_NAME = re.compile(r"(?:the )?[A-Z]")
# "... come to Kuwait, and some are put to forced labour": the subject is that of the clause before.
PRONOUN_ONLY = re.compile(
    r"(?:some|many|most|they|all|several|a few) (?:of them )?(?:then |also |later |subsequently |"
    r"often )?(?:are|were|is|was|may|have|has|had|end|fall|become|find|face|suffer|encounter)\b",
    re.I,
)
RELATIVE = re.compile(r"\b(?:who|whom|which|that|whose|where|when|if|because|if)\b", re.I)
SUBORDINATOR_FIRST = re.compile(
    r"^\s*(?:while|although|though|despite|even though|whereas|if|because|since|after|before|when|once|"
    r"unless|until)\b",
    re.I,
)
TOO_LONG_TO_PARSE = 3000
# "PUERTO MALDONADO, Peru – Police raided ...": the town is no subject.
DATELINE = re.compile(r"^[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{2,24})?(?: \([\w ]{2,20}\))?\s+[–—-]+\s+")
TIER_HEAD = re.compile(r"^(?:Tier \d|TIER \d)(?: [Ww]atch ?[Ll]ist)?\s*[–—:-]*\s+(?=[A-Z]|the )")
INSERTED = re.compile(
    r",\s(?:however|therefore|in contrast|by contrast|for example|in turn|moreover|nevertheless|meanwhile|"
    r"for instance),(?=\s)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a rule reads: a piece of one sentence, parsed on its own.

    `span` is the piece, `passage` what a claim made from it cites, `sentence` the whole sentence; all in offsets of the
    document. `doc` is the parse of `span.text`; use `part` to get from its tokens or characters back to the document.
    `index` numbers the clauses of the document, `unit` those of the passage.
    """

    span: Span
    passage: Span
    sentence: Span
    paragraph: int
    heading: bool
    index: int
    unit: int
    doc: "Doc"

    @property
    def text(self) -> str:
        """The (masked) text of the piece."""
        return self.span.text

    def part(self, start: int, end: int) -> Span:
        """The span of the document for characters `start` to `end` of this clause's text."""
        return Span(self.span.start + start, self.span.start + end, self.span.text[start:end])

    def of_tokens(self, tokens: "Iterable[Token]") -> Span:
        """The smallest span of the document that holds all these tokens of `doc`."""
        chosen = list(tokens)
        return self.part(min(t.idx for t in chosen), max(t.idx + len(t) for t in chosen))

    def found(self, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[Span]:
        """Every match of a pattern in this clause, as spans of the document."""
        for match in pattern.finditer(self.span.text):
            if match.end(group) > match.start(group):
                yield self.part(match.start(group), match.end(group))

    def says(self, pattern: re.Pattern[str]) -> bool:
        """True when the pattern occurs in this clause."""
        return pattern.search(self.span.text) is not None


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause before it is parsed."""

    span: Span
    passage: Span
    sentence: Sentence
    unit: int


def pieces(text: str, read: Iterable[Sentence]) -> Iterator[Piece]:
    """The unparsed clauses of these sentences, in order."""
    for sentence in read:
        for passage in passages(text, sentence.span):
            for unit, span in enumerate(units(text, passage)):
                yield Piece(span, passage, sentence, unit)


def passages(text: str, sentence: Span) -> list[Span]:
    """The sentence, or its clauses when semicolons string several together."""
    cuts = [m.end() for m in SEMICOLON.finditer(sentence.text) if not _in_brackets(sentence.text, m.start())]
    return _cut(text, sentence, cuts, drop=";")


def units(text: str, passage: Span) -> list[Span]:
    """The parts of a passage that have a subject and a verb of their own."""
    cuts: list[int] = []
    start = 0
    matches = sorted(
        (*COORDINATED.finditer(passage.text), *CONTRASTIVE.finditer(passage.text)), key=lambda m: m.start()
    )
    for match in matches:
        before = passage.text[start : match.start()]
        if match.start() <= start or _in_brackets(passage.text, match.start()) or _is_list(before, match):
            continue
        if _is_complete(before):
            cuts.append(match.start() + 1)
            start = match.end()
    return _cut(text, passage, cuts)


def _is_list(before: str, match: re.Match[str]) -> bool:
    """True when the connector closes a list ("to Africa, the Gulf, and Europe where some are ...", "for men, women, and
    children subjected to ...") instead of opening a clause."""
    if RELATIVE.search(match["gap"]) or (
        match["word"] == "and" and PRONOUN_ONLY.match(match.string, match.end())
    ):
        return True
    last = before.rpartition(",")[2].strip()
    if match["word"] != "and" or FINITE_VERB.search(last):
        return False
    item = (len(last.split()) <= 2 and "," in before) or (
        SUBJECT_NAME.match(last) and SUBJECT_NAME.match(match.string, match.end())
    )
    return bool(item) or not AUXILIARY.match(match["verb"])


def _is_complete(before: str) -> bool:
    """True when the words before a connector are a main clause: a verb that no relative pronoun governs."""
    if SUBORDINATOR_FIRST.match(before):
        _, comma, rest = before.partition(",")
        return bool(comma) and _is_complete(rest)
    verbs = list(FINITE_VERB.finditer(before))
    return any(not _governed(before, verb.start()) for verb in verbs)


def _governed(before: str, verb: int) -> bool:
    """True when a relative pronoun or conjunction stands between the subject and this verb."""
    openers = list(RELATIVE.finditer(before, 0, verb))
    if not openers:
        return False
    between = before[openers[-1].end() : verb]
    return len(FINITE_VERB.findall(between)) == 0 and "," not in between


def _in_brackets(text: str, position: int) -> bool:
    depth = sum((c in BRACKETS) - (c in BRACKETS.values()) for c in text[:position])
    return depth > 0 and any(closer in text[position:] for closer in BRACKETS.values())


def _cut(text: str, whole: Span, cuts: list[int], drop: str = "") -> list[Span]:
    edges = [0, *cuts, len(whole.text)]
    found: list[Span] = []
    for left, right in pairwise(edges):
        start, end = whole.start + left, whole.start + right
        while drop and end > start and text[end - 1] in drop:
            end -= 1
        if span := trimmed(text, start, end):
            found.append(span)
    return found


def clauses(text: str, read: Iterable[Sentence], batch: int = 128) -> Iterator[Clause]:
    """The parsed clauses of a (masked) text, in order. Parsing happens in batches, so memory does not grow with the text."""
    nlp: Language = language_model()
    waiting: list[Piece] = []
    index = 0
    for piece in pieces(text, read):
        waiting.append(piece)
        if len(waiting) == batch:
            yield from _parsed(nlp, waiting, index)
            index += len(waiting)
            waiting = []
    yield from _parsed(nlp, waiting, index)


def for_parser(text: str) -> str:
    """The text of a piece as the parser reads it: same length, without what only leads it astray (line breaks, datelines,
    an inserted "however")."""
    for opening in (DATELINE, TIER_HEAD):
        if opening.match(text):
            text = opening.sub(_blank, text)
    return INSERTED.sub(_blank, text.replace("\n", " ").replace("\r", " "))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _parsed(nlp: "Language", waiting: list[Piece], index: int) -> Iterator[Clause]:
    # The parser's memory grows with the square of a piece's length; nothing that long is a sentence anyway.
    texts = [
        for_parser(piece.span.text) if len(piece.span.text) <= TOO_LONG_TO_PARSE else "" for piece in waiting
    ]
    for number, (piece, doc) in enumerate(
        zip(waiting, nlp.pipe(texts, batch_size=len(texts) or 1), strict=True)
    ):
        sentence = piece.sentence
        yield Clause(
            piece.span,
            piece.passage,
            sentence.span,
            sentence.paragraph,
            sentence.heading,
            index + number,
            piece.unit,
            doc,
        )
