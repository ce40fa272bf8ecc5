"""Whether a frame with a trigger says enough to be a flow: places, or victims and a form in a text about one country.

What agencies do *about* victims (identify, assist, train, convict) tells of a flow only where it says where they came from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.context import Context
from loaders.extract.flow_words import Words
from loaders.extract.routes import DESTINATION, SOURCE, Stop
from loaders.extract.triggers import DURESS, HISTORY, IF, NO_FACT, OTHER_TRADE, POLICY, Trigger
from loaders.facts import Span

PERCENT_OF_VICTIMS = re.compile(
    r"^\W*(?:about |nearly |some |over |more than )?(?:\w+[- ])?(?:\d+|\w+) ?(?:per ?cent|percent|%) of\b",
    re.I,
)
OFFICIAL_DOER = re.compile(
    r"(?<!Resistance )\b(?:officials?|government(?:-compelled)?|army|police|soldiers|military|security forces|officers?|"
    r"state-sponsored|FARDC|authorities)\b",
    re.I,
)
ARE_VICTIMS = re.compile(
    r"\b(?:who|whom|which|they|some) (?:are|were|become|became|fall) (?:\w+ )?(?:victims?|prey)\b", re.I
)
BECOME = re.compile(
    r"\b(?:(?:is|are|was|were|be|remain|being) (?:also |\w+ly |still )*(?:exposed|vulnerable|at (?:\w+ )?risk|"
    r"susceptible)|fall|falls|fell|become|became|encounter|suffer|endure|experience|end up|end in|live in|"
    r"face|(?:are|were) (?:\w+ )?victims|(?:women|men|girls|boys|children|adults|people) in)\b",
    re.I,
)
ENFORCEMENT = re.compile(
    r"\b(?:identif\w+|assist\w*|referr?\w*|investigat\w+|prosecut\w+|convict\w+|arrest\w*|interview\w*|"
    r"screen\w*|train\w*|provid\w+(?! by)|help\w*|repatriat\w+|shelter\w*|detain\w*|deport\w*|charged|"
    r"sentenc\w+|rescu\w+)\b",
    re.I,
)
WORLDWIDE = re.compile(
    r"\b(?:worldwide|globally|around the (?:world|globe)|across the globe|in the world)\b", re.I
)
CRIME = re.compile(
    r"traffick|forced|exploit|prostitut|slave|servitude|bondage|sexual|begg?ing|recruit|sold\b|victims", re.I
)
CONTINUES = re.compile(
    r"^\W*(?:(?:and|while|but|whereas|although)\s+)?(?:(?:the|these|those|many of the|most of the|"
    r"some of the|all of the|several of the|both|all|\w+ of the) (?:\w+ )?(?:women|men|girls|boys|children|"
    r"victims|workers|migrants|refugees|group|teenagers|recruits|crew)|"
    r"they|most|some|others|many|each)\b",
    re.I,
)
BY_OFFICIALS = re.compile(rf"\bby (?:\w+[ -]){{0,4}}?{OFFICIAL_DOER.pattern}", re.I)
GLOBAL = re.compile(r"world|global", re.I)
CRIME_NOUN = re.compile(r"exploitation|trafficking|prostitution")


# Words with which people from one country are in another for other reasons, or are not the victims.
OTHERWISE = re.compile(
    r"\b(?:meetings?|conference|summit|agreements?|memorandum|visas?|tourists?|flights?|exchange|train\w*|delegation|ministers?|"
    r"signed|players?|football\w*|clubs?|embass\w+|consul\w*|convict\w+|sentenc\w+|arrest\w+|traffickers?|suspects?|"
    r"defendants?|law|laws|treaty|protocol|campaign\w*|funds?|grants?|million|percent|per cent|population|migration|"
    r"remittances|soldiers|troops|peacekeepers|journalists?|experts?|volunteers?|diplomats?|voters?|patients|athletes)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Case:
    """What stands in a frame: its trigger, the places that play a part, its words."""

    frame: Span
    trigger: Trigger
    told: Sequence[Stop]
    words: Words
    context: Context

    @property
    def roles(self) -> set[str]:
        """The parts that places play."""
        return {stop.role for stop in self.told}

    @property
    def people(self) -> bool:
        """True when victims are meant at all."""
        return bool(self.words.victims) or self.words.anonymous

    @property
    def enforced(self) -> bool:
        """True when an agency's act governs the trigger."""
        before = self.frame.text[: max(0, self.trigger.span.start - self.frame.start)]
        return bool(ENFORCEMENT.search(before or self.frame.text))

    @property
    def by_officials(self) -> bool:
        """True when the state's own people are said to do it."""
        upto = self.frame.text[: max(0, self.trigger.span.end - self.frame.start)]
        return bool(OFFICIAL_DOER.search(upto)) or self.says(BY_OFFICIALS)

    @property
    def at_home(self) -> bool:
        """True when the text is about one country, which then is where it happens."""
        return self.context.topic is not None

    def says(self, pattern: re.Pattern[str]) -> bool:
        """True when the pattern occurs in the frame."""
        return pattern.search(self.frame.text) is not None


