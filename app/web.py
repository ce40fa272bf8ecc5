"""An address to load: fetched by the rules, its bytes and the capture kept, then loaded like a file of that name."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from app.loading import Plan, TableTask, Task, read_file
from app.settings import Settings
from loaders.about import About, of_options
from loaders.ledger import Ledger
from loaders.readers.formats import suffix_format
from loaders.tables.catalogue import named
from loaders.tables.files import TableInput, is_table
from loaders.web.capture import as_warc
from loaders.web.fetch import Answer, Caps, fetch
from loaders.web.guard import Rules, public

# What a body without a telling name is called, by what the server says it is.
SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "text/csv": ".csv",
    "application/json": ".json", "text/markdown": ".md",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """An address's body as a file on this machine."""

    answer: Answer
    path: Path
    sha256: str


def keep(answer: Answer, folder: Path) -> Fetched:
    """The body below `folder/fetched`, under its hash, with the capture beside it. What is there already is left alone."""
    sha256 = hashlib.sha256(answer.body).hexdigest()
    path = folder / "fetched" / sha256[:16] / _name(answer)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        path.write_bytes(answer.body)
    capture = path.parent / f"{answer.retrieved.replace(':', '')}.warc"
    capture.write_bytes(as_warc(answer))
    return Fetched(answer, path, sha256)


def _name(answer: Answer) -> str:
    """A plain file name from the address; nothing in it can lead to another folder."""
    last = PurePosixPath(urlsplit(answer.url).path).name or "index"
    safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in last).strip(".")[:100] or "index"
    kind = SUFFIXES.get(answer.header("Content-Type").split(";")[0].strip().lower(), "")
    return safe if suffix_format(safe) else f"{safe}{kind or '.html'}"


def fetched(
    url: str, about: Mapping[str, str], settings: Settings, *, hosts: Sequence[str] = (), mapping: str | None = None,
    watch: bool = False, rules: Rules | None = None, caps: Caps | None = None,
) -> Plan:  # fmt: skip
    """Fetches an address and plans its load. With `watch` it is fetched again at each refresh. Raises FetchError."""
    rules = rules or public((*settings.fetch_hosts, *hosts))
    found = keep(fetch(url, rules, caps), settings.data)
    if watch:
        Ledger(settings.data).watch(url, f"doc:{found.sha256[:16]}", found.sha256)
    return plan(found, url, of_options(about), settings, mapping)


def plan(found: Fetched, url: str, said: About, settings: Settings, mapping: str | None = None) -> Plan:
    """The load of a fetched file. Its place in the ledger is the address, so that a later fetch supersedes it."""
    told = said.over(About(url=found.answer.url, retrieved=found.answer.retrieved[:10]))
    if is_table(found.path):
        source = named(mapping) if mapping else None
        return Plan((TableTask(TableInput(found.path, told, source), url, settings.evidence),))
    return Plan((Task(found.path.name, read_file, (found.path, told, settings.evidence), url),))
