"""One small invented world that the tests of reading share: nine documents, thirty-odd claims, every kind of claim.

Countries are real, what is said of them is not; people, groups, bodies and publishers are invented. What the world holds
on purpose: a disputed flow, denied and negated ones, an alleged one, one of two origins, editions of one work that fold
into one origin, two stated routes, a flow inside one country, a place without coordinates, a region as destination, a tier
on which sources disagree, an acquittal after a conviction, a document that was read and says nothing.
"""

import hashlib
from collections.abc import Mapping, Sequence

from loaders.bundles import Bundle
from loaders.facts import (
    Argument,
    Attribution,
    CitedSource,
    Claim,
    Document,
    Entity,
    Passage,
    Polarity,
    PropertyValue,
    Recorder,
    Span,
    Stance,
    Time,
)
from loaders.gazetteer import country

BY_HAND = Recorder("by hand", "1", "invented")
Given = tuple[str, str | Entity]


def land(code: str) -> Entity:
    """A country by ISO code."""
    found = country(code)
    assert found is not None, code
    return found.entity


NPL, IND, KWT, GHA, TGO, NER, NGA, LBY, ITA, CHL, PER, BOL = map(
    land, ("NP", "IN", "KW", "GH", "TG", "NE", "NG", "LY", "IT", "CL", "PE", "BO")
)
GULF = Entity("region:the-gulf", "Region", "the Gulf", {"lon": 50.0, "lat": 26.0})
PUERTO = Entity("place:invented/puerto-imaginado", "Place", "Puerto Imaginado", {"country": "CL"})
BLUE_LANTERN = Entity("syndicate:blue-lantern", "Syndicate", "Blue Lantern", {"named": True})
RED_KITE = Entity("syndicate:red-kite", "Syndicate", "Red Kite", {"named": True})
LABOUR_OFFICE = Entity(
    "agency:NP/invented-labour-office", "Agency", "Invented Labour Office", {"country": "NP", "named": True}
)
MINISTRY = Entity(
    "agency:KW/invented-ministry", "Agency", "Invented Ministry", {"country": "KW", "named": True}
)
SHELTER = Entity(
    "organization:sunrise-shelter", "Organization", "Sunrise Shelter", {"country": "NP", "named": True}
)
COMMANDER = Entity(
    "official:LY/invented-commander", "Official", "Invented Commander",
    {"country": "LY", "named": True, "role": "border commander"},
)  # fmt: skip
ACT = Entity("law:CL/invented-act", "Law", "Invented Act 7", {"country": "CL"})


def document(title: str, publisher: str, published: str, sentences: Sequence[str], **about: str) -> Document:
    """A document whose text is the sentences, one blank between."""
    text = ("\n" if about.get("genre") == "table" else " ").join(sentences)
    known = {"genre": "report", **about}
    return Document(
        sha256=hashlib.sha256((title + text).encode()).hexdigest(), text=text, title=title, publisher=publisher,
        published=published, **known,  # type: ignore[arg-type]
    )  # fmt: skip


def say(
    doc: Document,
    sentence: str,
    kind: str,
    roles: Mapping[str, Given | list[Given]],
    *,
    stance: Stance = Stance.ASSERTED,
    polarity: Polarity = Polarity.AFFIRMED,
    years: tuple[str, str] | None = None,
    cites: Sequence[CitedSource] = (),
    attributed: str | None = None,
    properties: Mapping[str, PropertyValue] | None = None,
) -> Claim:
    """A claim at `sentence`; each role's words stand in it, and mean an entity or a value."""
    start = doc.text.index(sentence)
    passage = Passage(doc.id, start, start + len(sentence), sentence, cites=tuple(cites))
    arguments = []
    for role, given in roles.items():
        for position, (words, value) in enumerate(given if isinstance(given, list) else [given], 1):
            at = start + sentence.index(words)
            span = Span(at, at + len(words), words)
            entity = value if isinstance(value, Entity) else None
            text = value.id if isinstance(value, Entity) else value
            arguments.append(
                Argument(role, text, span, entity, position=position if role == "transit" else None)
            )
    time = Time(" to ".join(years), "year", *years) if years else None
    return Claim(
        kind, passage, tuple(arguments), BY_HAND, stance, polarity, time, Attribution(attributed) if attributed else None,
        properties or {},
    )  # fmt: skip


