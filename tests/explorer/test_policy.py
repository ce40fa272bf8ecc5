"""The strict policy holds in every view: nothing refused, nothing asked outside, an empty console; and without WebGL too."""

import pytest
from playwright.sync_api import Browser

from tests.explorer.pages import VIEWS, go, map_rows
from tests.support.explorer import NewPage, Served

pytestmark = [pytest.mark.database, pytest.mark.browser]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_breaks_no_rule(explorer: Served, new_page: NewPage, view: str) -> None:
    page, watched = new_page()
    address, ready = VIEWS[view]
    go(page, explorer.url + address, ready)
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.mouse.move(640, 400)
    page.mouse.wheel(0, 300)
    page.get_by_role("button", name="theme").click()
    assert not watched.misdeeds()


def test_a_broken_rule_would_be_seen(explorer: Served, new_page: NewPage) -> None:
    page, watched = new_page()
    go(page, f"{explorer.url}/explore/map", "map")
    page.evaluate(
        """async () => {
            try { document.body.lastElementChild.innerHTML = '<b>hole</b>' } catch { /* Trusted Types */ }
            await fetch('https://outside.invalid/').catch(() => null)
            document.body.append(Object.assign(document.createElement('img'), { src: 'https://outside.invalid/x.png' }))
        }"""
    )
    misdeeds = "\n".join(watched.misdeeds())
    assert "require-trusted-types-for" in misdeeds
    assert "connect-src" in misdeeds
    assert "img-src" in misdeeds


def test_the_map_works_without_webgl(
    explorer: Served, new_page: NewPage, chromium_without_3d: Browser
) -> None:
    page, watched = new_page(in_browser=chromium_without_3d)
    go(page, f"{explorer.url}/explore/map", "map")
    painted = page.locator("canvas").first.evaluate(
        "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(v => v > 0)"
    )
    assert painted
    assert map_rows(page)
    assert not watched.misdeeds()
