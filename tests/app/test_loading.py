"""A load from files to graph and ledger: counts that add up, editions that supersede, loads that break off, addresses."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from app.integrity import canonical_lines, check, own_cards
from app.loading import CancelledError, Plan, plan_for, run
from app.local_neo4j import Connection
from app.recording import Record
from app.refreshing import refreshed
from app.settings import Settings
from app.web import fetched
from loaders import retire
from loaders.errors import LoadError
from loaders.ledger import FileRecord, Ledger, LedgerError
from loaders.pipeline import LoadReport
from tests.loaders.web.server import Site, serving

pytestmark = pytest.mark.database
CARDS = own_cards()
HEADER = "year,source,source_iso3,destination,destination_iso3,mentions\n"
FIRST = (
    HEADER
    + "2013,Chad,TCD,Mali,MLI,2\n2014,Niger,NER,Togo,TGO,1\n2014,Ruritania,,Togo,TGO,1\n2014,Niger,NER,Togo,TGO,1\n"
)
SECOND = HEADER + "2013,Chad,TCD,Mali,MLI,7\n2015,Niger,NER,Togo,TGO,1\n2014,Ruritania,,Togo,TGO,1\n"


class Place:
    """A data folder, a ledger and an empty graph."""

    def __init__(self, driver: Driver, server: Connection, folder: Path) -> None:
        self.driver, self.database, self.folder = driver, server.database, folder
        self.ledger = Ledger(folder / "data")
        self.evidence = folder / "data" / "evidence"

    def load(self, path: Path, cancelled: Callable[[], bool] = lambda: False) -> LoadReport:
        plan = plan_for([path], {}, self.evidence)
        command = f"load {path.name}"
        return run(
            self.driver, self.database, plan, command, ledger=self.ledger, workers=1, cancelled=cancelled
        )

    def file(self) -> FileRecord:
        return self.ledger.run("1").files[0]

    def lines(self) -> list[bytes]:
        return list(canonical_lines(self.driver, CARDS, self.database))

    def table(self, text: str, name: str = "flows.csv") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def place(clean_graph: Driver, neo4j_connection: Connection, tmp_path: Path) -> Place:
    return Place(clean_graph, neo4j_connection, tmp_path)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def counts(file: FileRecord) -> tuple[int, int, int, int]:
    return file.read, file.loaded, file.refused, file.duplicates


def test_the_ledger_says_where_every_row_went(place: Place) -> None:
    place.load(place.table(FIRST))
    assert counts(place.file()) == (4, 2, 1, 1)
    assert {(n.kind, n.place) for n in place.ledger.notes(place.ledger.run("1").id)} == {
        ("refused", "flows.csv:4"), ("duplicate", "flows.csv:5"),
    }  # fmt: skip
    assert check(place.driver, CARDS, place.database).whole


def test_loading_again_changes_nothing_and_counts_duplicates(place: Place) -> None:
    path = place.table(FIRST)
    place.load(path)
    before = place.lines()
    place.load(path)
    assert place.lines() == before
    assert counts(place.file()) == (4, 0, 1, 3)


def test_a_loader_that_loses_a_row_is_stopped(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault: one loaded row is not counted."""
    count = Record._count

    def losing(record: Record, part: object) -> None:
        count(record, part)  # type: ignore[arg-type]
        assert record._now is not None
        record._now.loaded -= 1

    monkeypatch.setattr(Record, "_count", losing)
    with pytest.raises(LedgerError, match="4 rows read, but 1 loaded"):
        place.load(place.table(FIRST))
    assert place.ledger.run("1").state == "failed"


def test_refused_rows_are_mended_and_loaded_again(place: Place) -> None:
    place.load(place.table(FIRST))
    rows = Path(place.file().refused_rows or "")
    mended = place.table(
        rows.read_text("utf-8").replace('"Ruritania",""', '"Benin","BEN"').replace("Ruritania", "Benin"),
        "mended.csv",
    )
    place.load(mended)
    assert counts(place.file()) == (1, 1, 0, 0)
    assert len(place.ledger.runs()) == 2
    assert place.file().replaces is None


def test_a_new_edition_supersedes_the_old_one_and_says_what_changed(place: Place) -> None:
    place.load(place.table(FIRST))
    old = place.file().document
    place.load(place.table(SECOND))
    record = place.ledger.run("1")
    assert record.files[0].replaces == old
    notes = [n.reason for n in place.ledger.notes(record.id, "change")]
    assert notes[0] == f"supersedes {old}: 1 claims added, 1 dropped, 1 reworded, 0 unchanged"
    assert {n.split()[0] for n in notes[1:]} == {"added", "dropped", "reworded"}
    after = place.lines()
    place.driver.execute_query("MATCH (n) DETACH DELETE n", database_=place.database)
    place.load(place.table(SECOND))
    assert place.lines() == after


