"""The tree of regions: members, parents, no cycles; and every country on the globe."""

from pathlib import Path

import pytest

from loaders.errors import SourceError
from loaders.gazetteer import country, members, regions_of
from loaders.gazetteer import regions as module
from loaders.gazetteer.cities import subdivisions, towns
from loaders.gazetteer.countries import countries
from loaders.gazetteer.regions import region_place, regions

ISO_COUNTRIES = 249
SMALL_ISLANDS = ("MU", "MT", "SG", "MV", "NR", "TV", "PW", "BB", "KM", "ST", "SC", "VC", "TK", "BM")


def parents_of(region_id: str) -> tuple[str, ...]:
    return regions()[region_id].within


@pytest.mark.parametrize("region_id", sorted(regions()))
def test_every_region_leads_up_to_the_world_without_a_cycle(region_id: str) -> None:
    paths: list[tuple[str, ...]] = [(region_id,)]
    while paths:
        path = paths.pop()
        assert len(set(path)) == len(path), path
        above = parents_of(path[-1])
        assert above or path[-1] == "world", path
        paths.extend((*path, up) for up in above)


def test_a_cycle_in_the_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "regions.yaml").write_text(
        "- {id: a, name: A, within: [b]}\n- {id: b, name: B, within: [a]}\n"
    )
    monkeypatch.setattr(module, "DATA", tmp_path)
    module.regions.cache_clear()
    module._members.cache_clear()
    try:
        with pytest.raises(SourceError, match="lies within itself"):
            members("a")
    finally:
        monkeypatch.undo()
        module.regions.cache_clear()
        module._members.cache_clear()


def test_a_region_with_an_unknown_country_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "regions.yaml").write_text("- {id: a, name: A, countries: NG QQ}\n")
    monkeypatch.setattr(module, "DATA", tmp_path)
    module.regions.cache_clear()
    try:
        with pytest.raises(SourceError, match="QQ"):
            module.regions()
    finally:
        monkeypatch.undo()
        module.regions.cache_clear()


def test_members_come_with_those_of_smaller_regions() -> None:
    assert {"NG", "GH", "SN"} <= set(members("west-africa")) <= set(members("region:sub-saharan-africa"))
    assert set(members("sub-saharan-africa")) <= set(members("africa"))
    assert set(members("gulf")) == {"AE", "BH", "KW", "OM", "QA", "SA"}
    assert len(members("former-soviet-union")) == 15
    assert len(members("european-union")) == 27
    assert len(members("southeast-asia")) == 11


def test_regions_of_a_country_begin_with_the_smallest() -> None:
    of_mali = regions_of("ML")
    assert {"region:sahel", "region:west-africa", "region:sub-saharan-africa", "region:africa"} <= set(
        of_mali
    )
    assert of_mali.index("region:sahel") < of_mali.index("region:africa")
    assert of_mali[-1] == "region:world"
    assert regions_of("QQ") == ()


def test_an_unknown_region_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        members("atlantis")


def test_every_country_lies_in_a_continent() -> None:
    continents = {"africa", "americas", "asia", "europe", "oceania", "middle-east"}
    homeless = {
        code
        for code, known in countries().items()
        if known.ended is None and not continents & {r.removeprefix("region:") for r in regions_of(code)}
    }
    assert homeless <= {"AQ", "BV", "HM", "GS", "TF", "UM"}, "uninhabited lands lie in none"


def test_every_iso_country_and_kosovo_are_there_with_a_point_on_the_globe() -> None:
    present = {code: known for code, known in countries().items() if known.ended is None}
    assert len(present) == ISO_COUNTRIES + 1
    for code, known in present.items():
        properties = known.place.entity.properties
        lon, lat = properties["lon"], properties["lat"]
        assert isinstance(lon, float), code
        assert isinstance(lat, float), code
        assert -180 <= lon <= 180, code
        assert -90 <= lat <= 90, code
        assert (lon, lat) != (0.0, 0.0), code
        assert known.place.entity.id == f"country:{properties['iso3']}"
    assert len({known.m49 for known in present.values()}) == ISO_COUNTRIES + 1  # Kosovo has none
    assert all(code in present for code in SMALL_ISLANDS)


def test_every_country_lies_among_its_own_large_towns() -> None:
    """Points were written by hand: none may be farther from its towns than a large country is wide."""
    far = []
    for code, known in countries().items():
        own = [t for same in towns().values() for t in same if t.iso2 == code and t.number]
        lon, lat = known.place.entity.properties["lon"], known.place.entity.properties["lat"]
        assert isinstance(lon, float)
        assert isinstance(lat, float)
        if own and min(abs(t.lat - lat) + min(abs(t.lon - lon), 360 - abs(t.lon - lon)) for t in own) > 6:
            far.append(code)
    assert set(far) <= {"AU", "CA", "GL", "MR", "LY", "NE", "EH", "UM"}, (
        "towns at the edge of a desert or ice"
    )


def test_every_region_that_has_members_has_a_point_to_draw_it_at() -> None:
    without = [
        r for r in regions() if r != "world" and members(r) and "lon" not in region_place(r).entity.properties
    ]
    assert without == []


def test_every_part_of_a_country_is_near_its_country() -> None:
    for part in subdivisions():
        properties = part.place.entity.properties
        home = country(str(properties["iso2"]))
        assert home is not None
        assert isinstance(properties["lon"], float)
        assert isinstance(properties["lat"], float)


def test_ids_are_unique() -> None:
    places = [c.place for c in countries().values()] + [region_place(r) for r in regions()]
    parts = [s.place for s in subdivisions()]
    ids = [place.entity.id for place in places + parts]
    assert len(set(ids)) == len(ids)
    assert len({place.code for place in places}) == len(places)
