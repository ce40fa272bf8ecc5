"""Fixtures for every test; which to use when:

- `driver`, `clean_graph`, `neo4j_connection` (tests/support/neo4j_server.py): the real Neo4j of this run; `clean_graph`
  for a test that writes.
- `world`, `ask` (tests/support/world.py): the invented world in that Neo4j, for tests that only read.
- `api` (tests/support/answers.py): the real app in this process, on that world; `checked` and `problem` read its answers.
- `served` (tests/support/serving.py): the same app behind uvicorn on a real port, for what talks HTTP.
- `chromium`, `Watch` (tests/support/browser.py): a real browser, and an eye on what must not happen in a page.
- `explorer`, `new_page` (tests/support/explorer.py): the built explorer behind the real app, and a page that is watched.
- `shared(path)` (tests/support/shared.py): a file of the shared real data; the test skips visibly without it.
"""

import pytest

pytest_plugins = [
    "tests.support.neo4j_server",
    "tests.support.world",
    "tests.support.answers",
    "tests.support.browser",
    "tests.support.serving",
    "tests.support.explorer",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright's synchronous loop keeps asynchronous tests from running beside it."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
