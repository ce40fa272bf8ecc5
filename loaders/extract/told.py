"""Whether a clause tells something that happened, about trafficking in people, or only advises, defines, plans or supposes."""

import re

from loaders.extract.context import Context

UNTOLD = re.compile(
    r"^\W*(?:imagine|suppose|if\b|should\b|were\b|what if|consider\b|please\b|let us|recommend\w*|to (?:the|"
    r"all)\b)|"
    r"\b(?:should|must|ought to|shall|urge[sd]?|recommend(?:s|ed|ations?)?|call(?:s|ed)? (?:on|for|upon)|"
    r"calling (?:on|for|upon)|is hoped|it is hoped|"
    r"(?:plans?|planned|intends?|intended|hopes?|hoped|aims?|aimed|proposes?|pledge[sd]?|promise[sd]?|"
    r"vow(?:s|ed)|wants?|expects?|expected|need(?:s|ed)?|needs?|ha(?:s|ve)) to(?! date)|"
    r"will|would(?! not)|is to be|are to be|is defined as|are defined as|means (?:that|the|any|recruit\w*)|"
    r"refers to the|for example, if|hypothetical\w*|in order to|wishes to)\b",
    re.I,
)
UNREAL = re.compile(
    r"^\W*(?:imagine|suppose|if\b|should\b|were\b|what if|consider\b|please\b|let us|recommend\w*)|"
    r"\b(?:should|must|ought to|urge[sd]? (?:to|the|that)|(?:is|are|was|were) (?:urged|encouraged|advised|"
    r"called upon)|it is hoped|is defined as|are defined as|refers to the|for example, if|hypothetical\w*)\b",
    re.I,
)
BASE_VERBS = (
    "investigate|prosecute|convict|sentence|amend|increase|train|open|refer|screen|enact|pass|ratify|ensure|improve|strengthen|develop|implement|provide|establish|expand|adopt|continue|"
    "enforce|allocate|fund|identify|protect|punish|hold|create|conduct|cooperate|draft|accede|sign|finali[sz]e|approve|apply|use|cease|end|stop|make|take|work|raise|promote|support|collect|"
    "publish|report|criminali[sz]e|prohibit|vigorously|proactively|significantly|intensify|dedicate|institute|undertake|demonstrate|proceed|remove|repeal|ban|inspect|help|give|encourage|monitor"
)
IMPERATIVE = re.compile(
    rf"^\W*(?:(?:also|then|further|fully|increase efforts to|and)\s+)?(?:{BASE_VERBS})\b(?!\s+(?:by|of)\b|"
    rf"['’]s)",
    re.I,
)
LABEL = re.compile(
    r"\b(?:subscribe|login|related pages|read more|share this|comments? \(\d+\)|reply|report abuse|"
    r"newsletter|copyright)\b|\s\|\s",
    re.I,
)
COMMENT = re.compile(r"^\s*[\w.-]{3,24}:\s|\b(?:my cousin|everybody knows|lol)\b", re.I)
PEOPLE = re.compile(
    r"\btraffick|\b(?:forced|bonded|child|compulsory|slave|compelled) lab(?:or|our)|\bprostitut|\bsexual|"
    r"\bsex\b|\b(?:forced|modern|sexual|domestic) (?:beg|slave|servitude|marriage|work)|\bslave|"
    r"\bservitude\b|\bbondage|\bchild soldiers?|\bexploit|\bvictims?\b|\bsurvivors?\b|\bTIP\b|\bbrothels?|"
    r"\bTVPA|\bbegging\b|\bpimp|\benslave|\bmigrants?\b|\bvisas?\b|\bforced\b|\brecruit|\bcaptives?\b",
    re.I,
)
OTHER_TRADE = re.compile(
    r"\b(?:cocaine|heroin|marijuana|cannabis|narcotics?|drugs?|ivory|tusks?|antiquities|artefacts?|"
    r"artifacts?|cigarettes?|tobacco|weapons?|firearms?|ammunition|arms (?:deal|traffick|smuggl)\w*|wildlife|"
    r"rhino|"
    r"timber|stolen|counterfeit|contraband|goods|fuel|football|midfielder|striker|championships?|league|"
    r"tournament|tourists|visitors|cruise|plantations|atlantic|slave (?:trade act|ships?|market)|"
    r"(?:sixteenth|seventeenth|eighteenth|nineteenth)[- ]century|(?:16|17|18)\d\d|elephants?|pangolins?)\b",
    re.I,
)


def is_told(context: Context) -> bool:
    """False for appeals, definitions, hypothetical cases, plans, navigation and readers' comments."""
    text = context.clause.text
    return not (UNREAL.search(text) or IMPERATIVE.match(text) or LABEL.search(text) or COMMENT.search(text))


def is_done(context: Context, at: int) -> bool:
    """True when nothing before offset `at` of the clause puts what stands there into a plan, a wish or a duty."""
    before = context.clause.text[max(0, at - 110) : at]
    found = list(UNTOLD.finditer(before))
    return (
        not found
        or re.search(
            r"[;:]|\b(?:but|however|although|and (?:has|have|had)|while|which|who|have failed|has failed)\b",
            before[found[-1].end() :],
        )
        is not None
    )


def breaks_negation(before: str, verb: str) -> bool:
    """True for "does not provide services and refers victims": a finite verb is not governed by the "not" of another one."""
    denied = re.search(r"\b(?:do|does|did) not\b[^;]*\b(?:and|but)\s+(?:\w+ly\s+)?$", before)
    if re.search(r"\b(?:continued|began|started|resumed) to\s+$", before):
        return True
    return denied is not None and re.search(r"(?:ed|s)$", verb) is not None


def about_people(context: Context) -> bool:
    """True when the paragraph around the clause speaks of trafficking in people, and not mostly of another trade."""
    known = vars(context).get("about_people")
    if known is None:
        known = vars(context)["about_people"] = _about_people(context)
    return bool(known)


def _about_people(context: Context) -> bool:
    text, span = context.setting.text, context.clause.span
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    paragraph = text[max(start, span.start - 3000) : min(len(text) if end < 0 else end, span.end + 3000)]
    people, other = len(PEOPLE.findall(paragraph)), len(OTHER_TRADE.findall(paragraph))
    if OTHER_TRADE.search(context.clause.text) and not PEOPLE.search(
        re.sub(r"traffick\w+", "", context.clause.text)
    ):
        return False
    return people > other if people or other else context.about
