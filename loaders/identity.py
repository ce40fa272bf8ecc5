"""Who is meant: from a mention's words to a node's id. Pure, and decided from the words alone, so that two machines agree.

A name alone never merges two people: an official without a title, or without a name, stands per claim. Agencies are
one node per state and kind of body, named organizations one node by the gazetteer, other groups one node per name.
Private persons become their role; no name of theirs leaves the sentence (graph-model sections 3 and 8).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from graph_schema import schema
from loaders import private_persons
from loaders.facts import Argument, Attribution, Claim, Document, Entity, PropertyValue, digest
from loaders.gazetteer import country, organizations, places
from loaders.slugs import slug

AGENCY_WORDS = re.compile(
    r"\b(government|governments|ministry|ministries|minister's office|police|department|directorate|bureau|agency|court|"
    r"courts|judiciary|prosecutors?'? office|prosecutors?|prosecution service|authorities|border (?:guards?|police|force|"
    r"service)|customs|army|military|armed forces|navy|coast guard|gendarmerie|embassy|embassies|consulate|parliament|"
    r"senate|congress|council|commission|committee|task force|inspectorate|labou?r inspectors?|security forces|"
    r"intelligence service|immigration (?:service|officials?)|law enforcement|social services|regime|state|kremlin|duma|"
    r"white house|state department|officials|foreign office|home office|secretariat|cabinet|administration)\b",
    re.IGNORECASE,
)
OFFICE_WORDS = re.compile(
    r"\b(president|prime minister|minister|secretary|ambassador|consul|governor|mayor|senator|deputy|deputies|"
    r"parliamentarian|mp|judge|magistrate|prosecutor|attorney|general|colonel|major|captain|lieutenant|sergeant|"
    r"commander|commissioner|chief|inspector|superintendent|officers?|policem[ae]n|soldiers?|guards?|officials?|diplomats?|"
    r"spokes(?:man|woman|person)|director|head|chair(?:man|woman)?|envoy|rapporteur|congress(?:man|woman)|king|queen|"
    r"prince|emir|sheikh|warden|agents?|employees?|staff|civil servants?|politicians?|legislators?|councill?ors?)\b",
    re.IGNORECASE,
)
ORGANIZATION_WORDS = re.compile(
    r"\b(ngos?|organi[sz]ations?|shelters?|foundation|network|charity|charities|church|churches|associations?|union|"
    r"unions|company|companies|firms?|media|newspaper|agency|agencies|center|centre|hotline|group|institute|university|"
    r"hospital|hospitals|civil society|partners|donors?|embassy|report|airlines?|bank|banks|businesses)\b",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:the|a|an|its|their|his|her|some|several|many|two|three|four|five|local|other|one)\s+", re.IGNORECASE
)
SPACES = re.compile(r"\s+")
PRIVATE = "a person named by the source"


def resolve(claim: Claim, document: Document) -> Claim:
    """The claim with an entity for every argument and speaker that the schema wants as one.

    Where a state is needed and the words do not name one, the document's declared topic country is taken, marked
    `reference` nowhere but in the id: the claim's own words stay what they were.
    """
    kind = schema.nodes.get(claim.kind)
    if kind is None:
        return claim  # the checks refuse it with a reason
    home = _home(claim, document)
    arguments = tuple(
        replace(a, entity=_entity(a, kind.roles[a.role].to, home, claim))
        if a.role in kind.roles and kind.roles[a.role].relationship and a.entity is None
        else a
        for a in claim.arguments
    )
    return replace(
        claim,
        arguments=(*arguments, *_implied(claim, home)),
        attribution=_speaker(claim.attribution, claim),
    )


def _implied(claim: Claim, home: str | None) -> Iterable[Argument]:
    """Complicity and legislation concern a state; where the passage does not name it, the actor's or topic's is inferred."""
    if claim.kind in ("Complicity", "Legislation", "GroupRole") and home and not claim.values("country"):
        found = country(home)
        if found:
            yield Argument("country", found.code, None, found.entity, "doc_topic")


def _home(claim: Claim, document: Document) -> str | None:
    """The ISO alpha-2 code of the state a claim's actors belong to, as far as claim or document says."""
    for argument in claim.arguments:
        if argument.role == "country" and argument.entity and argument.entity.kind == "Country":
            return str(argument.entity.properties.get("iso2") or "") or None
    for argument in claim.arguments:
        if argument.entity is None and (code := _state_in(argument.value)):
            return code
    return document.topic


@lru_cache(maxsize=8192)
def _state_in(words: str) -> str | None:
    for mention in places(words):
        if mention.place.entity.kind == "Country" and mention.form in ("name", "adjective"):
            return str(mention.place.entity.properties.get("iso2") or "") or None
    return None


