"""What a frame says about a flow besides its places: forms, sectors, victims, means and how many."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.extract.context import Context
from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.spans import inside, overlap
from loaders.facts import Span

# Forms that are crimes or callings of their own: they count only where somebody is made to.
CRIMES = ("forced_criminality",)
ONLY_IF_FORCED = re.compile(
    r"(?:to beg|for sex|as .*|combatants|fighters|porters|concubines|servitude|to fight .*)$", re.I
)
FORCE = re.compile(
    r"\b(?:forc\w+|compel\w*|coerc\w+|exploit\w*|use[sd]?|using|subject\w*|made to|recruit\w*|involv\w+|"
    r"pressur\w+|traffick\w+|sent|sends?|sending|taken|brought|smuggled|married off|removed|mak(?:e|es|"
    r"ing)|have|abduct\w*|sold|sell\w*|made|held|kept|bondage|rescu\w+|freed|free|lur\w+|trapped|stuck|"
    r"escap\w+|held|work\w*|locked|caught|ends?|ended|face[sd]?|find|liv\w+)\b",
    re.I,
)
MADE_TO = re.compile(
    r"\b(?:ha(?:ve|s|d)(?= to\b)|forced|compelled|coerced|pressured|obliged|made|required|forces?|forcing|"
    r"compel\w*|coerc\w+|subjected|recruit\w*|abduct\w*|sent|sends?|sending|taken|tak(?:e|es|ing)|"
    r"brought|bring\w*|smuggled|moved|married off|trafficked|put|train(?:s|ed|ing)?|used?|using|hand(?:s|"
    r"ed)? over|lured)\b",
    re.I,
)
FORCED = re.compile(
    r"(?:ha(?:ve|s|d)$|forc|compel|coerc|pressur|oblig|made|requir|subject|recruit|abduct|trafficked|put)",
    re.I,
)
TO_VERB = re.compile(r"\b(?:to|and|or|,)\s+(?:(?:then|also|either|subsequently|in turn|\w+ly)\s+)?$", re.I)
NOT_VICTIMS_BEFORE = re.compile(
    r"\b(?:by(?! which)|as|against)\s+(?:(?!forc|traffic|recruit|exploit|lur|sell|to\b|in\b|into\b|"
    r"from\b)[\w’'-]+,?\s+(?:(?:and|or)\s+)?){0,3}$|\b(?:family|members of the|law enforcement|police|"
    r"government|for foreign)\s+$",
    re.I,
)
AS_WORK = re.compile(r"\b(?:as|like)\s+(?:(?:forced|cheap|unpaid|\w+),?\s+(?:(?:and|or)\s+)?){0,4}$", re.I)
VICTIM_WORD = re.compile(
    r"\bvictims?\b|\bnationals\b|\bthem\b|\bthose\b|\bsome\b|\bothers\b|\bcaptives\b|\bsurvivors\b|\brecruits\b|"
    r"\b\d\d?-year-olds?\b|\bRoma\b|\b(?:nanny|nannies|sisters|models|dancers|seamen|sailors|servants|"
    r"slaves|grandmother)\b",
    re.I,
)
COUNTED = re.compile(
    r"^\s+(?:of\s+)?(?:(?:[\w’'-]+)\s+){0,3}?(?:victims?|women|men|girls?|boys?|children|child|people|"
    r"persons|migrants?|workers?|adults?|minors|individuals|nationals|citizens|"
    r"(?:[A-Z]\w+(?:ns|ese|is)))\b"
)
SINGLE = re.compile(r"\b(?:a|one) (?:\w+ ){0,2}?victim(?= of\b)|\b(?:he|she) (?=became a slave\b)", re.I)


@dataclass(frozen=True, slots=True)
class Words:
    """The frame's own words; `anonymous` when victims are meant but no group is named ("victims", "some of them")."""

    forms: list[Hit]
    sectors: list[Hit]
    victims: list[Hit]
    means: list[Hit]
    quantity: tuple[str, Span] | None
    anonymous: bool

    def has(self, form: str) -> bool:
        """True when the frame names that form."""
        return any(hit.code == form for hit in self.forms)

    def without(self, groups: Iterable[str]) -> "Words":
        """The same without these victim groups and without a number."""
        return replace(self, victims=[h for h in self.victims if h.code not in groups], quantity=None)


def words_of(frame: Span, context: Context) -> Words:
    """Everything a frame says about a flow besides its places."""
    named = [h for h in lexicon("forms").hits(frame) if _form_counts(h, frame)]
    sectors = [h for h in lexicon("sectors").hits(frame) if _sector_counts(h, frame)]
    forms = _once([*named, *_made_to(frame, named, sectors)])
    victims = _once(h for h in lexicon("victims").hits(frame) if _victims_count(h, frame, forms, sectors))
    means = _once(lexicon("means").hits(frame))
    sectors = [s for s in sectors if not any(v.span == s.span for v in victims)]
    return Words(
        forms,
        _once(sectors),
        victims,
        means,
        _quantity(frame, context),
        bool(VICTIM_WORD.search(frame.text)) or _a_people(frame, context),
    )


def _a_people(frame: Span, context: Context) -> bool:
    """True when the frame names people by their country ("Haitians")."""
    return any(m.form == "people" and inside(m.span, frame) for m in context.places)


