"""The words the gate knows: functions that may be called, words that may stand before a bracket, words that write.

Functions are those whose cost and result are bounded by what they are given. Left out on purpose: `reduce` (no time limit stops
it) and everything with a dot that is not listed (plug-ins, `graph.byName`, text and list functions that let values grow).
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTIONS = _words(
    """
    abs acos all any asin atan atan2 avg btrim ceil char_length character_length coalesce collect cos cosh cot coth count date
    datetime degrees duration e elementid endnode exists exp floor haversin head id isempty isnan keys labels last left length
    localdatetime localtime log log10 lower ltrim max min nodes none nullif percentilecont percentiledisc pi point properties
    radians rand range relationships replace reverse right round rtrim sign sin single sinh size split sqrt startnode stdev stdevp
    substring sum tail tan tanh time timestamp toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull
    tointeger tointegerlist tointegerornull tolower tostring tostringlist tostringornull toupper trim type upper valuetype
    date.truncate datetime.truncate localdatetime.truncate duration.between duration.inmonths duration.indays duration.inseconds
    datetime.fromepoch datetime.fromepochmillis point.distance point.withinbbox shortestpath allshortestpaths
    """
)
ITERATING = frozenset({"any", "all", "none", "single"})
BEFORE_BRACKET = _words(
    """
    MATCH WHERE AND OR XOR NOT IN WITH RETURN DISTINCT UNWIND AS WHEN THEN ELSE CASE BY LIMIT SKIP OFFSET CALL CONTAINS SHORTEST
    ANY ALL PATH PATHS GROUP GROUPS ACYCLIC TRAIL WALK FILTER LET
    """
)
"""Words after which `(` opens a pattern or an expression and calls nothing."""

NOT_NAMES = BEFORE_BRACKET | _words(
    "TRUE FALSE NULL IS END STARTS ENDS ON ASC DESC ASCENDING DESCENDING ORDER OPTIONAL UNION EXISTS COUNT COLLECT"
)
FIRST = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "LET", "FILTER", "FOR"})
WRITES = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "DROP", "INSERT"}
)
PROCEDURE = ("db", ".", "index", ".", "fulltext", ".", "queryNodes")
