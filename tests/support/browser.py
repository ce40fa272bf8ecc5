"""A real Chromium for tests.

- `chromium` (once a module): the browser; TG_CHROMIUM names another than the one on the PATH. While it is open no
  asynchronous test can run in this thread, so such modules hold synchronous tests only and come last (tests/conftest.py).
- `python -m tests.support.browser ensure`: the machine's Chromium, else Debian's package, else Playwright's download.
- `Watch(page)`: notes everything that must not happen in a page: scripts of strangers, dialogs, requests, policy reports.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Dialog, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Never --use-angle=swiftshader here: it makes every 2-D frame about forty times slower.
FLAGS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--enable-unsafe-swiftshader",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; the test skips visibly when there is none (and fails under CI=true)."""
    with sync_playwright() as playwright:
        path = program(playwright.chromium)
        if path is None and os.environ.get("CI") == "true":
            pytest.fail("no Chromium found")
        if path is None:
            pytest.skip(
                "no Chromium found (`python -m tests.support.browser ensure` gets one; TG_CHROMIUM names one)"
            )
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def program(chromium: BrowserType) -> Path | None:
    """The Chromium that TG_CHROMIUM names, the machine's, else the one Playwright has fetched."""
    named = os.environ.get("TG_CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in NAMES]
    fetched = Path(chromium.executable_path)
    found = next((Path(path) for path in candidates if path), None)
    return found or (fetched if fetched.is_file() else None)


def ensure() -> Path | None:
    """Finds a Chromium or installs one: Debian's package as root, else Playwright's own. None when neither could be had."""
    for step in (None, _install_debian_package, _fetch_with_playwright):
        if step is not None:
            step()
        with sync_playwright() as playwright:
            found = program(playwright.chromium)
        if found is not None:
            return found
    return None


def _install_debian_package() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], env=quiet, check=False)


def _fetch_with_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


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


if __name__ == "__main__":
    if sys.argv[1:] != ["ensure"]:
        sys.exit("python -m tests.support.browser ensure")
    found = ensure()
    if found is None:
        sys.exit(
            "no Chromium: neither apt-get (as root) nor Playwright could install one; TG_CHROMIUM names one that you have"
        )
    sys.stdout.write(f"{found}\n")
