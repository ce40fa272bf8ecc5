"""What a rule may know besides its clause: the document, what is mentioned here, what was said just before.

A `Context` belongs to one clause. Mentions are found when first asked for. `earlier` holds the contexts of the clauses
before, newest last, as far back as a pronoun reasonably reaches; it never reaches into the future.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.extract import dates, numbers
from loaders.extract.attribution import attribution, carried
from loaders.extract.clauses import Clause
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.model import recorder
from loaders.extract.spans import inside, span_at
from loaders.extract.stance import Judgement, judge
from loaders.facts import Argument, Attribution, Claim, Document, Passage, Span, Time
from loaders.gazetteer import OrganizationMention, Place, PlaceMention, country, organizations, places

HORIZON = 24
COUNTRY_CODE = re.compile(r"[A-Z]{2}")
OPENS_A_PASSAGE = re.compile(
    r"^\W*(?:The )?(?:[A-Z][\w’'-]+[ ,]*(?:of |and |the )*){1,6}(?:is|was|remains|"
    r"serves as)\b[^.;]{0,60}\b(?:source|transit|destination|origin)\b"
    r"|^\W*Tier (?:1|2|3)(?: Watch List)?\s*[-–—:]"
)
ABOUT = re.compile(
    r"traffick(?:ed|ing|ers?)\b(?! (?:of|in) (?:drugs|arms|weapons|ivory|wildlife|narcotics|cocaine))|"
    r"forced (?:labou?r|prostitution|marriage|begging)|sexual(?:ly)? exploit|modern slavery|debt bondage|"
    r"domestic servitude|forced (?:to work|into)|child soldiers|"
    r"enslave[ds]?|(?<!the )\bslavery\b|sex (?:slaves?|trade)|"
    r"(?:sold|lured) (?:in)?to (?:\w+ )?(?:brothels?|prostitution|marriage)|bonded labou?r|pimps?\b|brothels?\b|"
    r"work(?:ing|ed)? off (?:their|the|a|his|her) debts?|against their will|"
    r"slave-like|as slaves?\b|sold as (?:brides|wives|maids)|"
    r"forced to (?:have sex|beg|marry|sell)|scam (?:cent(?:re|er)s?|compounds?)",
    re.I,
)


@dataclass(frozen=True)
class Setting:
    """What holds for the whole document. `text` is the masked text; `topic` the country the document is about, if any."""

    document: Document
    text: str
    topic: str | None
    about: bool = True

    @property
    def published(self) -> str | None:
        """The document's date, in the precision it has."""
        return self.document.published

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return int(self.document.published[:4]) if self.document.published else None


