"""Flows told in words that no list foresaw: people of somewhere, in a situation that is exploitation, at a place.

The lists of triggers read wordings; this reads what a sentence is made of. A frame tells a flow when it has a *cue* of
exploitation (slavery, a brothel, unpaid, lured, sold ...), *people* who suffer it and a place in a part that its words give
it. The weaker the cue, the more must stand beside it. Places alone never make a flow.
"""

import re
from collections.abc import Sequence

from loaders.extract.context import Context
from loaders.extract.flow_words import Words
from loaders.extract.routes import DESTINATION, SOURCE, Stop
from loaders.extract.sufficiency import CRIME, OTHERWISE, PERCENT_OF_VICTIMS, WORLDWIDE
from loaders.extract.triggers import ACTING, HISTORY, IF, NO_FACT, OTHER_TRADE, POLICY, Trigger
from loaders.facts import Span

# What is exploitation by itself.
STRONG = re.compile(
    r"\b(?:slave(?:s|ry|like)?|slave-like|enslav\w+|servitude|bondage|bonded|sweatshops?|"
    r"brothels?|prostitut\w+|pimp\w*|red[- ]light|sex (?:trade|industry|slaves?|work\w*|clubs?)|escorts?|"
    r"(?:forced|coerced|unpaid) (?:\w+ )?(?:labou?r\w*|work\w*|beg\w*|marriages?|prostitution|criminality)|"
    r"exploit(?:ed|ing|ation)|sexual(?:ly)? (?:exploit\w+|services|abus\w+)|"
    r"(?:cyber|online|fraud|internet|telephone)?[- ]?(?:scam|fraud)[- ](?:\w+ )?(?:cent(?:re|er)s?|"
    r"compounds?|camps?|farms?|hubs?|"
    r"factor(?:y|ies)|parks?|operations?|gangs?)|"
    r"(?:without|no|little|never|not|un)[- ]?(?:any )?(?:pay|paid|wages|being paid|salar(?:y|ies))|"
    r"against (?:their|her|his) will|"
    r"(?:held|kept|locked|living|lived|work\w*)[^.;,]{0,30} (?:captive|prisoners?|ransom|guard|debts?|"
    r"threats?|duress)|"
    r"(?:pay|paid|paying|work\w*) off (?:\w+ ){0,3}debts?|(?:passports?|papers|documents|wages) "
    r"(?:\w+ ){0,2}(?:confiscated|seized|withheld|taken)|"
    r"(?:confiscat\w+|seiz\w+|withh\w+|took|taken) (?:\w+ ){0,2}(?:passports?|wages|papers|documents|pay)|"
    r"(?:auctioned|sold|resold|bought|traded)(?: \w+){0,3} (?:as|to|into|for|on|in)|trafficked|"
    r"traffic(?:s|king)? (?:of|in) "
    r"(?:human|women|girls|children|people|persons|boys|men|babies|workers)|"
    r"kidneys?|forced to|forced into|made to (?!measure|order|last|feel)\w+|locked (?:up|in)|"
    r"sell\w* (?:sex|their bod(?:y|ies))|bonded labou?rers?|child labou?r|compelled|coerced|trapped|"
    r"virtual prisoners?|"
    r"ow(?:e|ed|es|ing) (?:them |her |him )?(?:\w+ ){0,3}(?:wages|pay)|unpaid (?:\w+ )?(?:servants?|"
    r"maids?|hands?|staff)|"
    r"work\w* off|hold\w* their debts?|keep\w* (?:them |her |him )?in debt|chained|whipped|"
    r"camel jockeys?|child (?:soldiers|brides?)|restav[eè]ks?|talib[eé]s?)\b",
    re.I,
)
# What usually comes before exploitation, or goes with it, but proves nothing alone.
WEAK = re.compile(
    r"\b(?:lur\w+|trick\w*|dup(?:e|ed|ing)|decei\w+|entic\w+|promis\w+|false|fake|bogus|recruit\w*|"
    r"traffick\w+|smuggl\w+|"
    r"abduct\w*|kidnap\w*|groom\w*|rescu\w+|freed|liberat\w+|victims?|survivors?|abus\w+|beat(?:en)?|"
    r"drugged|chained|ransom|underpaid|debts?|"
    r"bought|sold|escap\w+|repatriat\w+|threat\w*|violence|escape|gangs?|labou?r camps?|trac(?:e|es|ed|"
    r"ing)|stranded|stuck|missing|agenc(?:y|ies)|agents?|brokers?|employers?|"
    r"suspected|accused|charged|convicted|illegally|undercover|raid\w*|jobs|unpaid|work(?:ed|"
    r"ing)? (?:\w+ ){0,3}hours)\b",
    re.I,
)
TRADE_NOUN = re.compile(
    r"\b(?:(?:human|people|sex|child|labou?r|women) traffick\w+|traffick\w+ (?:in|of) (?:human|women|"
    r"girls|children|people|"
    r"persons|boys|men)|traffick\w+ routes?|trafficking (?:from|between|into)|victims|trade in (?:women|"
    r"girls|children|people|"
    r"human))\b",
    re.I,
)
MOVED = re.compile(
    r"\b(?:taken|took|tak(?:es?|ing)|brought|br(?:ing|ings|inging)|sent|send\w*|flown|flew|fly|flying|"
    r"driven|drove|bus(?:s?ed)|shipped|"
    r"ferried|carried|moved|mov(?:es?|ing)|transported|transferred|delivered|deliver\w*|handed|smuggled|"
    r"placed|arriv\w+|land(?:ed|s)|"
    r"travel\w*|cross\w*|end(?:ed|s)? up|went|go|came|come|put|hired|work\w*|held|kept|found|originat\w+|hail\w*|"
    r"work\w*|staffed|crewed|fed|drew|draws?|supplied)\b",
    re.I,
)
# The police of one country who arrest, a charity that helps: their places are not the victims'.
ABOUT_THE_LAW = re.compile(
    r"\b(?:agreements?|memorandum|conference|summit|workshop|seminar|delegation|ministers?|treaty|"
    r"protocol|convention|"
    r"screen\w*|referred|discuss\w*|debated?|permitted|petition|campaign\w*|grants?|fund(?:s|ed|ing)?|donat\w+|trained|training|curriculum|legislation|"
    r"law against|laws?|bill|parliament|ratif\w+|signed|hotline|awareness|strategy|action plan|rapporteur|"
    r"percent|per cent|million|billion|tourists?|players?|football\w*|troops|peacekeepers|journalists?|"
    r"exhibition|museum|play about|statistics|denied access|health ?care|there (?:is|"
    r"are) (?:\w+ )?shelters?|prize|exports?|"
    r"nurses? in|earthquake|runs? shelters?|hospitals?|elections?|pensions?|strike)\b",
    re.I,
)
# "Two Romanians were arrested in Spain": the people named are the accused.
ACCUSED = re.compile(
    r"(?:\b[A-Z][a-z]+(?:ns|ese|is|[a-z]ards|men|ks|es)\b|\b[A-Z][a-z]+(?:n|ese|sh|i|ch) (?:nationals?|"
    r"citizens?|men|man|woman|couple|"
    r"brothers|businessm[ae]n))(?: \w+){0,3}? (?:(?:was|were|has been|have been|been|is|are|"
    r"being) )?(?:arrested|charged|convicted|"
    r"jailed|sentenced|accused|suspected|imprisoned|extradited|pleaded|detained|indicted|on trial|wanted)\b"
    r"|\b(?:arrest\w*|detained|charg\w+|convict\w+|jailed|sentenc\w+|extradit\w+|deported) (?:[a-z0-9-]+ ){0,3}"
    r"[A-Z][a-z]+(?:ns|ese|is|n|sh|i|ch)\b(?! (?:women|girls|children|victims))"
)
PERSONS = re.compile(
    r"\b(?:she|he|her|him|they|them|women|girls?|boys?|children|men|labou?rers|slaves|teenagers|workers|maids|"
    r"\d\d?-year-olds?)\b",
    re.I,
)
# "an agency that sent maids to X", "suspected of sending 50 girls to X".
SENT = re.compile(
    r"\b(?:sen(?:d|ds|ding|t)|br(?:ing|ings|inging|ought)|tak(?:e|es|ing)|took|fl[ey]w?(?:ing)?|ship(?:s|"
    r"ped|ping)|mov(?:ed|ing)|"
    r"transport(?:ed|ing|s)|smuggl(?:ed|ing|es?)|deliver(?:ed|ing|s)|suppl(?:y|ied|ies|ying)|lur(?:ed|"
    r"ing|es?)|recruit(?:ed|ing|s)) "
    r"(?:[^\s.;]+ ){0,5}?(?:women|girls?|boys?|children|men|maids|workers|victims|them|people|"
    r"teenagers)\b[^.;]{0,60}?"
    r"\b(?:to|into|for)\b",
    re.I,
)
DOERS = re.compile(
    r"\b(?:suspected|accused|charged|convicted|guilty|alleged\w*|agenc(?:y|ies)|agents?|rings?|gangs?|"
    r"networks?|traffickers?|"
    r"smugglers?|pimps?|brokers?|recruiters?|middlem[ae]n|syndicates?|madams?|clans?|mafia)\b",
    re.I,
)
YOUNG = frozenset({"children", "girls", "boys", "women"})
DUTY = re.compile(r"\bmust (?=(?:re)?pay|work|hand|serve|earn|beg|sleep)")
GOES_ON = re.compile(
    r"^\W*(?:(?:and|but|there|then|instead|once there|later|in the end|on arrival|some of|most of|"
    r"many of|all of|one of)[, ]+)*"
    r"(?:they|she|he|the (?:\w+ ){0,2}(?:women|men|girls?|boys?|children|victims?|workers|migrants|group|"
    r"teenagers?|recruits|crew|"
    r"woman|man|child|labourers|maids)|most|some|others|many|all|one|both|her|his|their)\b",
    re.I,
)


