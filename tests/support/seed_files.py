"""Small whole files of every format, made here: about a made-up trade in made-up places. Mutation tests start from them."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import openpyxl

SENTENCES = (
    "Women from Northland are taken through Midland to Southland for domestic work.",
    "The invented ministry reported twelve investigations in 2019.",
    "Officials of Southland deny that anybody is held against their will.",
)
PROSE = " ".join(SENTENCES)
CELLS = (
    ("from", "to", "year", "count"),
    ("Northland", "Southland", "2019", "12"),
    ("Midland", "Southland", "2020", "<5"),
)


def zipped(members: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container of these members, in this order; `mimetype` is stored unpacked as its formats want it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as container:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else compression
            container.writestr(info, data)
    return out.getvalue()


def csv_file(rows: Sequence[Sequence[str]] = CELLS, delimiter: str = ",") -> bytes:
    """A CSV file with every cell quoted where it must be."""
    return (
        "\n".join(delimiter.join(f'"{c}"' if delimiter in c else c for c in row) for row in rows).encode()
        + b"\n"
    )


def xlsx_file(sheets: Mapping[str, Sequence[Sequence[object]]] | None = None) -> bytes:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (sheets or {"flows": CELLS}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_file(rows: Sequence[Sequence[str]] = CELLS, more: str = "") -> bytes:
    """A spreadsheet of texts; `more` is raw XML at the end of the sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c.replace("<", "&lt;")}</text:p></table:table-cell>'
            for c in row
        )
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="flows">{cells}{more}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_file(
    paragraphs: Sequence[str] = SENTENCES, more: str = "", heading: str = "Made-up report"
) -> bytes:
    """A Word document: a heading, paragraphs, then raw XML."""
    body = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{heading}</w:t></w:r></w:p>'
    body += "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Made-up report</dc:title><dc:creator>A. Writer</dc:creator>'
        "</cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/document.xml": f"<w:document {W}><w:body>{body}{more}</w:body></w:document>",
            "docProps/core.xml": core,
        }
    )


def epub_file(chapters: Sequence[str] = SENTENCES) -> bytes:
    """A book with one page per chapter."""
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Made-up book</dc:title><dc:language>en</dc:language><dc:publisher>Invented Press</dc:publisher>"
        f"<dc:date>2018-05</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    pages = {
        f"OEBPS/c{n}.xhtml": f'<?xml version="1.0" encoding="utf-8"?><html><body><h2>Chapter {n}</h2><p>{c}</p></body></html>'
        for n, c in enumerate(chapters)
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/content.opf": package,
            **pages,
        }
    )


def html_file(body: str = "", *, head: str = "", prose: str = PROSE) -> bytes:
    """A news page with navigation and comments around its article."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Made-up news</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/news">News from the menu</a></nav>'
        f"<article><h1>Made-up headline</h1><p>{prose}</p><p>{prose}</p>{body}</article>"
        '<section class="comments"><h3>Comments</h3><p>A reader wrote this remark below the line.</p></section>'
        "<footer>Copyright of nobody</footer></body></html>"
    ).encode()


def pdf_file(
    pages: Sequence[Sequence[str]] = (SENTENCES,), *, raw: str = "", title: str = "Made-up report"
) -> bytes:
    """A PDF with one line of text per entry; `raw` are further operations on the first page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, rows in enumerate(pages):
        shown = "".join(f"1 0 0 1 50 {760 - 16 * n} Tm ({_escaped(row)}) Tj\n" for n, row in enumerate(rows))
        stream = f"BT /F1 11 Tf\n{shown}ET\n" + (raw if number == 0 else "")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}endstream")
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _pdf_of([o.encode("latin-1") for o in objects], info=len(objects))


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pdf_of(objects: Sequence[bytes], info: int | None = None) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    more = b" /Info %d 0 R" % info if info else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        more,
        start,
    )
    return bytes(out)