WHOLE = {"stated_route": True}

# --- a survey: the first origin for Nepal to Kuwait ---
TAKEN = "Women and girls from Nepal are taken through India to Kuwait for domestic work."
BUILDING = "Men from Nepal had to work on building sites in Kuwait from 2015 to 2016."
AT_RISK = "Children from Nepal may end up begging in India."
PLACED = "Nepal was placed on Tier 2 in 2018."
SURVEY = document(
    "Labour Routes Survey", "Invented Observatory", "2018", [TAKEN, BUILDING, AT_RISK, PLACED], topic="NP"
)
SURVEY_CLAIMS = [
    say(SURVEY, TAKEN, "Flow", {
        "victim_group": [("Women", "women"), ("girls", "girls")], "source": ("Nepal", NPL), "transit": ("India", IND),
        "destination": ("Kuwait", KWT), "form": ("domestic work", "domestic_servitude"),
        "sector": ("domestic work", "domestic_work"),
    }, properties=WHOLE),
    say(SURVEY, BUILDING, "Flow", {
        "victim_group": ("Men", "men"), "source": ("Nepal", NPL), "form": ("had to work", "forced_labour"),
        "sector": ("building sites", "construction"), "destination": ("Kuwait", KWT),
    }, years=("2015", "2016")),
    say(SURVEY, AT_RISK, "Flow", {
        "victim_group": ("Children", "children"), "source": ("Nepal", NPL), "form": ("begging", "begging"),
        "destination": ("India", IND),
    }, stance=Stance.RISK),
    say(SURVEY, PLACED, "Tier", {"country": ("Nepal", NPL), "tier": ("Tier 2", "2"), "year": ("2018", "2018")}),
]  # fmt: skip

# --- notes of a fund: the second origin, a group, a referral ---
MOVED = "Recruiters moved men from Nepal to Kuwait in 2018."
GROUP = "A group called Blue Lantern recruits in Nepal."
ALLEGED = "It is alleged that people from Ghana are taken to Kuwait for forced labour."
REFERRED = "The Invented Labour Office refers victims to the Sunrise Shelter."
PERU_TOO = "The fund met men from Peru who were exploited in Chile."
WEAK = "Prosecution by the Invented Ministry is weak."
NOTES = document(
    "Field Notes on Gulf Work", "Invented Workers' Fund", "2019-05", [MOVED, GROUP, ALLEGED, REFERRED, PERU_TOO, WEAK],
    genre="ngo",
)  # fmt: skip
NOTES_CLAIMS = [
    say(NOTES, MOVED, "Flow", {
        "victim_group": ("men", "men"), "source": ("Nepal", NPL), "destination": ("Kuwait", KWT),
    }, years=("2018", "2018")),
    say(NOTES, GROUP, "GroupRole", {
        "group": ("Blue Lantern", BLUE_LANTERN), "role": ("recruits", "recruiter"), "country": ("Nepal", NPL),
    }),
    say(NOTES, ALLEGED, "Flow", {
        "source": ("Ghana", GHA), "destination": ("Kuwait", KWT), "form": ("forced labour", "forced_labour"),
    }, stance=Stance.ALLEGED),
    say(NOTES, REFERRED, "Referral", {
        "referrer": ("Invented Labour Office", LABOUR_OFFICE), "receiver": ("Sunrise Shelter", SHELTER),
        "mechanism": ("refers", "formal_system"),
    }),
    say(NOTES, PERU_TOO, "Flow", {
        "victim_group": ("men", "men"), "source": ("Peru", PER), "destination": ("Chile", CHL),
    }),
    say(NOTES, WEAK, "Assessment", {
        "area": ("Prosecution", "prosecution"), "assessed": ("Invented Ministry", MINISTRY), "rating": ("weak", "weak"),
    }),
]  # fmt: skip

