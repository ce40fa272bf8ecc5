"""Hostile texts written in other ways: letters, comments, blanks, escapes, look-alikes, nesting, prefixes."""

import random
import re
from collections.abc import Callable, Iterator

Change = Callable[[str, random.Random], str]
PIECE = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|\w+|\s+|.", re.DOTALL)
FULL_WIDTH = {
    c: chr(ord(c) + 0xFEE0) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(){}='.,;:"
}
ALIKE = {
    "C": "\u0421",
    "E": "\u0415",
    "A": "\u0410",
    "T": "\u0422",
    "S": "\u017f",
    "K": "\u212a",
    "O": "\u039f",
    "i": "\u0131",
}
BLANKS = (
    "\t",
    "\n",
    "\r\n",
    "  ",
    "\u00a0",
    "\u2003",
    "\u3000",
    "\u200b",
    "\x0b",
    "/**/",
    "/* x */",
    "//\n",
    "// ' \n",
    '/* " */',
)


def letters(text: str, some: random.Random) -> str:
    """Key words in any mix of capitals; strings stay."""
    return _pieces(
        text, lambda p: "".join(some.choice((c.lower(), c.upper())) for c in p) if p.isalpha() else p
    )


def comments(text: str, some: random.Random) -> str:
    """Comments where blanks are."""
    return _pieces(text, lambda p: some.choice(BLANKS[9:]) + " " if p.isspace() else p)


def blanks(text: str, some: random.Random) -> str:
    """Other blanks where blanks are."""
    return _pieces(text, lambda p: some.choice(BLANKS) if p.isspace() else p)


def escapes(text: str, some: random.Random) -> str:
    """Some letters as escapes that Neo4j decodes before it reads."""
    at = some.sample(range(len(text)), min(len(text), some.randint(1, 4)))
    return "".join(f"\\u{ord(c):04x}" if n in at else c for n, c in enumerate(text))


def full_width(text: str, some: random.Random) -> str:
    """One word in full-width letters."""
    words = [m for m in re.finditer(r"\w+", text) if m.group().isascii()]
    if not words:
        return text + "\uff23"
    word = some.choice(words)
    return text[: word.start()] + "".join(FULL_WIDTH.get(c, c) for c in word.group()) + text[word.end() :]


def look_alikes(text: str, some: random.Random) -> str:
    """One letter by its twin of another alphabet."""
    at = [n for n, c in enumerate(text) if c in ALIKE]
    n = some.choice(at) if at else 0
    return text[:n] + ALIKE.get(text[n : n + 1], "\u0421") + text[n + 1 :]


def nested(text: str, some: random.Random) -> str:
    """Inside a subquery or behind another clause."""
    frame = some.choice(
        ("CALL {{ {} }} RETURN 1 AS one", "CALL () {{ {} }} RETURN 1 AS one", "MATCH (n) WITH n LIMIT 1 {}",
         "RETURN 1 AS x UNION {}",
         "MATCH (n) WHERE EXISTS {{ {} }} RETURN n", "UNWIND [1] AS i CALL (i) {{ {} }} RETURN i", "RETURN COUNT {{ {} }}",
         "WITH 1 AS one {}", "OPTIONAL MATCH (q:None) WITH q {}", "RETURN COLLECT {{ {} }} AS c")
    )  # fmt: skip
    return frame.format(text)


def prefixed(text: str, some: random.Random) -> str:
    """Behind a prefix, a harmless statement, or a closed string."""
    return some.choice(
        ("CYPHER 5 ", "CYPHER 25 ", "EXPLAIN ", "PROFILE ", "CYPHER runtime=slotted ", "RETURN 1; ",
         "RETURN 'a' AS x; ", "/*/*/ ", "{", "; ",
         "USE neo4j ", "CYPHER\n5\n", "explain\n", "RETURN 1 AS x NEXT ", "BEGIN ", ":use system ")
    ) + text  # fmt: skip


def in_backticks(text: str, some: random.Random) -> str:
    """One name in backticks."""
    words = list(re.finditer(r"[A-Za-z_]\w*", text))
    if not words:
        return f"`{text}`"
    word = some.choice(words)
    return text[: word.start()] + f"`{word.group()}`" + text[word.end() :]


def _pieces(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(p.group()) for p in PIECE.finditer(text))


CHANGES: tuple[Change, ...] = (
    letters, comments, blanks, escapes, full_width, look_alikes, nested, prefixed, in_backticks,
)  # fmt: skip


def variants(texts: list[str], wanted: int, seed: int) -> Iterator[str]:
    """`wanted` different variants of the texts, each by one to three changes; the same for the same seed."""
    some = random.Random(seed)
    seen = set(texts)
    while len(seen) < wanted + len(texts):
        text = some.choice(texts)
        for change in some.sample(CHANGES, some.choice((1, 1, 2, 3))):
            text = change(text, some)
        if text not in seen:
            seen.add(text)
            yield text
