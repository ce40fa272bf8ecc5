"""The parts of a clause that tell one flow each, and the words that make them a flow.

A *frame* is a clause or a part of it ("... who are shipped out of X, but also those who are brought into X"; "from A to B and
from C to D"). A *trigger* is the wording that says people are exploited or moved into exploitation; without one a frame is
no flow, however many places it names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.lexicon import Hit, lexicon
from loaders.facts import Span

CUTS = (
    re.compile(r"\s(?=but also (?:of |from |to )?(?:those|men|women|children|girls|boys|migrants|victims)\b)", re.I),
    re.compile(r"\s(?=as well as (?:those|men|women|children|girls|boys) (?:who|that|brought|sent|trafficked)\b)", re.I),
    re.compile(r"(?<=[\s\w])\s(?=and (?:forcing|trafficking|recruiting|selling|sending|luring|coercing|subjecting|exploiting|compelling)\s+(?!of\b))"),
    re.compile(r"(?:—|\s[–-]\s)(?=(?:one|the first) (?:\w+ ){0,2}?(?:involved|of))"),
    re.compile(r"\s(?=and (?:the|a|another) (?:second|third|other|further|fourth)\b)"),
    re.compile(r",?\s(?=and (?:from|women from|men from|children from|girls from) (?:[A-Z]|the )[^,;]{2,60}? to (?:[A-Z]|the [A-Z]))"),
    re.compile(r",?\s(?=(?:and|while) (?:\w+ ){0,2}?(?:women|men|girls|boys|children)(?: and (?:women|men|girls|boys|children))? (?:to|into) (?:[A-Z]|the [A-Z]|forced|prostitution|domestic))"),
)
GERUND = re.compile(r"\b(?:forcing|trafficking|recruiting|selling|sending|luring|coercing|subjecting|exploiting|compelling)\s+(?!of\b|in persons\b)\w")
# Modal advice, law, definition, hypothesis, plan: not what happens.
NO_FACT = re.compile(
    r"\b(?:should|must|ought to|needs? to|urge[sd]?|recommend\w*|call(?:s|ed|ing) (?:on|for|upon)|please|let us|we need|would (?:be|have|make|allow|help|require)|"
    r"in order to (?:prevent|combat|fight|protect)|is defined|are defined|defines?|definition|refers to|refer to (?=(?:the|any|all) )|means (?:that|the|any)|"
    r"for example, if|imagine|suppose|hypothetical\w*|what if|plans? to|planned to|intends? to|pledge[sd]? to|aims? to|proposes? to|hopes? to|"
    r"raise awareness|awareness (?:of|about)|learn (?:more|how|about)|sign up|donate|join us|your (?:support|gift)|novel|film|movie|documentary|drama|fiction\w*|"
    r"criminali[sz]e[sd]?|prohibit(?:s|ed|ing)?|outlaw(?:s|ed)?|prescribes?|punishable|penali[sz]e[sd]?|penalties|penal code|criminal code|provides? for|unlike in)\b",
    re.I,
)
IF = re.compile(r"^\W*(?:if|unless|whether|imagine|suppose)\b|\bif (?:they|he|she|a|an|the|someone|you|convicted|women|men|children|victims)\b", re.I)
HISTORY = re.compile(
    r"\b(?:1[4-8]\d\d|19[0-4]\d|(?:1[4-9]th|eighteenth|nineteenth|seventeenth|sixteenth|twentieth)[- ]century|(?:trans-?)?atlantic slave|slave trade|slave ships?|colonial (?:era|times|period|rule)|"
    r"abolition(?:ists?)?|antebellum|emancipation|roman empire|ottoman empire|world war|second world war|during the war of|ancient)\b",
    re.I,
)
OTHER_TRADE = re.compile(
    r"\b(?:(?:drugs?|arms|weapons?|wildlife|ivory|cocaine|heroin|cannabis|tobacco|cigarettes?|timber|antiquities|goods|cars|vehicles|animals?|birds|gold|fuel|oil|"
    r"medicines|artefacts|artifacts|counterfeit \w+|data|footballers|players|cattle)\s+(?:\w+ ){0,2}?(?:is|are|was|were|being|been)?\s*(?:also )?(?:traffick\w+|smuggl\w+|shipped|sold|transported)|"
    r"(?:traffick\w+|smuggl\w+|trade|sale|transport\w*|ship\w*) (?:of|in) (?:illegal |illicit |stolen )?(?:drugs|narcotics|arms|weapons|wildlife|ivory|cocaine|heroin|goods|cars|animals|antiquities|tobacco|cigarettes|oil|fuel)|"
    r"(?:drug|arms|weapons|wildlife|narcotics|ivory|gun) (?:traffick\w+|smuggl\w+|trade))\b",
    re.I,
)
POLICY = re.compile(
    r"\b(?:combat\w*|fight\w*|prevent\w*|address\w*|counter\w*|tackl\w+|eradicat\w+|eliminat\w+|stop(?:s|ped|ping)?|curb\w*|end(?:ing)? (?=\w*\s?(?:traffick|forced|child))|reduc\w+|investigat\w+|prosecut\w+|"
    r"train\w*|campaigns?|laws?|legislation|statute|article|acts?|bill|protocol|convention|action plan|strategy|policy|policies|screen\w*|hotline|"
    r"efforts?|measures|monitor\w*|task force|committee|conference|workshop|seminar|meeting|discuss\w*|cooperat\w+|agreement|memorandum|"
    r"stud(?:y|ies) (?:on|of)|report on|research on|survey on|experts? on|awareness|charges? of|charged with|accused of|guilty of|convict\w*|arrest\w*|cases?|offen[cs]es?|crimes?|"
    r"assist\w*|shelters?|services|support\w*|help\w*|identif\w+|referr?\w*|rehabilitat\w+|compensat\w+|funds?|funding|fund|data on|statistics on|knowledge of|understanding of)\b",
    re.I,
)
WORK = (
    r"(?:work|labou?r|toil|serve|perform|harvest|pick|carry|dig|mine|fish|herd|tend|clean|cook|build|produce|weave|sew|hawk|vend|peddle|sell|steal|pickpocket|commit|"
    r"beg|marry|fight|act|engage|have sex|prostitute|provide|smuggle|transport|cultivate|participate|undergo|dance|drive|haul|transport|plant|dive|collect|scavenge|"
    r"live as|become|entertain|do|make|run errands|kill|spy|join|take part|grow|process|traffic|solicit)"
)
FORCED_TO = re.compile(r"(?:forced|compelled|coerced|pressured|obliged|made|required|force[sd]?|forcing|compel\w*|coerc\w+)\b", re.I)
TO_WORK = re.compile(rf"\b(?:to|and|or|,)\s+(?:then |also |either |subsequently |\w+ly )?(?P<verb>{WORK})\b", re.I)
CRIME_NOUN = re.compile(
    r"\b(?:traffick\w*|forced|exploit\w*|slave\w*|servitude|bondage|prostitut\w*|sex(?:ual)?(?:ly)?|begging|bonded|compelled|coerc\w+|brothels?|child soldiers?|combatants|slavery|indentured|conscript\w*|pimps?|sold)\b",
    re.I,
)
STRONG_EXPLOITS = re.compile(r"^(?:forc|compel|coerc|exploit|traffic|enslav|abduct|kidnap|conscript|prostitut|pimp|sell|sold|subject)", re.I)
# What says most comes first: who is "at risk of being trafficked" after having "travelled" is at risk.
RANK = {"victimhood": 1, "tourism": 1, "moved": 2}
PERPETRATORS = re.compile(
    r"\b(?:traffickers?|gangs?|syndicates?|criminals?|rings?|networks?|smugglers?|pimps?|recruiters?|mafias?|brothel (?:owners?|keepers?)|employers?|militias?|rebels?|armed groups?|"
    r"(?:family|families|parents|relatives)|intermediar(?:y|ies)|agents?|agencies|madams?|cartels?|loan sharks?|fraudsters)\b",
    re.I,
)
# The object of a verb: words without a preposition between, then the victims.
OBJECT = r"(?:\s+(?!(?:in|from|to|for|by|with|at|on|of|who|that|which|and employment|into)\b)[\w’'-]+,?){0,6}\s*$"
OBJECT_BETWEEN = re.compile("^" + OBJECT)


@dataclass(frozen=True, slots=True)
class Trigger:
    """The wording that makes a frame a flow."""

    kind: str
    span: Span


def frames(clause: Span) -> list[Span]:
    """The parts of a clause that may each tell a flow; mostly the clause itself."""
    found = [match for pattern in CUTS for match in pattern.finditer(clause.text)]
    cuts = sorted({m.end() for m in found if m.re is not CUTS[2] or GERUND.search(clause.text[: m.start()])})
    edges = [0, *cuts, len(clause.text)]
    return [
        Span(clause.start + a, clause.start + b, clause.text[a:b]) for a, b in zip(edges, edges[1:], strict=False) if clause.text[a:b].strip()
    ]


def triggers(frame: Span, victims: list[Hit], forms: list[Hit], sectors: list[Hit]) -> list[Trigger]:
    """The wordings that hold up here, the telling ones first."""
    if NO_FACT.search(frame.text) or IF.search(frame.text) or HISTORY.search(frame.text):
        return []
    found = [Trigger(hit.code, hit.span) for hit in lexicon("triggers").hits(frame)]
    holding = [t for t in found if _holds(t, frame, victims, forms, sectors)]
    return sorted(holding, key=lambda t: (RANK.get(t.kind, 0), t.span.start))


def _holds(trigger: Trigger, frame: Span, victims: list[Hit], forms: list[Hit], sectors: list[Hit]) -> bool:
    after = frame.text[trigger.span.end - frame.start :]
    before = frame.text[: trigger.span.start - frame.start]
    crime = bool(CRIME_NOUN.search(frame.text))
    follows = any(0 <= v.span.start - trigger.span.end < 60 and _is_object(trigger, v.span, frame) for v in victims)
    if re.match(r"[Tt]rafficking in Persons", frame.text[trigger.span.start - frame.start :]):
        return False
    if OTHER_TRADE.search(frame.text) and not forms:
        return False
    match trigger.kind:
        case "exploited":
            return _passive_holds(trigger, before, after, bool(forms), bool(sectors))
        case "exploits":
            names = follows or bool(re.match(r"\s+(?:them|him|her|others|victims|[A-Z]\w+(?:s|ese)\b)", after))
            strong = bool(STRONG_EXPLOITS.match(trigger.span.text))
            if follows and PERPETRATORS.search(before) and re.match(r"ship|smuggl|transport|sell|sold|recruit|lur|import|mov", trigger.span.text, re.I):
                return True
            if "contract" in trigger.span.text:
                return True
            return names and _active_holds(trigger, after, strong, bool(forms))
        case "moved":
            return crime and bool(forms or re.search(r"traffick|exploit|victim", frame.text, re.I)) and not POLICY.search(before)
        case "victimhood":
            return _victimhood_holds(trigger, before, after, frame)
        case "event_of":
            return follows and not POLICY.search(before)
        case "event":
            return (bool(forms) or "traffick" in frame.text.lower()) and not POLICY.search(before)
        case _:
            return not POLICY.search(before)


def _is_object(trigger: Trigger, victims: Span, frame: Span) -> bool:
    between = frame.text[trigger.span.end - frame.start : victims.start - frame.start]
    return bool(OBJECT_BETWEEN.match(between)) or not between.strip()


def _passive_holds(trigger: Trigger, before: str, after: str, forms: bool, sectors: bool) -> bool:
    words = trigger.span.text.lower()
    if re.search(r"\b(?:forced|compelled|coerced|pressured|obliged|required|made)\s+to$", words):
        return bool(re.match(rf"\s*(?:\w+ly )?(?:{WORK})\b", after)) and not re.match(r"\s*(?:make|do|become)\b(?!.*(?:sex|slave|prostitut|soldier))", after)
    if re.search(r"\bsubject(?:ed)?(?: \w+)? to$|\bforced (?:by|in|as)$", words):
        return bool(re.match(r"[^,;]{0,80}?", after)) and (forms or bool(re.search(r"traffick|exploit|slave|servitude", after[:90], re.I)))
    if re.search(r"lured|recruited|enticed|deceived|tricked|duped|kidnapped|abducted|imported|shipped|bought|conscripted|mobili|brought|transported|taken|removed|work|required|rented|drafted|drawn|driven", words):
        return forms or bool(re.search(r"traffick|exploit|forced|slave|brothel|prostitut", before + after, re.I))
    if re.search(r"\bsold\b", words):
        return forms or bool(re.search(r"\b(?:victims?|women|girls|children|boys|slave|people|person|he|she|they|was)\b", before, re.I))
    return True


def _active_holds(trigger: Trigger, after: str, strong: bool, forms: bool) -> bool:
    if re.match(r"forc|compel|coerc|pressur|push", trigger.span.text, re.I):
        return forms or bool(TO_WORK.search(after[:120]))
    if strong:
        return True if re.match(r"traffic|exploit|enslav|prostitut|pimp", trigger.span.text, re.I) else forms
    return forms


def _victimhood_holds(trigger: Trigger, before: str, after: str, frame: Span) -> bool:
    words = trigger.span.text.lower()
    near = after[:90]
    crime = re.search(
        r"traffick|exploit|forced|prostitut|slave|servitude|bondage|begging|debt|sexual|bonded|brothel|recruit|abuse", near + (words if "traffick" in words or "forced" in words or "exploit" in words or "slav" in words or "prostitut" in words else ""), re.I
    )
    if re.match(r"(?:human |sex |labou?r |child )?traffick\w* victims?$", words) or words.startswith(("victims of", "victim of")):
        return bool(crime) and not re.search(r"\b(?:domestic violence|rape|torture|crime|violence)\b", near[:25])
    return bool(crime) and not POLICY.search(near[:20])


def with_work(frame: Span, start: int) -> Iterator[tuple[str, Span]]:
    """What victims are forced to do, from position `start` of the document: (verb, the span from "forced" to it)."""
    text = frame.text[start - frame.start :]
    stop = re.search(r"\b(?:who|which|where|while|although|after|because)\b|[;(]", text[10:])
    text = text[: stop.start() + 10] if stop else text
    for match in TO_WORK.finditer(text[:200]):
        yield match["verb"].lower(), Span(start + match.start("verb"), start + match.end(), match.group("verb"))
