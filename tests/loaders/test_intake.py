"""Files and folders of every format through the sandbox, from `load PATH…` to the graph: ids, duplicates, archives, originals."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from app.integrity import check, fingerprint, own_cards
from app.loading import close_intakes, plan_for, run
from app.local_neo4j import Connection
from loaders.about import About
from loaders.errors import SourceError
from loaders.evidence_store import EvidenceStore
from loaders.extract.extractor import RuleExtractor
from loaders.facts import Claim, Document
from loaders.folders import Given, files
from loaders.intake import Intake
from loaders.pipeline import LoadReport
from tests.support.seed_files import csv_file, docx_file, html_file, mail_file, pdf_file, warc_file, zipped

SAID = "Traffickers take women from Nepal through India to Kuwait for forced domestic work."
MORE = "The Government of Kuwait opened twelve investigations of trafficking in 2019, and courts convicted nine traffickers."
TEXT = f"{SAID} {MORE}"


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def intake(extractor: RuleExtractor, store: EvidenceStore) -> Iterator[Intake]:
    one = Intake(extractor, keep=store.keep)
    yield one
    one.close()


FILES = {
    "a.txt": TEXT.encode(), "a.md": f"# Title\n\n{TEXT}\n".encode(), "a.html": html_file(prose=TEXT),
    "a.docx": docx_file([SAID, MORE]),
    "a.pdf": pdf_file([[SAID[:50], SAID[50:], MORE[:60], MORE[60:]]]), "a.eml": mail_file(prose=TEXT),
    "a.warc.gz": warc_file(page=html_file(prose=TEXT)), "a.zip": zipped({"in/b.txt": TEXT}),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_same_words_give_the_same_flow_in_every_format(intake: Intake, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    taken = intake.file(tmp_path / name, About())
    assert taken.refused == []
    flows = [c for b in taken.bundles for c in b.claims if c.kind == "Flow"]
    assert {(tuple(c.values("source")), tuple(c.values("destination"))) for c in flows} == {
        (("NP",), ("KW",))
    }
    assert all(
        b.document.text[c.passage.start : c.passage.end] == c.passage.text
        for b in taken.bundles
        for c in b.claims
    )


def test_a_document_is_called_after_its_bytes_wherever_it_stands(
    intake: Intake, store: EvidenceStore, tmp_path: Path
) -> None:
    data = TEXT.encode()
    (tmp_path / "b.txt").write_bytes(data)
    (tmp_path / "c.zip").write_bytes(zipped({"deep/in/b.txt": data}))
    loose, packed = (intake.file(tmp_path / n, About()).bundles[0].document for n in ("b.txt", "c.zip"))
    assert loose == packed
    assert loose.id == "doc:" + hashlib.sha256(data).hexdigest()[:16]
    assert store.read(loose.sha256) == data


def test_what_is_refused_keeps_no_original(intake: Intake, store: EvidenceStore, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 and no more")
    taken = intake.file(tmp_path / "bad.pdf", About())
    assert (taken.bundles, len(taken.refused), list(store.kept())) == ([], 1, [])


def test_a_capture_brings_its_address_and_date(intake: Intake, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(FILES["a.warc.gz"])
    document = intake.file(tmp_path / "a.warc.gz", About()).bundles[0].document
    assert (document.url, document.retrieved) == ("https://news.example.org/made-up", "2021-02-03")
    assert document.sha256 == hashlib.sha256(html_file(prose=TEXT)).hexdigest()


def test_side_files_are_heeded_beside_a_file_and_inside_an_archive(intake: Intake, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.meta.yaml").write_text("publisher: Invented Ministry\n")
    (tmp_path / "b.zip").write_bytes(
        zipped({"a.txt": TEXT + " ", "a.txt.meta.yaml": "publisher: Invented Ministry\n"})
    )
    found = [
        intake.file(tmp_path / n, About(publisher="Option")).bundles[0].document.publisher
        for n in ("a.txt", "b.zip")
    ]
    assert found == ["Invented Ministry", "Invented Ministry"]


def test_a_side_file_that_is_wrong_refuses_its_document(intake: Intake, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt.meta.yaml").write_text("publishr: B\n")
    taken = intake.file(tmp_path / "a.txt", About())
    assert taken.bundles == []
    assert "did you mean `publisher`" in taken.refused[0].reason


def test_pages_are_named_where_a_file_has_them(intake: Intake, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_file([[MORE], [SAID]]))
    bundle = intake.file(tmp_path / "a.pdf", About()).bundles[0]
    assert {c.passage.locator for c in bundle.claims if c.kind == "Flow"} == {"page 2"}


def test_another_language_is_kept_and_not_extracted(intake: Intake, tmp_path: Path) -> None:
    spanish = "Las mujeres de Nepal son llevadas por la India a Kuwait para trabajar en casas particulares sin sueldo."
    (tmp_path / "a.txt").write_text(spanish)
    bundle = intake.file(tmp_path / "a.txt", About()).bundles[0]
    assert (bundle.extracted, list(bundle.claims), len(bundle.passages)) == (False, [], 1)


def test_hidden_words_make_no_claim(intake: Intake, tmp_path: Path) -> None:
    unseen = '<p style="display:none">Women from Ghana are taken to Italy for prostitution.</p>'
    (tmp_path / "a.html").write_bytes(html_file(f"{unseen}<p>{TEXT}</p>"))
    bundle = intake.file(tmp_path / "a.html", About()).bundles[0]
    assert {v for c in bundle.claims for v in c.values("source")} == {"NP"}
    assert any("hidden text left out (display:none)" in n for n in bundle.notices)


class Failing:
    """An extractor that fails on every text."""

    def extract(self, document: Document) -> list[Claim]:
        raise ZeroDivisionError(document.text)


def test_a_text_that_the_extractor_fails_on_is_kept_and_its_words_are_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    intake = Intake(Failing())
    bundle = intake.file(tmp_path / "a.txt", About()).bundles[0]
    intake.close()
    assert not bundle.extracted
    assert len(bundle.passages) == 2
    assert (
        bundle.notices[-1]
        == "the extractor failed on it (ZeroDivisionError); kept and searchable, not extracted"
    )


def test_a_folder_is_walked_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", "a.meta.yaml", "lost.meta.yaml", ".hidden.txt", "sub/c.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    found = list(files([tmp_path]))
    assert [f.path.name for f in found if isinstance(f, Given)] == ["a.pdf", "b.txt", "c.csv"]
    assert [f.where for f in found if not isinstance(f, Given)] == ["broken.txt", "lost.meta.yaml"]
    with pytest.raises(SourceError, match="no such file"):
        list(files([tmp_path / "missing"]))


def loaded(driver: Driver, server: Connection, folder: Path, evidence: Path) -> LoadReport:
    try:
        return run(
            driver,
            server.database,
            plan_for([folder], {"publisher": "Invented Ministry"}, evidence),
            "load",
            workers=1,
        )
    finally:
        close_intakes()


@pytest.mark.database
def test_a_folder_of_every_format_stands_in_the_graph_once(
    clean_graph: Driver, neo4j_connection: Connection, tmp_path: Path, store: EvidenceStore
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "words.csv").write_bytes(csv_file())
    first = loaded(clean_graph, neo4j_connection, folder, store.folder)
    before = fingerprint(clean_graph, own_cards(), neo4j_connection.database)
    again = loaded(clean_graph, neo4j_connection, folder, store.folder)
    # The archive's text is the loose one, and the captured page the saved one: eight files, six documents.
    assert (first.written.documents, again.written.documents, again.written.claims) == (6, 0, 0)
    assert fingerprint(clean_graph, own_cards(), neo4j_connection.database) == before
    assert check(clean_graph, own_cards(), neo4j_connection.database).whole
    rows, _, _ = clean_graph.execute_query(
        "MATCH (d:Document {held: true}) RETURN d.sha256", database_=neo4j_connection.database
    )
    assert store.verify(row[0] for row in rows if row[0]).sound
    assert any(r.where.startswith("words.csv") for r in first.refused)
