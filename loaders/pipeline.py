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
from loaders.writer import Written

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What one document brought: `claims` counts what it says by kind, `written` what was new."""

    document: str
    title: str
    claims: Counter[str]
    passages: int
    written: Written
    refused: tuple[Refusal, ...]


@dataclass(slots=True)
class LoadReport:
    """What one load did."""

    run: str
    documents: list[DocumentReport] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

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
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Loads bundles one by one. Loading the same again changes nothing.

    Raises LoadError when the database does not keep what it was given.
    """
    writer.prepare(driver, database)
    started = datetime.now(UTC)
    report = LoadReport(f"run:{started:%Y%m%dT%H%M%S.%f}-{digest(command)[:6]}")
    held = writer.Held()
    with driver.session(database=database, **writer.QUIET) as session:
        for bundle in bundles:
            checked = resolved(bundle)
            written = writer.write(session, checked, report.run, held)
            document = _document_report(checked, written)
            report.documents.append(document)
            progress(document)
        if report.written.claims or report.written.documents:
            writer.record_run(
                session, report.run, started, command, VERSION, report.written, _refusals(report)
            )
    return report


def _refusals(report: LoadReport) -> int:
    return len(report.refused) + sum(len(d.refused) for d in report.documents)


def _document_report(bundle: Bundle, written: Written) -> DocumentReport:
    counts = Counter(c.kind for c in bundle.claims)
    return DocumentReport(
        bundle.document.id,
        bundle.document.title,
        counts,
        len(bundle.passages),
        written,
        tuple(bundle.refused),
    )


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
            refused.append(Refusal(where, str(error), claim.passage.text))
    for passage in bundle.passages:
        check_passage(passage, bundle.document)
    return replace(bundle, claims=kept, refused=tuple(refused))


def chain(*sources: Iterable[Bundle]) -> Iterator[Bundle]:
    """Several sources as one stream."""
    for source in sources:
        yield from source
