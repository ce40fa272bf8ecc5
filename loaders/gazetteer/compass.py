"""Parts of the compass: "northern Mali" is a part of Mali, and "North and West Africa" two regions."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.facts import Entity, PropertyValue
from loaders.gazetteer.lexicon import Sense, lexicon
from loaders.gazetteer.model import Form, Place
from loaders.gazetteer.scanner import Hit, Text
from loaders.gazetteer.spelling import COMPASS, slug

LINKS = ("and", "or", "to")


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first` to `last` mean `place`; `whole` is what it is a part of, if known, and `called` the name of that here."""

    first: int
    last: int
    place: Place
    whole: Place | None
    called: str = ""


def with_compass(text: Text, hit: Hit, place: Place, form: Form) -> Part:
    """The place of a hit together with the compass words before it; without such words, the place itself."""
    if place.entity.kind == "Place" or place.code == "ABROAD":
        return Part(hit.first, hit.last, place, None)
    first = hit.first
    while (
        _is_compass(text, first - 1) and text.before(first) in (" ", "-", "‑", "‐") and hit.first - first < 2
    ):
        first -= 1
    if first == hit.first:
        return Part(hit.first, hit.last, place, None)
    # A country is called as the text calls it (Eastern DRC); one that only its people stand for, by its name.
    called = _quoted(text, hit.first, hit.last) if form == "name" else place.entity.name
    return Part(first, hit.last, part_of(place, _written(text, first, hit.first - 1), called), place, called)


def coordinated(text: Text, part: Part, free_from: int) -> Iterator[Part]:
    """The places that share the last words of `part`: in "North and West Africa", North Africa, at the word "North".

    Goes left from the part, not beyond the word `free_from`.
    """
    head_first = _head_of(text, part)
    if head_first is None:
        return
    head = " ".join(text.words[head_first : part.last + 1])
    index = part.first
    while True:
        end = _end_of_previous(text, index)
        if end is None or end < free_from:
            return
        found = _shared(text, end, head, part)
        if found is None:
            return
        yield found
        index = found.first


def _quoted(text: Text, first: int, last: int) -> str:
    return " ".join(text.text[text.starts[first] : text.ends[last]].split())


def _is_compass(text: Text, index: int) -> bool:
    return text.word(index).lower() in COMPASS


def _head_of(text: Text, part: Part) -> int | None:
    """Where the shared words begin: behind the compass words, or behind the first word of a longer name."""
    index = part.first
    while index <= part.last and _is_compass(text, index):
        index += 1
    if index == part.first and part.last > part.first:
        index += 1
    return index if part.first < index <= part.last else None


def _end_of_previous(text: Text, first: int) -> int | None:
    """The word before "and", "or" or a comma that stands before `first`."""
    if text.word(first - 1) in LINKS or text.word(first - 1) == "&":
        return first - 2 if first >= 2 else None
    return first - 1 if text.before(first).strip() in (",", "/") and first >= 1 else None


def _shared(text: Text, end: int, head: str, part: Part) -> Part | None:
    for first in (end - 1, end):
        if first < 0 or (first < end and not text.joined(first)):
            continue
        sense = _looked_up(text, first, end, head, part.place.entity.kind == "Region")
        if sense:
            return Part(first, end, sense.place, None)
    if not _is_compass(text, end) or part.whole is None:
        return None
    first = end - 1 if _is_compass(text, end - 1) and text.before(end) in (" ", "-") else end
    return Part(
        first, end, part_of(part.whole, _written(text, first, end), part.called), part.whole, part.called
    )


def _looked_up(text: Text, first: int, end: int, head: str, of_region: bool) -> Sense | None:
    words = [text.words[first][:1].upper() + text.words[first][1:], *text.words[first + 1 : end + 1]]
    one_word = "".join(word.lower() for word in words).capitalize()
    spelt = [f"{' '.join(words)} {head}", f"{one_word} {head}"]
    if of_region:
        # South and East Africa: the south of the continent, not the country.
        spelt.insert(0, f"{one_word}ern {head}")
    return next((lexicon().senses[form][0] for form in spelt if form in lexicon().senses), None)


def _written(text: Text, first: int, last: int) -> str:
    """`south-eastern` as the text writes it, with capitals: `South-Eastern`."""
    raw = text.text[text.starts[first] : text.ends[last]]
    return "".join(
        letter.upper() if i == 0 or not raw[i - 1].isalpha() else letter for i, letter in enumerate(raw)
    )


def part_of(whole: Place, direction: str, called: str) -> Place:
    """A part of a country or region: the direction as written (`Eastern`) and what the whole is called (`DRC`)."""
    name = f"{direction} {called}"
    compass = slug(direction).replace("-", "")
    compass = compass if compass.endswith(("ern", "central")) else compass + "ern"
    properties: dict[str, PropertyValue] = {"name": name}
    properties |= {
        key: whole.entity.properties[key] for key in ("iso2", "lon", "lat") if key in whole.entity.properties
    }
    if whole.entity.kind == "Region":
        return Place(
            f"REG:{name}", Entity(f"region:{compass}-{slug(whole.entity.name)}", "Region", name, properties)
        )
    iso2 = whole.entity.properties["iso2"]
    return Place(
        f"REG:{name}", Entity(f"place:{iso2}/{compass}-{slug(whole.entity.name)}", "Place", name, properties)
    )
