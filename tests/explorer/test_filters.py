"""Filters say what they hide, the table shows the map's rows, and nothing is hidden in silence."""

import pytest
from neo4j import Driver
from playwright.sync_api import expect

from app.local_neo4j import Connection
from tests.explorer.pages import NEPAL, go, map_rows, table_rows, wait
from tests.support.explorer import NewPage, Served

pytestmark = [pytest.mark.database, pytest.mark.browser]

STATES = [
    "",
    "?st=disputed,denied_only",
    "?y=2014-2016",
    f"?sel={NEPAL}&top=2",
    "?sort=source",
    "?sort=-claims&f=sex",
]


# A claim without a date of its own counts for the year its document appeared in.
YEARS_APART = """
MATCH ()-[f:FLOWS_TO]->()
WITH count(f) AS total
MATCH (a)<-[:SOURCE]-(c:Flow)-[:DESTINATION]->(b)
WHERE left(coalesce(c.happened_from, c.published_on), 4) <= $last AND left(coalesce(c.happened_to, c.published_on), 4) >= $first
RETURN total, total - count(DISTINCT [a.id, b.id]) AS hidden
"""


@pytest.mark.parametrize("state", STATES)
def test_the_table_has_the_rows_of_the_map_in_the_same_order(
    explorer: Served, new_page: NewPage, state: str
) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map{state}", "map")
    drawn = map_rows(page)
    page.keyboard.press("t")
    wait(page, "table")
    assert drawn
    assert table_rows(page) == drawn


def test_the_count_above_the_map_is_that_of_its_rows(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?top=3", "map")
    assert page.locator("[data-shown]").get_attribute("data-shown") == str(len(map_rows(page))) == "3"


def test_the_year_filter_hides_what_cypher_counts(
    explorer: Served, new_page: NewPage, driver: Driver, world: Connection
) -> None:
    counted = driver.execute_query(YEARS_APART, first="2014", last="2016", database_=world.database).records[
        0
    ]
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?y=2014-2016", "map")
    chip = page.locator('[data-chip="years"]')
    expect(chip).to_contain_text(f"hides {counted['hidden']}")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", str(counted["total"]))


def test_nothing_found_names_the_filters_and_undoes_them(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?y=2010-2010&f=sex", "empty")
    said = page.locator('[data-ready="empty"]')
    expect(said).to_contain_text("0 of")
    expect(said).to_contain_text("The year filter hides")
    said.get_by_role("button", name="Remove the year filter").click()
    expect(said).to_have_count(0)
    assert "y=" not in page.url
    assert "f=sex" in page.url
    assert map_rows(page)


def test_only_denials_are_off_until_asked_for_and_a_chip_says_so(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    before = set(map_rows(page))
    chip = page.locator('[data-chip="standings"]')
    expect(chip).to_contain_text("without denied only")
    chip.click()
    page.locator('[data-list="flows"] button[data-id="FLOWS_TO:TGO:NER"]').wait_for(state="attached")
    assert set(map_rows(page)) - before == {"FLOWS_TO:TGO:GHA", "FLOWS_TO:TGO:NER"}


def test_search_by_keyboard_finds_a_place_an_actor_and_a_sentence(
    explorer: Served, new_page: NewPage
) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    page.keyboard.press("/")
    page.keyboard.type("nepa")
    page.get_by_role("option", name="Nepal country").wait_for()
    page.keyboard.press("Enter")
    wait(page, "place")
    assert page.url.endswith(f"sel={NEPAL}")

    page.keyboard.press("/")
    page.keyboard.type("harvests")
    page.get_by_role("option", name="good harvests").first.click()
    wait(page, "document")
    expect(page.locator("h1")).to_have_text("A Quiet Year in Peru")
