"""Whether a town's name stands for the town here, and for which of the towns of that name."""

from loaders.gazetteer.cities import Town, never_alone, stands_alone, states_of_the_us, towns, with_care
from loaders.gazetteer.scanner import Hit, Text
from loaders.gazetteer.tables import word_list, words

LINKS = frozenset({"and", "or", "&"})
DOMINANT_POPULATION, DOMINANT_RATIO = 1_000_000, 20


def is_town(text: Text, hit: Hit, previous: Hit | None, tail: Hit | None) -> bool:
    """Whether the town's name in `hit` names a town.

    `previous` is the place accepted before it, `tail` the country or part of a country right behind its comma.
    """
    if (tail and any(_belongs(town, tail) for town in hit.towns)) or _headed(text, hit):
        return True
    if hit.words in never_alone():
        return text.word(hit.last + 1) == "City" and text.after(hit.last) == " "
    if _inside_a_longer_name(text, hit):
        return False
    return stands_alone(hit.words) or _placed(text, hit) or _listed(text, hit, previous)


def _placed(text: Text, hit: Hit) -> bool:
    """In X; X Province."""
    if text.word(hit.last + 1) in word_list("place_suffixes") and text.after(hit.last) == " ":
        return True
    before = text.word(hit.first - 1).lower()
    return before in word_list("place_prepositions") or (before == "of" and hit.words not in with_care())


def _headed(text: Text, hit: Hit) -> bool:
    """The city of X, the streets of X."""
    return text.word(hit.first - 1).lower() == "of" and text.word(hit.first - 2).lower() in word_list(
        "place_heads"
    )


def _listed(text: Text, hit: Hit, previous: Hit | None) -> bool:
    if previous is None:
        return False
    gap = hit.first - previous.last
    if gap == 1:
        return text.before(hit.first).strip() in (",", "/")
    return gap == 2 and text.word(hit.first - 1) in LINKS


def _inside_a_longer_name(text: Text, hit: Hit) -> bool:
    """Maria Santos, Wharton School: a capitalised word that no table knows stands right beside it."""
    before, after = text.word(hit.first - 1), text.word(hit.last + 1)
    foreign_before = (
        text.before(hit.first) == " "
        and before[:1].isupper()
        and not before.isupper()
        and not text.begins_sentence(hit.first - 1)
        and not text.is_known(hit.first - 1)
        and before not in words("institution_words.txt")
        and before not in word_list("before_towns")
    )
    foreign_after = (
        text.after(hit.last) == " "
        and after[:1].isupper()
        and not after.isupper()
        and not text.is_known(hit.last + 1)
        and (hit.words in with_care() or after not in words("institution_words.txt"))
        and after not in word_list("place_suffixes")
        and not _large(hit.towns[0])
    )
    return foreign_before or foreign_after


def _large(town: Town) -> bool:
    return town.population >= DOMINANT_POPULATION or town.capital


def _belongs(town: Town, tail: Hit) -> bool:
    codes = {str(sense.place.entity.properties.get("iso2", "")) for sense in tail.senses}
    state = states_of_the_us().get(tail.senses[0].place.entity.name) if tail.senses else None
    return town.iso2 in codes and (state is None or town.state == state)


def ranked(same: tuple[Town, ...], tail: Hit | None, topic: str | None, near: tuple[str, ...]) -> list[Town]:
    """The towns of one name, the likeliest first.

    In this order: the country or state named right behind; the document's country; a country named nearby (`near`,
    nearest first); population. Topic and neighbourhood do not outweigh a city twenty times larger: "Moscow" in a text
    on the United States is still in Russia.
    """
    if tail:
        inside = [town for town in same if _belongs(town, tail)]
        if inside:
            return inside + [town for town in same if town not in inside]
    for iso2 in (topic, *near):
        chosen = next((town for town in same if town.iso2 == iso2), None)
        if chosen and not _outweighed(chosen, same[0]):
            return [chosen, *(town for town in same if town is not chosen)]
    return list(same)


def _outweighed(town: Town, largest: Town) -> bool:
    return largest.population > DOMINANT_RATIO * max(town.population, 1)


def in_a_state(text: Text, hit: Hit, tail: Hit | None) -> tuple[Town, ...]:
    """Towns of the United States that a country's name means because its state follows: Lebanon, Pennsylvania."""
    state = states_of_the_us().get(tail.senses[0].place.entity.name) if tail and tail.senses else None
    if state is None or len(hit.senses) > 1 or not hit.names_a_place:
        return ()
    return tuple(
        town
        for town in towns().get(" ".join(text.words[hit.first : hit.last + 1]), ())
        if town.state == state
    )