def says_enough(case: Case) -> bool:
    """True when a flow may be made of the frame."""
    stated = case.people or case.words.forms or case.told or case.words.sectors
    if case.says(PERCENT_OF_VICTIMS) or not stated:
        return False
    kind = case.trigger.kind
    if kind in ("victimhood", "event", "moved") and case.enforced and not case.says(ARE_VICTIMS):
        return SOURCE in case.roles and bool(case.words.forms)
    if kind in ("situation", "located"):
        return kind == "situation" or {SOURCE, DESTINATION} <= case.roles
    if kind == "moved" and not (case.words.forms or case.says(CRIME) or CONTINUES.match(case.frame.text)):
        return _mere_movement(case)
    if kind == "coerced_work" and case.enforced and SOURCE not in case.roles:
        return False
    return _with_places(case) if case.told else _without_places(case)


def implied(frame: Span, told: Sequence[Stop], words: Words, context: Context) -> Trigger | None:
    """A flow told in words that no list foresaw: victims with a form and a place.

    Only in a text about trafficking, and never where agencies, meetings or law explain it. Two places alone are not enough.
    """
    if not context.about or not words.victims or context.clause.heading:
        return None
    if any(p.search(frame.text) for p in (NO_FACT, IF, HISTORY, OTHER_TRADE, OTHERWISE, PERCENT_OF_VICTIMS)):
        return None
    if not words.forms or not told or any(p.search(frame.text) for p in (POLICY, ENFORCEMENT, WORLDWIDE)):
        return None
    last = max([*(h.span for h in words.forms), *(s.span for s in told)], key=lambda span: span.start)
    return Trigger("implied", last)


def _mere_movement(case: Case) -> bool:
    """People taken from one place to another, or to one under duress."""
    topic = case.context.topic
    abroad = (
        topic is not None and DESTINATION in case.roles and all(s.place.code != topic.code for s in case.told)
    )
    route = len(case.roles) >= 2 or abroad or (bool(case.roles) and case.says(DURESS))
    return route and case.people and not case.enforced


def _with_places(case: Case) -> bool:
    """A place is enough for what says who suffers; a bare noun ("trafficking in X is a problem") must say that it is one."""
    kind = case.trigger.kind
    if kind in ("event", "moved", "victimhood", "event_of") and not (case.words.forms or case.people):
        return kind == "event" and "problem" in case.trigger.span.text
    return True


def _without_places(case: Case) -> bool:
    """Then the text must be about a country, and the frame about victims of something there."""
    if _is_elsewhere_told(case):
        return False
    if case.trigger.kind == "event":
        return bool(case.words.forms) and case.at_home and not case.context.clause.says(GLOBAL)
    if case.trigger.kind == "tourism" or _is_exploitation_at_home(case):
        return case.at_home
    trafficked = case.trigger.kind == "victimhood" and "traffick" in case.frame.text.lower()
    return (
        (bool(case.words.forms) or trafficked)
        and case.people
        and (case.at_home or case.trigger.kind == "exploits")
    )


def _is_elsewhere_told(case: Case) -> bool:
    """What officials do themselves is complicity, what agencies do about it an action, what happens worldwide no flow."""
    kind = case.trigger.kind
    unplaced = not case.at_home and not case.context.earlier and kind not in ("exploits", "exploited")
    by_officials = kind in ("exploited", "exploits", "event_of") and case.by_officials
    no_victims = kind == "victimhood" and (not case.says(BECOME) or case.says(ENFORCEMENT))
    worldwide = kind != "event" and case.says(WORLDWIDE)
    return unplaced or by_officials or case.enforced or no_victims or worldwide


def _is_exploitation_at_home(case: Case) -> bool:
    """No form is named, but people are exploited, in a sector or as the crime's own object."""
    kind, words = case.trigger.kind, case.trigger.span.text
    in_a_sector = bool(case.words.sectors) and (
        (words.lower().startswith("exploit") and case.people)
        or (bool(CONTINUES.match(case.frame.text)) and kind in ("exploited", "coerced_work"))
    )
    return in_a_sector or (kind == "event_of" and case.people and bool(CRIME_NOUN.search(words)))
