"""Where saved queries are: one's own as files in the data folder, a team's in a folder that is only read, and the cards."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from app.saved_queries.files import read_text, write_text
from app.saved_queries.model import Origin, SavedQuery, SavedQueryError, checked, slug
from graph_schema import TraffickingGraphError
from queries.catalogue import Catalogue
from queries.model import Card

MOST = 2_000
SUFFIX = ".cypher"


class UnknownQueryError(TraffickingGraphError):
    """There is no saved query of this id."""


class ReadOnlyQueryError(TraffickingGraphError):
    """It belongs to the team or to the product; fork it."""


class NameTakenError(TraffickingGraphError):
    """One's own folder has a query of this name."""


class SavedQueries:
    """`mine`: the folder of one's own (made when first needed); `team`: a shared folder, or None; `cards`: the product's."""

    def __init__(self, mine: Path, team: Path | None, cards: Catalogue) -> None:
        self._mine = mine
        self._team = team
        self._cards = cards

    def all(self) -> Iterator[SavedQuery]:
        """One's own first, then the team's, then the product's, each by name. Files that cannot be read are left out."""
        yield from sorted(self._read(self._mine, "mine"), key=lambda q: q.name.lower())
        if self._team is not None:
            yield from sorted(self._read(self._team, "team"), key=lambda q: q.name.lower())
        yield from (of_card(card) for card in self._cards.values())

    def search(
        self, words: str = "", tag: str | None = None, origin: Origin | None = None
    ) -> list[SavedQuery]:
        """Those that hold every word in name, note, tags or text, with this tag and of this origin."""
        wanted = words.lower().split()
        return [
            query for query in self.all()
            if origin in (None, query.origin) and (tag is None or tag in query.tags)
            and all(word in _searched(query) for word in wanted)
        ]  # fmt: skip

    def get(self, identity: str) -> SavedQuery:
        """One by its id; raises UnknownQueryError."""
        origin, _, name = identity.partition("/")
        folder = {"mine": self._mine, "team": self._team}.get(origin)
        if origin == "supplied" and name.replace("-", "_") in self._cards:
            return of_card(self._cards[name.replace("-", "_")])
        if folder is not None and name and name == _slug(name):
            with contextlib.suppress(OSError, UnicodeDecodeError, SavedQueryError):
                return self._file(folder / f"{name}{SUFFIX}", "team" if origin == "team" else "mine")
        raise UnknownQueryError(f"there is no saved query {identity}")

    def add(self, query: SavedQuery) -> SavedQuery:
        """Saves a new one of one's own; raises NameTakenError, SavedQueryError."""
        query = checked(replace(query, origin="mine"))
        path = self._path(query)
        if sum(1 for _ in self._mine.glob(f"*{SUFFIX}")) >= MOST:
            raise SavedQueryError("name", f"there are {MOST:,} saved queries already; delete some first")
        _write(path, write_text(query), new=True)
        return query

    def change(self, identity: str, query: SavedQuery) -> SavedQuery:
        """Replaces one of one's own, under a new name too; raises what `get` and `add` raise, and ReadOnlyQueryError."""
        old = self._own(identity)
        query = checked(replace(query, origin="mine"))
        _write(self._path(query), write_text(query), new=query.id != old.id)
        if query.id != old.id:
            self._path(old).unlink(missing_ok=True)
        return query

    def delete(self, identity: str) -> None:
        """Deletes one of one's own; raises UnknownQueryError, ReadOnlyQueryError."""
        self._path(self._own(identity)).unlink(missing_ok=True)

    def fork(self, identity: str, name: str | None = None) -> SavedQuery:
        """A copy of one's own of any query, under `name` or, if that is taken, with "copy" behind the old one."""
        old = self.get(identity)
        return self.add(replace(old, name=name or (old.name if old.read_only else f"{old.name} copy")))

    def add_all(self, queries: Iterable[SavedQuery]) -> tuple[list[SavedQuery], list[str]]:
        """Adds those whose names are free; returns them, and the names that were taken."""
        added, taken = [], []
        for query in [checked(q) for q in queries]:
            try:
                added.append(self.add(query))
            except NameTakenError:
                taken.append(query.name)
        return added, taken

    def _own(self, identity: str) -> SavedQuery:
        query = self.get(identity)
        if query.read_only:
            raise ReadOnlyQueryError(f"{identity} is read-only; fork it and change the copy")
        return query

    def _path(self, query: SavedQuery) -> Path:
        self._mine.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._mine / f"{slug(query.name)}{SUFFIX}"

    def _read(self, folder: Path, origin: Origin) -> Iterator[SavedQuery]:
        for path in sorted(folder.glob(f"*{SUFFIX}"))[:MOST]:
            with contextlib.suppress(OSError, UnicodeDecodeError, SavedQueryError):
                yield self._file(path, origin)

    def _file(self, path: Path, origin: Origin) -> SavedQuery:
        query = read_text(path.read_text(encoding="utf-8"), origin, name=path.stem)
        # A file that somebody renamed is found under its file name, whatever its header says.
        return query if slug(query.name) == path.stem else replace(query, name=path.stem)


def of_card(card: Card) -> SavedQuery:
    """A card of the product as a query to fork: its question is the note, its group the tag."""
    return SavedQuery(
        card.name, card.cypher, f"{card.title}. {card.question}", (card.group,), card.parameters, "supplied"
    )


def _searched(query: SavedQuery) -> str:
    return " ".join((query.name, query.note, *query.tags, query.cypher)).lower()


def _slug(name: str) -> str:
    try:
        return slug(name)
    except SavedQueryError:
        return ""


def _write(path: Path, text: str, *, new: bool) -> None:
    """Writes a file whole or not at all; raises NameTakenError where a new one would replace another."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".saving-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if new:
            os.link(temporary, path)
        else:
            os.replace(temporary, path)
    except FileExistsError:
        raise NameTakenError(f"there is a saved query {path.stem} already; choose another name") from None
    finally:
        Path(temporary).unlink(missing_ok=True)