def _entity(argument: Argument, allowed: tuple[str, ...], home: str | None, claim: Claim) -> Entity:
    words = SPACES.sub(" ", argument.value).strip()
    if allowed == ("Law",):
        return _law(words, home)
    if allowed == ("Syndicate",):
        return _syndicate(words, home, claim, argument)
    return _actor(words, allowed, home, claim, argument)


def _actor(
    words: str, allowed: tuple[str, ...], home: str | None, claim: Claim, argument: Argument
) -> Entity:
    state = _state_in(words) or home
    if "Country" in allowed and (found := country(LEADING.sub("", words))):
        return found.entity
    known = _known_organization(words)
    if known and known.kind in allowed:
        return known
    if "Official" in allowed and OFFICE_WORDS.search(words) and not _is_body(words):
        return _official(words, state, claim, argument)
    if "Agency" in allowed and AGENCY_WORDS.search(words):
        return _agency(words, state, claim, argument)
    if private_persons.may_be_private(LEADING.sub("", words)):
        return _private(allowed, state, claim, argument, words)
    if "Organization" in allowed and (ORGANIZATION_WORDS.search(words) or words[:1].isupper()):
        return _organization(words, state, claim, argument)
    if "Syndicate" in allowed and re.search(
        r"\b(traffickers|smugglers|recruiters|gangs?|rings?|militia|group)\b", words
    ):
        return _syndicate(words, state, claim, argument)
    if "Official" in allowed:
        return _official(words, state, claim, argument)
    return _agency(words, state, claim, argument)


def _private(
    allowed: tuple[str, ...], state: str | None, claim: Claim, argument: Argument, words: str
) -> Entity:
    """A private person stands per claim, by no name."""
    kind = next((k for k in ("Official", "Organization", "Syndicate") if k in allowed), "Agency")
    known: dict[str, PropertyValue] = {"named": False, **({"country": state} if state else {})}
    if kind == "Official":
        known["role"] = PRIVATE
    return Entity(_per_claim(kind.lower(), claim, argument, words), kind, PRIVATE, known)


def _is_body(words: str) -> bool:
    """`Ministry of the Interior` is a body though it holds the word for an office; `a police captain` is not one."""
    head = re.split(r"\b(?:of|in|from|for|at|who|which)\b", words)[0].strip().split()
    last = head[-1].lower() if head else ""
    return bool(AGENCY_WORDS.fullmatch(last)) and last not in ("prosecutor", "prosecutors", "officials")


@lru_cache(maxsize=8192)
def _known_organization(words: str) -> Entity | None:
    """The organization of the gazetteer that the words name, if they name hardly anything else."""
    known = organizations(words)
    return known[0].entity if known and _covers(words, known[0].span.text) else None


def _covers(words: str, found: str) -> bool:
    return len(found) >= 0.6 * len(LEADING.sub("", words))


def _per_claim(kind: str, claim: Claim, argument: Argument, words: str) -> str:
    start = argument.span.start if argument.span else -1
    return f"{kind}:unnamed/{digest([claim.passage.id, start, words])[:16]}"


def _official(words: str, state: str | None, claim: Claim, argument: Argument) -> Entity:
    name = _office_holder(words)
    properties: dict[str, str | bool] = {
        "named": bool(name and state),
        "role": _without_names(words) if not name else words,
    }
    if state:
        properties["country"] = state
    if name and state:
        return Entity(
            f"official:{state}/{slug(name)}", "Official", name, {**properties, "role": _role_of(words, name)}
        )
    return Entity(
        _per_claim("official", claim, argument, words), "Official", _without_names(words), properties
    )


NAME = re.compile(r"(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+$")


def _office_holder(words: str) -> str | None:
    """The name at the end of a title ("Foreign Minister Jane Example"), when the words hold a public office too."""
    match = NAME.search(words)
    if not match:
        return None
    tokens = [t for t in match[0].split() if not OFFICE_WORDS.fullmatch(t) and not AGENCY_WORDS.fullmatch(t)]
    rest = words[: match.start()] + " ".join(t for t in match[0].split() if t not in tokens)
    return " ".join(tokens[-3:]) if len(tokens) >= 2 and OFFICE_WORDS.search(rest) else None


def _role_of(words: str, name: str) -> str:
    return SPACES.sub(" ", words.replace(name, "")).strip(" ,") or words


def _without_names(words: str) -> str:
    """A private person's words reduced to the role: capitalised runs that are neither office, agency nor place go."""
    if OFFICE_WORDS.search(words) or AGENCY_WORDS.search(words):
        return words
    return words if words[:1].islower() or len(words.split()) == 1 else PRIVATE


def _agency(words: str, state: str | None, claim: Claim, argument: Argument) -> Entity:
    body = _body(words, state)
    if not state or not body:
        named: dict[str, PropertyValue] = {"named": False, **({"country": state} if state else {})}
        shown = private_persons.masked(words)
        return Entity(_per_claim("agency", claim, argument, words), "Agency", shown, named)
    return Entity(
        f"agency:{state}/{slug(body)}", "Agency", _title(body, state), {"country": state, "named": True}
    )


