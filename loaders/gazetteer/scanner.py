"""One pass over a text, left to right: the longest entry of the lexicon at each word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.gazetteer.cities import Town, towns
from loaders.gazetteer.lexicon import Lexicon, Sense
from loaders.gazetteer.spelling import ABBREVIATIONS, ATOM, fold, inside_a_name


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its words: folded spelling, where each begins and where it ends; `known` are words that begin an entry."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    known: Mapping[str, int]

    @staticmethod
    def of(text: str, known: Mapping[str, int]) -> "Text":
        """Take a text apart."""
        found = list(ATOM.finditer(text))
        words = [m.group() if m.group().isascii() else fold(m.group()) for m in found]
        return Text(text, words, [m.start() for m in found], [m.end() for m in found], known)

    def word(self, index: int) -> str:
        """The word at an index, or an empty text beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def after(self, index: int) -> str:
        """What stands between word `index` and the next one (or the end)."""
        end = self.starts[index + 1] if index + 1 < len(self.words) else len(self.text)
        return self.text[self.ends[index] : end] if index >= 0 else self.text[:end]

    def before(self, index: int) -> str:
        """What stands between word `index` and the one before it (or the beginning)."""
        return self.after(index - 1)

    def joined(self, index: int) -> bool:
        """Whether word `index` and the next one can belong to one name."""
        return index + 1 < len(self.words) and inside_a_name(self.words[index], self.after(index))

    def is_known(self, index: int) -> bool:
        """Whether an entry begins with the word at an index."""
        return self.word(index) in self.known

    def begins_sentence(self, index: int) -> bool:
        """Whether the word at an index is the first of a sentence, line or quotation."""
        gap = self.before(index)
        return index <= 0 or any(mark in gap for mark in '.!?:;\n"“•')


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` (inclusive) are an entry: countries, regions and parts with these meanings, or towns.

    `blocked` when they are a fixed phrase that names no place.
    """

    first: int
    last: int
    words: str
    senses: tuple[Sense, ...]
    towns: tuple[Town, ...] = ()
    blocked: bool = False

    @property
    def names_a_place(self) -> bool:
        """False for what names a people (Nigerian, Nigerians)."""
        return bool(self.towns) or any(sense.form in ("name", "region") for sense in self.senses)


def hits(text: Text, lexicon: Lexicon) -> Iterator[Hit]:
    """Entries found, left to right, the longest at each place, none overlapping."""
    index, known = 0, lexicon.longest
    while index < len(text.words):
        size = known.get(text.words[index])
        hit = _longest_from(text, index, size, lexicon) if size else None
        if hit:
            yield hit
        index = hit.last + 1 if hit else index + 1


def _longest_from(text: Text, first: int, size: int, lexicon: Lexicon) -> Hit | None:
    last = first
    while last - first + 1 < size and text.joined(last):
        last += 1
    for end in range(last, first - 1, -1):
        words = " ".join(text.words[first : end + 1])
        if words in lexicon.blocked:
            return Hit(first, end, words, (), (), True)
        senses = tuple(
            s for s in lexicon.senses.get(words, ()) if not s.article or text.word(first - 1).lower() == "the"
        )
        if senses:
            return Hit(first, end, words, senses)
        if words in lexicon.towns:
            name = lexicon.towns[words]
            return Hit(first, end, name, (), towns()[name])
    return None


def shorter(text: Text, hit: Hit, lexicon: Lexicon) -> Iterator[Hit]:
    """Entries inside the words of a hit that was refused, its first word left out: London in East London."""
    index = hit.first + 1
    while index <= hit.last:
        size = min(lexicon.longest.get(text.words[index], 0), hit.last - index + 1)
        inner = _longest_from(text, index, size, lexicon) if size else None
        if inner:
            yield inner
        index = inner.last + 1 if inner else index + 1


def offsets(text: Text, first: int, last: int) -> tuple[int, int]:
    """Start and end of words `first` to `last`, with the full stop of an abbreviation (U.S.) and a bracket opened inside."""
    start, end = text.starts[first], text.ends[last]
    initials = last > first and len(text.words[last]) == 1 and "." in text.text[start:end]
    if (initials or text.words[last] in ABBREVIATIONS) and text.text[end : end + 1] == ".":
        end += 1
    if "(" in text.text[start:end] and text.text[end : end + 1] == ")":
        end += 1
    return start, end