def test_the_same_file_under_another_name_supersedes_nothing(place: Place) -> None:
    place.load(place.table(FIRST))
    place.load(place.table(SECOND, "other.csv"))
    assert place.file().replaces is None


def test_a_cancelled_load_leaves_nothing_of_what_it_had_begun(place: Place) -> None:
    rows = "".join(f"{2000 + n % 20},Chad,TCD,Mali,MLI,{n}\n" for n in range(5000))
    asked = iter([False, False, True])
    run(place.driver, place.database, Plan(()), "nothing", workers=1)
    before = place.lines()
    with pytest.raises(CancelledError):
        place.load(place.table(HEADER + rows), cancelled=lambda: next(asked))
    assert place.lines() == before
    assert place.ledger.run("1").state == "cancelled"


def test_a_file_that_no_mapping_knows_is_refused_with_what_to_do(place: Place) -> None:
    place.load(place.table("a,b\n1,2\n"))
    assert counts(place.file()) == (1, 0, 1, 0)
    assert (
        "no mapping knows a table with these columns"
        in place.ledger.notes(place.ledger.run("1").id)[0].reason
    )


def test_a_document_is_counted_as_one(place: Place) -> None:
    place.load(place.table("Men from Chad are subjected to forced labour in Mali.\n", "notes.txt"))
    assert (place.file().unit, counts(place.file())) == ("document", (1, 1, 0, 0))


def test_what_was_unloaded_can_be_loaded_again(place: Place) -> None:
    path = place.table(FIRST)
    place.load(path)
    before = place.lines()
    retire.unload(place.driver, place.file().document or "", place.database)
    assert not [line for line in place.lines() if b'"claim:' in line]
    place.load(path)
    assert place.lines() == before


def test_texts_in_cells_become_documents_and_repeats_are_recognised(place: Place) -> None:
    header = "factbook_edition,tip_report_year,iso3,country,full_text\n"
    text = '"current situation: Chad is a source country for children subjected to forced labour in Mali"'
    rows = f"2011,2010,TCD,Chad,{text}\n2012,2010,TCD,Chad,{text}\n2012,,XXX,Nowhere,{text}\n2012,2012,MLI,Mali,{text}\n"
    place.load(place.table(header + rows, "texts.csv"))
    assert counts(place.file()) == (4, 2, 1, 1)
    found, _, _ = place.driver.execute_query(
        "MATCH (d:Document {held: true}) RETURN d.title AS title, d.published AS published, d.topic AS topic, d.origin AS origin "
        "ORDER BY title",
        database_=place.database,
    )
    assert [row.values() for row in found] == [
        ["World Factbook: trafficking in persons, Chad, edition 2011 (report of 2010)", "2011", "TD",
         "origin:us-trafficking-in-persons-report"],
        ["World Factbook: trafficking in persons, Mali, edition 2012 (report of 2012)", "2012", "ML",
         "origin:us-trafficking-in-persons-report"],
    ]  # fmt: skip
    assert (
        "repeats the text of row 2 (edition 2011)"
        in place.ledger.notes(place.ledger.run("1").id, "duplicate")[0].reason
    )


def test_an_address_is_loaded_watched_and_refreshed(place: Place, site: Site) -> None:
    site.pages["/flows.csv"] = FIRST.encode()
    site.types["/flows.csv"] = "text/csv"
    url, chosen = site.url("/flows.csv"), Settings(data=place.folder / "data")
    plan = fetched(url, {}, chosen, watch=True, rules=site.rules())
    run(place.driver, place.database, plan, "load", ledger=place.ledger, workers=1)
    assert counts(place.file()) == (4, 2, 1, 1)
    assert list((place.folder / "data" / "fetched").rglob("*.warc"))

    def again() -> list[str]:
        def load(given: object) -> str:
            return run(place.driver, place.database, given, "refresh", ledger=place.ledger, workers=1).run  # type: ignore[arg-type]

        found = list(refreshed(chosen, (), load, site.rules()))
        return [f.state for f in found] + [c.split(": ")[0] for f in found for c in f.changes[:1]]

    assert again() == ["unchanged"]
    old = place.file().document
    site.pages["/flows.csv"] = SECOND.encode()
    assert again() == ["changed", f"supersedes {old}"]
    del site.pages["/flows.csv"]
    assert again() == ["failed"]


def test_a_host_that_is_not_listed_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"add it with --allow www\.example\.org"):
        fetched("https://www.example.org/a.csv", {}, Settings(data=tmp_path))


def test_a_table_inside_an_archive_is_read_by_its_mapping(place: Place) -> None:
    path = place.folder / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("flows.csv", FIRST)
        archive.writestr("unknown.csv", "a,b\n1,2\n")
    place.load(path)
    assert counts(place.file()) == (5, 2, 2, 1)