def situation(frame: Span, told: Sequence[Stop], words: Words, context: Context) -> Trigger | None:
    """What makes a frame without a known wording a flow, or None. Only in a text about trafficking in people."""
    if not context.about or _is_no_fact(frame, words):
        return None
    if accused := ACCUSED.search(frame.text):
        told = [
            s for s in told if not frame.start + accused.start() <= s.span.start < frame.start + accused.end()
        ]
    roles = {stop.role for stop in told}
    people = bool(words.victims) or words.anonymous or PERSONS.search(frame.text) is not None
    cue = _governing(STRONG, frame)
    if cue and people and roles & {SOURCE, DESTINATION} and _at_home_or_moved(told, words, frame):
        return Trigger("situation", cue)
    if {SOURCE, DESTINATION} <= roles and (cue := _along_a_route(frame, told, words, people)):
        return Trigger("situation", cue)
    if DESTINATION in roles and DOERS.search(frame.text) and (sent := _governing(SENT, frame)):
        return Trigger("situation", sent)
    return _carried(frame, roles, context)


def _along_a_route(frame: Span, told: Sequence[Stop], words: Words, people: bool) -> Span | None:
    """What makes it trafficking that people of one place are in another: the crime's name, a hint, the young at work."""
    if len({stop.place.code for stop in told}) < 2:
        return None
    if not POLICY.search(frame.text) and (cue := _governing(TRADE_NOUN, frame)):
        return cue
    if people and (cue := _governing(WEAK, frame)):
        return cue
    if not (words.sectors or words.forms) or OTHERWISE.search(frame.text):
        return None
    return next((v.span for v in words.victims if v.code in YOUNG), None)


