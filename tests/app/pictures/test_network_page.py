"""Network pages in a real Chromium with the network off: they draw, they tell, and no label of theirs can run."""

from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader
from playwright.sync_api import Browser, Page, expect
from pyvis.network import Network

from app.pictures.layout import positions
from app.pictures.model import Line, Node, Picture, Sentence
from app.pictures.network_page import network_page
from app.pictures.style import KINDS, STANDINGS
from tests.support.browser import Watch

pytestmark = pytest.mark.browser
RAN = "window.__ran=(window.__ran||0)+1"
HOSTILE = [
    f"<script>{RAN}</script>", f"<img src=x onerror='{RAN}'>", f"</script><script>{RAN}</script>", f"<svg onload='{RAN}'>",
    f'" onmouseover="{RAN}" x="', f"<iframe srcdoc='<script>parent.{RAN}</script>'></iframe>", f"javascript:{RAN}",
    f"<a href='javascript:{RAN}'>x</a>",
    f"<!--<script>{RAN}</script>-->", f"]]><script>{RAN}</script>", f"\u2028{RAN}\u2029", f"${{{RAN}}}", f"{{{{ {RAN} }}}}",
    f"<style>@import 'http://evil.example/x.css'</style><body onload='{RAN}'>", "<img src='http://evil.example/beacon.png'>",
    "<link rel=stylesheet href=http://evil.example/x.css>", f"<details open ontoggle='{RAN}'>",
    f"\\\"]}}</script><script>{RAN}//",
]  # fmt: skip
ORDER = tuple(KINDS)


def picture(words: list[str]) -> Picture:
    """A focus with one neighbour per word; every text a picture has is that word."""
    nodes = [Node(f"place:{i}/{word}", ORDER[i % len(ORDER)], word) for i, word in enumerate(words)]
    standings = tuple(STANDINGS)
    lines = [
        Line(
            f"FLOWS_TO:{node.id}", nodes[0].id, node.id, standings[i % len(standings)], i, f"{nodes[0].name} to {node.name}",
            (Sentence(node.name, f"{node.name}, 2020", node.name, i % 2 == 1),),
        )
        for i, node in enumerate(nodes[1:])
    ]  # fmt: skip
    return Picture(nodes[0], tuple(nodes), tuple(lines), 0, words[0])


def opened(browser: Browser, folder: Path, text: str) -> tuple[Page, Watch]:
    """The page from a file, with the network off."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    watch = Watch(page)
    page.goto(file.as_uri(), wait_until="load")
    return page, watch


def used(page: Page) -> None:
    """Everything a reader would do."""
    for button in page.locator("button[data-line]").all():
        button.click()
    box = page.locator("#picture").bounding_box()
    assert box is not None
    for part in range(1, 6):
        page.mouse.move(box["x"] + box["width"] * part / 6, box["y"] + box["height"] * part / 6)
        page.mouse.click(box["x"] + box["width"] * part / 6, box["y"] + box["height"] * part / 6)


def test_hostile_words_stay_words_and_nothing_leaves_the_machine(chromium: Browser, tmp_path: Path) -> None:
    page, watch = opened(chromium, tmp_path, network_page(picture(HOSTILE)))
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    used(page)
    assert (watch.scripts, watch.dialogs, watch.policy, watch.errors) == (0, [], [], [])
    assert watch.strangers((tmp_path / "page.html").as_uri()) == []
    assert page.locator("h1").inner_text() == HOSTILE[0]
    page.context.close()


def test_the_same_check_catches_a_template_that_does_not_escape(chromium: Browser, tmp_path: Path) -> None:
    unescaped = Environment(
        loader=PackageLoader("app.pictures", "templates"), autoescape=False
    )  # the planted hole
    page, watch = opened(chromium, tmp_path, network_page(picture(HOSTILE), unescaped))
    page.wait_for_timeout(300)
    assert watch.scripts or watch.policy
    page.context.close()


def test_the_same_check_catches_pyvis_own_page(chromium: Browser, tmp_path: Path) -> None:
    network = Network(heading=HOSTILE[1], cdn_resources="in_line")
    for number, word in enumerate(HOSTILE):
        network.add_node(number, label=word, title=f"<a href='#'>{word}</a>")
    page, watch = opened(chromium, tmp_path, network.generate_html())
    page.wait_for_timeout(300)
    assert watch.scripts > 0
    assert watch.strangers((tmp_path / "page.html").as_uri())
    page.context.close()


def test_a_line_tells_its_sentence_its_source_and_its_standing(chromium: Browser, tmp_path: Path) -> None:
    nepal, kuwait = Node("country:NPL", "Country", "Nepal"), Node("country:KWT", "Country", "Kuwait")
    told = (
        Sentence("It was denied.", "Gazette, 2020", "denied", True),
        Sentence("It was seen.", "Survey, 2018", "asserted", False),
    )
    line = Line(
        "FLOWS_TO:NPL:KWT",
        nepal.id,
        kuwait.id,
        "disputed",
        2,
        "Nepal is reported as a source for Kuwait",
        told,
        3,
    )
    drawn = Picture(nepal, (nepal, kuwait), (line,), 7, "2026-11-25.9")
    page, watch = opened(chromium, tmp_path, network_page(drawn))
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    expect(page.locator("header")).to_contain_text("7 more neighbours were left out")
    page.get_by_role("button", name="Nepal is reported as a source for Kuwait").click()
    drawer = page.locator("#evidence")
    expect(drawer.locator("li").first).to_contain_text("It was denied.")
    expect(drawer).to_contain_text("Survey, 2018")
    expect(drawer).to_contain_text("≠ disputed, 2 independent origins")
    expect(drawer).to_contain_text("contradicts: denied")
    expect(drawer).to_contain_text("and 3 more sentences")
    assert (watch.policy, watch.errors) == ([], [])
    page.context.close()


def test_a_line_can_be_clicked_in_the_picture_itself(chromium: Browser, tmp_path: Path) -> None:
    here, there = Node("country:NPL", "Country", "Nepal"), Node("country:KWT", "Country", "Kuwait")
    line = Line(
        "FLOWS_TO:NPL:KWT", here.id, there.id, "single", 1, "Nepal is reported as a source for Kuwait"
    )
    page, _ = opened(chromium, tmp_path, network_page(Picture(here, (here, there), (line,), 0, "1")))
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    box = page.locator("#picture").bounding_box()
    assert box is not None
    # The two fill the picture from end to end, so the line crosses the middle, a little to one side.
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for aside in range(0, 90, 3):
        for x, y in ((aside, aside), (-aside, aside), (aside, -aside), (-aside, -aside)):
            page.mouse.click(middle[0] + x, middle[1] + y)
        if page.locator("#evidence[data-line]").count():
            break
    expect(page.locator("#evidence")).to_contain_text("Nepal is reported as a source for Kuwait")
    page.context.close()


def test_positions_are_the_same_every_time_with_the_focus_in_the_middle() -> None:
    drawn = picture([f"Place {n}" for n in range(300)])
    first = positions(drawn)
    assert first == positions(drawn)
    assert first[drawn.focus.id] == (0, 0)
    assert len(set(first.values())) > 290
