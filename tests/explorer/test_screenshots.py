"""Pictures of the screens for docs/img, taken only when asked: TG_SCREENSHOTS=1 with NEO4J_URI naming a graph that holds the
sample. Nothing is written to that graph. The edge shown is the strongest corroborated one."""

import os
from pathlib import Path

import pytest

from app.local_neo4j import Connection
from tests.explorer.pages import go, wait
from tests.support.explorer import NewPage, Theme, serve

ASKED = os.environ.get("TG_SCREENSHOTS")
IMAGES = Path(__file__).parents[2] / "docs" / "img"
LARGEST = 300_000

pytestmark = [
    pytest.mark.database,
    pytest.mark.browser,
    pytest.mark.skipif(not ASKED, reason="screenshots are taken with TG_SCREENSHOTS=1"),
]
SHOTS: dict[str, tuple[str, str, Theme, tuple[int, int]]] = {
    "map-whole": ("/explore/map", "map", "light", (1120, 700)),
    "map-dark": ("/explore/map?sel=country:NGA", "place", "dark", (1200, 720)),
    "map": ("/explore/map?sel={edge}", "evidence", "light", (1200, 720)),
    "table": ("/explore/table?sel={edge}", "evidence", "light", (1440, 900)),
    "network": ("/explore/network?sel=country:NGA", "network", "light", (1440, 900)),
    "dossier": ("/explore/dossier?sel=country:NGA", "dossier", "light", (1440, 900)),
    "dossier-narrow": ("/explore/dossier?sel=country:NGA", "dossier", "dark", (390, 844)),
    "evidence-narrow": ("/explore/map?sel={edge}", "evidence", "light", (390, 844)),
}


@pytest.mark.parametrize("name", SHOTS)
def test_take_a_picture(neo4j_connection: Connection, built: Path, new_page: NewPage, name: str) -> None:
    address, ready, theme, (width, height) = SHOTS[name]
    with serve(neo4j_connection) as served:
        page, watched = new_page(width=width, height=height, theme=theme)
        go(page, f"{served.url}/explore/table?st=corroborated", "table")
        edge = str(page.locator("tbody tr[data-id]").first.get_attribute("data-id"))
        go(page, served.url + address.format(edge=edge), ready)
        if address.startswith("/explore/map"):
            wait(page, "map")
        IMAGES.mkdir(parents=True, exist_ok=True)
        file = IMAGES / f"{name}.png"
        page.screenshot(path=file)
    assert file.stat().st_size < LARGEST
    assert not watched.misdeeds()
