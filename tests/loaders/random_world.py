"""Invented documents by the number: the same seed gives the same bundles, whose sources name the same bodies differently."""

import random

from loaders.bundles import Bundle
from loaders.facts import Argument, Attribution, CitedSource, Claim, Document, Entity, Span, Stance
from tests.loaders.making import argument, claim, document

CODES = {"Nepal": "NP", "Kuwait": "KW", "India": "IN", "Mali": "ML", "Ghana": "GH", "Oman": "OM"}
BODIES = [
    "Harbour Shelter",
    "HARBOUR SHELTER",
    "Harbour  shelter",
    "Lantern Trust",
    "LANTERN TRUST",
    "Ministry of the Interior",
]
GROUPS = ["Grey Heron Ring", "GREY HERON RING"]
WORKS = [
    CitedSource(f"Yearly Survey {y}", "Invented Institute", str(y), None, "survey") for y in (2015, 2016)
]
PUBLISHERS = ["Invented Observatory", "INVENTED OBSERVATORY", "Another Office"]


def bundle(seed: int) -> Bundle:
    """One document with up to six claims of several kinds."""
    rng = random.Random(seed)
    sentences: list[tuple[str, str]] = []
    for number in range(rng.randrange(1, 7)):
        kind = rng.choice(["flow", "flow", "route", "tier", "group", "referral", "action"])
        sentences.append((kind, _sentence(kind, number, rng)))
    country = rng.choice(["NP", None])
    more = {"publisher_country": country} if country else {}
    doc = document(
        " ".join(s for _, s in sentences), f"Document {seed}", publisher=rng.choice(PUBLISHERS), **more
    )
    claims = [_claim(doc, kind, sentence, rng) for kind, sentence in sentences]
    return Bundle(doc, claims)


def _sentence(kind: str, number: int, rng: random.Random) -> str:
    a, b, c = rng.sample(sorted(CODES), 3)
    year = rng.choice([2014, 2015, 2016])
    return {
        "flow": f"Case {number}: people from {a} are exploited in {b}.",
        "route": f"Case {number}: people from {a} are taken through {b} to {c}.",
        "tier": f"Case {number}: {a} stood on tier 2 in {year}.",
        "group": f"Case {number}: {rng.choice(GROUPS)} recruits in {a}.",
        "referral": f"Case {number}: {rng.choice(BODIES)} referred people to {rng.choice(BODIES)}.",
        "action": f"Case {number}: {rng.choice(BODIES)} trained staff in {a}.",
    }[kind]


def _claim(doc: Document, kind: str, sentence: str, rng: random.Random) -> Claim:
    named = [w for w in sorted(CODES, key=sentence.find) if w in sentence]
    cites = rng.sample(WORKS, 1) if rng.random() < 0.3 else []
    stance = rng.choice([Stance.ASSERTED, Stance.ASSERTED, Stance.ALLEGED, Stance.DENIED])
    if kind in ("flow", "route"):
        roles = ["source", "destination"] if kind == "flow" else ["source", "transit", "destination"]
        given = [(role, name, CODES[name]) for role, name in zip(roles, named, strict=True)]
        stated = {"stated_route": True} if kind == "route" else {}
        return claim(
            doc, sentence, arguments=given, stance=stance, cites=cites, properties=dict(stated), year="2015"
        )
    if kind == "tier":
        year = sentence.rstrip(".").split()[-1]
        given = [("country", named[0], CODES[named[0]]), ("tier", "2", "2"), ("year", year, year)]
        return claim(doc, sentence, "Tier", arguments=given, cites=cites, stance=stance)
    return _of_bodies(doc, kind, sentence, named, stance)


def _of_bodies(doc: Document, kind: str, sentence: str, named: list[str], stance: Stance) -> Claim:
    place = [("country", n, CODES[n]) for n in named[:1]]
    base = claim(doc, sentence, arguments=place or [("form", "Case", "sex")], stance=stance)
    pool = GROUPS if kind == "group" else BODIES
    words = sorted((w for w in set(pool) if w in sentence), key=sentence.find)
    roles = {"group": ["group"], "referral": ["referrer", "receiver"], "action": ["actor"]}[kind]
    bodies = [_body(doc, sentence, role, word) for role, word in zip(roles, words * 2, strict=False)]
    arguments = (*(a for a in base.arguments if kind != "referral"), *bodies)
    label = {"group": "GroupRole", "referral": "Referral", "action": "Action"}[kind]
    speaker = Attribution(words[0], None, bodies[0].entity if kind == "referral" else None)
    return Claim(label, base.passage, arguments, base.recorded_by, stance, attribution=speaker)


def _body(doc: Document, sentence: str, role: str, words: str) -> Argument:
    start = doc.text.index(sentence) + sentence.index(words)
    key = "-".join(words.lower().split())
    if "Ministry" in words:
        entity = Entity(
            "agency:NP/ministry-of-the-interior", "Agency", words, {"country": "NP", "named": True}
        )
    elif "RING" in words.upper():
        entity = Entity(f"syndicate:{key}", "Syndicate", words, {"named": True, "aliases": [f"{words[0]}HR"]})
    else:
        entity = Entity(f"organization:{key}", "Organization", words, {"named": True})
    value = argument(doc, sentence, role, words, words)
    return Argument(
        role, words, Span(start, start + len(words), value.span.text if value.span else words), entity
    )
