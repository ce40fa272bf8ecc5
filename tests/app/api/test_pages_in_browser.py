"""The server's own pages in a real browser: they work under the strict policy, and ask nobody else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from app.api.guard import POLICY
from tests.support.browser import Watch

pytestmark = [pytest.mark.database, pytest.mark.browser]


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watch]:
    context = chromium.new_context()
    yield Watch(context.new_page())
    context.close()


def test_the_page_of_the_api_reads_and_tries_without_a_script_or_a_stranger(
    served: str, watched: Watch
) -> None:
    page = watched.page
    page.goto(f"{served}/api")
    assert page.locator("script").count() == 0
    page.locator("#flows summary").click()
    page.locator("#flows-from").fill("NPL")
    page.locator("#flows-standing").select_option("disputed")
    page.locator("#flows button").click()
    page.wait_for_url("**/api/v1/flows?**")
    assert page.url == f"{served}/api/v1/flows?from=NPL&standing=disputed"
    expect(page.locator("body")).to_contain_text("FLOWS_TO:NPL:KWT")
    page.go_back()
    page.locator("#edge_evidence summary").click()
    page.locator("#edge_evidence-edge").fill("FLOWS_TO:CHL:CHL")
    page.locator("#edge_evidence button").click()
    expect(page.locator("body")).to_contain_text("were exploited on farms in Chile")
    assert (watched.policy, watched.errors, watched.dialogs) == ([], [], [])
    assert watched.strangers(served) == []


def test_a_picture_from_the_server_draws_under_its_own_policy(served: str, watched: Watch) -> None:
    page = watched.page
    page.goto(f"{served}/api/v1/pictures/NPL")
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    page.get_by_role("button", name="as a source for Kuwait").click()
    expect(page.locator("#evidence li").first).to_contain_text("denied that anybody is taken")
    assert (watched.policy, watched.errors) == ([], [])
    assert watched.strangers(served) == []


def test_the_same_watch_sees_a_policy_broken(served: str, watched: Watch) -> None:
    page = watched.page
    page.route("**/planted", lambda route: route.fulfill(body="<script>window.__ran=1</script>", content_type="text/html",
                                                         headers={"Content-Security-Policy": POLICY}))  # fmt: skip
    page.goto(f"{served}/planted")
    page.wait_for_timeout(100)
    assert watched.policy
