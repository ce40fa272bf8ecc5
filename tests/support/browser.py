"""A real Chromium for tests.

- `chromium` (once a module): the browser; TG_CHROMIUM names another than the one on the PATH. While it is open no
  asynchronous test can run in this thread, so such modules hold synchronous tests only and come last (tests/conftest.py).
- `Watch(page)`: notes everything that must not happen in a page: scripts of strangers, dialogs, requests, policy reports.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--enable-unsafe-swiftshader",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; the test skips visibly when there is none (and fails under CI=true)."""
    path = os.environ.get("TG_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium found")
        pytest.skip("no Chromium found (set TG_CHROMIUM to its path)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What happened in a page that must not: each list is empty for a page that behaves."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", self._dismiss)
        self.page.on(
            "console", lambda m: self.policy.append(m.text) if "Content Security Policy" in m.text else None
        )
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def strangers(self, own: str) -> list[str]:
        """Requests to anywhere but addresses that begin with `own` (data: addresses fetch nothing)."""
        return [url for url in self.requests if not url.startswith((own, "data:"))]

    @property
    def scripts(self) -> int:
        """How many strangers' scripts ran: each planted one counts itself up."""
        return int(self.page.evaluate("window.__ran || 0"))