# --- a digest that cites two editions of one yearly review: one origin ---
EDITIONS = [
    CitedSource("Yearly Review 2016", "Invented Review Office", "2016", "p. 4"),
    CitedSource("Yearly Review 2017", "Invented Review Office", "2017", "p. 5"),
]
FIRST_EDITION = "Girls from Nepal are sexually exploited in India [1]."
SECOND_EDITION = "Girls from Nepal are found in brothels in India [2]."
DIGEST = document(
    "Digest on Nepal", "Invented Digests", "2021", [FIRST_EDITION, SECOND_EDITION], genre="digest", topic="NP"
)
DIGEST_CLAIMS = [
    say(DIGEST, FIRST_EDITION, "Flow", {
        "victim_group": ("Girls", "girls"), "source": ("Nepal", NPL), "form": ("sexually exploited", "sex"),
        "destination": ("India", IND),
    }, cites=EDITIONS[:1]),
    say(DIGEST, SECOND_EDITION, "Flow", {
        "victim_group": ("Girls", "girls"), "source": ("Nepal", NPL), "form": ("brothels", "sex"),
        "sector": ("brothels", "brothels"), "destination": ("India", IND),
    }, cites=EDITIONS[1:]),
]  # fmt: skip

# --- a newspaper that prints denials ---
DENIED = "A spokesman of the Invented Ministry denied that anybody is taken from Nepal to Kuwait."
TOGO_GHANA = "Officials denied that workers from Togo are exploited in Ghana."
TOGO_NIGER = "No victims from Togo were found in Niger."
GAZETTE = document(
    "Denials in the Gazette", "Invented Gazette", "2020-03-02", [DENIED, TOGO_GHANA, TOGO_NIGER], genre="news"
)
GAZETTE_CLAIMS = [
    say(GAZETTE, DENIED, "Flow", {"source": ("Nepal", NPL), "destination": ("Kuwait", KWT)}, stance=Stance.DENIED,
        attributed="A spokesman of the Invented Ministry"),
    say(GAZETTE, DENIED, "Response", {
        "actor": ("Invented Ministry", MINISTRY), "position": ("denied", "denies"),
        "target": ("anybody is taken", "anybody is taken"),
    }),
    say(GAZETTE, TOGO_GHANA, "Flow", {"source": ("Togo", TGO), "destination": ("Ghana", GHA)}, stance=Stance.DENIED),
    say(GAZETTE, TOGO_NIGER, "Flow", {"source": ("Togo", TGO), "destination": ("Niger", NER)}, polarity=Polarity.NEGATED),
]  # fmt: skip

# --- a court: a conviction that an appeal undid, and a route of three legs ---
CONVICTED = "In 2016 the Invented Commander of Libya was convicted of protecting the Red Kite group."
ACQUITTED = "In 2017 the Invented Commander of Libya was acquitted on appeal."
KITE = "The Red Kite group moves people across Libya."
ROUTE = "In 2016 people from Nigeria were moved through Niger and Libya to Italy for sexual exploitation."
COURT = document(
    "Record 12", "Invented District Court", "2017-11-20", [CONVICTED, ACQUITTED, KITE, ROUTE], genre="court"
)
COURT_CLAIMS = [
    say(COURT, CONVICTED, "Complicity", {
        "actor": ("Invented Commander", COMMANDER), "country": ("Libya", LBY), "status": ("convicted", "convicted"),
        "act": ("protecting", "protecting"),
    }, years=("2016", "2016")),
    say(COURT, ACQUITTED, "Complicity", {
        "actor": ("Invented Commander", COMMANDER), "country": ("Libya", LBY), "status": ("acquitted", "acquitted"),
    }, years=("2017", "2017")),
    say(COURT, KITE, "GroupRole", {
        "group": ("Red Kite", RED_KITE), "role": ("moves", "transporter"), "country": ("Libya", LBY),
    }),
    say(COURT, ROUTE, "Flow", {
        "source": ("Nigeria", NGA), "transit": [("Niger", NER), ("Libya", LBY)], "destination": ("Italy", ITA),
        "form": ("sexual exploitation", "sex"),
    }, years=("2016", "2016"), properties=WHOLE),
]  # fmt: skip

