"""What each number of a clause counts: reads from left to right and remembers, so that "compared with 55 in 2016" is understood.

Every number is claimed by a measure ("convictions"), or by `referral`, `action` or `other`, which keep it from being taken for one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extract.clauses import FINITE_VERB
from loaders.extract.context import Context
from loaders.extract.lexicon import Hit
from loaders.extract.nouns import OFFENDER, OFFICIAL, POINTER, VICTIM, Noun, noun_after, nouns
from loaders.extract.numbers import Quantity
from loaders.extract.spans import overlap
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


def value_of(quantity: Quantity) -> str:
    """The value as the gold spells it: digits, `low-high` for a range, or the vague words."""
    if quantity.low is not None and quantity.high is not None and quantity.high > quantity.low:
        return f"{quantity.low}-{quantity.high}"
    return quantity.code


class _Reader:
    """Reads one clause. Offsets are those of the clause's own text."""

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
        adjacent = left is not None and len(self._text(left.span.end, start).split()) <= 2 and not compared
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
            and not _verbs_in(gap, last)
            and not PREPOSITION.search(before)
        ):
            return last
        return None

    def _verb_after(self, end: int, noun: Noun | None) -> tuple[Hit | None, bool]:
        """The verb that the number is the subject of, and whether it surely is ("were convicted", not "who were held")."""
        found = self._verb_behind(end, noun)
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

    def _verb_behind(self, end: int, noun: Noun | None) -> Hit | None:
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
            if passive and not _stops_subject(gap):
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
            if verb.code == "victims_identified" and not _may_identify(
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
        """ "prosecuted and convicted one trafficker", "were identified and cared for": every verb counts, sentences only alone."""
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


def cut_at(words: str) -> re.Match[str] | None:
    """Where the words behind a number stop to be about it."""
    return re.search(
        r"\b(?:and none|and not|but|compared|as opposed|versus|as against|none|of which|of whom)\b|;", words
    )


def _stops_subject(gap: str) -> bool:
    """True when the words between a number and a passive verb hold another subject or verb."""
    core = re.sub(rf"\b(?:{BE[3:-1]}|had|have|has)\b(?:\s+\w+){{0,3}}\s*$", "", gap)
    core = re.sub(r"^[\s,]*(?:who|that|which)\s+", "", core)
    return bool(
        re.search(r"\b(?:and (?:the|a|an|their|its)|while|but|compared|which|whose|after|because)\b", core)
    ) or bool(re.search(r"\b(?:was|were|had|has|have|did|is|are|said|reported)\b", core))


def _verbs_in(gap: str, last: Count) -> bool:
    """True when a new verb of its own stands in the gap between two numbers."""
    return any(
        m.group() != last.anchor.text
        for m in FINITE_VERB.finditer(
            re.sub(r"\b(?:reported|convicted|identified|had|been|were|was|exploited)\b", "", gap)
        )
    )


def _may_identify(verb: str, noun: Noun | None, after: str) -> bool:
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
