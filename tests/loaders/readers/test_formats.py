"""What each reader makes of a whole file, and the traps it names."""

import json
from collections.abc import Iterator, Sequence

import pytest

from loaders.readers.model import Parsed, ReadOptions, UnreadableError
from loaders.sandbox import Sandbox
from tests.support.seed_files import (
    CELLS,
    PROSE,
    SENTENCES,
    csv_file,
    docx_file,
    html_file,
    mail_file,
    markdown_file,
    ods_file,
    pdf_file,
    seeds,
    warc_file,
    xlsx_file,
    zipped,
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


def refused(sandbox: Sandbox, data: bytes, name: str, options: ReadOptions | None = None) -> str:
    with pytest.raises(UnreadableError) as error:
        sandbox.parse(data, name, options or ReadOptions())
    return str(error.value)


def table(parsed: Parsed) -> list[tuple[str, ...]]:
    return [parsed.tables[0].columns, *(r.cells for r in parsed.tables[0].rows)]


TABLES: dict[str, bytes] = {
    "flows.csv": csv_file(), "flows.tsv": csv_file(delimiter="\t"), "flows.xlsx": xlsx_file(), "flows.ods": ods_file(),
    "bom.csv": b"\xef\xbb\xbf" + csv_file(), "wide.csv": csv_file().decode().encode("utf-16"),
    "flows.json": seeds()["flows.json"],
    "flows.jsonl": seeds()["flows.jsonl"],
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_one_table_is_the_same_in_every_format(sandbox: Sandbox, name: str) -> None:
    assert table(sandbox.parse(TABLES[name], name)) == list(CELLS)


def test_rows_carry_the_numbers_that_a_spreadsheet_shows(sandbox: Sandbox) -> None:
    assert [r.number for r in sandbox.parse(b'a,b\n1,"x\ny"\n\n3,4\n', "t.csv").tables[0].rows] == [2, 5]
    assert [
        r.number for r in sandbox.parse(xlsx_file({"s": [["a"], [1], [], [2]]}), "t.xlsx").tables[0].rows
    ] == [2, 4]


TRAPS = {
    "unclosed.csv": (b'a,b\n1,"2\n3,4\n', "unclosed.csv:2: a quote opens in this row and never closes"),
    "swallowed.csv": (b'a,b\n1,"2\n3,4\n5,6\n7,8"\n', "swallowed.csv:2: a quote opens in this row and closes 3 lines below"),
    "twice.csv": (b"a,b,a\n1,2,3\n", "twice.csv:1: the column 'a' is there twice"),
    "mixed.csv": ("a,b\né,1\n".encode() + "é,2\n".encode("latin-1"), "mixed.csv:3: this row is not UTF-8"),
    "unnamed.csv": (b"a,,c\n1,2,3\n", "unnamed.csv:1: column 2 has no name"),
    "two.csv": (b"a,b;c,d\n1,2;3,4\n", "two.csv: comma and semicolon would both do"),
    "quotes.csv": (b'a,b\n"x"y,2\n', "quotes.csv:2: text follows a closing quote"),
    "keys.json": (b'[{"a": 1, "a": 2}]', "keys.json: the key 'a' is there twice"),
    "number.json": (b'[{"a": ' + b"1" * 5000 + b"}]", "number.json: a number of 5,000 digits"),
    "nan.json": (b'[{"a": NaN}]', "nan.json: NaN is no number"),
    "deep.json": (b"[" * 300 + b"]" * 300, "deep.json: nested deeper than 50 levels"),
    "broken.json": (b'[{"a": 1},\n{"a" 2}]', "broken.json:2: not JSON at character 6"),
    "empty.txt": (b" \n ", "empty.txt: the file is empty"),
    "latin.txt": ("Une année\nécrite".encode("latin-1"), "latin.txt:1: not UTF-8 at byte 7"),
    "binary.txt": (b"words\x00words", "binary.txt: not a text file"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", "picture.txt: a picture"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.xls: an old Office file"),
    "named.pdf": (b"plain words", "named.pdf: the name says PDF, the content does not"),
    "unknown": (b"plain words", "unknown: cannot tell what kind of file it is"),
    "cut.zip": (zipped({"a.txt": "x" * 100})[:60], "cut.zip: the file is damaged"),
    "scan.pdf": (pdf_file([[]]), "scan.pdf: no text in it; it is a scan"),
    "gone.warc": (warc_file(packed=False).replace(b"200 OK", b"404 No"), "gone.warc: no answered page"),
}  # fmt: skip


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_named_with_its_place_and_remedy(sandbox: Sandbox, name: str) -> None:
    data, start = TRAPS[name]
    assert refused(sandbox, data, name).startswith(start)


def test_a_ragged_row_is_refused_and_the_others_stay(sandbox: Sandbox) -> None:
    parsed = sandbox.parse(b"a,b\n1,2\n3\n4,5,6\n7,8\n", "ragged.csv")
    assert [r.cells for r in parsed.tables[0].rows] == [("1", "2"), ("7", "8")]
    assert [(r.where, r.content) for r in parsed.refused] == [
        ("ragged.csv:3", "3"),
        ("ragged.csv:4", "4 | 5 | 6"),
    ]


def test_what_the_user_names_is_not_guessed(sandbox: Sandbox) -> None:
    options = ReadOptions(encoding="latin-1", delimiter=";", header_row=3)
    parsed = sandbox.parse("Title\n\nnom;lieu\nRenée;Évian\n".encode("latin-1"), "t.csv", options)
    assert table(parsed) == [("nom", "lieu"), ("Renée", "Évian")]
    assert "no sheet is called 'three'" in refused(
        sandbox, xlsx_file(), "t.xlsx", ReadOptions(sheets=("three",))
    )
    assert "no encoding is called 'klingon'" in refused(
        sandbox, b"a,b\n", "t.csv", ReadOptions(encoding="klingon")
    )


def test_cells_of_a_workbook_are_text_as_people_write_it(sandbox: Sandbox) -> None:
    from datetime import datetime

    rows: list[list[object]] = [
        ["a", "b", "c", "d"],
        [12.0, 0.5, datetime(2020, 2, 3), True],
        ["<5", None, "#REF!", ""],
    ]
    assert table(sandbox.parse(xlsx_file({"s": rows}), "t.xlsx"))[1] == ("12", "0.5", "2020-02-03", "TRUE")


def test_sheets_are_tables_and_one_that_is_none_is_refused(sandbox: Sandbox) -> None:
    sheets: dict[str, Sequence[Sequence[object]]] = {"good": CELLS, "bad": [["a", "a"], [1, 2]], "empty": []}
    parsed = sandbox.parse(xlsx_file(sheets), "t.xlsx")
    assert [t.name for t in parsed.tables] == ["good"]
    assert [r.where for r in parsed.refused] == ["t.xlsx[bad]", "t.xlsx[empty]"]


def test_navigation_comments_and_footer_are_left_out(sandbox: Sandbox) -> None:
    record = sandbox.parse(html_file(), "news.html").texts[0]
    assert "News from the menu" not in record.text
    assert "below the line" not in record.text
    assert "Copyright" not in record.text
    assert SENTENCES[2] in record.text


HEAD = (
    '<meta property="og:site_name" content="Invented Gazette">'
    '<meta property="article:published_time" content="2019-03-05T10:00:00Z">'
    '<link rel="canonical" href="https://gazette.example.org/a"><meta name="author" content="A. Writer">'
    '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
)


def test_a_page_says_who_when_and_where(sandbox: Sandbox) -> None:
    record = sandbox.parse(html_file(head=HEAD), "news.html").texts[0]
    assert (record.title, record.publisher, record.published) == (
        "Made-up headline",
        "Invented Gazette",
        "2019-03-05",
    )
    assert (record.url, record.author_line, record.genre) == (
        "https://gazette.example.org/a",
        "A. Writer",
        "news",
    )


def test_a_page_that_does_not_say_says_nothing(sandbox: Sandbox) -> None:
    record = sandbox.parse(html_file("<p>On 3 May 2018 nobody published this.</p>"), "news.html").texts[0]
    assert (record.publisher, record.published, record.author_line) == (None, None, None)


def test_references_stand_apart(sandbox: Sandbox) -> None:
    page = html_file(
        f'<h2>Routes</h2><p>{PROSE}<sup>[1]</sup></p><ol class="references"><li>Invented Work, 2001.</li></ol>'
    )
    record = sandbox.parse(page, "article.html").texts[0]
    assert record.references == "Invented Work, 2001."
    assert "Invented Work" not in record.text
    assert "[1]" not in record.text


def test_lines_of_a_pdf_become_paragraphs_and_page_heads_go(sandbox: Sandbox) -> None:
    people = ["Women", "Men", "Girls", "Boys", "Children"]
    body = ["Midland to Southland for domes-", "tic work, it is reported."]
    pages = [
        [
            "Invented Yearly Report 2015",
            f"{who} from Northland are taken through",
            *body,
            f"Page {n} goes on here.",
            str(n),
        ]
        for n, who in enumerate(people, 1)
    ]
    record = sandbox.parse(pdf_file(pages), "report.pdf").texts[0]
    assert "through Midland to Southland for domestic work, it is reported." in record.text
    assert "Invented Yearly Report" not in record.text
    assert len(record.page_starts) == 5
    assert record.text[record.page_starts[3] :].startswith("Boys from Northland")
    assert "Page 4" in record.text[record.page_starts[3] :]


def test_headings_have_their_places(sandbox: Sandbox) -> None:
    page = html_file("<h2>Second part</h2><p>Words stand below it.</p>")
    for name, data in {"n.md": markdown_file(), "r.docx": docx_file(), "p.html": page}.items():
        record = sandbox.parse(data, name).texts[0]
        assert record.headings, name
        assert all(record.text[h.start :].startswith(h.text) for h in record.headings), name


def test_files_inside_files_come_out_whole(sandbox: Sandbox) -> None:
    attached = sandbox.parse(mail_file({"flows.csv": csv_file()}), "mail.eml").attachments
    assert [(a.name, a.data) for a in attached] == [("flows.csv", csv_file())]
    captured = sandbox.parse(warc_file(), "capture.warc.gz").attachments
    expected = [("https://news.example.org/made-up", "2021-02-03", html_file())]
    assert [(a.url, a.retrieved, a.data) for a in captured] == expected


def test_paths_that_lead_elsewhere_are_refused_and_the_rest_is_taken(sandbox: Sandbox) -> None:
    data = zipped(
        {"../up.txt": "x", "/root.txt": "x", "C:/disk.txt": "x", "good.txt": "x", "__MACOSX/._good.txt": "x"}
    )
    parsed = sandbox.parse(data, "files.zip")
    assert [a.name for a in parsed.attachments] == ["good.txt"]
    assert len(parsed.refused) == 3
    assert all(r.reason.startswith("not taken: its path") for r in parsed.refused)


def test_nested_values_of_json_stay_json(sandbox: Sandbox) -> None:
    rows = table(sandbox.parse(json.dumps([{"a": {"b": 1}, "c": None}]).encode(), "t.json"))
    assert rows == [("a", "c"), ('{"b": 1}', "")]
