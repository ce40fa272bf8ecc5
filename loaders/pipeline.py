"""From sources to the graph: read, resolve who is meant, check the evidence, write; with a report of what was taken.

Nothing is lost on the way: a claim that breaks a rule of evidence is refused with its reason and its words.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from neo4j import Driver

from loaders import identity, writer
from loaders.bundles import Bundle, Refusal
from loaders.checks import check_claim, check_passage
from loaders.errors import FactError
from loaders.facts import Claim, digest
from loaders.private_persons import masked
from loaders.writer import Written

VERSION = "0.1.0"


KEPT = 1000
"""Most refusals, repeats and warnings of one document that a report lists; its counts are of all."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What one document brought: `claims` counts what it says by kind, `written` what was new.

    `unit` is what `read`, `loaded`, `duplicates` and `left_out` count: the rows of a table, or the document itself.
    """

    document: str
    title: str
    claims: Counter[str]
    passages: int
    written: Written
    refused: tuple[Refusal, ...]
    notices: tuple[str, ...] = ()
    sha256: str = ""
    file_name: str = ""
    loader: str = ""
    unit: str = "document"
    read: int = 1
    loaded: int = 0
    left_out: int = 0
    duplicates: int = 0
    warned: int = 0
    repeated: tuple[Refusal, ...] = ()
    warnings: tuple[Refusal, ...] = ()
    refused_rows: tuple[Refusal, ...] = ()
    """All refused rows of this part; a report of the whole document lists only the first (`refused`)."""

    def __add__(self, other: "DocumentReport") -> "DocumentReport":
        """Two parts of one document."""
        return replace(
            self, refused_rows=(), claims=self.claims + other.claims, passages=self.passages + other.passages,
            written=self.written + other.written, refused=(*self.refused, *other.refused)[:KEPT], read=self.read + other.read,
            loaded=self.loaded + other.loaded, left_out=self.left_out + other.left_out,
            duplicates=self.duplicates + other.duplicates, warned=self.warned + other.warned,
            repeated=(*self.repeated, *other.repeated)[:KEPT], warnings=(*self.warnings, *other.warnings)[:KEPT],
        )  # fmt: skip


@dataclass(slots=True)
class LoadReport:
    """What one load did."""

    run: str
    documents: list[DocumentReport] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def add(self, part: DocumentReport) -> None:
        """A document, or a further part of the last one."""
        last = self.documents[-1] if self.documents else None
        if last and part.read and last.document == part.document and last.unit == part.unit == "row":
            self.documents[-1] = last + part
        else:
            self.documents.append(part)

    @property
    def written(self) -> Written:
        """Everything that was new."""
        total = Written()
        for document in self.documents:
            total += document.written
        return total

    @property
    def claims(self) -> Counter[str]:
        """Claims read, by kind."""
        total: Counter[str] = Counter()
        for document in self.documents:
            total += document.claims
        return total


Progress = Callable[[DocumentReport], None]


def load(
    driver: Driver,
    bundles: Iterable[Bundle],
    *,
    database: str | None = None,
    command: str = "",
    run: str | None = None,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Loads bundles one by one. Loading the same again changes nothing.

    Raises LoadError when the database does not keep what it was given.
    """
    writer.prepare(driver, database)
    started = datetime.now(UTC)
    report = LoadReport(run or run_id(started, command))
    held = writer.Held()
    with driver.session(database=database, **writer.QUIET) as session:
        for bundle in bundles:
            checked = resolved(bundle)
            written = writer.write(session, checked, report.run, held)
            document = _document_report(checked, written)
            report.add(document)
            progress(document)
        if report.written.claims or report.written.documents:
            writer.record_run(
                session, report.run, started, command, VERSION, report.written, _refusals(report)
            )
    return report


def run_id(started: datetime, command: str) -> str:
    """`run:` + start time and a short hash of what was asked for."""
    return f"run:{started:%Y%m%dT%H%M%S.%f}-{digest(command)[:6]}"


def _refusals(report: LoadReport) -> int:
    return len(report.refused) + sum(d.left_out or len(d.refused) for d in report.documents)


def _document_report(bundle: Bundle, written: Written) -> DocumentReport:
    document = bundle.document
    whole = DocumentReport(
        document.id, document.title, Counter(c.kind for c in bundle.claims), len(bundle.passages), written,
        tuple(bundle.refused)[:KEPT], sha256=document.sha256, file_name=document.file_name or document.title,
        loader=bundle.claims[0].recorded_by.name if bundle.claims else "", loaded=written.documents,
        duplicates=1 - written.documents, warned=len(bundle.warnings), repeated=tuple(bundle.repeated)[:KEPT],
        warnings=tuple(bundle.warnings)[:KEPT], notices=tuple(bundle.notices),
    )  # fmt: skip
    if (
        bundle.rows and not bundle.table
    ):  # a text in a cell: one row, after the refused and repeated ones before it
        refused = len(bundle.refused)
        again = len(bundle.repeated) + 1 - written.documents
        return replace(
            whole,
            unit="row",
            read=bundle.rows,
            left_out=refused,
            duplicates=again,
            refused_rows=tuple(bundle.refused),
        )
    if not bundle.table:
        return whole
    # Every row that is taken is a passage: those that the graph held already came from an earlier load of this file.
    return replace(
        whole, unit="row", read=bundle.rows, loaded=written.passages, left_out=len(bundle.refused),
        duplicates=len(bundle.repeated) + len(bundle.passages) - written.passages, refused_rows=tuple(bundle.refused),
    )  # fmt: skip


def resolved(bundle: Bundle) -> Bundle:
    """The bundle with every actor resolved and every claim checked; those that break a rule are refused, with the reason."""
    if bundle.checked:
        return bundle
    kept: list[Claim] = []
    refused = list(bundle.refused)
    for claim in bundle.claims:
        try:
            whole = identity.resolve(claim, bundle.document)
            check_claim(whole, bundle.document)
            kept.append(whole)
        except FactError as error:
            where = f"{bundle.document.file_name or bundle.document.title}: {claim.passage.start}-{claim.passage.end}"
            # The sentence stands in the document; a message, a report or a log does not repeat a private person's name.
            refused.append(Refusal(where, masked(str(error)), masked(claim.passage.text)))
    for passage in bundle.passages:
        check_passage(passage, bundle.document)
    return replace(bundle, claims=kept, refused=tuple(refused))


def chain(*sources: Iterable[Bundle]) -> Iterator[Bundle]:
    """Several sources as one stream."""
    for source in sources:
        yield from source
