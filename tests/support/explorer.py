"""The built explorer, served by the real app on the real Neo4j, in a thread of this process.

- `explorer` (once a module): its server on the invented world; `explorer.url` is its address.
- `serve(connection)`: the same on any graph, for tests that change what is in it.
- `new_page(width, height, theme)`: a page in a fresh profile; its Conduct lists everything it did that it must not do.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page

import hatch_build
from app.api import EXPLORER, create_app
from app.local_neo4j import Connection
from app.settings import Settings
from tests.support.browser import FLAGS, Watch, program

STARTED_WITHIN = 60.0
FIRST_QUESTIONS = (
    "/health/ready", "/api/v1/places", "/api/v1/flows", "/api/v1/coverage",
    "/api/v1/flows?years=2014-2016&form=sex&standing=single&min_origins=1", "/api/v1/places/NPL",
    "/api/v1/edges/FLOWS_TO:NPL:KWT/evidence", "/api/v1/search?q=nepal",
)  # fmt: skip


class ServerDidNotStartError(Exception):
    """Uvicorn was not up in time."""


class Served:
    """A running server; it can be stopped and started again at the same address, as one that breaks down would."""

    def __init__(self, connection: Connection, questions: Sequence[str]) -> None:
        self._connection = connection
        self._questions = questions
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it answers. Raises ServerDidNotStartError."""
        app = create_app(Settings(), self._connection, warm=True)
        config = uvicorn.Config(
            app, host="127.0.0.1", port=self.port, log_level="error", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + STARTED_WITHIN
        while not self._answers():
            if time.monotonic() > until:
                raise ServerDidNotStartError(self.url)
            time.sleep(0.1)

    def _answers(self) -> bool:
        """Whether the questions that every page begins with have been planned once: what a reader meets is a warm server."""
        if self._server is None or not self._server.started:
            return False
        try:
            return all(
                httpx.get(self.url + path, timeout=STARTED_WITHIN).status_code == 200
                for path in self._questions
            )
        except httpx.HTTPError:
            return False

    def stop(self) -> None:
        """Returns when it has stopped."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(STARTED_WITHIN)


@contextmanager
def serve(connection: Connection, questions: Sequence[str] = FIRST_QUESTIONS) -> Iterator[Served]:
    """The server on a graph, stopped at the end; it is up when it has answered these questions."""
    served = Served(connection, questions)
    served.start()
    try:
        yield served
    finally:
        served.stop()


@pytest.fixture(scope="session")
def built() -> Path:
    """The built explorer, built now if its sources changed. Its folder."""
    try:
        hatch_build.build(EXPLORER.parent)
    except hatch_build.ExplorerBuildError as error:
        pytest.fail(str(error))
    return EXPLORER


@pytest.fixture(scope="module")
def explorer(world: Connection, built: Path) -> Iterator[Served]:
    """The explorer on the invented world."""
    with serve(world) as served:
        yield served


PATIENCE = 30_000
"""Milliseconds that a page may take for anything, on a machine that is busy with other tests."""
Theme = Literal["light", "dark"]
REPORTS = """
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    (window.__refused ??= []).push(`${violatedDirective} ${blockedURI} ${sample}`);
})
"""


@dataclass
class Conduct(Watch):
    """A Watch that also hears every word on the console and what the policy refused without a word."""

    console: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.page.context.add_init_script(REPORTS)
        self.page.on("console", lambda said: self.console.append(f"{said.type}: {said.text}"))

    def refused(self) -> list[str]:
        """What the policy refused since the page was opened."""
        return [str(one) for one in self.page.evaluate("window.__refused ?? []")]

    def misdeeds(self) -> list[str]:
        """All of it in words; empty for a good page."""
        kinds = {
            "asked outside": self.strangers("http://127.0.0.1:"), "wrote to the console": self.console, "threw": self.errors,
            "opened a dialog": self.dialogs, "was refused by the policy": self.refused(),
        }  # fmt: skip
        return [f"{kind}: {one}" for kind, all_of_it in kinds.items() for one in all_of_it]


NewPage = Callable[..., tuple[Page, Conduct]]


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """`new_page(width, height, theme)`: a page in a profile of its own, with its conduct."""
    opened = []

    def make(
        width: int = 1440,
        height: int = 900,
        theme: Theme = "light",
        in_browser: Browser = chromium,
        *,
        policy: bool = True,
    ) -> tuple[Page, Conduct]:
        context = in_browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            bypass_csp=not policy,
            reduced_motion="reduce",
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        return page, Conduct(page)

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def chromium_without_3d(chromium: Browser) -> Iterator[Browser]:
    """The same program with its WebGL switched off."""
    browser = chromium.browser_type.launch(
        executable_path=program(chromium.browser_type), args=[*FLAGS, "--disable-3d-apis"]
    )
    yield browser
    browser.close()
