"""Axe finds nothing in any view and theme; the keyboard reaches what the pointer reaches; zoom and narrow screens hold."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.explorer.pages import DISPUTED, NEPAL, VIEWS, go, wait
from tests.support.explorer import NewPage, Served, Theme

pytestmark = [pytest.mark.database, pytest.mark.browser]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(explorer: Served, new_page: NewPage, view: str, theme: Theme) -> None:
    page, _ = new_page(theme=theme)
    address, ready = VIEWS[view]
    go(page, explorer.url + address, ready)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_would_find_something(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/start", "start")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert Axe().run(page).violations_count > 0


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (720, 450), (390, 844)])
@pytest.mark.parametrize("view", ["map-evidence", "table", "dossier", "about", "network"])
def test_nothing_runs_out_of_the_window(
    explorer: Served, new_page: NewPage, view: str, width: int, height: int
) -> None:
    """720 x 450 is a window of 1440 x 900 at 200 %."""
    page, _ = new_page(width=width, height=height)
    address, ready = VIEWS[view]
    go(page, explorer.url + address, ready)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_way_by_keyboard(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    page.keyboard.press("/")
    page.keyboard.type("kuwait")
    page.locator("#hits [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    wait(page, "place")
    expect(page.locator("[data-live]")).to_contain_text("Kuwait, country")
    page.locator('#drawer button[data-id="FLOWS_TO:NPL:KWT"]').press("Enter")
    wait(page, "evidence")
    page.keyboard.press("]")
    page.keyboard.press("]")
    page.keyboard.press("o")
    wait(page, "document")
    expect(page.locator(".text .wanted").first).to_be_in_viewport()


def test_escape_closes_first_and_clears_then(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?sel={NEPAL}", "place")
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#drawer")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_have_count(0)


def test_single_keys_can_be_switched_off_and_never_fire_in_fields(
    explorer: Served, new_page: NewPage
) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    page.locator("#search").fill("tt")
    assert "/explore/map" in page.url
    page.locator("#search").blur()
    page.get_by_role("button", name="Keys and help").click()
    page.get_by_role("checkbox", name="Single keys are on").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("t")
    expect(page.locator('[data-ready="map"]')).to_have_count(1)
    assert "/explore/map" in page.url


def test_forced_colours_keep_the_lines(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    page.emulate_media(forced_colors="active")
    go(page, f"{explorer.url}/explore/map?sel={DISPUTED}", "evidence")
    wait(page, "map")
    dark = page.locator("canvas").last.evaluate(
        """canvas => {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4)
                if (data[i + 3] === 255 && data[i] === data[i + 1] && data[i] === data[i + 2] && data[i] % 255 === 0) return true;
            return false;
        }"""
    )
    assert dark
