"""Where the views are, and how the tests find things on them."""

from playwright.sync_api import Locator, Page

NEPAL, KUWAIT, INDIA = "country:NPL", "country:KWT", "country:IND"
DISPUTED = "FLOWS_TO:NPL:KWT"
TWO_EDITIONS = "FLOWS_TO:NPL:IND"

VIEWS = {
    "map": ("/explore/map", "map"),
    "map-country": (f"/explore/map?sel={NEPAL}", "place"),
    "map-evidence": (f"/explore/map?sel={DISPUTED}", "evidence"),
    "table": ("/explore/table", "table"),
    "table-evidence": (f"/explore/table?sel={DISPUTED}", "evidence"),
    "network": (f"/explore/network?sel={NEPAL}", "network"),
    "countries": ("/explore/dossier", "countries"),
    "dossier": (f"/explore/dossier?sel={NEPAL}", "dossier"),
    "documents": ("/explore/document", "documents"),
    "about": ("/explore/start", "start"),
    "nothing-found": ("/explore/map?y=2010-2010&f=child_soldiers", "empty"),
}
"""Each view: its address, and what it says when it is ready."""


def go(page: Page, address: str, ready: str) -> None:
    """Opens an address and waits until the view says that it is ready."""
    page.goto(address)
    wait(page, ready)


def wait(page: Page, ready: str) -> None:
    """Waits until something says that it is ready; the map counts as drawn only with its land."""
    page.locator(f'[data-ready="{ready}"]').first.wait_for(state="attached")


def ids(rows: Locator) -> list[str]:
    """The ids of rows or buttons, in their order."""
    return [str(one) for one in rows.evaluate_all("all => all.map(one => one.dataset.id)")]


def map_rows(page: Page) -> list[str]:
    """The flows of the map's own list."""
    return ids(page.locator('[data-list="flows"] button'))


def table_rows(page: Page) -> list[str]:
    """The flows of the table."""
    return ids(page.locator("tbody tr[data-id]"))


def on_canvas(page: Page, identity: str) -> tuple[float, float]:
    """Where a place's point or a flow's arrow is on the screen, told by the label that the keyboard brings up."""
    button = page.locator(f'[data-list] button[data-id="{identity}"]')
    button.focus()
    label = page.locator("[data-at]")
    label.wait_for()
    x, y = (float(part) for part in str(label.get_attribute("data-at")).split(","))
    button.blur()
    label.wait_for(state="detached")
    stage = page.locator(".stage").bounding_box()
    assert stage is not None
    return stage["x"] + x, stage["y"] + y
