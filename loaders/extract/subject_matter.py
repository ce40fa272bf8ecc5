"""Is it about trafficking? Acts, answers and judgements count only where the text speaks of trafficking in people."""

import re
from functools import lru_cache

from loaders.extract import told
from loaders.extract.context import Context

PEOPLE = re.compile(
    r"(?<!drug )(?<!arms )(?<!ivory )(?<!weapons )(?<!wildlife )(?<!narcotics )(?<!cocaine )\btraffick(?!\w+ in "
    r"(?:stolen|drugs|arms|cocaine|narcotics|ivory|weapons|antiquities|wildlife))|"
    r"\b(?:forced|bonded|child|compulsory|slave) lab(?:or|our)|\bprostitut|\bsexual(?:ly)? exploit|\bsex "
    r"(?:trade|slaves?|tourism|workers?|industry)|\b(?:forced|modern|sexual) (?:beg|slave|servitude|marriage)|"
    r"\bslavery\b|\bservitude\b|\bdebt bondage|\bchild soldiers?|\bexploit(?:ed|ation|ing|s)?\b|\bvictims?\b|"
    r"\bsurvivors\b|\bTIP\b|\btiers?\b|\bbrothels?|\bTVPA|\bbegging\b|\bworkers'? rights|\bmigrant (?:workers|"
    r"labou?r)|"
    r"\bsmuggl\w+ (?:of )?(?:migrants|people|women|children)|\bmigrants?\b|\brecruit(?:ment|ers?|ing)\b|\bpimp|"
    r"\bdomestic workers?|\bminimum standards|\bsold (?:as|into|to)\b|\b(?:sold|selling|sells?|bought|lured?|"
    r"abducted)\b[^.;]{0,40}\b(?:women|girls|children|boys|maids|people)\b|\bcaptives?\b|\bheld (?:captive|for "
    r"ransom)|\bforced to (?:work|marry|beg)\b|\bwithout pay\b|\bsexual services\b|\bchild (?:marriage|brides?)\b",
    re.I,
)
OTHER_TRADE = re.compile(
    r"\b(?:cocaine|heroin|marijuana|ivory|tusks|antiquities|cigarettes|weapons|firearms|ammunition|wildlife|"
    r"timber|stolen (?:cars|vehicles|goods)|drug (?:trafficking|traffickers|smuggling)|arms (?:trafficking|"
    r"dealers)|football|midfielder|striker|championships?|tourists|visitors|plantations|slave (?:trade|ships?|"
    r"market))\b",
    re.I,
)
VICTIMS = re.compile(
    r"\b(?:victims?|trafficking|traffickers|forced labou?r|prostitution|exploitation|children|women|girls|migrants|"
    r"workers)\b",
    re.I,
)
NEAR = 6
FAR = 14


def about_trafficking(context: Context) -> bool:
    """True when the clause, or one shortly before it, speaks of trafficking in people, and the clause of no other trade."""
    text = context.clause.text
    if OTHER_TRADE.search(text) and not PEOPLE.search(text):
        return False
    if PEOPLE.search(text) or PEOPLE.search(context.clause.passage.text):
        return True
    nearby = list(context.earlier[-FAR:])
    near = nearby[-NEAR:]
    if sum(bool(OTHER_TRADE.search(c.clause.text)) for c in near) > sum(
        bool(PEOPLE.search(c.clause.text)) for c in near
    ):
        return False
    spoken = [n for n, c in enumerate(reversed(nearby)) if PEOPLE.search(c.clause.text)]
    return (
        len(spoken) > 1
        or bool(spoken and spoken[0] < NEAR)
        or bool(PEOPLE.search(context.setting.document.title))
        or _speaks_of_it(context.setting.text)
    )


@lru_cache(maxsize=4)
def _speaks_of_it(text: str) -> bool:
    """True for a document that speaks of trafficking in people throughout: at least once in a hundred words."""
    beginning = text[:20_000]
    return len(PEOPLE.findall(beginning)) * 100 >= max(100, beginning.count(" ")) and len(
        OTHER_TRADE.findall(beginning)
    ) * 4 < len(PEOPLE.findall(beginning))


NOT_TOLD = re.compile(
    r"^\W*(?:imagine|suppose|if\b|should\b|were\b|what if|consider\b|please\b|let us|recommend)|\b(?:is|are) "
    r"(?:urged|encouraged|advised|called upon|asked|recommended) to\b|"
    r"\b(?:we|they) (?:call on|urge|appeal)\b|\b(?:ought to|needs? to|has to|have to|it is hoped|is defined as|"
    r"refers to|means that)\b|\bwould be\b|\b(?:a|any) (?:country|government|state) (?:is|that|whose|which)\b|"
    r"\btier \d (?:countries|governments|is)\b|\bgovernments? (?:that|which|who)\b|\bcountries (?:whose|that|"
    r"which)\b",
    re.I,
)


def is_told(context: Context) -> bool:
    """False for questions, labels, appeals, hypothetical cases, definitions, navigation and readers' comments."""
    text = context.clause.text
    return not (NOT_TOLD.search(text) or text.rstrip('"”’ ').endswith("?")) and not (
        told.IMPERATIVE.match(text) or told.COMMENT.search(text)
    )
