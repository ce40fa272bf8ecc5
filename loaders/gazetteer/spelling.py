"""One spelling for many: accents, quotes and hyphens folded, twice-encoded text repaired, words taken apart."""

import re
import unicodedata

ATOM = re.compile(r"[^\W_]+|&")
COMPASS = {
    word
    for stem in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for word in (stem, stem + "ern")
} | {"central"}
# A full stop may stand inside a name only after one of these ("St. Lucia", "Dem. Rep.") or after a single letter.
ABBREVIATIONS = {"St", "Ste", "Mt", "Ft", "Rep", "Dem", "Eq", "Fed", "Isl", "ST"}
SPECIAL = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "đ": "d",
        "Đ": "D",
    }
    | {"ð": "d", "þ": "th", "ħ": "h", "ə": "a", "Ə": "A"}
)
INNER_MARKS = {"-", "‐", "‑", "–", "'", "’", "‘", "´", "`", "ʻ", "(", ")"}


def fold(text: str) -> str:
    """The same text without accents: `Côte` -> `Cote`. Case stays."""
    if text.isascii():
        return text
    marks = unicodedata.normalize("NFKD", text.translate(SPECIAL))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def key(name: str) -> str:
    """The form under which a name stands in the lexicon: its words, unaccented, one blank between them."""
    return " ".join(ATOM.findall(fold(name)))


def inside_a_name(before: str, gap: str) -> bool:
    """Whether `gap`, the characters between the word `before` and the next one, may stand inside a name."""
    if gap == " ":
        return True
    bare = gap.strip()
    if not bare:
        return gap != "" and gap.count("\n") < 2
    if bare == ".":
        return len(before) == 1 or before in ABBREVIATIONS
    return bare in INNER_MARKS and gap.count("\n") < 2


def slug(name: str) -> str:
    """`West Africa` -> `west-africa`: the readable end of an id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower()).strip("-")


def repaired(text: str) -> str:
    """Text that was read in the wrong encoding once or twice, put right (`CÃ´te` -> `Côte`); other text unchanged."""
    for _ in range(3):
        better = _once(text, "cp1252") or _once(text, "latin-1")
        if better is None or better == text:
            return text
        text = better
    return text


def _once(text: str, encoding: str) -> str | None:
    if text.isascii():
        return None
    try:
        return text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return None
