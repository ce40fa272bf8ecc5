"""Hostile strings in every name, title and sentence stay text: no script, no dialog, no request; a planted hole is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver
from playwright.sync_api import Page, expect

from app.local_neo4j import Connection
from tests.explorer.pages import DISPUTED, INDIA, NEPAL, go, wait
from tests.support.explorer import NewPage, Served, serve

pytestmark = [pytest.mark.database, pytest.mark.browser]

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "javascript:alert(4)",
    "{{constructor.constructor('alert(5)')()}}",
    "${alert(6)}",
    "</title></textarea><iframe srcdoc='<script>parent.alert(7)</script>'>",
    "' onmouseover='alert(8)",
    "<a href='https://outside.invalid/'>x</a>",
    "\u202egnp.exe <b>\u2066",
    "<style>*{background:url(https://outside.invalid/y)}</style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(9)>",
]
ALL = " ".join(HOSTILE)

# Names and titles are replaced, sentences grow at their end, so that every span still fits.
PLANT = """
MATCH (n) WHERE n:Entity OR n:Publisher OR n:Document OR n:Passage
SET n.name = CASE WHEN n.name IS NULL THEN null ELSE n.name + ' ' + $text END,
    n.title = CASE WHEN n.title IS NULL THEN null ELSE n.title + ' ' + $text END,
    n.publisher = CASE WHEN n.publisher IS NULL THEN null ELSE n.publisher + ' ' + $text END,
    n.text = CASE WHEN n.text IS NULL THEN null ELSE n.text + ' ' + $text END
"""


@pytest.fixture(scope="module")
def hostile(world: Connection, driver: Driver, built: Path) -> Iterator[Served]:
    """The explorer on the invented world with hostile strings planted in it."""
    driver.execute_query(PLANT, text=ALL, database_=world.database)
    with serve(world) as served:
        yield served


SURFACES = {
    "map": (f"/explore/map?sel={NEPAL}", "place"),
    "evidence": (f"/explore/map?sel={DISPUTED}", "evidence"),
    "table": ("/explore/table", "table"),
    "network": (f"/explore/network?sel={NEPAL}", "network"),
    "countries": ("/explore/dossier", "countries"),
    "dossier": (f"/explore/dossier?sel={NEPAL}", "dossier"),
    "documents": ("/explore/document", "documents"),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_hostile_strings_are_shown_as_text(hostile: Served, new_page: NewPage, surface: str) -> None:
    page, watched = new_page()
    address, ready = SURFACES[surface]
    go(page, hostile.url + address, ready)
    expect(page.locator("body")).to_contain_text("onerror=alert(1)")
    hover_everything(page)
    assert page.locator("img, iframe, svg[onload], a[href*='outside']").count() == 0
    assert not watched.misdeeds()


def test_a_hostile_document_is_read_as_text(hostile: Served, new_page: NewPage) -> None:
    page, watched = new_page()
    go(page, f"{hostile.url}/explore/map?sel={DISPUTED}", "evidence")
    page.get_by_role("link", name="Open in document").first.click()
    wait(page, "document")
    expect(page.locator("h1")).to_contain_text("onerror=alert(1)")
    hover_everything(page)
    assert not watched.misdeeds()


def test_hostile_words_in_search_and_labels_are_text(hostile: Served, new_page: NewPage) -> None:
    page, watched = new_page()
    go(page, f"{hostile.url}/explore/map", "map")
    page.locator(f'[data-list="places"] button[data-id="{INDIA}"]').focus()
    expect(page.locator("[data-at]")).to_contain_text("onerror=alert(1)")
    page.locator("#search").fill("nepal")
    page.locator("#hits [role=option]").first.hover()
    page.locator("#search").fill(HOSTILE[0])
    page.locator(".panel").wait_for()
    assert not watched.misdeeds()


def test_hostile_addresses_are_text(hostile: Served, new_page: NewPage) -> None:
    page, watched = new_page()
    page.goto(
        f"{hostile.url}/explore/map?sel=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&y=%3Cscript%3E&theme=%22%3E"
    )
    page.get_by_role("alert").first.wait_for()
    assert not watched.dialogs
    assert not watched.strangers(hostile.url)
    assert not watched.refused()


def test_a_planted_hole_is_seen(hostile: Served, new_page: NewPage) -> None:
    page, watched = new_page(policy=False)
    go(page, f"{hostile.url}/explore/start", "start")
    with page.expect_event("dialog"):
        page.evaluate("text => { document.querySelector('main').innerHTML = text }", HOSTILE[0])
    assert watched.dialogs == ["1"]
    assert watched.misdeeds()


def hover_everything(page: Page) -> None:
    """Moves the pointer over what can be pointed at."""
    for target in page.locator("main :is(button, a, mark, th, td, .stage):visible").all()[:20]:
        target.hover(force=True)
