"""Whether words may be the name of a private person, judged from the words alone.

Victims, witnesses and private perpetrators become roles; no node carries their name (graph-model sections 3 and 8). Words
that could be a body or a person are taken for a person: an organization that loses its name here keeps its sentence, a
victim whose name gets a node does not get it back.
"""

import re

from loaders.gazetteer import country, places

PARTICLES = r"(?:van|von|de|da|dos|das|del|della|di|bin|binti|ibn|al|el|ould|abu|ben)"
NAME = re.compile(
    rf"^(?:[A-Z][a-zà-ÿ'’-]+|[A-Z]\.)(?:\s+(?:{PARTICLES}\s+)?(?:[A-Z][a-zà-ÿA-Z'’-]+|[A-Z]\.)){{1,3}}$"
)
HONORIFIC = re.compile(
    r"\b(?:mr|mrs|ms|miss|madam|sister|brother|aunt|uncle|mama|chief|hajia|alhaji)\.?\s+[A-Z]", re.I
)
PHONE = re.compile(r"\+?\d[\d ()./-]{6,}\d")
# Words by which a body shows that it is one, in the languages bodies name themselves in.
BODY = re.compile(
    r"\b(?:international|global|world|national|federal|regional|european|african|asian|american|arab|union|united|nations?|league|"
    r"council|alliance|coalition|consortium|committee|commission|centre|center|house|home|shelter|refuge|mission|institute|"
    r"foundation|fund|trust|society|association|federation|network|project|programme|program|initiative|campaign|movement|"
    r"partnership|forum|watch|action|aid|relief|rescue|rights?|justice|freedom|liberty|hope|children|child|women|girls|youth|"
    r"workers?|migrants?|labou?r|slavery|trafficking|legal|services?|agency|office|bureau|authority|court|police|ministry|"
    r"department|university|college|school|hospital|church|caritas|charities|cross|crescent|news|times|post|media|press|radio|"
    r"tv|television|bank|airlines?|airways|company|corporation|corp|inc|ltd|llc|gmbh|group|holdings?|hotel|club|bar|farms?|"
    r"fisheries|seafood|construction|recruitment|report|free|save|stop|end|anti|against|without|strada|terre|hommes|enfants|"
    r"mujeres|femmes|kinder|casa|organi[sz]ations?|government|interior|forces?|support|guard|command|migration|affairs|bank|voice|light|bridge|bridges|border|borders|peace|human|humanity|social|public|civil)\b",
    re.IGNORECASE,
)
# What groups that take part in crime call themselves: colours, beasts, weapons, kin.
GROUP = re.compile(
    r"\b(?:black|white|red|blue|green|grey|gray|golden|silver|dark|night|dragons?|axe|wolves|wolf|eagles?|tigers?|lions?|snakes?|"
    r"cobras?|scorpions?|bulls?|dogs?|brothers?|brotherhood|kings?|lords?|angels?|devils?|knights?|soldiers?|boys|sun|moon|stars?|"
    r"fire|blood|bloods|crips|hand|sword|knife|triads?|yakuza|bratva|mafia|cosa|nostra|camorra|cartel|army|front|state|militia|"
    r"resistance|liberation|people|new|old|north|south|east|west|northern|southern|eastern|western)\b",
    re.IGNORECASE,
)

# Groups known by two capitalised words that are nobody's name, and the articles that such names begin with.
KNOWN_GROUP = re.compile(
    r"^(?:boko haram|abu sayyaf|mara salvatrucha|barrio 18|"
    r"(?:los|las|el|la|le|les|al|ansar|hezb|jamaat|tren|clan|comando|primeiro)\b)",
    re.IGNORECASE,
)
ALSO_NAMES = {
    "jordan",
    "chad",
    "georgia",
    "israel",
    "india",
    "cuba",
    "kenya",
    "china",
    "ireland",
    "france",
    "holland",
    "brazil",
}
"""Countries that people are called after, first name or last."""


def may_be_private(words: str) -> bool:
    """True for words that may be a private person's name: two to four capitalised words that show nothing of a body or place,
    or a name behind Mr, Mrs and the like."""
    plain = words.strip(" ,.;:'’\"“”()")
    if HONORIFIC.match(plain):
        return True
    return (
        bool(NAME.match(plain))
        and not BODY.search(plain)
        and not places(plain)
        and not _ends_in_country(plain)
    )


def _ends_in_country(words: str) -> bool:
    """`Maiti Nepal` is a body of Nepal; `Ann Jordan` is not one of Jordan."""
    last = words.rsplit(" ", 1)[-1]
    return len(last) >= 4 and last.lower() not in ALSO_NAMES and country(last) is not None


def may_be_private_group(words: str) -> bool:
    """True for a group that a source calls by a private person's full name (`the Jane Example ring`)."""
    return may_be_private(words) and not GROUP.search(words) and not KNOWN_GROUP.match(words)


def masked(words: str) -> str:
    """Words for a message: names that may be a private person's and telephone numbers give way to marks.

    The message still says where the sentence stands, so that its user can look it up.
    """
    found = re.sub(
        rf"\b[A-Z][\w'’-]+(?:\s+(?:{PARTICLES}\s+)?[A-Z][\w'’-]+)+", _mask, PHONE.sub("[number]", words)
    )
    return re.sub(r"(?<=[a-z,;] )[A-Z][a-zà-ÿ'’-]{2,}\b", _mask, found)


def _mask(match: re.Match[str]) -> str:
    words = match[0]
    return words if BODY.search(words) or places(words) else "[name]"
