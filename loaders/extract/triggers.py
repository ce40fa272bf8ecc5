"""The wordings that make a frame a flow, and what each of them needs to hold.

Without a trigger a frame is no flow, however many places it names. Advice, law, definitions, hypotheses, plans, history and
other trades have none.
"""

import re
from dataclasses import dataclass

from loaders.extract.lexicon import Hit, lexicon
from loaders.extract.spans import inside
from loaders.facts import Span

# Modal advice, law, definition, hypothesis, plan: not what happens.
NO_FACT = re.compile(
    r"\b(?:should|must|ought to|needs? to|urge[sd]?|recommend\w*|call(?:s|ed|ing) (?:on|for|upon)|please|"
    r"let us|we need|would (?:be|have|make|allow|help|require)|"
    r"in order to (?:prevent|combat|fight|protect)|is defined|are defined|defines?|definition|refers to|"
    r"refer to (?=(?:the|any|all) )|means (?:that|the|any)|"
    r"for example, if|imagine|suppose|hypothetical\w*|what if|(?<!action )plans? to|planned to|intends? to|"
    r"pledge[sd]? to|aims? to|proposes? to|hopes? to|"
    r"raise awareness|awareness (?:of|about)|learn (?:more|how|about)|sign up|donate|join us|"
    r"your (?:support|gift)|novel|film|movie|documentary|drama|fiction\w*|"
    r"criminali[sz]e[sd]?|prohibit(?:s|ed|ing)?|outlaw(?:s|ed)?|prescribes?|punishable|penali[sz]e[sd]?|"
    r"penalties|penal code|criminal code|provides? for|unlike in)\b",
    re.I,
)
IF = re.compile(
    r"^\W*(?:if|unless|whether|imagine|suppose)\b|\bif (?:they|he|she|a|an|the|someone|you|convicted|women|"
    r"men|children|victims)\b",
    re.I,
)
HISTORY = re.compile(
    r"\b(?:1[4-8]\d\d|19[0-4]\d|(?:1[4-9]th|eighteenth|nineteenth|seventeenth|sixteenth|"
    r"twentieth)[- ]century|(?:trans-?)?atlantic slave|slave trade|slave ships?|colonial (?:era|times|"
    r"period|rule)|"
    r"abolition(?:ists?)?|antebellum|emancipation|roman empire|ottoman empire|world war|second world war|"
    r"during the war of|ancient)\b",
    re.I,
)
OTHER_TRADE = re.compile(
    r"\b(?:(?:drugs?|arms|weapons?|wildlife|ivory|cocaine|heroin|cannabis|tobacco|cigarettes?|timber|"
    r"antiquities|goods|cars|vehicles|animals?|birds|gold|fuel|oil|"
    r"medicines|artefacts|artifacts|counterfeit \w+|data|footballers|players|cattle)\s+(?:\w+ ){0,2}?(?:is|"
    r"are|was|were|being|been)?\s*(?:also )?(?:traffick\w+|smuggl\w+|shipped|sold|transported)|"
    r"(?:traffick\w+|smuggl\w+|trade|sale|transport\w*|ship\w*) (?:of|in) (?:illegal |illicit |"
    r"stolen )?(?:drugs|narcotics|arms|weapons|wildlife|ivory|cocaine|heroin|goods|cars|animals|"
    r"antiquities|tobacco|cigarettes|oil|fuel)|"
    r"(?:drug|arms|weapons|wildlife|narcotics|ivory|gun) (?:traffick\w+|smuggl\w+|trade))\b",
    re.I,
)
POLICY = re.compile(
    r"\b(?:combat\w*|fight\w*|prevent\w*|address\w*|counter\w*|tackl\w+|eradicat\w+|eliminat\w+|stop(?:s|"
    r"ped|ping)?|curb\w*|end(?:ing)? (?=\w*\s?(?:traffick|forced|child))|reduc\w+|investigat\w+|"
    r"prosecut\w+|"
    r"train\w*|warn\w*|campaigns?|laws?|legislation|statute|article|acts?|bill|protocol|convention|"
    r"action plan|strategy|policy|policies|screen\w*|hotline|"
    r"efforts?|measures|monitor\w*|task force|committee|conference|workshop|seminar|meeting|discuss\w*|"
    r"cooperat\w+|agreement|memorandum|"
    r"stud(?:y|ies) (?:on|of)|report on|research on|survey on|experts? on|awareness|charges? of|"
    r"charged with|accused of|guilty of|convict\w*|arrest\w*|cases?|offen[cs]es?|crimes?|"
    r"assist\w*|shelters?|services|support\w*|help\w*|identif\w+|referr?\w*|rehabilitat\w+|compensat\w+|"
    r"funds?|funding|fund|data on|statistics on|knowledge of|understanding of)\b",
    re.I,
)
# Of these, what may stand just before a verb of exploitation and show that it is only spoken about.
ACTING = re.compile(
    r"\b(?:combat\w*|fight\w*|prevent\w*|address\w*|counter\w*|tackl\w+|stop(?:s|ped|ping)?|curb\w*|against|tied|"
    r"train\w*|warn\w*|law|legislation|protocol|convention|awareness|hotline|report on|to end)\b",
    re.I,
)
NUMBER_OF = re.compile(r"\bnumber of (?:\w+ ){0,3}$", re.I)
# "forced labour in 2008": a noun, no verb.
A_NOUN = re.compile(
    r"\b(?:forced|child|bonded|cheap|for|of|slave|domestic|social|and|compulsory|any)\s+$", re.I
)
CRIME_NOUN = re.compile(
    r"\b(?:traffick\w*|forced|exploit\w*|slave\w*|servitude|bondage|prostitut\w*|sex(?:ual)?(?:ly)?|"
    r"begging|bonded|compelled|coerc\w+|brothels?|child soldiers?|combatants|slavery|indentured|"
    r"conscript\w*|pimps?|sold)\b",
    re.I,
)
STRONG_EXPLOITS = re.compile(
    r"^(?:forc|compel|coerc|exploit|traffic|enslav|abduct|kidnap|conscript|prostitut|pimp|sell|sold|subject)",
    re.I,
)
# What says most comes first: who is "at risk of being trafficked" after having "travelled" is at risk.
RANK = {"located": 3, "victimhood": 1, "tourism": 1, "coerced_work": 1, "rescued": 2, "moved": 3}
PERPETRATORS = re.compile(
    r"\b(?:traffickers?|gangs?|syndicates?|criminals?|rings?|networks?|smugglers?|pimps?|recruiters?|"
    r"mafias?|brothel (?:owners?|keepers?)|employers?|militias?|rebels?|armed groups?|"
    r"(?:family|families|parents|relatives)|intermediar(?:y|ies)|agents?|agenc(?:y|ies)|madams?|cartels?|"
    r"loan sharks?|fraudsters|brokers?|dealers?|middlem[ae]n|gangmasters?|firms?|compan(?:y|ies)|group|"
    r"head|leader|boss(?:es)?|contractors?|foremen|owners?|husbands?|teachers|consul|suspects?|suspected|"
    r"accused|charged|women|m[ae]n|cell|clan|crew)\b",
    re.I,
)
# The object of a verb: words without a preposition between, then the victims.
OBJECT = (
    r"(?:\s+(?!(?:in|from|to|for|by|with|at|on|of|who|that|which|and employment|into)\b)[\w’'-]+,?){0,6}\s*$"
)
OBJECT_BETWEEN = re.compile("^" + OBJECT)
OBJECT_WORD = re.compile(
    r"\s+(?:(?:about|some|at least|more than|over|nearly|an estimated|up to|as many as|"
    r"only)\s+)?(?:(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|"
    r"scores of|hundreds of|"
    r"thousands of|several|many)\s+)?(?:(?!in\b|from\b|to\b|for\b|by\b|with\b|of\b|on\b|"
    r"at\b)\w+\s+){0,4}?(?:them|him|her|others|victims?|those|[A-Z]\w+(?:ns|ese|is|os|as|ks|es|ths))\b"
)
WEAK_PASSIVE = re.compile(
    r"lured|recruited|enticed|deceived|tricked|duped|kidnapped|abducted|imported|shipped|bought|"
    r"conscripted|mobili|brought|transported|taken|removed|work|required|rented|drafted|drawn|driven"
)
TRAFFICKED_NOUN = re.compile(
    r"\s+(?:women|men|girls|boys|children|minors|persons|people|victims?|individuals|migrants|workers)\b"
)
CRIME_NEAR = re.compile(
    r"traffick|exploit|forced|prostitut|slave|servitude|bondage|begging|debt|sexual|bonded|brothel|recruit|"
    r"abuse|kidnap|sale\b|organs",
    re.I,
)
DURESS = re.compile(
    r"\b(?:debts?|unpaid|wages|pay|against|forced|locked|guard\w*|servitude|slavery|ransom|captive|"
    r"threat\w*|beaten|beat|passports?|papers|bondage|advance)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The wording that makes a frame a flow."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a gate may look at: the frame around a trigger and what else was found in it.

    `about` says that the document speaks of human trafficking; `continues` that the frame goes on about victims named before.
    """

    frame: Span
    victims: list[Hit]
    forms: list[Hit]
    sectors: list[Hit]
    anonymous: bool
    about: bool
    continues: bool

    def before(self, trigger: Trigger) -> str:
        """The frame's text before the trigger."""
        return self.frame.text[: trigger.span.start - self.frame.start]

    def after(self, trigger: Trigger) -> str:
        """The frame's text after the trigger."""
        return self.frame.text[trigger.span.end - self.frame.start :]

    def object_follows(self, trigger: Trigger) -> bool:
        """True when the trigger's object are victims: a group, a people, a number, or "them"."""
        near = [v for v in self.victims if 0 <= v.span.start - trigger.span.end < 60]
        gaps = [
            self.frame.text[trigger.span.end - self.frame.start : v.span.start - self.frame.start]
            for v in near
        ]
        return any(OBJECT_BETWEEN.match(gap) for gap in gaps) or bool(OBJECT_WORD.match(self.after(trigger)))


def triggers(evidence: Evidence) -> list[Trigger]:
    """The wordings that hold up here, the telling ones first."""
    text = evidence.frame.text
    if (
        NO_FACT.search(text)
        or IF.search(text)
        or HISTORY.search(text)
        or (OTHER_TRADE.search(text) and not evidence.forms)
    ):
        return []
    found = [Trigger(hit.code, hit.span) for hit in lexicon("triggers").hits(evidence.frame)]
    counted = [t for t in found if not NUMBER_OF.search(evidence.before(t))]
    holding = [t for t in counted if GATES[t.kind](t, evidence)]
    return sorted(holding, key=lambda t: (RANK.get(t.kind, 0), t.span.start))


def _exploited(trigger: Trigger, e: Evidence) -> bool:
    words, before, after = trigger.span.text.lower(), e.before(trigger), e.after(trigger)
    if re.search(r"\b(?:forced|compelled|coerced|pressured|obliged|required|made)\s+to$", words):
        made = any(0 <= form.span.start - trigger.span.start < 70 for form in e.forms) and bool(
            e.victims or e.anonymous or e.about
        )
        return made and not re.search(
            r"\b(?:efforts?|attempts?|progress|steps|changes|commitments?|plans?)\b[^,]{0,25}$", before
        )
    if re.search(r"\bsubject(?:ed)?(?: \w+)? to$|\bforced (?:by|in|as)$", words):
        return bool(e.forms) or bool(re.search(r"traffick|exploit|slave|servitude", after[:90], re.I))
    if re.match(r"(?:sex |labou?r )?trafficked$", words) and TRAFFICKED_NOUN.match(after):
        return (not POLICY.search(before) and not POLICY.search(after)) or (
            bool(re.search(r"\b(?:from|to|into|in)\s+(?:the )?[A-Z]", after[:60]))
            and not POLICY.search(before)
        )
    if WEAK_PASSIVE.search(words):
        return bool(
            e.forms
            or CRIME_NOUN.search(before + after)
            or (e.about and PERPETRATORS.search(e.frame.text))
            or e.continues
        )
    if re.search(r"\bsold\b", words):
        return bool(e.forms or e.victims) or bool(
            re.search(r"\b(?:victims?|slave|person|he|she|they)\b", before, re.I)
        )
    return True


def _exploits(trigger: Trigger, e: Evidence) -> bool:
    words, before = trigger.span.text, e.before(trigger)
    if "contract" in words:
        return True
    if re.match(
        r"Trafficking in Persons", e.frame.text[trigger.span.start - e.frame.start :], re.I
    ) or not e.object_follows(trigger):
        return False
    named = [f for f in e.forms if f.code != "child_soldiers" and not f.span.text.lower().startswith("mak")]
    if any(inside(trigger.span, form.span) for form in named) or ACTING.search(before[-28:]):
        return False
    if re.match(r"traffic|exploit|enslav|prostitut|pimp", words, re.I) or e.forms:
        return True
    if re.match(r"sold|sell", words, re.I):
        return e.about
    return bool(PERPETRATORS.search(before)) and e.about


def _moved(trigger: Trigger, e: Evidence) -> bool:
    crime = e.forms or re.search(r"traffick|exploit|victim", e.frame.text, re.I)
    taken = re.match(
        r"(?:is|are|was|were|be|been|being|sent|brought|taken|transported|moved|smuggled|lies|pass)",
        trigger.span.text,
        re.I,
    )
    holds = (
        e.continues
        or crime
        or (e.about and (e.victims or e.anonymous) and (taken or DURESS.search(e.after(trigger))))
    )
    return bool(holds) and not POLICY.search(e.before(trigger))


def _victimhood(trigger: Trigger, e: Evidence) -> bool:
    words, near = trigger.span.text.lower(), e.after(trigger)[:90]
    crime = CRIME_NEAR.search(near) or re.search(
        r"traffick|forced|exploit|slav|prostitut|bondage|servitude", words
    )
    if "victim" in words and re.match(r"(?:human |sex |labou?r |child )?traffick|victims? of", words):
        return bool(crime) and not re.match(
            r"\s+(?:\w+ )?(?:domestic violence|rape|torture|crime|violence|war)\b", near
        )
    if re.search(r"(?:vulnerable|at risk)$", words):
        return e.about and bool(e.victims or e.anonymous)
    if re.match(r"(?:women|men|girls|boys|children|adults|people|victims|workers) in", words):
        return not re.search(
            r"\b(?:help|assist|protect|support|train|law|services|rescu\w+|identif\w+)\w*\b",
            e.before(trigger),
        )
    return (bool(crime) and not POLICY.search(near[:20])) or (
        words.startswith("end") and bool(e.forms or (e.about and e.victims))
    )


def _event_of(trigger: Trigger, e: Evidence) -> bool:
    in_persons = re.match(r"trafficking in persons", e.frame.text[trigger.span.start - e.frame.start :], re.I)
    return e.object_follows(trigger) and not in_persons and not POLICY.search(e.before(trigger))


def _event(trigger: Trigger, e: Evidence) -> bool:
    return (bool(e.forms) or "traffick" in e.frame.text.lower()) and not POLICY.search(e.before(trigger))


def _tourism(trigger: Trigger, e: Evidence) -> bool:
    return not POLICY.search(e.before(trigger))


def _coerced_work(trigger: Trigger, e: Evidence) -> bool:
    if POLICY.search(e.before(trigger)) or A_NOUN.search(e.before(trigger)):
        return False
    if re.match(r"work\w* (?:there )?(?:in|as|on|at)$", trigger.span.text, re.I):
        young = any(
            v.code in ("children", "girls", "boys") and v.span.end <= trigger.span.start for v in e.victims
        )
        return (
            e.about
            and young
            and bool(e.sectors)
            and not re.search(r"\b(?:officials?|NGOs?|police|who|legal\w*)\b", e.before(trigger))
        )
    if re.match(r"kept|held|hold", trigger.span.text, re.I):
        return bool(e.victims or e.about) and bool(
            DURESS.search(e.frame.text)
            or (
                e.about and re.search(r"\b(?:being|were|are) held in$", e.before(trigger) + trigger.span.text)
            )
        )
    return bool(e.sectors or e.forms or e.continues) and (e.about or bool(e.forms))


def _located(trigger: Trigger, e: Evidence) -> bool:
    """Victims of one country found in another; whether two places are named is for the rule to see."""
    return (
        e.about
        and bool(e.victims or e.anonymous)
        and not re.search(r"\b(?:cases?|reports?)\b", e.before(trigger))
    )


def _rescued(trigger: Trigger, e: Evidence) -> bool:
    if trigger.span.text.lower() == "found":
        return e.about and e.object_follows(trigger) and bool(e.sectors or e.forms)
    if re.search(r"\bdeport|\bsentenc", e.frame.text) and not e.forms:
        return False
    object_or_subject = e.object_follows(trigger) or bool(
        re.search(r"\b(?:who|were|was|been|had|have)\s*$", e.before(trigger))
    )
    return (
        e.about
        and bool(e.victims or e.anonymous or OBJECT_WORD.match(e.after(trigger)))
        and object_or_subject
    )


GATES = {
    "exploited": _exploited,
    "exploits": _exploits,
    "moved": _moved,
    "victimhood": _victimhood,
    "event": _event,
    "event_of": _event_of,
    "tourism": _tourism,
    "coerced_work": _coerced_work,
    "located": _located,
    "rescued": _rescued,
}