def _form_counts(hit: Hit, frame: Span) -> bool:
    before = frame.text[: hit.span.start - frame.start]
    if hit.code in CRIMES or ONLY_IF_FORCED.match(hit.span.text):
        return bool(FORCE.search(before)) or hit.span.text.lower().startswith("forced")
    if hit.code == "debt_bondage" and re.search(
        r"\b(?:used?|using|through|by means of|fraud)\b[^.;]{0,30}$", before
    ):
        return False
    return not re.search(
        r"\b(?:arrested|detained|fined|convicted|charged|jailed|punished) (?:for|on|with) (?:\w+ )?$",
        before,
        re.I,
    )


def _made_to(frame: Span, named: list[Hit], sectors: list[Hit]) -> list[Hit]:
    """What "forced to ...", "sent to ..." makes of the verbs after it: work is forced labour, unless it is a form."""
    found = [
        hit
        for cue in MADE_TO.finditer(frame.text)
        for hit in _verbs_after(frame, cue.end())
        if FORCED.match(cue.group())
        or hit.code in ("begging", "forced_criminality", "sex", "child_soldiers", "forced_marriage")
    ]
    if any(h.code == "brothels" for h in sectors) and re.search(
        r"forc|exploit|traffick|compel|sold|subject|will|rescu|freed|held|lur|escap|staff|end(?:ed|"
        r"s)? up|deliver|trap|locked|in brothels",
        frame.text,
        re.I,
    ):
        found.append(next(Hit("sex", h.span) for h in sectors if h.code == "brothels"))
    return [h for h in found if not any(overlap(h.span, n.span) for n in named if n.code != "forced_labour")]


def _verbs_after(frame: Span, position: int) -> Iterator[Hit]:
    text = frame.text[position:]
    stop = re.search(r"\b(?:who|which|where|while|although|after|because|whose)\b|[;(]", text[10:])
    if not text:
        return
    reach = Span(frame.start + position, frame.start + position + len(text[:200]), text[:200])
    limit = frame.start + position + (stop.start() + 10 if stop else 200)
    for hit in lexicon("labour_verbs").hits(reach):
        lead = frame.text[position : hit.span.start - frame.start]
        if (
            hit.span.start < limit
            and TO_VERB.search(lead)
            and not (hit.code == "forced_labour" and _is_other_work(frame, hit.span))
        ):
            yield hit


def _is_other_work(frame: Span, verb: Span) -> bool:
    """ "work as prostitutes", "serve as combatants": the noun after it is the form."""
    after = frame.text[verb.end - frame.start : verb.end - frame.start + 60]
    if re.match(
        r"\s*(?:as|in|at|on)\s+(?:\w+\s+){0,3}?(?:prostitut\w+|the sex|sex|brothels?|pornograph\w+|beggars|"
        r"child soldiers)",
        after,
        re.I,
    ):
        return True
    return bool(re.match(r"(?:perform|provide)\w*$", verb.text, re.I)) and not re.match(
        r"\s+(?:\w+ )?(?:labou?r|work|chores|tasks)", after
    )


def _sector_counts(hit: Hit, frame: Span) -> bool:
    before = frame.text[: hit.span.start - frame.start]
    text = hit.span.text.lower()
    if text in ("market", "markets"):
        return bool(re.search(r"\b(?:in|at|,|and|or)\s+(?:\w+ )?$", before)) and not re.search(
            r"\b(?:labou?r|job|black)\s+$", before
        )
    if re.search(
        r"\b(?:offers?|promises?|advertis\w+|pretext|pretense|answer\w+ \w+) (?:of |for )?(?:\w+[ -]){0,3}$",
        before,
    ):
        return False
    if text in ("bar", "bars"):
        return not before.endswith("behind ")
    if text in ("food", "trading", "commerce"):
        return bool(re.search(r"(?:in|and|,)\s+(?:the )?$", before))
    return True


def _victims_count(hit: Hit, frame: Span, forms: list[Hit], sectors: list[Hit]) -> bool:
    before = frame.text[max(0, hit.span.start - frame.start - 70) : hit.span.start - frame.start]
    forms = [h for h in forms if h.code != "child_soldiers" and not h.span.text.lower().startswith("mak")]
    if re.search(r"\b(?:outreach|social|aid|care|business)\s+$", before):
        return False
    if any(
        inside(hit.span, h.span) or (overlap(hit.span, h.span) and h.span.start < hit.span.start)
        for h in (*forms,)
    ):
        return False
    if any(overlap(hit.span, s.span) for s in sectors) and AS_WORK.search(before):
        return False
    if re.match(r"[-’']", frame.text[hit.span.end - frame.start :]) and not re.match(
        r"[’']s?\s", frame.text[hit.span.end - frame.start :]
    ):
        return False
    if re.match(r"\s+visas?\b", frame.text[hit.span.end - frame.start :]):
        return False
    return not AS_WORK.search(before) and not NOT_VICTIMS_BEFORE.search(before)


def _quantity(frame: Span, context: Context) -> tuple[str, Span] | None:
    for quantity in context.quantities:
        if not inside(quantity.span, frame) or quantity.percent:
            continue
        after = frame.text[quantity.span.end - frame.start :]
        if quantity.number.text.isdigit() and re.search(
            r"\b(?:in|since|by|until|from)\s+$", frame.text[: quantity.span.start - frame.start], re.I
        ):
            continue
        if COUNTED.match(after) and quantity.code not in (
            "several",
            "a number of",
            "numerous",
            "countless",
            "a few",
            "a handful of",
        ):
            return quantity.code, quantity.number
    for match in SINGLE.finditer(frame.text):
        return "1", Span(frame.start + match.start(), frame.start + match.end(), match.group())
    return None


def _once(hits: Iterable[Hit]) -> list[Hit]:
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.code, hit)
    return list(first.values())
