"""What each number of a clause counts: read from left to right with a memory, for "compared with 55 in 2016".

Every number is claimed by a measure ("convictions") or by `referral`, `action`, `other`, so that no statistic takes it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.count_verbs import VerbFinder
from loaders.extract.count_words import (
    ACCOMPLICES,
    BARE,
    CLAIMED,
    COMPARE,
    CONTINUES,
    DONE_AND,
    EVENTS,
    FIRST,
    FROM_TO,
    GENERIC,
    INCLUDED,
    LINK,
    OF_A_TOTAL,
    ORDINAL,
    PEOPLE_MEASURES,
    PREPOSITION,
    PRIVATE,
    SINGLE_BEFORE,
    TRIAL_MEASURES,
    Count,
    cut_at,
    value_of,
    verbs_in,
)
from loaders.extract.nouns import OFFENDER, OFFICIAL, POINTER, VICTIM, Noun, noun_after, nouns
from loaders.extract.numbers import Quantity
from loaders.extract.spans import overlap
from loaders.facts import Span


def counts(context: Context) -> list[Count]:
    """The counts of a clause in order of the text."""
    known = vars(context).get("counts")
    if known is None:
        known = vars(context)["counts"] = list(_Reader(context).read())
    return list(known)


def remembered(context: Context) -> Count | None:
    """The last count of the clauses shortly before, in the same paragraph."""
    for earlier in reversed(context.same_paragraph()[-3:]):
        if found := [c for c in counts_if_read(earlier) if c.measure not in ("other", "official", "action")]:
            return found[-1]
    return None


def counts_if_read(context: Context) -> list[Count]:
    """The counts of an earlier clause, as they were read when its turn was."""
    return list(vars(context).get("counts") or [])


class _Reader(VerbFinder):
    """Reads one clause. Offsets are those of the clause's own text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.found: list[Count] = []

    def read(self) -> Iterator[Count]:
        singles = list(self._singles())
        for number, quantity in enumerate(self.quantities):
            self.found += [s for s in singles if s.span.start < quantity.span.start and s not in self.found]
            noun = self._noun(number)
            for count in self._of(number, quantity, noun):
                self.found.append(count)
                yield count
        yield from singles

    def _noun(self, number: int) -> Noun | None:
        quantity = self.quantities[number]
        noun = noun_after(self.context, quantity.span.end)
        if noun is None and number + 1 < len(self.quantities):
            # "two confirmed and 129 potential trafficking victims", "318 Vietnamese, 202 Indonesian and 142 Thai victims"
            following = self.quantities[number + 1]
            gap = self._text(quantity.span.end, following.span.start)
            if (
                re.fullmatch(r"\s+(?:[\w’'-]+\s*){0,3}(?:,|,?\s+and|,?\s+or)\s+", gap)
                and not FINITE_VERB.search(gap)
                and not re.search(r"\b(?:in|from|for|a|the|to)\b", gap)
            ):
                return self._noun(number + 1)
        return noun

    def _of(self, number: int, quantity: Quantity, noun: Noun | None) -> Iterator[Count]:
        measure, anchor, how = self._measure(number, quantity, noun)
        if measure is None or anchor is None:
            return
        count = Count(
            value_of(quantity), quantity.number, quantity, measure, anchor, noun, self._segment(number), how
        )
        if how in ("before", "after") and measure not in CLAIMED:
            yield from (
                replace(count, measure=m, anchor=a) for m, a in self._coordinated(measure, anchor, how)
            )
        yield count

    def _measure(
        self, number: int, quantity: Quantity, noun: Noun | None
    ) -> tuple[str | None, Span | None, str]:
        start, end = quantity.span.start, noun.span.end if noun else quantity.span.end
        before = self._text(0, start)
        compared = COMPARE.search(before)
        memory = self._memory(quantity, noun, before, bool(compared))
        if noun is not None and noun.kind in EVENTS:
            return self._event(number, noun, before), noun.span, "noun"
        if noun is not None and noun.kind in ("other", OFFICIAL):
            return ("official" if noun.kind == OFFICIAL else "other"), noun.span, "noun"
        right, strong = self._verb_after(end, noun)
        claims = (right is not None and right.code not in CLAIMED) or (
            right is not None and right.code == "referral" and strong
        )
        left = (
            self._verb_before(start, noun)
            if not compared or compared.group().lower().startswith(("after", "over"))
            else None
        )
        told = re.match(r"^\W*(?:of|among) (?:the|these|all|those)\b[^,;]*,\s*$", before, re.I)
        if told and left is None:
            known = next(
                (v for v in self.verbs if v.span.end <= start and v.code in PEOPLE_MEASURES | TRIAL_MEASURES),
                None,
            )
            if (
                known is not None
                and (noun is None or noun.kind in (VICTIM, OFFENDER))
                and not (right is not None and claims)
            ):
                return self._fitted(known.code, noun), known.span, "before"
        pointer = POINTER.match(self._text(quantity.span.end, None)) is not None
        near = left is not None and len(self._text(left.span.end, start).split()) <= 2
        adjacent = (
            left is not None and near and not compared and not self._number_between(left.span.end, start)
        )
        if right is not None and claims and strong:
            return self._fitted(right.code, noun), right.span, "after"
        if left is not None and adjacent:
            return self._fitted(left.code, noun), left.span, "before"
        if right is not None and claims and (left is None or pointer):
            return self._fitted(right.code, noun), right.span, "after"
        if self._aside(quantity):
            return None, None, ""
        if OF_A_TOTAL.search(before) and noun is not None:
            return ("defendants" if noun.kind == "defendants" else "other"), noun.span, "noun"
        if memory is not None:
            near = memory in self.found
            return (
                memory.measure,
                memory.anchor if near else quantity.span,
                "continued" if near and not compared else "compared",
            )
        if left is not None:
            return self._fitted(left.code, noun), left.span, "before"
        linked = self._linked(start)
        if linked is not None:
            return linked[0], linked[1], "subject"
        if right is not None:
            return right.code, right.span, "after"
        if (
            noun is not None
            and noun.kind in ("cases", "defendants", "shelters", "offenders", "countries_ranked")
            and (quantity.value or 0) > 1
        ):
            return noun.kind, noun.span, "noun"
        return None, None, ""

    def _event(self, number: int, noun: Noun, before: str) -> str:
        """The measure of "three convictions", unless they are convictions of officials or one person's sentences."""
        segment = self._segment(number)
        rest = self._text(noun.span.end, segment.end)
        if re.search(r"\bno (?:progress|information|updates?|further \w+) (?:on|about)\s*$", before):
            return "other"
        if noun.kind == "sentences" and re.search(
            r"\b(?:received|got|given|serving|get)\s+(?:\w+\s+)?$", before
        ):
            return "other"
        for official in nouns(self.context):
            if (
                official.kind == OFFICIAL
                and official.span.start > noun.span.end
                and re.match(
                    r"^[^,;]{0,50}\b(?:involving|involved|against|of|into|concerning)\b[^,;]{0,40}$",
                    self._text(noun.span.end, official.span.start),
                )
                and official.span.start < segment.end + 40
                and rest
            ):
                return "official"
        return noun.kind

    def _fitted(self, measure: str, noun: Noun | None) -> str:
        """The measure that a verb gives to a noun: "opened 12 cases" counts cases, "convicted four officials" none of ours."""
        kind = noun.kind if noun else None
        if measure in ("action", "other"):
            return measure
        if measure == "victims_assisted":
            return measure
        if kind == "cases":
            return (
                measure
                if measure in ("investigations", "prosecutions")
                else "cases"
                if measure != "referral"
                else "other"
            )
        if kind == "shelters":
            return "shelters"
        if kind in (OFFENDER, "offenders", "defendants") and measure in PEOPLE_MEASURES:
            return "other"
        if (
            kind == "victim"
            and noun is not None
            and re.search(r"victim|survivor", noun.span.text)
            and measure in ("convictions", "acquittals", "prosecutions", "sentences")
        ):
            return "other"
        return measure

    def _memory(self, quantity: Quantity, noun: Noun | None, before: str, compared: bool) -> Count | None:
        after = self._text(quantity.span.end, None)
        usable = [c for c in self.found if c.measure not in ("other", "official", "action")]
        last = usable[-1] if usable else None
        if self.found and self.found[-1] is not last:
            return None
        pointed = (
            (not re.search(r"\d\s+of the\s*$|\w of the\s*$", before) and POINTER.match(after))
            or INCLUDED.search(before)
            or re.match(r"\s*(?:children|women|girls|boys|adults|minors|men)? included\b", after)
        )
        if last is None:
            earlier = remembered(self.context)
            if (
                earlier is not None
                and self.context.clause.unit > 0
                and re.match(r"^\W*(?:and )?$", before)
                and noun is not None
                and earlier.noun is not None
                and noun.kind == earlier.noun.kind
            ):
                return earlier
            if len(before.split()) > 4 or FINITE_VERB.search(before):
                return None
            return (
                earlier
                if earlier is not None
                and pointed
                and not re.search(r"\bof the (?:se)?\s*$", before)
                and ((noun is None and BARE.match(after)) or (noun is not None and noun.kind == VICTIM))
                and not re.search(r"[:(–—]\s*$", before)
                else None
            )
        if (
            noun is None
            and not BARE.match(after)
            and not (last.measure == "referral" and re.match(r"\s+by\b", after))
        ):
            return None
        if compared or pointed:
            return (
                last
                if noun is None or noun.kind in (VICTIM, OFFENDER, "cases", "defendants", "offenders")
                else None
            )
        if ACCOMPLICES.search(before) and re.match(r"\s+(?:accomplices?|others|co-?defendants)", after):
            return last
        gap = self._text(
            last.noun.span.end if last.noun and last.noun.span.start > last.span.start else last.span.end,
            quantity.span.start,
        )
        bare = (
            noun is None
            or (noun.kind == VICTIM and last.measure in PEOPLE_MEASURES)
            or (noun.kind == "cases" and last.noun is not None and last.noun.kind == "cases")
        )
        if bare and DONE_AND.match(gap):
            return last
        if (
            bare
            and CONTINUES.match(gap)
            and len(gap) < 110
            and not verbs_in(gap, last)
            and not PREPOSITION.search(before)
        ):
            return last
        return None

    def _linked(self, start: int) -> tuple[str, Span] | None:
        """ "Convictions rose from two to three", "the number of victims identified fell to 40"."""
        before = self._text(0, start)
        if not (LINK.search(before) or FROM_TO.search(before)):
            return None
        for noun in reversed([n for n in nouns(self.context) if n.span.end <= start]):
            if len(self._text(noun.span.end, start)) > 120:
                return None
            if noun.kind in EVENTS or noun.kind in ("cases", "shelters"):
                return noun.kind, noun.span
            if noun.kind in (VICTIM, OFFENDER, "offenders", "defendants"):
                verb = next((v for v in self.verbs if noun.span.end <= v.span.start < start), None)
                if verb is not None:
                    return self._fitted(verb.code, noun), verb.span
                if (
                    re.search(r"\b(?:number|count|total) of\b[^.;]{0,40}$", self._text(0, noun.span.start))
                    and noun.kind == VICTIM
                    and "victim" in noun.span.text.lower()
                ):
                    return "victims_identified", noun.span
        return None

    def _coordinated(self, measure: str, anchor: Span, how: str) -> Iterator[tuple[str, Span]]:
        """ "prosecuted and convicted one trafficker", "were identified and cared for": every verb counts."""
        near = (
            self._text(max(self.base, anchor.start - 40), anchor.start)
            if how == "before"
            else self._text(anchor.end, min(anchor.end + 40, self.context.clause.span.end))
        )
        for verb in self.verbs:
            if verb.span == anchor or verb.code in CLAIMED or verb.code == measure:
                continue
            gap = (
                self._text(verb.span.end, anchor.start)
                if how == "before"
                else self._text(anchor.end, verb.span.start)
            )
            follows = verb.span.end <= anchor.start if how == "before" else verb.span.start >= anchor.end
            if (
                follows
                and re.fullmatch(
                    r"(?:,\s*(?:\w+(?:ed|ing),\s*)*|\s+|,\s+)(?:and|or|then|and then|and later|"
                    r"and subsequently)?\s*(?:then |later |were |was )?",
                    gap,
                )
                and gap.strip()
                and near
            ):
                if (verb.code == "sentences" and measure in TRIAL_MEASURES) or (
                    re.match(r"\s+(?:\d|the|them|a )", self._text(verb.span.end, None)) and how == "after"
                ):
                    continue
                yield verb.code, verb.span

    def _segment(self, number: int) -> Span:
        """From the number to the next one, or to what no longer belongs to it."""
        quantity = self.quantities[number]
        stop = (
            self.quantities[number + 1].span.start
            if number + 1 < len(self.quantities)
            else self.context.clause.span.end
        )
        words = self._text(quantity.span.end, stop)
        following = self._text(stop, stop + 40) if number + 1 < len(self.quantities) else ""
        if (
            re.search(r"\bin\s+(?:\w+\s+)?$", words)
            and re.match(r"\S+\s+(?:\w+\s+)?cases\b", following)
            and not cut_at(words)
        ):
            stop = (
                self.quantities[number + 2].span.start
                if number + 2 < len(self.quantities)
                else self.context.clause.span.end
            )
            words = self._text(quantity.span.end, stop)
        cut = cut_at(words)
        end = quantity.span.end + (cut.start() if cut else len(words))
        return self.context.clause.part(
            quantity.span.start - self.base, max(end, quantity.span.end) - self.base
        )

    def _singles(self) -> Iterator[Count]:
        """People told of one by one: "A migration agent was acquitted", "a fourth was cleared", "the first conviction"."""
        for match in FIRST.finditer(self.text):
            span = self.context.clause.part(match.start("n"), match.end("n"))
            noun = self.context.clause.part(match.start("noun"), match.end("noun"))
            yield Count(
                "1",
                span,
                None,
                match["noun"].lower() + "s",
                noun,
                None,
                self.context.clause.part(match.start(), len(self.text)),
                "single",
            )
        for match in ORDINAL.finditer(self.text):
            verb, _ = self._verb_after(self.base + match.end(), None)
            if verb is not None and verb.code in TRIAL_MEASURES - {"investigations"}:
                yield Count(
                    "1",
                    self.context.clause.part(match.start("n"), match.end("n")),
                    None,
                    verb.code,
                    verb.span,
                    None,
                    self.context.clause.part(match.start(), len(self.text)),
                    "single",
                )
        people = [
            n.span
            for n in nouns(self.context)
            if n.kind in (OFFENDER, "offenders", "defendants") and not n.span.text.endswith("s")
        ]
        people += [
            self.context.clause.part(m.start("who"), m.end("who")) for m in PRIVATE.finditer(self.text)
        ]
        for person in sorted({(p.start, p.end, p.text) for p in people}):
            yield from self._single(Span(*person))

    def _single(self, person: Span) -> Iterator[Count]:
        lead = SINGLE_BEFORE.search(self._text(0, person.start))
        if lead is None or any(overlap(person, n.span) for n in nouns(self.context) if n.kind == OFFICIAL):
            return
        det = lead["det"].lower()
        if det in ("the", "his", "their") and (
            GENERIC.match(person.text)
            or re.match(r"man|woman|national|citizen|employer|couple", person.text, re.I)
        ):
            return
        if re.search(r"\b(?:and|of|in|to|by|with|from|who|was|were)\b", lead["mods"]):
            return
        noun = Noun(OFFENDER, person)
        start = self.base + lead.start("det")
        verb, _ = self._verb_after(person.end, noun)
        how = "after"
        if verb is None:
            verb, how = self._verb_before(start, noun), "before"
            if verb is not None and not re.fullmatch(r"\s+(?:also )?", self._text(verb.span.end, start)):
                return
        if verb is None or verb.code not in TRIAL_MEASURES - {"investigations"}:
            return
        whole = self.context.clause.part(start - self.base, len(self.text))
        count = Count(
            "1", Span(start, start + len(det), lead["det"]), None, verb.code, verb.span, noun, whole, "single"
        )
        for measure, anchor in self._coordinated(verb.code, verb.span, how):
            yield replace(count, measure=measure, anchor=anchor)
        yield count