# --- a table of tiers, and notes that disagree with one of its rows ---
ROWS = [
    "country: Nepal, year: 2018, tier: 2", "country: Nepal, year: 2019, tier: 2", "country: Kuwait, year: 2019, tier: 3",
    "country: Italy, year: 2019, tier: 1",
]  # fmt: skip
TABLE = document("Tier Table", "Invented Tier Office", "2019", ROWS, genre="table")
TABLE_CLAIMS = [
    say(
        TABLE,
        row,
        "Tier",
        {"country": (where.name, where), "year": (f"year: {year}", year), "tier": (f"tier: {tier}", tier)},
    )
    for row, where, year, tier in zip(
        ROWS, (NPL, NPL, KWT, ITA), ("2018", "2019", "2019", "2019"), ("2", "2", "3", "1"), strict=True
    )
]
WATCHED = "Nepal was on the Tier 2 Watch List in 2019."
MEMO = document("Memo on Tiers", "Invented Memo Desk", "2020", [WATCHED], genre="notes")
MEMO_CLAIMS = [
    say(
        MEMO,
        WATCHED,
        "Tier",
        {"country": ("Nepal", NPL), "tier": ("Tier 2 Watch List", "2WL"), "year": ("2019", "2019")},
    )
]

# --- letters from Chile: inside one country, from a place without coordinates, to a region; figures, a law, an act ---
INSIDE = "In 2014 families from the south of Chile were exploited on farms in Chile."
PORT = "Women from Puerto Imaginado are brought to cities of Chile."
TO_GULF = "Men from Bolivia are taken to the Gulf."
FROM_PERU = "People from Peru are exploited in Chile."
COUNTED = "In 2014 the police of Chile identified 27 victims."
OPENED = "Chile opened two shelters in 2014."
PASSED = "Chile passed the Invented Act 7 in 2013."
LETTERS = document(
    "Chile Letters", "Invented Southern Press", "2016-01", [INSIDE, PORT, TO_GULF, FROM_PERU, COUNTED, OPENED, PASSED],
    genre="news", topic="CL",
)  # fmt: skip
LETTERS_CLAIMS = [
    say(LETTERS, INSIDE, "Flow", {
        "source": ("Chile", CHL), "destination": ("farms in Chile", CHL), "sector": ("farms", "agriculture"),
        "form": ("exploited", "forced_labour"),
    }, years=("2014", "2014")),
    say(LETTERS, PORT, "Flow", {
        "victim_group": ("Women", "women"), "source": ("Puerto Imaginado", PUERTO), "destination": ("Chile", CHL),
    }),
    say(LETTERS, TO_GULF, "Flow", {
        "victim_group": ("Men", "men"), "source": ("Bolivia", BOL), "destination": ("the Gulf", GULF),
    }),
    say(LETTERS, FROM_PERU, "Flow", {"source": ("Peru", PER), "destination": ("Chile", CHL)}),
    say(LETTERS, COUNTED, "Statistic", {
        "measure": ("identified", "victims_identified"), "value": ("27", "27"), "place": ("Chile", CHL),
    }, years=("2014", "2014")),
    say(LETTERS, OPENED, "Action", {
        "actor": ("Chile", CHL), "action": ("opened two shelters", "shelter"), "quantity": ("two", "2"),
    }, years=("2014", "2014")),
    say(LETTERS, PASSED, "Legislation", {
        "country": ("Chile", CHL), "action": ("passed", "passed"), "instrument": ("Invented Act 7", ACT),
    }, years=("2013", "2013")),
]  # fmt: skip

# --- read, and silent ---
SILENT = document(
    "A Quiet Year in Peru", "Invented Southern Press", "2015", ["The year brought good harvests to Peru."], genre="news",
    topic="PE",
)  # fmt: skip

BUNDLES = [
    Bundle(SURVEY, SURVEY_CLAIMS),
    Bundle(NOTES, NOTES_CLAIMS),
    Bundle(DIGEST, DIGEST_CLAIMS),
    Bundle(GAZETTE, GAZETTE_CLAIMS),
    Bundle(COURT, COURT_CLAIMS),
    Bundle(TABLE, TABLE_CLAIMS),
    Bundle(MEMO, MEMO_CLAIMS),
    Bundle(LETTERS, LETTERS_CLAIMS),
    Bundle(SILENT, passages=[Passage(SILENT.id, 0, len(SILENT.text), SILENT.text)]),
]
CLAIMS = [claim for bundle in BUNDLES for claim in bundle.claims]
