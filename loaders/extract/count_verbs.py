"""The verb that a number is subject or object of."""

import re

from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.count_words import (
    AUX_GAP,
    BREAKS,
    EMBEDDED,
    EXTRA_WORDS,
    IS_PASSIVE,
    NOT_A_NUMBER,
    OBJECT_NEXT,
    OWN_SUBJECT,
    PREPOSITION,
    REDUCED,
    may_identify,
    stops_subject,
)
from loaders.extract.lexicon import Hit
from loaders.extract.nouns import OFFENDER, VICTIM, Noun, nouns
from loaders.extract.numbers import Quantity
from loaders.extract.spans import overlap


class VerbFinder:
    """Reads one clause. Offsets given and taken are those of the document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.clause.text
        self.base = context.clause.span.start
        self.quantities = [q for q in context.quantities if self._is_number(q)]
        taken = [n.span for n in nouns(context)]
        taken += [h.span for h in context.hits("forms")]
        self.verbs = [
            h
            for h in context.hits("measure_verbs")
            if not any(overlap(h.span, t) for t in taken) or " " in h.span.text
        ]

    def _verb_after(self, end: int, noun: Noun | None) -> tuple[Hit | None, bool]:
        """The verb that the number is the subject of, and whether it surely is ("were convicted", not "who were held")."""
        found = self._verb_behind(end)
        if found is None:
            return None, False
        gap = self._text(end, found.span.start)
        surely = (
            self._passive(found)
            or OWN_SUBJECT.search(found.span.text) is not None
            or EMBEDDED.match(gap) is not None
            or found.span.text.lower().startswith(("were ", "was ", "are ", "is "))
        ) and not re.search(r"\b(?:who|that|which)\b", gap)
        if (
            found.code == "victims_identified"
            and not re.match(r"identif|detect", found.span.text, re.I)
            and (noun is None or noun.kind != VICTIM or not re.search("victim|surviv", self.text))
        ):
            return Hit("other", found.span), surely
        return found, surely

    def _verb_behind(self, end: int) -> Hit | None:
        skipped = 0
        for verb in self.verbs:
            if verb.span.start < end:
                continue
            gap = self._text(end, verb.span.start)
            if re.match(r"\s*(?:of (?:them|whom|which|these))\b[^,]*,", gap):
                return None
            if (
                len(gap.split()) > EXTRA_WORDS
                or re.search(r"[;:]", gap)
                or self._number_between(end, verb.span.start)
            ):
                return None
            after = self._text(verb.span.end, None)
            passive = self._passive(verb)
            if verb.span.text.lower().startswith(("were ", "was ", "are ", "is ")):
                passive = True
            if passive and not stops_subject(gap):
                return verb
            if OWN_SUBJECT.search(verb.span.text) and AUX_GAP.match(gap):
                return verb
            participle = (
                re.search(
                    r"(?:ed|found|sent|sold|freed|caught|brought|held|kept|guilty|custody)$",
                    verb.span.text.split()[0].lower(),
                )
                is not None
            )
            if (
                participle
                and (REDUCED.match(gap) or EMBEDDED.match(gap))
                and (EMBEDDED.match(gap) or not OBJECT_NEXT.match(after))
            ):
                if verb.code == "other" and skipped == 0 and self._later_passive(verb, end):
                    skipped += 1
                    continue
                return verb
            if verb.code in ("other", "action") and skipped < 2:
                skipped += 1
                continue
            return None
        return None

    def _later_passive(self, verb: Hit, end: int) -> bool:
        return any(
            v.span.start > verb.span.start
            and v.code not in ("other", "action")
            and self._passive(v)
            and not self._number_between(end, v.span.start)
            for v in self.verbs
        )

    def _verb_before(self, start: int, noun: Noun | None) -> Hit | None:
        for verb in reversed(self.verbs):
            if verb.span.end > start:
                continue
            gap = self._text(verb.span.end, start)
            if BREAKS.search(gap) or len(gap.split()) > EXTRA_WORDS or PREPOSITION.search(gap):
                return None
            if any(
                n.span.end + 1 == verb.span.start
                and n.kind in (VICTIM, OFFENDER, "offenders", "defendants", "cases")
                for n in nouns(self.context)
            ) and verb.span.text.endswith("ed"):
                return None
            if self._passive(verb) and not re.search(r"\b(?:of|into|to|against)$", verb.span.text):
                return None
            if any(
                not self._measured(m.start() + verb.span.end - self.base) for m in FINITE_VERB.finditer(gap)
            ):
                return None
            if re.search(r",\s*$", gap) and not self._number_between(verb.span.end, start):
                return None
            if verb.code == "victims_identified" and not may_identify(
                verb.span.text, noun, self._text(start, None)
            ):
                return Hit("other", verb.span)
            if (
                verb.code == "arrests"
                and verb.span.text.lower() in ("seized", "detained", "captured")
                and noun is not None
                and noun.kind == VICTIM
                and re.search(r"victim|migrant|worker|child", noun.span.text)
            ):
                return Hit("action", verb.span)
            return verb
        return None

    def _measured(self, at: int) -> bool:
        """True when the verb at that offset is part of a noun the lexicons know, so no verb ("convicted traffickers")."""
        return any(n.span.start - self.base <= at < n.span.end - self.base for n in nouns(self.context))

    def _passive(self, verb: Hit) -> bool:
        return IS_PASSIVE.search(self._text(0, verb.span.start)) is not None

    def _number_between(self, start: int, end: int) -> bool:
        return any(start <= q.span.start < end and not self._aside(q) for q in self.quantities)

    def _aside(self, quantity: Quantity) -> bool:
        """True for "..., two of them Brazilian, ..."."""
        return (
            re.search(r",\s*$", self._text(0, quantity.span.start)) is not None
            and re.match(r"\s+of (?:them|whom|these)\b[^,]{0,50},", self._text(quantity.span.end, None))
            is not None
        )

    def _text(self, start: int, end: int | None) -> str:
        """The clause's words between two offsets of the document (`start` 0: from its beginning)."""
        first = max(0, start - self.base)
        return self.text[first : None if end is None else max(first, end - self.base)]

    def _is_number(self, quantity: Quantity) -> bool:
        if quantity.percent or any(t.span and overlap(t.span, quantity.number) for t in self.context.times):
            return False
        before, after = self._text(0, quantity.span.start), self._text(quantity.span.end, None)
        if quantity.number.text.lower() == "one" and (
            NOT_A_NUMBER.search(before)
            or re.match(
                r"\s+(?:of (?:the|its|his|her|their|many|several)\b|another|or (?:more|two)|day|way|hand|"
                r"point|time)\b|[-–]",
                after,
                re.I,
            )
        ):
            return bool(
                re.match(
                    r"\s+of (?:the|these|those) (?:\w+ ){0,2}(?:traffickers|defendants|suspects|victims)",
                    after,
                )
            )
        if re.match(r"\s+(?:more|fewer|less) than\b", after):
            return False
        if re.match(
            r"\s*(?:years?|months?|days?|weeks?|hours?|per ?cent|percent|points?|times|leva|baht|rupees|"
            r"euros?|dollars|kwacha|pesos|tonnes|tons|kilograms|kg)\b|['’-](?!s)",
            after,
            re.I,
        ):
            return False
        return not re.search(
            r"(?:[$€£]|\bUS\$|\bTier|\barticles?|\bsections?|\b(?:children|girls|boys|minors|persons|those|"
            r"anyone|women) (?:as young as|under|over|aged|below|between|of|above))\s*$",
            before,
            re.I,
        )
