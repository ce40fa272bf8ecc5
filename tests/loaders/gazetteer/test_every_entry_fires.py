"""Each entry of each table is found in a neutral sentence, with its exact words, as what the table says."""

from collections.abc import Iterator

import pytest

from loaders.gazetteer import PlaceMention, organizations, places
from loaders.gazetteer.cities import subdivisions, towns
from loaders.gazetteer.countries import Country, countries
from loaders.gazetteer.regions import RegionRow, region_place, regions
from loaders.gazetteer.spelling import key
from loaders.gazetteer.tables import lines, rows

# Forms that stand in the table for cells of other tables and mean something else in running text, each with its reason.
KNOWN_EXCEPTIONS = {
    ("CS", "Serbia and Montenegro"): "one state only in a text of 2003-2006; tested apart",
}


def mention_of(
    form: str, before: str = "The report spoke of", after: str = "once more."
) -> PlaceMention | None:
    """The mention whose words are `form`, in a neutral sentence."""
    sentence = f"{before} {form} {after}"
    return next((m for m in places(sentence) if m.span.text == form.removeprefix("the ")), None)


def stands_for(form: str, place_id: str, before: str = "The report spoke of") -> bool:
    """Whether the form is found whole and the place is what it means or may mean."""
    mention = mention_of(form, before)
    return mention is not None and place_id in {place.entity.id for place in mention.candidates}


def test_a_form_that_no_table_has_does_not_fire() -> None:
    """The check itself can fail: an invented name, and a real one held against the wrong country."""
    assert not stands_for("Atlantisian", "country:NGA")
    assert not stands_for("Nigerian", "country:NER")


def forms_of(country: Country) -> Iterator[str]:
    yield from (name for name in country.names if not set(",/") & set(name))
    yield from country.adjectives
    yield from country.people


@pytest.mark.parametrize("code", sorted(countries()))
def test_every_form_of_a_country_fires(code: str) -> None:
    country = countries()[code]
    silent = [
        form
        for form in forms_of(country)
        if (code, form) not in KNOWN_EXCEPTIONS and not stands_for(form, country.place.entity.id)
    ]
    assert silent == []


def region_forms(row: RegionRow) -> Iterator[str]:
    own = f"the {row.name}" if row.article else row.name
    yield from (() if row.code else (own, *row.names))
    yield from row.adjectives
    yield from (word + "s" for word in row.adjectives if word.endswith("an"))


@pytest.mark.parametrize("region_id", sorted(regions()))
def test_every_form_of_a_region_fires(region_id: str) -> None:
    row = regions()[region_id]
    place_id = region_place(region_id).entity.id
    assert [form for form in region_forms(row) if not stands_for(form, place_id)] == []


def test_every_form_of_a_part_of_a_country_fires() -> None:
    silent = [
        (part.place.entity.id, form)
        for part in subdivisions()
        for form in part.names
        if not stands_for(form, part.place.entity.id, "They were held in")
    ]
    assert silent == []


def test_every_shared_name_gives_all_that_it_may_mean() -> None:
    for row in rows("shared_names.csv"):
        mention = mention_of(row["words"])
        if row["words"] == "Serbia and Montenegro":
            continue
        assert mention is not None, row.at
        assert len(mention.candidates) >= len(row.list("codes")), row.at


def test_every_name_of_a_town_in_our_own_table_fires_with_its_country() -> None:
    silent = []
    for row in rows("city_names.csv"):
        if row["state"]:
            continue
        country = countries()[row["iso2"]].place.entity.name
        found = [
            m for m in places(f"She was held in {row['name']}, {country}.") if m.span.text == row["name"]
        ]
        right = [m for m in found if m.place.entity.properties.get("iso2") == row["iso2"]]
        silent += [] if right else [row["name"]]
    assert silent == []


def test_every_large_city_fires_in_its_country() -> None:
    silent = []
    for name, same in towns().items():
        town = same[0]
        if town.population < 1_000_000 or name != key(town.name):
            continue
        country = countries()[town.iso2].place.entity.name
        found = places(f"She was held in the city of {town.name}, {country}.")
        if not any(m.place.entity.properties.get("iso2") == town.iso2 for m in found):
            silent.append(town.name)
    assert silent == []


@pytest.mark.parametrize("phrase", lines("not_places.txt"))
def test_no_phrase_of_the_list_is_a_place(phrase: str) -> None:
    assert places(f"The report spoke of {phrase} once more.") == []


def test_every_form_of_an_organization_fires() -> None:
    silent = []
    for row in rows("organizations.csv"):
        forms = [
            (row["name"], False),
            *((n, False) for n in row.list("names")),
            *((a, True) for a in row.list("acronyms")),
        ]
        for form, acronym in forms:
            bare = form.removeprefix("the ")
            found = [
                o for o in organizations(f"The report spoke of {bare} once more.") if o.span.text == bare
            ]
            ends = [o.entity.id.split(":")[1] for o in found]
            if ends != [row["id"]] or (found[0].acronym and not acronym and form not in row.list("acronyms")):
                silent.append((row["id"], form, ends))
    assert silent == []
