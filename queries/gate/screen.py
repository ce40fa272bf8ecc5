"""The lexical screen: what may never reach the server, because no limit of Neo4j would stop it or because it does not read.

Each rule reads the tokens and yields what it refuses; `RULES` lists them in the order in which they speak. A fence, not a wall:
that nothing is written or read from elsewhere is for the planner and the plan's allow-list to say (`plan.py`).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from queries.gate import growth, iteration, paths
from queries.gate.errors import RefusedError
from queries.gate.lexer import Token, tokens
from queries.gate.limits import Limits
from queries.gate.words import BEFORE_BRACKET, FIRST, FUNCTIONS, PROCEDURE, WRITES

Rule = Callable[[Sequence[Token]], Iterator[RefusedError]]
MOST_TOKENS = 600
DEEPEST = 8
MOST = {"CALL": 3, "UNION": 6, "CASE": 12, "WITH": 20, "MATCH": 20}
BOOLEAN = ("AND", "OR", "XOR", "NOT")
MOST_BOOLEAN, MOST_PLUS, MOST_ARITHMETIC, MOST_COMPARISONS, MOST_LABEL_SIGNS, MOST_ALTERNATIVES = (
    12,
    12,
    24,
    30,
    12,
    24,
)
OPEN, CLOSE = "([{", ")]}"
NAMES_FOLLOW = (".", ":", "|", "&", "!", "$")


def screened(text: str, limits: Limits | None = None) -> list[Token]:
    """The tokens of a text that passes every rule; raises RefusedError with the first reason and its place."""
    most = (limits or Limits()).text_bytes
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > most:
        raise RefusedError("too-long", f"The query has {size:,} bytes; at most {most:,} are allowed")
    found = tokens(text)
    for rule in RULES:
        for refusal in rule(found):
            raise refusal
    return found


def length(found: Sequence[Token]) -> Iterator[RefusedError]:
    """Not empty, and not more tokens than a planner can stand."""
    if not found:
        yield RefusedError("empty", "There is no query")
    if len(found) > MOST_TOKENS:
        yield RefusedError(
            "too-long",
            f"The query has {len(found)} words and signs; at most {MOST_TOKENS} are allowed",
            found[MOST_TOKENS].place,
        )


def one_statement(found: Sequence[Token]) -> Iterator[RefusedError]:
    """One statement only."""
    for token in found:
        if token.text == ";":
            yield RefusedError("several-statements", "Only one statement is run; take `;` away", token.place)


def begins_reading(found: Sequence[Token]) -> Iterator[RefusedError]:
    """The first word begins a query: no administration command, no prefix that would hide what follows from EXPLAIN."""
    first = found[0]
    if first.upper in WRITES:
        yield _writing(first)
    elif first.upper not in FIRST:
        yield RefusedError(
            "first-word",
            f"A query begins with MATCH, CALL, UNWIND, WITH or RETURN, not with `{first.text}`",
            first.place,
        )


def only_reads(found: Sequence[Token]) -> Iterator[RefusedError]:
    """No clause that writes, loads or chooses another graph. A name that looks like one can stand in backticks."""
    for at, token in enumerate(found[:-1]):
        before, after = found[at - 1] if at else None, found[at + 1]
        if before is not None and (before.text in NAMES_FOLLOW or before.upper == "AS"):
            continue
        if token.upper in WRITES and (after.kind not in ("sign",) or after.text == "("):
            yield _writing(token)
        if token.upper == "LOAD" and after.upper == "CSV":
            yield RefusedError("loading", "Loading files is not allowed here: `LOAD CSV`", token.place)
        if (
            token.upper == "USE"
            and before is not None
            and (before.text == "{" or before.upper in ("UNION", "ALL"))
        ):
            yield RefusedError("other-graph", "Another graph cannot be used here: `USE`", token.place)


def _writing(token: Token) -> RefusedError:
    return RefusedError(
        "writing",
        f"Writing is not allowed here: `{token.upper}` (a name that is spelt so can stand in backticks)",
        token.place,
    )


def no_pattern_matching(found: Sequence[Token]) -> Iterator[RefusedError]:
    """No regular expressions: one that backtracks cannot be stopped."""
    for token in found:
        if token.text == "=~":
            yield RefusedError(
                "regular-expression",
                "`=~` is not allowed, for no time limit stops it; use CONTAINS or STARTS WITH",
                token.place,
            )


def known_functions(found: Sequence[Token]) -> Iterator[RefusedError]:
    """Only functions of the list are called, by their plain names."""
    for at, token in enumerate(found):
        if token.text != "(" or token.kind != "sign" or at == 0:
            continue
        before = found[at - 1]
        if before.text == "$" or before.kind == "parameter":
            yield RefusedError(
                "dynamic", "Labels and types are written out; `$(…)` is not allowed", before.place
            )
        elif before.kind in ("word", "quoted"):
            yield from _called(found, at - 1)


def _called(found: Sequence[Token], end: int) -> Iterator[RefusedError]:
    start = end
    while start >= 2 and found[start - 1].text == "." and found[start - 2].kind in ("word", "quoted"):
        start -= 2
    chain = found[start : end + 1]
    if len(chain) == 1 and chain[0].upper in BEFORE_BRACKET:
        return
    name = "".join(t.text for t in chain)
    if start and found[start - 1].upper == "CALL":
        return
    if any(t.kind == "quoted" for t in chain) or name.lower() not in FUNCTIONS:
        yield RefusedError("function", f"`{name}` is not on the list of functions", chain[0].place)


def known_procedures(found: Sequence[Token]) -> Iterator[RefusedError]:
    """CALL opens a subquery or asks a full-text index, nothing else."""
    for at, token in enumerate(found):
        if token.upper != "CALL" or (at and found[at - 1].text in NAMES_FOLLOW):
            continue
        after = found[at + 1 : at + 2 + len(PROCEDURE)]
        if after and after[0].text in ("(", "{"):
            continue
        if tuple(t.text for t in after) != (*PROCEDURE, "("):
            place = after[0].place if after else token.place
            yield RefusedError(
                "procedure", "The only procedure here is db.index.fulltext.queryNodes(index, words)", place
            )


def not_too_deep(found: Sequence[Token]) -> Iterator[RefusedError]:
    """Brackets match and are not nested deeper than a planner can stand."""
    opened: list[Token] = []
    for token in found:
        if token.kind != "sign":
            continue
        if token.text in OPEN:
            opened.append(token)
            if len(opened) > DEEPEST:
                yield RefusedError("nesting", f"Brackets are nested deeper than {DEEPEST}", token.place)
        elif token.text in CLOSE and (not opened or OPEN.index(opened.pop().text) != CLOSE.index(token.text)):
            yield RefusedError("brackets", f"This bracket closes none: {token.text}", token.place)
    if opened:
        yield RefusedError("brackets", f"This bracket is not closed: {opened[-1].text}", opened[-1].place)


def not_too_much(found: Sequence[Token]) -> Iterator[RefusedError]:
    """No more of anything than planning stays quick for: the time limit does not stop a planner."""
    words = Counter(t.upper for t in found if t.upper)
    signs = Counter(t.text for t in found if t.kind == "sign")
    relationships = paths.relationships(found)
    arithmetic = signs["*"] + signs["/"] + signs["%"] + signs["^"] + max(0, signs["-"] - 2 * relationships)
    comparisons = signs["="] + signs["<"] + signs[">"] + signs["<="] + signs[">="] + signs["<>"]
    counted = [
        *((f"`{word}`", words[word], most) for word, most in MOST.items()),
        ("AND, OR, XOR and NOT", sum(words[w] for w in BOOLEAN), MOST_BOOLEAN),
        ("relationships", relationships, paths.MOST_RELATIONSHIPS),
        ("`+`", signs["+"] + signs["||"], MOST_PLUS),
        ("signs of arithmetic", arithmetic, MOST_ARITHMETIC),
        ("comparisons", comparisons - relationships, MOST_COMPARISONS),
        ("`&` and `!`", signs["&"] + signs["!"], MOST_LABEL_SIGNS),
        ("`|`", signs["|"], MOST_ALTERNATIVES),
    ]
    for what, count, most in counted:
        if count > most:
            yield RefusedError("too-much", f"There are {count} {what}; at most {most} are allowed")


RULES: tuple[Rule, ...] = (
    length,
    one_statement,
    begins_reading,
    only_reads,
    no_pattern_matching,
    known_procedures,
    known_functions,
    not_too_deep,
    not_too_much,
    paths.bounded,
    iteration.not_nested,
    iteration.bounded_ranges,
    iteration.own_values,
    iteration.collected,
    growth.one_replacement,
    growth.bounded,
)
