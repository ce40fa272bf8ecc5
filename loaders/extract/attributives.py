"""What a place name that stands before a noun says about it: whose victims, sites or officials they are."""

import re

from loaders.facts import Span
from loaders.gazetteer import PlaceMention

# What an adjective belongs to: victims (they come from there), a site (they are exploited there), or people we do not count.
_ADJECTIVES = r"^(?:['’]s)?[\s,-]*(?:(?:[a-z]+(?:-[a-z]+)?|LGBT\w*|[A-Z][a-z]+)[\s,]+){0,4}?"
VICTIM_NOUN = re.compile(
    _ADJECTIVES
    + r"(?:men|women|woman|man|girls?|boys?|children|child|adults?|victims?|migrants?|workers?|labou?rers?|refugees?|"
    r"minors?|nationals|citizens?|"
    r"captives|nann(?:y|ies)|models|dancers|sisters|widows?|Roma|seafarers|sailors|recruits|labou?rers|jockeys|cooks|"
    r"waitresses|singers|au pairs|helpers|mothers?|daughters?|sons?|grandmothers?|slaves|brides|"
    r"survivors|schoolgirls|"
    r"people|persons?|individuals?|females?|males?|youths?|students?|fishermen|crew(?:s|men| members)?|"
    r"brides|hostesses|prostitutes|"
    r"seekers|doctors|nurses|families|villagers|teenagers|adolescents|babies|infants|farmers|orphans|"
    r"maids?|servants?|talib[eé]s?|soldiers|asylum|communit(?:y|ies)|castes?|tribes?|minorit(?:y|ies))\b"
)
SITE_NOUN = re.compile(
    r"^(?:['’]s)?[\s,-]+(?:[a-z]+[\s,]+(?:and )?){0,5}?(?:brothels?|waters|farms?|factor(?:y|ies)|mines?|"
    r"plantations?|territor(?:y|ies)|soil|cit(?:y|ies)|capital|"
    r"towns?|villages?|streets?|bars?|hotels?|homes?|households?|famil(?:y|ies)|sectors?|industr(?:y|ies)|"
    r"sites?|camps?|boats?|trawlers?|compounds?|frontiers?|vessels?|ships?|clubs?|nightclubs?|cantinas?|"
    r"provinces?|regions?|districts?|states?|islands?|coast|ports?|fields?|restaurants?|fleet|markets?|"
    r"south|north|east|west|countryside|interior|countries|cent(?:re|er)s?|prisons?|jails?|sweatshops?|kilns?|"
    r"parlou?rs?|trade|economy|mills?|slums?|quarr(?:y|ies)|workshops?|flagged|washes|salons?|kitchens?|"
    r"estates?|building sites)\b"
)
OFFICIAL_NOUN = re.compile(
    _ADJECTIVES
    + r"(?:government|authorit(?:y|ies)|officials?|police|law|laws|parliament|ministr(?:y|ies)|army|military|"
    r"embass(?:y|ies)|consulates?|courts?|judges?|"
    r"prosecutors?|NGOs?|organi[sz]ations?|nationals? (?:were |was )?(?:convicted|arrested|charged)|"
    r"traffickers?|syndicates?|gangs?|mafia|criminals?|companies|company|"
    r"recruiters?|agents?|agencies|smugglers?|militias?|rebels?|employers?|businessm[ae]n|president|"
    r"minister|code|constitution|dollars?|border (?:guards|police)|ring|"
    r"regime|groups?|networks?|pimps?|boss(?:es)?|owners?|managers?|couples?|charit(?:y|ies)|partners|"
    r"brokers?|organi[sz]ed crime)\b",
    re.I,
)
TOURIST_NOUN = re.compile(
    _ADJECTIVES + r"(?:(?:sex )?tourists?|offenders?|p(?:a)?edophiles?|clients?|customers?)\b", re.I
)
POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")
USED_AS_ADJECTIVE = re.compile(r"(?:US|U\. ?S\.|UK|U\.K\.|EU|UAE)$")
BIGGEST = re.compile(
    r"['’]s (?:\w+ )?(?:biggest|largest|main|greatest|primary|principal|most \w+|major|predominant|leading|"
    r"worst)\b(?: \w+){0,3} (?:problem|form|issue|type|concern|challenge)",
    re.I,
)

RIGHT_BEFORE = re.compile(
    r" (?:women|men|girls|boys|children|workers|migrants|nationals|brothels?|bars|nightclubs|farms?|"
    r"factor(?:y|ies)|hotels|"
    r"brick kilns|sweatshops?|homes|restaurants)\b"
)


def attributive(frame: Span, mention: PlaceMention) -> str:
    """What an adjective or a people's name says about; in "Nigerian and Kenyan women" the first takes it from the second."""
    after = frame.text[mention.span.end - frame.start :]
    if mention.form == "people":
        return "victims"
    if mention.form in ("name", "city", "region") and _names_a_noun(frame, mention, after):
        return "site" if SITE_NOUN.match(after) else "victims"
    if (
        mention.form == "name"
        and not POSSESSIVE.match(after)
        and not USED_AS_ADJECTIVE.match(mention.span.text)
    ) or mention.form == "city":
        return ""
    if mention.form == "region" and re.match(r"\s+(?:\w+\s)?(?:countries|nations|states)\b", after):
        return ""
    if mention.form == "region" and re.search(
        r"(?:Americans|Africans|Asians|Europeans|Arabs)$", mention.span.text
    ):
        return "victims"
    if mention.form == "region" and not _is_adjective(frame, mention):
        return ""
    if mention.place.code == "NEIGHBOURS" or (
        mention.form == "generic" and not mention.span.text.lower().startswith("foreign")
    ):
        return ""
    if mention.span.text.lower() == "foreigners":
        return "victims"
    if POSSESSIVE.match(after) and BIGGEST.match(after):
        return "problem"
    nouns = (
        ("tourists", TOURIST_NOUN),
        ("officials", OFFICIAL_NOUN),
        ("victims", VICTIM_NOUN),
        ("site", SITE_NOUN),
    )
    ends = {name: match.end() for name, pattern in nouns if (match := pattern.match(after))}
    if ends:
        return min(ends, key=lambda name: ends[name])
    if mention.form == "adjective" and re.match(r"\s*(?:,|and\b|or\b|are\b|were\b|have\b|who\b|\.|$)", after):
        return "victims"
    return "other" if mention.form in ("adjective", "generic") or POSSESSIVE.match(after) else ""


def _is_adjective(frame: Span, mention: PlaceMention) -> bool:
    before = frame.text[: mention.span.start - frame.start]
    return bool(
        re.search(r"(?:[ai]ns?|ese|ish|ern|ic|Saharan|Soviet)$", mention.span.text)
    ) and not re.search(r"\bthe\s+$", before)


def _names_a_noun(frame: Span, mention: PlaceMention, after: str) -> bool:
    """ "Texas bars", "Madagascar women": a name that stands right before a noun and after no preposition."""
    lead = frame.text[: mention.span.start - frame.start]
    return bool(RIGHT_BEFORE.match(after)) and not re.search(r"\b(?:from|in|of|and|or|,)\s*$", lead)