def _is_no_fact(frame: Span, words: Words) -> bool:
    text = DUTY.sub("", frame.text)
    return any(
        p.search(text) for p in (NO_FACT, IF, HISTORY, PERCENT_OF_VICTIMS, WORLDWIDE, ABOUT_THE_LAW)
    ) or (OTHER_TRADE.search(text) is not None and not words.forms)


def _governing(pattern: re.Pattern[str], frame: Span) -> Span | None:
    """The first cue that is not merely acted against ("to fight slavery")."""
    for match in pattern.finditer(frame.text):
        before = frame.text[max(0, match.start() - 34) : match.start()]
        if not ACTING.search(before):
            return Span(frame.start + match.start(), frame.start + match.end(), match.group())
    return None


def _at_home_or_moved(told: Sequence[Stop], words: Words, frame: Span) -> bool:
    """Two parts of a route, a form, or a verb that brings the people there."""
    return (
        len({stop.role for stop in told}) > 1
        or bool(words.forms or words.sectors)
        or MOVED.search(frame.text) is not None
    )


def _carried(frame: Span, roles: set[str], context: Context) -> Trigger | None:
    """ "They were then flown to X": the sentences before say that it is a crime, this one where it leads."""
    match = GOES_ON.match(frame.text)
    if not match or not roles or ABOUT_THE_LAW.search(frame.text) or OTHERWISE.search(frame.text):
        return None
    moved = MOVED.search(frame.text, match.end())
    before = context.same_paragraph()[-3:]
    if moved and any(c.clause.says(CRIME) and not c.clause.heading for c in before):
        return Trigger(
            "situation", Span(frame.start + moved.start(), frame.start + moved.end(), moved.group())
        )
    return None