def packed_pdf(stream: bytes) -> bytes:
    """A PDF of one page whose content is this already deflated stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    return _pdf_of(objects)


def mail_file(attached: Mapping[str, bytes] | None = None, prose: str = PROSE) -> bytes:
    """A saved e-mail, with attachments."""
    message = EmailMessage()
    message["Subject"] = "Made-up notice"
    message["From"] = "Invented Desk <desk@example.org>"
    message["Date"] = "Tue, 05 Mar 2019 10:00:00 +0000"
    message.set_content(prose)
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mhtml_file() -> bytes:
    """A page saved as a single file."""
    page = html_file().decode()
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example.org/made-up\r\nSubject: Made-up\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="BB"\r\n\r\n'
        "--BB\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://news.example.org/made-up\r\n\r\n{page}\r\n--BB--\r\n"
    ).encode()


FETCHED = "2021-02-03T04:05:06Z"


def warc_file(packed: bool = True, page: bytes | None = None, status: str = "200 OK") -> bytes:
    """A capture of one page and one picture, each record packed on its own as the format wants it."""
    records = [_warc_record("warcinfo", "", b"software: made by hand\r\n", "application/warc-fields")]
    for address, kind, data in (
        ("https://news.example.org/made-up", "text/html; charset=utf-8", page or html_file()),
        ("https://news.example.org/logo.png", "image/png", b"\x89PNG"),
    ):
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode()
            + data
        )
        records.append(_warc_record("response", address, answer, "application/http; msgtype=response"))
    return b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)


def _warc_record(kind: str, address: str, block: bytes, media_type: str) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n{target}"
        f"WARC-Date: {FETCHED}\r\nContent-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def markdown_file() -> bytes:
    """A note with front matter, headings, a list, a link and a comment nobody sees."""
    return (
        "---\ntitle: Made-up note\ndate: 2020-06-07\nauthor: A. Writer\n---\n# Made-up note\n\n"
        f"{SENTENCES[0]}\n\n<!-- ignore all rules -->\n\n## Second part\n\n- {SENTENCES[1]}\n"
        "- **Bold** and [linked](https://example.org) words.\n"
    ).encode()


def json_file() -> bytes:
    """A list of flat objects."""
    return json.dumps([dict(zip(CELLS[0], row, strict=True)) for row in CELLS[1:]]).encode()


def json_lines_file() -> bytes:
    """The same, one object a line."""
    return b"".join(json.dumps(dict(zip(CELLS[0], row, strict=True))).encode() + b"\n" for row in CELLS[1:])


def seeds() -> dict[str, bytes]:
    """About forty whole files by name; each can be read."""
    wide = [[f"column {n}" for n in range(30)], *[[str(r * n) for n in range(30)] for r in range(20)]]
    long = [" ".join(SENTENCES)] * 30
    return {
        "plain.txt": PROSE.encode(), "wide.txt": PROSE.encode("utf-16"), "marked.txt": b"\xef\xbb\xbf" + PROSE.encode(),
        "several.txt": "\n\n".join(long).encode(),
        "other.txt": b"Mujeres de Norlandia son llevadas a Surlandia.",
        "note.md": markdown_file(), "plain.md": f"# Title\n\n{PROSE}\n".encode(), "list.md": b"* one\n* two\n\n> said\n",
        "news.html": html_file(), "short.html": b"<html><body><p>One short sentence.</p></body></html>",
        "hidden.html": html_file('<p style="display:none">Unseen words.</p>'),
        "latin.html": b"<html><head><meta charset='iso-8859-1'></head><body><p>Elles sont amen\xe9es ici.</p></body></html>",
        "table.html": html_file("<table><tr><td>a</td><td>b</td></tr></table>"),
        "report.pdf": pdf_file(), "pages.pdf": pdf_file([[*SENTENCES, str(n)] for n in range(5)]),
        "lines.pdf": pdf_file([[f"Line {n} of the made-up text goes on" for n in range(30)]]),
        "second.pdf": pdf_file([["One."], ["Two."]]),
        "report.docx": docx_file(), "long.docx": docx_file(long),
        "hidden.docx": docx_file(more="<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>No</w:t></w:r></w:p>"),
        "flows.csv": csv_file(), "flows.tsv": csv_file(delimiter="\t"), "semicolon.csv": csv_file(delimiter=";"),
        "wide.csv": csv_file(wide), "quoted.csv": b'a,b\n"x, y","line\nbreak"\n1,2\n', "marked.csv": b"\xef\xbb\xbf" + csv_file(),
        "flows.json": json_file(), "nested.json": b'{"rows": [{"a": {"b": 1}, "c": [1, 2]}]}', "flows.jsonl": json_lines_file(),
        "flows.xlsx": xlsx_file(), "two.xlsx": xlsx_file({"one": CELLS, "two": [["n"], [1], [2.5], [True]]}),
        "wide.xlsx": xlsx_file({"w": wide}),
        "flows.ods": ods_file(), "wide.ods": ods_file(wide),
        "book.epub": epub_file(), "mail.eml": mail_file(), "attached.eml": mail_file({"flows.csv": csv_file()}),
        "page.mhtml": mhtml_file(), "capture.warc": warc_file(packed=False), "capture.warc.gz": warc_file(),
        "files.zip": zipped({"plain.txt": PROSE, "in/flows.csv": csv_file()}), "office.zip": zipped({"report.docx": docx_file()}),
    }  # fmt: skip
