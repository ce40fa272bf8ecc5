"""Choose a country, click an arc, read the sentence: three actions, each under a second."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.pages import DISPUTED, NEPAL, go, on_canvas, wait
from tests.invented_world import BUILDING, DENIED, TAKEN
from tests.support.explorer import NewPage, Served

pytestmark = [pytest.mark.database, pytest.mark.browser]
SECOND = 1.0


@contextmanager
def action(name: str) -> Iterator[None]:
    """One action of the reader, until its outcome is on the screen."""
    begun = time.perf_counter()
    yield
    taken = time.perf_counter() - begun
    assert taken < SECOND, f"{name} took {taken:.2f} s"


def by_click(page: Page, identity: str) -> Callable[[], None]:
    x, y = on_canvas(page, identity)
    return lambda: page.mouse.click(x, y)


def test_choose_a_country_click_an_arc_read_the_sentence(explorer: Served, new_page: NewPage) -> None:
    page, watched = new_page()
    go(page, f"{explorer.url}/explore/map", "map")

    choose = by_click(page, NEPAL)
    with action("choosing a country"):
        choose()
        wait(page, "place")
    expect(page.locator("#drawer h2")).to_have_text("Nepal")

    click = by_click(page, DISPUTED)
    with action("clicking an arc"):
        click()
        wait(page, "evidence")
    assert DISPUTED in page.url

    with action("reading the sentence"):
        page.keyboard.press("]")
        expect(page.locator(":focus")).to_have_attribute(
            "data-claim", page.locator("[data-claim]").first.get_attribute("data-claim") or ""
        )
    assert {TAKEN, BUILDING, DENIED} <= set(page.locator("#drawer .sentence").all_text_contents())
    assert not watched.misdeeds()


def test_the_sentence_stands_word_for_word_and_its_arguments_are_marked(
    explorer: Served, new_page: NewPage
) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?sel={DISPUTED}", "evidence")
    card = page.locator("article.card", has_text="are taken through India")
    marks = card.locator("mark")
    assert card.locator(".sentence").text_content() == TAKEN
    assert marks.evaluate_all("all => all.map(m => [m.dataset.role, m.querySelector('.word').textContent])") == [
        ["victim_group", "Women"], ["victim_group", "girls"], ["source", "Nepal"], ["transit", "India"],
        ["destination", "Kuwait"], ["form", "domestic work"],
    ]  # fmt: skip


def test_who_says_the_opposite_is_in_the_first_screen(explorer: Served, new_page: NewPage) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?sel={DISPUTED}", "evidence")
    denial = page.locator("article.card.contradicts").first
    expect(denial).to_contain_text("says the opposite")
    expect(denial.locator(".manner")).to_be_in_viewport()
    assert denial.locator(".sentence").text_content() == DENIED


def test_the_sentence_opens_in_its_document_with_the_span_in_sight(
    explorer: Served, new_page: NewPage
) -> None:
    page, _ = new_page()
    go(page, f"{explorer.url}/explore/map?sel={DISPUTED}", "evidence")
    card = page.locator("article.card", has_text="are taken through India")
    card.get_by_role("link", name="Open in document").click()
    wait(page, "document")
    spans = page.locator(".text .wanted")
    expect(spans.first).to_be_in_viewport()
    assert "".join(spans.all_text_contents()) == TAKEN
