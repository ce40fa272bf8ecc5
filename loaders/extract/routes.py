"""Which part each place of a clause plays in a flow: where from, through where, where to.

Places that a list joins ("to Africa, the Gulf, and Europe") form one group; the words before a group and the verb that
governs them give it its role: "recruited in Y" is an origin, "exploited in Y" a destination, "repatriated from Y" again a
destination. A group whose part nobody states gets none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.extract.attributives import attributive
from loaders.extract.spans import inside
from loaders.facts import Span
from loaders.gazetteer import Place, PlaceMention

SOURCE, TRANSIT, DESTINATION = "source", "transit", "destination"

# Words that may stand between two members of one list.
GLUE = re.compile(
    r"^['’]?s?[\s,()–—/-]*(?:(?:and|or|as well as|including|include|such as|like|namely|e\.g\.,?|"
    r"especially|particularly|specifically|mainly|"
    r"primarily|mostly|in particular|the|other|some|possibly|sometimes|occasionally|more recently|recently|"
    r"increasingly|but also|also|"
    r"and to|to a (?:much )?lesser (?:extent|degree)|to a (?:much )?lesser|countries|nations|states|"
    r"neighbou?ring|nearby|both|cities of|city of|capital|even|"
    r"then|parts of|other parts of|elsewhere in|most recently|countries in|citizens|nationals|notably|well|"
    r"far|north|south|east|west|"
    r"central|northern|southern|eastern|western|with|locations?|destinations|markets|cities|areas|"
    r"regions?)\b[\s,()–—]*)*$",
    re.I,
)
_FILLER = (
    r"(?:the|both|other|these|those|its|their|countries|nations|states|such as|including|like|mainly|"
    r"primarily|mostly|especially|particularly|specifically|"
    r"largely|usually|often|sometimes|also|predominantly|principally|typically|chiefly|"
    r"cities|towns|villages|areas|parts|locations|destinations|places|communities|regions?|provinces?|"
    r"districts?|rural|urban|poor|poorer|major|large|larger|big|"
    r"wealthier|richer|wealthy|northern|southern|eastern|western|central|remote|coastal|border|"
    r"neighbou?ring|nearby|various|several|many|some|all|"
    r"far|farther|country|territory|island|province|city|region|area|district|streets|waters|north|south|"
    r"east|west|northeast|northwest|southeast|southwest|coast|"
    r"mountains|highlands|hills|valleys?|slums|[a-z]+(?=\s(?:towns|cities|areas|villages|districts|zones|"
    r"camps|communities|states|countries|provinces|regions)\b)|across|throughout|all over|zones?|"
    r"inland|camps|sites|resorts|ports|homes|brothels|ships|fields|factories|outskirts|suburbs|whole|"
    r"entire|separatist|breakaway|self-declared|capital|interior|mines|markets|part|half|"
    r"of|a|an|to a (?:much )?lesser (?:extent|degree)|and|or|well|as|(?<=countries )in|(?<=cities )in|"
    r"(?<=areas )in|(?<=parts )in|"
    r"(?<=locations )in|(?<=destinations )in|(?<=states )in|(?<=villages )in|(?<=places )in|"
    r"(?<=communities )in|(?<=regions )in|(?<=country )in|occupied|disputed)"
)
_PREPOSITION = (
    r"(?:from|to|into|in|within|through|via|throughout|across|inside|at|on|near|towards?|en route to|"
    r"bound for|transiting|transits?|transited|"
    r"reach(?:ing|ed|es)?|enter(?:ing|ed|s)?|between|around|of|out of|leaving|left|fleeing|fled|by way of|"
    r"over|off|outside|cross(?:ing|ed)?|"
    r"visit(?:ing)?|destined for|headed (?:to|for)|for|against|with|by|about|than|among|along|onto|aboard|"
    r"under|beyond)"
)
PREPOSITION = re.compile(rf"\b(?P<word>{_PREPOSITION})[\s,]+(?:{_FILLER}[\s,—–(:]+)*$", re.I)
RETURN_TO = re.compile(
    r"\b(?:return\w*|repatriat\w+|deport\w+|(?:sent|taken|flown|brought) (?:\w+ )?(?:back|home)|extradit\w+|go(?:ing)? (?:back|"
    r"home)|reintegrat\w+|assistance|access|according|access|help(?:ed)?)\b[^.;,]{0,50}$",
    re.I,
)
FREED_FROM = re.compile(
    r"\b(?:rescu\w+|freed|freeing|free|liberat\w+|releas\w+|repatriat\w+|return(?:ed|ing|ees?|s)?|"
    r"deport\w+|escap\w+|fled|got|out|evacuat\w+|removed|removal|brought (?:back|home)|"
    r"sent (?:back|home)|came back|coming (?:back|home))\b[^.;]{0,60}$",
    re.I,
)
RECRUITED_IN = re.compile(
    r"\b(?:recruit\w*|lur(?:e|ed|ing)|purchas\w+|bought|obtain\w*|kidnap\w*|abduct\w*|hired?|approached|"
    r"born|originat\w+|sourc(?:ed|es|ing)|solicited|target(?:s|ed|ing)?|prey(?:s|ed|ing)? on|"
    r"(?:from|leav\w+|left) (?:(?:their|her|his|a|an|the|its) )?(?:\w+ )?(?:villages?|homes?|home towns?|famil(?:y|ies)|towns?)|"
    r"false promises|contracts? signed|recruiters|tak(?:es?|ing) on|took on|sign(?:s|ed|ing)? up)\b"
    r"(?:\W+(?!force|traffick|exploit|to\b|sale\b|jobs?\b|"
    r"work\b|employment\b)\w+){0,3}?\W*$",
    re.I,
)
NO_VICTIMS_FROM = re.compile(
    r"\b(?:traffickers|recruiters|funding|funds|support|assistance|donors?|donations?|officials?|"
    r"syndicates?|gangs?|groups?|criminals|employers|companies|experts?|police|"
    r"reports?|agents|network|help|money|loans?|grants?|pressure|information|requests?|delegation|"
    r"representatives|ships|vessels|boats|trawlers|buyers|firms|bosses|charity|charities|brokers|ranging|apart|aside|clients|independence|attention|imports?|cotton|"
    r"goods|products|drugs|weapons|transition)\s+(?:\w+ly )?$",
    re.I,
)
NOT_WHERE_IT_HAPPENS = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|office|shelters?|courts?|conference|meeting|workshop|seminar|"
    r"partners|colleagues|teams?|charit(?:y|ies)|"
    r"training|laws?|legislation|officials?|government|police|authorities|"
    r"prosecutors|NGOs?|war|conflict|civil war|invested|summit|hotline|interested|based|headquartered|"
    r"experts?|believ\w+|participat\w+|convicted|arrested|sentenced|"
    r"prosecuted|detained|tried|released|census|economy|market|crisis|born|passed|enacted|reports?)\s+$",
    re.I,
)
TOURISTS_FROM = re.compile(
    r"\b(?:tourists?|offenders?|p(?:a)?edophiles?|clients?|customers?|perpetrators|men|nationals|"
    r"citizens)\b[^.;]{0,40}$",
    re.I,
)


CONTINUED_BY_EXAMPLES = re.compile(
    r"^[\s,—–(-]*(?:such as|including|like|namely)\b|^\s+(?:[A-Z]\w+ )?(?:countries|nations|"
    r"states),? (?:such as|including)\b",
    re.I,
)
NOT_HERE = re.compile(r"^,?\s*(?:and\s+|but\s+)?not\s+(?:from|to|in)?\s*(?:the\s+)?$")
POLICY_IN = re.compile(
    r"\b(?:combat\w*|crack down|crackdown|fight\w*|efforts?|against|counter\w*|address\w*|"
    r"tackl\w+)\b[^.;]{0,40}\b(?:trafficking|labou?r|slavery|exploitation|prostitution)\s+$",
    re.I,
)
LIVING_THERE = re.compile(
    r"\b(?:women|men|girls|boys|children|people|adults|persons|residents|youths?|refugees|migrants|"
    r"communities|individuals)\b(?:\s+\w+){0,2}\s+$",
    re.I,
)
# "from and through X", "to or within X"
PLAIN = {
    "from": SOURCE, "to": DESTINATION, "into": DESTINATION, "in": DESTINATION, "within": DESTINATION,
    "inside": DESTINATION, "through": TRANSIT, "via": TRANSIT, "across": TRANSIT,
}  # fmt: skip
DOUBLE = re.compile(
    r"\b(?P<first>from|to|into|in|within|through|via)\s*(?:,|and|or|,\s*and|/)\s*(?:from|to|into|in|within|"
    r"through|via|across|inside)\s+(?:the\s+)?$",
    re.I,
)
SITE_OF = re.compile(
    r"\b(?:brothels?|streets?|farms?|fields|factories|mines|bars|nightclubs|clubs|kilns|plantations|homes|households|"
    r"markets|waters|sweatshops|massage parlou?rs|red-light districts?|construction sites)\s+$",
    re.I,
)
# "to A and then on to B", "to A, from there to B": A is only passed.
COME_FROM = re.compile(
    r"\b(?:(?<!brought )c[ao]me|coming|hail(?:s|ed|ing)?|originat\w+|(?:women|girls|men|boys|children|victims|"
    r"them) (?:are|were))\s+"
    r"(?:\w+ly )?$",
    re.I,
)
# "promised work in A ... ended up in B": nobody was exploited in A.
PROMISED = re.compile(r"\bpromis\w+|\boffer(?:s|ed)?\b", re.I)
INSTEAD = re.compile(r"\b(?:end(?:ed|s)? up|instead|found themselves|only to)\b", re.I)
STAFFED_BY = re.compile(r"\b(?:staffed|crewed|worked|manned|filled|fed|populated) (?:\w+ )?by\b[^,;]*$", re.I)
CHEATED = re.compile(r"\b(?:defraud\w*|cheat\w*|scam\w*|swindl\w*|target\w*) (?:\w+ )?$", re.I)
BUYERS = re.compile(r"\s+(?:men|husbands?|buyers?|farmers|families|clients|customers|bachelors)\b")
ONWARD = re.compile(
    r"\b(?:then|from there|onwards?|afterwards|later|subsequently|finally|ultimately|eventually|on|from where)\b"
    r"[^.;]{0,40}?\b(?:to|into|for)\s+(?:the )?$",
    re.I,
)
# "The main destinations of victims are A and B".
DESTINATIONS_ARE = re.compile(
    r"\b(?:destinations?|destination countries)\b[^.;]{0,60}"
    r"\b(?:are|is|were|was|include[sd]?|being|remains?)\s+(?:the |mainly |chiefly )?$",
    re.I,
)
DEMONYM_VICTIMS = re.compile(
    r"\b[A-Z][a-z]+(?:n|ese|ish|i)\s+(?:[a-z]+\s+)?(?:women|men|girls|boys|children|victims|nationals|"
    r"workers|migrants|people|citizens|maids|fishermen)\s+$|\b[A-Z][a-z]+(?:ns|ese|is)\s+$"
)
AT_RISK = re.compile(r"\b(?:at (?:\w+ )?risk|vulnerable|susceptible|in danger)\b", re.I)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place and its part in the flow; `span` is where the text names it."""

    role: str
    place: Place
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """Places joined by a list; `before` the words of the frame in front of it (back to the group before)."""

    mentions: tuple[PlaceMention, ...]
    before: str
    after: str
    preposition: str
    whole: str  # everything before, from the start of the frame
    attributive: str  # victims, site, officials, tourists or "" when it stands for the place itself


