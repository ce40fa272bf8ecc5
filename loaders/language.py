"""Which language a text is in, so that only English is extracted and a mixed text is not half read.

Two witnesses are asked per paragraph: a statistical model (py3langid, offline, inside its wheel) and the share of English
function words. They must agree; a paragraph on which they differ counts for neither. See docs/decisions/0005.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

SHORTEST = 60
"""Letters below which a paragraph says too little of its language (names, dates, headings)."""
SHORTEST_WITHOUT_SPACES = 15
MOST_READ = 400_000
OTHER = 0.1
FUNCTION_WORDS = frozenset((
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be", "by", "on", "not", "he",
    "his", "but", "at", "are", "this", "have", "from", "or", "had", "an", "they", "which", "one", "you", "were", "her",
    "all", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who", "will", "more", "no", "if",
    "out", "so", "said", "what", "up", "its", "about", "into", "than", "them", "can", "only", "other", "new", "some",
    "could", "these", "may", "then", "do", "any", "my", "now", "such", "like", "our", "over", "also", "after", "did",
    "many", "before", "must", "through", "where", "while", "during", "under", "between", "against", "because", "both",
    "those",
))  # fmt: skip
# Languages of many writers; the model also knows tongues so close to English (Nigerian Pidgin) that names decide between them.
KNOWN = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gl",
    "gu", "he", "hi", "hr", "ht", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo", "lt", "lv",
    "mg", "mk", "ml", "mn", "mr", "ms", "mt", "ne", "nl", "no", "or", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl",
    "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "xh", "zh", "zu",
)  # fmt: skip
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NOT_LATIN = re.compile(r"(?![\u0000-\u024f\u1e00-\u1eff])[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Language:
    """A language tag, `mul` for a mixed text, None when the text is too short to tell; the languages by share of letters."""

    tag: str | None
    shares: dict[str, float]


def detected(text: str) -> Language:
    """The language of a text, from its paragraphs."""
    letters: Counter[str] = Counter()
    for paragraph in re.split(r"\n\s*\n|\n", text[:MOST_READ]):
        size = _letters(paragraph)
        shortest = SHORTEST_WITHOUT_SPACES if UNSPACED.search(paragraph) else SHORTEST
        if size >= shortest and (tag := of_paragraph(paragraph)):
            letters[tag] += size
    if not letters and (tag := _of_short(text[:2000])):
        letters[tag] = 1
    return _summed(letters)


def _letters(text: str) -> int:
    return sum(map(len, WORD.findall(text)))


def _of_short(text: str) -> str | None:
    """A text without one long paragraph: its script may tell, else all of it together."""
    size = _letters(text)
    if len(NOT_LATIN.findall(text)) > size / 2 and size >= 8:
        return str(_model().classify(text)[0])
    return of_paragraph(text) if size >= SHORTEST // 2 else None


def _summed(letters: Counter[str]) -> Language:
    total = letters.total()
    if not total:
        return Language(None, {})
    shares = {tag: round(count / total, 3) for tag, count in letters.most_common(5)}
    first, share = next(iter(shares.items()))
    english = shares.get("en", 0.0)
    if english > 1 - OTHER or english < OTHER:
        # Two closely related languages (Croatian, Serbian) are no mixture that matters here: neither is extracted.
        return Language("en" if english > OTHER else first, shares)
    return Language("mul" if share < 1 else first, shares)


def of_paragraph(paragraph: str) -> str | None:
    """The language of one paragraph, or None where the witnesses differ."""
    words = [w.lower() for w in WORD.findall(paragraph)]
    share = sum(w in FUNCTION_WORDS for w in words) / len(words) if words else 0.0
    tag = str(_model().classify(paragraph)[0]) if words else "en"
    if tag == "en":
        return "en" if share >= 0.08 else None
    return "en" if share >= 0.3 else tag if share < 0.15 else None


@cache
def _model() -> Any:
    import py3langid.langid as model

    identifier = model.LanguageIdentifier.from_model_file(model.MODEL_FILE)
    identifier.set_languages(list(KNOWN))
    return identifier
