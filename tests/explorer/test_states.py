"""What the page shows when there is nothing, when the server is gone, and when an address leads nowhere."""

import re

import pytest
from neo4j import Driver
from playwright.sync_api import expect

from app.local_neo4j import Connection
from loaders.reference import write_reference
from tests.explorer.pages import go, map_rows
from tests.support.explorer import PATIENCE, NewPage, Served, serve

pytestmark = [pytest.mark.database, pytest.mark.browser]


def test_when_the_server_goes_the_last_picture_stays_and_comes_alive_again(
    world: Connection, new_page: NewPage
) -> None:
    with serve(world) as served:
        page, _ = new_page()
        go(page, f"{served.url}/explore/map", "map")
        before = map_rows(page)
        served.stop()
        page.get_by_role("checkbox", name="sex").check()
        banner = page.locator('[data-ready="gone"]')
        expect(banner).to_contain_text(re.compile(r"Not live since \d\d:\d\d"))
        assert map_rows(page) == before
        served.start()
        expect(banner).to_have_count(0, timeout=PATIENCE)
        expect(page.locator("[data-list=flows] button")).not_to_have_count(len(before))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/explore/map?sel=country:XYZ", "no country, region or place"),
        ("/explore/map?sel=FLOWS_TO:XYZ:NPL", "no edge"),
        ("/explore/document?doc=doc:0000", "no document"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(
    explorer: Served, new_page: NewPage, address: str, words: str
) -> None:
    page, _ = new_page()
    page.goto(explorer.url + address)
    alert = page.get_by_role("alert").first
    expect(alert).to_contain_text("Not in this graph")
    expect(alert).to_contain_text(words)


def test_a_country_that_nobody_read_is_not_one_of_which_nothing_was_said(
    explorer: Served, new_page: NewPage, driver: Driver, world: Connection
) -> None:
    write_reference(driver, world.database)
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?sel=country:BRA", "place")
    expect(page.locator("#drawer")).to_contain_text("No source about it was read")


def test_an_empty_graph_says_how_to_fill_it(
    clean_graph: Driver, neo4j_connection: Connection, new_page: NewPage
) -> None:
    with serve(neo4j_connection, ["/health/live"]) as served:
        page, watched = new_page()
        go(page, f"{served.url}/explore/map", "empty")
        expect(page.locator('[data-ready="empty"]')).to_contain_text("trafficking-graph load")
        assert not watched.errors