def _body(words: str, state: str | None) -> str:
    """The body's own words: articles, counts and the state's name or demonym taken away, always the same way."""
    plain = LEADING.sub("", LEADING.sub("", words))
    for mention in reversed(places(plain)):
        if str(mention.place.entity.properties.get("iso2")) == state:
            plain = plain[: mention.span.start] + plain[mention.span.end :]
    plain = re.sub(r"\b(?:of|in|for)\s*$|^\s*(?:'s|’s)\b|\s(?:'s|’s)\b", " ", plain)
    plain = re.sub(r"^\s*(?:'s|’s)\s*|\b(?:of|in|for)\s*$", "", plain.strip())
    return slug(plain).replace("-", " ")


def _title(body: str, state: str) -> str:
    home = country(state)
    small = {"of", "the", "for", "and", "in", "on"}
    words = " ".join(w if w in small else w.capitalize() for w in body.split())
    return f"{words} ({home.entity.name})" if home else words


def _organization(words: str, state: str | None, claim: Claim, argument: Argument) -> Entity:
    plain = LEADING.sub("", words)
    if not re.search(r"[A-Z]", plain[:1]) or _is_generic(plain):
        named: dict[str, PropertyValue] = {"named": False, **({"country": state} if state else {})}
        shown = private_persons.masked(words)
        return Entity(_per_claim("organization", claim, argument, words), "Organization", shown, named)
    return Entity(f"organization:{slug(plain)}", "Organization", plain, {"named": True})


def _is_generic(words: str) -> bool:
    return not re.search(r"\b[A-Z][\w'-]+", words) or bool(re.fullmatch(r"(?:NGOs?|[A-Z][a-z]+)", words))


def _syndicate(words: str, state: str | None, claim: Claim, argument: Argument) -> Entity:
    home = {"country": state} if state else {}
    plain = LEADING.sub("", words)
    own = " ".join(w for w in plain.split() if not GENERIC_GROUP.match(w))
    if not _has_proper_name(words) or private_persons.may_be_private_group(own):
        shown = private_persons.masked(words)
        return Entity(
            _per_claim("syndicate", claim, argument, words), "Syndicate", shown, {"named": False, **home}
        )
    return Entity(f"syndicate:{slug(plain)}", "Syndicate", plain, {"named": True})


GENERIC_GROUP = re.compile(
    r"^(?:organi[sz]ed|criminal|crime|trafficking|smuggling|gangs?|rings?|groups?|networks?|syndicates?|traffickers|"
    r"recruiters|of|and|mafia|militias?|cells?|cartels?|the|men|families|family|members?|small|large|international|"
    r"transnational|local|foreign)$",
    re.IGNORECASE,
)


def _has_proper_name(words: str) -> bool:
    """True when some capitalised word beyond the first is neither a generic word nor a place or people."""
    taken = {w for m in places(words) for w in m.span.text.split()}
    proper = [
        w
        for w in re.findall(r"[\w'’-]+", words)
        if w[:1].isupper() and w not in taken and not GENERIC_GROUP.match(w)
    ]
    return bool(proper) and not re.fullmatch(
        r"(?:The|A|An|Some|One|Many|These|Those|Several|Its|Their)", proper[0]
    )


TREATY = re.compile(r"\b(protocol|convention|treaty|covenant|statute of rome|ilo)\b", re.IGNORECASE)


def _law(words: str, home: str | None) -> Entity:
    plain = LEADING.sub("", words)
    body = slug(re.sub(r"\b(?:1[89]|20)\d\d\b", "", plain)) if TREATY.search(plain) else slug(plain)
    if TREATY.search(plain) or not home:
        return Entity(
            f"law:{body or slug(plain)}",
            "Law",
            plain if not TREATY.search(plain) else body.replace("-", " "),
            {},
        )
    return Entity(
        f"law:{home}/{slug(_body(plain, home)) or body}",
        "Law",
        _body(plain, home) or plain,
        {"country": home},
    )


def _speaker(attribution: Attribution | None, claim: Claim) -> Attribution | None:
    """A speaker becomes a node only when it is a body we can name; a report or a pronoun stays words."""
    if attribution is None or attribution.entity is not None:
        return attribution
    words = SPACES.sub(" ", attribution.speaker)
    if known := _known_organization(words):
        return replace(attribution, entity=known)
    # The cheap tests first: finding a state in the words loads the whole gazetteer.
    if AGENCY_WORDS.search(words) and _is_body(words) and (state := _state_in(words)):
        stand_in = Argument("actor", words, attribution.span)
        return replace(attribution, entity=_agency(words, state, claim, stand_in))
    return attribution
