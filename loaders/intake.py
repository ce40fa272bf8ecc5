"""A file that a user hands in becomes bundles: parsed in the sandbox, described, extracted, its original kept.

A file is taken whole or refused whole; the files inside an archive are each taken or refused on their own.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from loaders.about import SIDE_FILE, About, of_side_file
from loaders.bundles import Bundle, Refusal
from loaders.documents import Extractor, bundle_of, passages
from loaders.errors import LoadError, SourceError
from loaders.facts import Passage
from loaders.genres.documents import Read, documents
from loaders.readers.model import Attachment, Item, TableStart, TextRecord
from loaders.sandbox import Sandbox

LARGEST = 256 * 1024 * 1024
DEEPEST = 2
"""An archive may hold an archive; what that one holds may be no archive any more."""
MOST_UNPACKED = 512 * 1024 * 1024


@dataclass(slots=True)
class Taken:
    """What a file brought."""

    bundles: list[Bundle] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class File:
    """One file as it came, with what is said of it; `shown` is how messages call it, `depth` how many archives it is inside."""

    name: str
    data: bytes
    about: About
    shown: str
    depth: int = 0

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


Tables = Callable[[File, Iterator[Item]], Taken]
"""What makes bundles of the tables of a file: given the items from the first TableStart on, as they are read."""


def no_tables(file: File, items: Iterator[Item]) -> Taken:
    """Without a mapping a table says nothing: it is read to its end and refused with its size."""
    rows = sum(not isinstance(item, TableStart | Refusal) for item in items)
    reason = f"a table of {rows:,} rows, and no mapping says what its columns mean; give it a source.yaml"
    return Taken(refused=[Refusal(file.shown, reason)])


class Intake:
    """Reads files; holds the sandbox, so close it."""

    def __init__(
        self,
        extractor: Extractor,
        *,
        sandbox: Sandbox | None = None,
        keep: Callable[[bytes], object] | None = None,
        tables: Tables = no_tables,
    ) -> None:
        self._extractor = extractor
        self._sandbox = sandbox or Sandbox()
        self._keep = keep or (lambda _: None)
        self._tables = tables

    def close(self) -> None:
        """Ends the sandbox's child."""
        self._sandbox.close()

    def file(self, path: Path, about: About) -> Taken:
        """What a file brings, its side file (`name.meta.yaml`) heeded. Never raises for what the file holds."""
        try:
            data = _bytes(path)
            said = _beside(path)
        except SourceError as error:
            return Taken(refused=[Refusal(path.name, str(error).removeprefix(f"{path.name}: "))])
        return self.data(File(path.name, data, said.over(about), path.name))

    def data(self, file: File) -> Taken:
        """What a file's bytes bring; an archive's files follow each other in order of name."""
        taken = Taken()
        inside: list[Attachment] = []
        try:
            self._read(file, taken, inside)
        except LoadError as error:
            return Taken(refused=[Refusal(file.shown, str(error).removeprefix(f"{file.shown}: "))])
        self._read_inside(file, inside, taken)
        return taken

    def _read(self, file: File, taken: Taken, inside: list[Attachment]) -> None:
        items = self._sandbox.items(file.data, file.shown, file.about.options())
        for item in items:
            match item:
                case TextRecord():
                    taken.bundles += self._bundles(item, file)
                case Attachment():
                    inside.append(item)
                case Refusal():
                    taken.refused.append(item)
                case _:
                    of_tables = self._tables(file, chain([item], items))
                    taken.bundles += of_tables.bundles
                    taken.refused += of_tables.refused
        if taken.bundles:
            self._keep(file.data)

    def _bundles(self, record: TextRecord, file: File) -> list[Bundle]:
        return [self._bundle(read) for read in documents(record, file.about, file.sha256, file.name)]

    def _bundle(self, read: Read) -> Bundle:
        bundle, notices = self._extracted(read)
        claims = [replace(c, passage=_on_page(c.passage, read.page_starts)) for c in bundle.claims]
        placed = [_on_page(p, read.page_starts) for p in bundle.passages]
        return replace(bundle, claims=claims, passages=placed, notices=notices)

    def _extracted(self, read: Read) -> tuple[Bundle, tuple[str, ...]]:
        try:
            return bundle_of(read.document, self._extractor), read.notices
        except (
            Exception
        ) as error:  # the edge to a program that reads any text: what it cannot read is still kept
            kept = Bundle(read.document, (), list(passages(read.document)), extracted=False)
            said = f"the extractor failed on it ({type(error).__name__}); kept and searchable, not extracted"
            return kept, (*read.notices, said)

    def _read_inside(self, file: File, inside: Sequence[Attachment], taken: Taken) -> None:
        sides = {a.name: a.data for a in inside if a.name.endswith(SIDE_FILE)}
        unpacked = 0
        for attachment in inside:
            if attachment.name in sides:
                continue
            shown = f"{file.shown}: {attachment.name}"
            unpacked += len(attachment.data)
            if file.depth >= DEEPEST or unpacked > MOST_UNPACKED:
                why = (
                    "archives stand inside archives inside archives"
                    if file.depth >= DEEPEST
                    else "the archive holds too much"
                )
                taken.refused.append(Refusal(shown, f"{why}; unpack it and load what is inside"))
                continue
            try:
                about = _inside_about(attachment, sides).over(file.about)
            except SourceError as error:
                taken.refused.append(Refusal(shown, str(error)))
                continue
            # A file is called the same inside an archive and beside it, so that loading both gives one document.
            name = PurePosixPath(attachment.name).name
            found = self.data(File(name, attachment.data, about, shown, file.depth + 1))
            taken.bundles += found.bundles
            taken.refused += found.refused


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceError(
                f"{path.name}: {size:,} bytes; at most {LARGEST:,} are read from one file, split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}: cannot be read ({error.strerror}); look at its rights") from error


def side_files(name: str) -> tuple[str, str]:
    """What a file's side file may be called: `report.pdf.meta.yaml` or `report.meta.yaml`."""
    return name + SIDE_FILE, name.rsplit(".", 1)[0] + SIDE_FILE


def _beside(path: Path) -> About:
    for name in side_files(path.name):
        side = path.with_name(name)
        if side.is_file():
            return of_side_file(name, _bytes(side))
    return About()


def _inside_about(attachment: Attachment, sides: Mapping[str, bytes]) -> About:
    captured: dict[str, object] = {}
    if (
        attachment.url
        and attachment.url.startswith(("http://", "https://"))
        and not set(attachment.url) & set(" \t\n")
    ):
        captured["url"] = attachment.url
    if attachment.retrieved:
        captured["retrieved"] = attachment.retrieved
    name = next((n for n in side_files(attachment.name) if n in sides), None)
    said = of_side_file(name, sides[name]) if name else About()
    return said.over(About.model_validate(captured))


def _on_page(passage: Passage, starts: Sequence[int]) -> Passage:
    if not starts or passage.locator:
        return passage
    return replace(passage, locator=f"page {max(1, bisect_right(starts, passage.start))}")