def stops(frame: Span, mentions: Iterable[PlaceMention], tourism: bool = False) -> list[Stop]:
    """The places of a frame that have a part in its flow, in order of the text."""
    groups = _groups(frame, [m for m in mentions if inside(m.span, frame) and _is_a_stop(frame, m)])
    roles: list[tuple[str, ...]] = []
    for i, group in enumerate(groups):
        continues = (
            not group.attributive
            and not group.preposition
            and i > 0
            and (NOT_HERE.match(group.before) or GLUE.match(group.before))
        )
        before = [j for j in range(i) if not groups[j].attributive or NOT_HERE.match(group.before)]
        roles.append(roles[before[-1]] if continues and before else _roles(group, frame, tourism))
    return [
        Stop(role, m.place, m.span)
        for group, given in zip(groups, _settled(groups, roles), strict=True)
        for role in given
        for m in group.mentions
    ]


def _settled(groups: list[Group], roles: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What a group means in the light of the others.

    "within X" is where they come from too, unless an origin is given. Those recruited in X go elsewhere, or were exploited
    there if no other place is named. "En route to Y" makes X, where they stop, a transit.
    """
    has_source = any(SOURCE in given for given in roles)
    named_source = any(
        SOURCE in given and any(m.place.code != "ABROAD" for m in g.mentions)
        for g, given in zip(groups, roles, strict=True)
    )
    problem = any(re.search(r"\bproblem|\bform of\b", g.before) for g in groups)
    under_way = any(
        re.search(r"\b(?:en route|on (?:their|the) way|transit\w*|pass\w* through)\b", g.before, re.I)
        for g in groups
    )
    settled: list[tuple[str, ...]] = []
    for position, (group, given) in enumerate(zip(groups, roles, strict=True)):
        after = groups[position + 1] if position + 1 < len(groups) else None
        unnamed = [m.span.text.lower() for m in group.mentions] in (["foreign"], ["foreigners"])
        inside = group.preposition in ("within", "inside") and DESTINATION in given and _is_a_country(group)
        passed = under_way and group.preposition == "in" and given == (DESTINATION,) and len(groups) > 1
        onward = after is not None and not after.attributive and ONWARD.search(after.before)
        if (
            after is not None
            and given == (DESTINATION,)
            and group.preposition == "in"
            and PROMISED.search(group.before)
            and INSTEAD.search(after.before)
        ):
            settled.append(())
        elif onward and given == (DESTINATION,) and group.preposition in ("to", "into", "in"):
            settled.append((TRANSIT,))
        elif named_source and given == (SOURCE,) and unnamed:
            settled.append(())
        elif inside and not problem and not has_source:
            settled.append((SOURCE, DESTINATION))
        elif passed and re.search(r"\b(?:vulnerable|risk|exploit\w*)\b", group.before):
            settled.append((TRANSIT,))
        else:
            settled.append(given)
    return settled


def _is_a_country(group: Group) -> bool:
    return all(len(m.place.code) == 2 for m in group.mentions)


def _groups(frame: Span, mentions: list[PlaceMention]) -> list[Group]:
    found: list[list[PlaceMention]] = []
    classes = _classes(frame, mentions)
    for mention in mentions:
        between = (
            frame.text[found[-1][-1].span.end - frame.start : mention.span.start - frame.start]
            if found
            else ""
        )
        if found and GLUE.match(between) and classes[id(found[-1][-1])] == classes[id(mention)]:
            found[-1].append(mention)
        else:
            found.append([mention])
    return [
        _group(frame, members, found[i - 1][-1] if i else None, classes[id(members[-1])])
        for i, members in enumerate(found)
    ]


def _classes(frame: Span, mentions: list[PlaceMention]) -> dict[int, str]:
    """What each mention says about; in "the Zambian and Mozambican borders" the first adjective goes with the second."""
    classes: dict[int, str] = {}
    following: PlaceMention | None = None
    for mention in reversed(mentions):
        own = attributive(frame, mention)
        if following is not None and following.form == "adjective" and mention.form == "adjective":
            between = frame.text[mention.span.end - frame.start : following.span.start - frame.start]
            own = (
                classes[id(following)]
                if re.fullmatch(r"\s*(?:,|and|or|,\s*and|,\s*or)\s*(?:\w+\s)?", between)
                else own
            )
        classes[id(mention)] = own
        following = mention
    return classes


def _group(
    frame: Span, members: list[PlaceMention], previous: PlaceMention | None, attributive: str
) -> Group:
    start = previous.span.end - frame.start if previous else 0
    before = frame.text[start : members[0].span.start - frame.start]
    after = frame.text[members[-1].span.end - frame.start :]
    match = PREPOSITION.search(before)
    word = re.sub(r"\s+", " ", match["word"].lower()) if match else ""
    whole = frame.text[: members[0].span.start - frame.start]
    return Group(tuple(members), before, after, word, whole, attributive)


def _is_a_stop(frame: Span, mention: PlaceMention) -> bool:
    """No part of a compound, not the whole world, and not the "other countries" that a list of names then spells out."""
    if mention.place.code == "WORLD" or _in_a_compound(frame, mention.span):
        return False
    after = frame.text[mention.span.end - frame.start :]
    return mention.place.code not in ("ABROAD", "NEIGHBOURS") or not CONTINUED_BY_EXAMPLES.match(after)


def _in_a_compound(frame: Span, span: Span) -> bool:
    """ "Iranian-led", "the Ethiopia-Djibouti corridor": part of a word, no stop of its own."""
    after, before = frame.text[span.end - frame.start :], frame.text[: span.start - frame.start]
    return (
        bool(re.match(r"[-–](?:led|backed|based|born|owned|run|speaking|[A-Z])", after))
        and not before.endswith(("trafficked ",))
    ) or bool(re.search(r"[A-Za-z][-–]$", before))


def _roles(group: Group, frame: Span, tourism: bool) -> tuple[str, ...]:
    if group.attributive:
        return _roles_of_adjective(group, tourism)
    if double := DOUBLE.search(group.before):
        return tuple(dict.fromkeys((PLAIN[double["first"].lower()], PLAIN[group.preposition])))
    word, before = group.preposition, group.before
    head = before[: len(before) - len(before.lstrip())] + before
    position = group.mentions[0].span.start - frame.start
    whole = frame.text[:position]
    match = PREPOSITION.search(head)
    lead = whole[: position - (len(head) - match.start())] if match else whole
    if word in ("from", "out of", "leaving", "left", "off", "fleeing", "fled"):
        return _roles_of_from(lead, word, tourism)
    if word in (
        "through",
        "via",
        "transiting",
        "transit",
        "transits",
        "transited",
        "by way of",
        "crossing",
        "crossed",
    ):
        return (TRANSIT,)
    if (
        word.startswith("cross")
        or word == "over"
        or (word == "across" and re.match(r"\s+(?:to|into|towards?|on (?:the|their) way)\b", group.after))
    ):
        return (TRANSIT,)
    if word == "to" or word.startswith(
        ("into", "toward", "en route", "bound", "reach", "enter", "destined", "headed", "visit", "onto")
    ):
        return _roles_of_to(lead, word)
    if word == "in" and AT_RISK.search(whole_after(frame, position)) and LIVING_THERE.search(lead):
        return (SOURCE,)
    if word in (
        "in",
        "within",
        "inside",
        "throughout",
        "across",
        "at",
        "on",
        "near",
        "around",
        "aboard",
        "along",
        "beyond",
        "outside",
    ):
        return _roles_of_in(lead, word)
    if word == "for" and re.search(
        r"\b(?:hired|recruited|bound|destined|left|leave|leaving|set out|cross\w*)\b[^,;]{0,30}$", lead
    ):
        return (DESTINATION,)
    if word == "of" and SITE_OF.search(lead):
        return (DESTINATION,)
    if word == "of":
        return (
            (SOURCE,)
            if re.search(
                r"\b(?:citizens?|nationals?|women|men|girls|boys|children|natives|residents|people|"
                r"workers)\s+$",
                lead,
                re.I,
            )
            else ()
        )
    if re.match(r"\s+(?:lies|sits|stands|is) (?:on|along|astride) (?:the|a|several) routes?\b", group.after):
        return (TRANSIT,)
    if not word and DESTINATIONS_ARE.search(whole):
        return (DESTINATION,)
    if group.mentions[0].form == "generic" and not word:
        return (DESTINATION,) if group.mentions[0].place.code in ("ABROAD", "NEIGHBOURS") else ()
    return ()


def _roles_of_adjective(group: Group, tourism: bool) -> tuple[str, ...]:
    if group.attributive == "tourists" or (
        tourism
        and group.attributive == "victims"
        and re.match(r"\s*(?:men|nationals|citizens|males)", group.after)
    ):
        return (SOURCE,) if tourism else ()
    if group.attributive == "problem":
        return (DESTINATION,)
    if group.attributive == "victims":
        return _roles_of_people(group)
    if group.attributive == "site":
        return (
            (DESTINATION,)
            if group.preposition == "from" and FREED_FROM.search(group.whole)
            else (SOURCE,)
            if group.preposition == "from"
            else ()
            if group.preposition in ("by", "with", "of", "for")
            else (DESTINATION,)
        )
    return ()


def _roles_of_people(group: Group) -> tuple[str, ...]:
    """Victims come from there; those who buy or are cheated do not, those who staff a place do."""
    if group.preposition == "by":
        return (SOURCE,) if STAFFED_BY.search(group.before) else ()
    if CHEATED.search(group.before):
        return ()
    bought = BUYERS.match(group.after) and group.preposition in ("to", "with", "for")
    return (DESTINATION,) if bought else (SOURCE,)


def _roles_of_from(lead: str, word: str, tourism: bool) -> tuple[str, ...]:
    if tourism and TOURISTS_FROM.search(lead):
        return (SOURCE,)
    if COME_FROM.search(lead):
        return (SOURCE,)
    if word == "from" and FREED_FROM.search(lead) and DEMONYM_VICTIMS.search(lead):
        return (DESTINATION,)
    if (
        word == "from"
        and FREED_FROM.search(lead)
        and not re.search(
            r"\b(?:women|men|girls|boys|children|victims|nationals|workers|migrants|people)\s+(?:\w+ly )?$",
            lead,
            re.I,
        )
    ):
        return (DESTINATION,)
    return () if NO_VICTIMS_FROM.search(lead) else (SOURCE,)


def _roles_of_to(lead: str, word: str) -> tuple[str, ...]:
    if re.search(r"\b(?:crossing|entry|exit|border|departure) points?\s+$|\bgateway\s+$", lead):
        return ()
    if word == "to" and RETURN_TO.search(lead):
        return (
            (SOURCE,)
            if re.search(
                r"\b(?:return\w*|repatriat\w+|deport\w+|(?:sent|taken|flown|brought) (?:\w+ )?(?:back|home))\b[^.;,]{0,50}$",
                lead,
                re.I,
            )
            else ()
        )
    return (DESTINATION,)


def _roles_of_in(lead: str, word: str) -> tuple[str, ...]:
    if NOT_WHERE_IT_HAPPENS.search(lead) or POLICY_IN.search(lead):
        return ()
    if word in ("beyond", "outside"):
        return ()
    return (SOURCE,) if word == "in" and RECRUITED_IN.search(lead) else (DESTINATION,)


def whole_after(frame: Span, position: int) -> str:
    """The frame's text from a position on."""
    return frame.text[position:]