@dataclass(frozen=True)
class Context:
    """One clause as rules see it, with everything found in it."""

    setting: Setting
    clause: Clause
    earlier: Sequence["Context"] = field(default=(), repr=False)

    @cached_property
    def places(self) -> list[PlaceMention]:
        """Countries, regions and towns named in the clause, demonyms included; spans in the document."""
        found = places(self.clause.text, topic=self.setting.topic, published_year=self.setting.year)
        return [replace(mention, span=self._shifted(mention.span)) for mention in found]

    @property
    def about(self) -> bool:
        """True when the document speaks of trafficking in people at all."""
        return self.setting.about

    @cached_property
    def organizations(self) -> list[OrganizationMention]:
        """Known organizations named in the clause; spans in the document."""
        return [
            replace(mention, span=self._shifted(mention.span)) for mention in organizations(self.clause.text)
        ]

    @cached_property
    def topic(self) -> Place | None:
        """The country this part of the text is about: that of the last heading or "X is a source country", else the document's.

        A page may hold the passages of many countries; the nearest one that opened a passage counts.
        """
        for nearby in (self, *reversed(self.earlier)):
            named = {
                m.place.code: m.place
                for m in nearby.places
                if m.form == "name" and COUNTRY_CODE.fullmatch(m.place.code)
            }
            if (len(named) == 1 and OPENS_A_PASSAGE.search(nearby.clause.text)) or (
                nearby.clause.heading and len(named) == 1 and len(nearby.clause.text.split()) <= 4
            ):
                return next(iter(named.values()))
        return country(self.setting.topic) if self.setting.topic else None

    @cached_property
    def quantities(self) -> list[numbers.Quantity]:
        """Numbers that can be counts."""
        return numbers.quantities(self.clause.span)

    @cached_property
    def times(self) -> list[Time]:
        """Dates and periods."""
        return dates.times(self.clause.span, self.setting.published)

    @cached_property
    def passage_times(self) -> list[Time]:
        """Dates and periods of the whole passage, for clauses that have none of their own."""
        return dates.times(self.clause.passage, self.setting.published)

    def hits(self, name: str) -> list[Hit]:
        """What a lexicon finds in the clause ("forms", "victims", "sectors", "means" ...)."""
        return lexicon(name).hits(self.clause.span)

    def same_passage(self) -> list["Context"]:
        """The earlier clauses of this clause's passage, oldest first."""
        return [c for c in self.earlier if c.clause.passage == self.clause.passage]

    def same_paragraph(self) -> list["Context"]:
        """The earlier clauses of this clause's paragraph, oldest first."""
        return [c for c in self.earlier if c.clause.paragraph == self.clause.paragraph]

    def judge(self, anchor: Span) -> Judgement:
        """Stance and polarity of the words at `anchor`."""
        return judge(self.clause.span, anchor)

    def time_for(self, anchor: Span | None = None) -> Time | None:
        """The time the clause gives for `anchor`: the nearest one in the clause, else the only one of its passage."""
        if self.times:
            middle = anchor.start if anchor else self.clause.span.start
            return min(self.times, key=lambda t: abs((t.span.start if t.span else middle) - middle))
        return self.passage_times[0] if len(self.passage_times) == 1 else None

    def speaker(self, anchor: Span | None = None) -> Attribution | None:
        """Who is credited with the statement about `anchor`: here, or where the quotation opened."""
        return attribution(self.clause, anchor) or carried(self.clause, [c.clause for c in self.earlier])

    def argument(self, role: str, value: str, span: Span | None, **more: object) -> Argument:
        """An argument whose span quotes the document itself (not the masked text)."""
        return replace(Argument(role, value, span and self.quoted(span)), **more)  # type: ignore[arg-type]

    def topic_argument(self, role: str) -> Argument | None:
        """The document's country as an inferred argument, or None when the document has no topic."""
        topic = self.topic
        return Argument(role, topic.code, None, topic.entity, "doc_topic") if topic else None

    def quoted(self, span: Span) -> Span:
        """The same characters of the document's own text."""
        return span_at(self.setting.document.text, span.start, span.end)

    def claim(
        self,
        kind: str,
        rule: str,
        arguments: Iterable[Argument | None],
        anchor: Span,
        judgement: Judgement | None = None,
        time: Time | None = None,
        speaker: Attribution | None = None,
    ) -> Claim:
        """A claim of this passage. Stance and polarity are judged at `anchor` and the speaker found, unless given."""
        judged = judgement or self.judge(anchor)
        speaker = speaker or self.speaker(anchor)
        passage = self.quoted(self.clause.passage)
        return Claim(
            kind,
            Passage(self.setting.document.id, passage.start, passage.end, passage.text),
            tuple(a for a in arguments if a is not None),
            recorder(rule),
            judged.stance,
            judged.polarity,
            (time and time.span and replace(time, span=self.quoted(time.span))) or time,
            (speaker and speaker.span and replace(speaker, span=self.quoted(speaker.span))) or speaker,
        )

    def _shifted(self, span: Span) -> Span:
        return self.clause.part(span.start, span.end)


def topic_of(document: Document, text: str) -> str | None:
    """The country the document is about: declared, else the one its title names, else the first to stand out in its first lines.

    A country stands out when it is the subject of the first sentence's "is a source country ..." or named more often than
    any other in the first thousand characters.
    """
    if document.topic:
        return document.topic
    year = int(document.published[:4]) if document.published else None
    for piece in (document.title, text[:1000]):
        codes = [
            m.place.code
            for m in places(piece, published_year=year)
            if len(m.place.code) == 2 and m.place.code.isupper()
        ]
        ranked = Counter(codes).most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            return ranked[0][0]
    return None


def is_about_trafficking(text: str) -> bool:
    """True when the text names trafficking in people or one of its forms."""
    return ABOUT.search(text) is not None


def within(span: Span, spans: Iterable[Span]) -> bool:
    """True when `span` lies inside any of `spans`."""
    return any(inside(span, other) for other in spans)
