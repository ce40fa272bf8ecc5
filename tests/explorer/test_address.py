"""The address bar is always the truth: every state comes back in a fresh browser, back and forward are exact."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.pages import DISPUTED, NEPAL, go, map_rows, table_rows, wait
from tests.support.explorer import NewPage, Served

pytestmark = [pytest.mark.database, pytest.mark.browser]

STATES = {
    f"/explore/map?sel={DISPUTED}&y=2015-2018&theme=dark": "evidence",
    f"/explore/map?sel={NEPAL}&f=domestic_servitude,sex&cam=640,190,3": "place",
    "/explore/map?st=disputed,denied_only&min=2&top=100&routes=1": "map",
    "/explore/table?st=corroborated,single,alleged_or_risk,disputed,denied_only&sort=-origins": "table",
    f"/explore/dossier?sel={NEPAL}": "dossier",
}


def picture(page: Page) -> dict[str, object]:
    """All that a state shows, apart from pixels, once the view itself has its answer and not only the panel beside it."""
    page.locator("main [data-ready]").first.wait_for(state="attached")
    return {
        "address": page.url,
        "rows": map_rows(page) or table_rows(page),
        "chips": page.locator("[data-chip]").all_text_contents(),
        "ticked": page.locator("#filters input").evaluate_all(
            "all => all.map(one => one.checked || one.value)"
        ),
        "drawer": page.locator("#drawer").all_text_contents(),
        "theme": page.locator("html").get_attribute("data-theme"),
        "main": page.locator("main").inner_text(),
    }


@pytest.mark.parametrize("state", STATES)
def test_a_state_comes_back_in_a_fresh_browser(explorer: Served, new_page: NewPage, state: str) -> None:
    first, _ = new_page()
    go(first, explorer.url + state, STATES[state])
    assert first.url == explorer.url + state, "the address is already as short as it gets"
    second, _ = new_page()
    go(second, first.url, STATES[state])
    assert picture(second) == picture(first)


def test_what_is_done_on_the_page_is_in_its_address(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    page.get_by_role("checkbox", name="sex").check()
    page.get_by_role("slider", name="First year").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Zoom in", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?y=\d+-\d+&f=sex&cam="))
    other, _ = new_page()
    go(other, page.url, "map")
    assert picture(other) == picture(page)


def test_back_and_forward_are_exact_and_sliders_leave_no_steps(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    page.locator(f'[data-list="places"] button[data-id="{NEPAL}"]').press("Enter")
    wait(page, "place")
    page.get_by_role("slider", name="First year").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("y="))
    chosen = page.url
    page.keyboard.press("t")
    wait(page, "table")
    table = page.url
    page.go_back()
    expect(page).to_have_url(chosen)
    wait(page, "map")
    page.go_back()
    expect(page).to_have_url(f"{explorer.url}/explore/map")
    expect(page.locator("#drawer")).to_have_count(0)
    page.go_forward()
    page.go_forward()
    expect(page).to_have_url(table)


def test_a_link_to_a_sentence_shows_that_sentence(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?sel={DISPUTED}", "evidence")
    last = page.locator("article.card").last.get_attribute("data-claim")
    other, _ = new_page(height=560)
    go(other, f"{explorer.url}/explore/map?sel={DISPUTED}&claim={last}", "evidence")
    expect(other.locator(f'[data-claim="{last}"]')).to_be_in_viewport()


def test_unknown_keys_survive(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?hops=2&later=x", "map")
    page.keyboard.press("t")
    wait(page, "table")
    assert page.url.endswith("/explore/table?hops=2&later=x")
