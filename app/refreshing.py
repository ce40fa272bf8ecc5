"""Watched addresses, fetched again: unchanged, changed (then loaded, superseding what they gave before) or out of reach."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.loading import Plan
from app.settings import Settings
from app.web import keep, plan
from loaders.about import About
from loaders.errors import LoadError
from loaders.ledger import Ledger
from loaders.web.fetch import Caps, fetch
from loaders.web.guard import Rules, public


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one address; `changes` are the change notes of its load."""

    url: str
    state: str
    message: str = ""
    changes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {"url": self.url, "state": self.state, "message": self.message, "changes": list(self.changes)}


def refreshed(
    settings: Settings,
    hosts: Sequence[str],
    load: Callable[[Plan], str],
    rules: Rules | None = None,
    caps: Caps | None = None,
) -> Iterator[Refreshed]:
    """Each watched address in turn; `load` runs a plan and gives the run's id. One that fails does not stop the others."""
    ledger = Ledger(settings.data)
    for url, _, before, _ in ledger.watched():
        try:
            yield _one(url, before, settings, ledger, load, rules or public(hosts), caps)
        except LoadError as error:
            yield Refreshed(url, "failed", str(error))


def _one(
    url: str,
    before: str,
    settings: Settings,
    ledger: Ledger,
    load: Callable[[Plan], str],
    rules: Rules,
    caps: Caps | None,
) -> Refreshed:
    found = keep(fetch(url, rules, caps), settings.data)
    if found.sha256 == before:
        ledger.watch(url, f"doc:{before[:16]}", before)
        return Refreshed(url, "unchanged")
    run = load(plan(found, url, About(), settings))
    notes = ledger.notes(run, "change")
    record = ledger.run(run)
    if not any(f.document for f in record.files):
        refused = ledger.notes(run, "refused", limit=1)
        return Refreshed(url, "refused", refused[0].reason if refused else "")
    ledger.watch(url, f"doc:{found.sha256[:16]}", found.sha256)
    return Refreshed(url, "changed", "", tuple(" ".join(filter(None, (n.reason, n.content))) for n in notes))
