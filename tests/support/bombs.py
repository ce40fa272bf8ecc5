
"""Small files that unpack, nest or multiply without end: each is made here, none is larger than a few hundred kilobytes packed."""

import gzip
import struct
import zlib
from collections.abc import Callable

from tests.support.seed_files import (
    W,
    docx_file,
    html_file,
    mail_file,
    ods_file,
    packed_pdf,
    warc_file,
    xlsx_file,
    zipped,
)

MIB = 1 << 20


def zeros(size: int) -> bytes:
    """A deflate stream of that many zero bytes, made without holding them."""
    packer = zlib.compressobj(9)
    block = bytes(MIB)
    return b"".join([packer.compress(block) for _ in range(size // MIB)] + [packer.flush()])


def lying_zip() -> bytes:
    """A member of 300 MiB whose headers say 10 bytes."""
    data = bytearray(zipped({"small.txt": bytes(300 * MIB)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + offset
        data[place : place + 4] = struct.pack("<I", 10)
    return bytes(data)


def sheet_with(xml: str, strings: str = "") -> bytes:
    """A workbook whose only sheet is this XML."""
    import io
    import zipfile

    whole = zipfile.ZipFile(io.BytesIO(xlsx_file()))
    members = {n: whole.read(n) for n in whole.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    members["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{space}">{xml}</worksheet>'.encode()
    if strings:
        members["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">{strings}</sst>'.encode()
    return zipped(members)


def entities(levels: int = 12) -> str:
    """A document type with entities that multiply ten times a level."""
    rows = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))]
    return f"<!DOCTYPE w [{''.join(rows)}]>"


def docx_with(xml: str) -> bytes:
    """A Word document whose body is this XML."""
    return zipped({"word/document.xml": xml, "[Content_Types].xml": "<Types/>"})


def epub_of_one_chapter_many_times() -> bytes:
    """A book that lists one long chapter a hundred thousand times."""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf"/></rootfiles>'
        "</container>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml"/></manifest><spine>'
        + '<itemref idref="c"/>' * 100_000
        + "</spine></package>"
    )
    page = "<html><body>" + "<p>Many words stand here.</p>" * 10_000 + "</body></html>"
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "c.opf": package,
            "c.xhtml": page,
        }
    )


def repeated_cells() -> bytes:
    """A spreadsheet that says: this value, in every cell there is."""
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    return ods_file(more=f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def nested_mail(depth: int) -> bytes:
    """A message in a message in a message."""
    data = mail_file()
    for number in range(depth):
        head = f'From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b{number}"\r\n\r\n--b{number}\r\n'
        data = head.encode() + data + f"\r\n--b{number}--\r\n".encode()
    return data


BOMBS: dict[str, Callable[[], bytes]] = {
    "thousandfold.zip": lambda: zipped({"zeros.txt": bytes(300 * MIB)}),
    "lying.zip": lying_zip,
    "many.zip": lambda: zipped({f"{n}.txt": b"x" for n in range(20_000)}),
    "dimension.xlsx": lambda: sheet_with(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData>'
    ),
    "corners.xlsx": lambda: sheet_with(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        + "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 4000))
        + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "beyond.xlsx": lambda: sheet_with(
        '<sheetData><row r="999999999"><c r="ZZZZZ999999999"><v>1</v></c></row></sheetData>'
    ),
    "strings.xlsx": lambda: sheet_with("<sheetData/>", "<si><t>a</t></si>" * 9_000_000),
    "inside.pdf": lambda: packed_pdf(zeros(600 * MIB)),
    "operators.pdf": lambda: packed_pdf(zlib.compress(b"BT /F1 9 Tf ET q Q\n" * 1_000_000, 9)),
    "shown.pdf": lambda: packed_pdf(zlib.compress(b"BT /F1 9 Tf 1 0 0 1 9 9 Tm (a) Tj ET\n" * 600_000, 9)),
    "nested.html": lambda: b"<html><body>" + b"<div>" * 12_000 + b"deep" + b"</div>" * 12_000,
    "deeper.html": lambda: b"<html><body>" + b"<div><span>" * 300_000 + b"deep",
    "attributes.html": lambda: (
        b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">words</p>"
    ),
    "styles.html": lambda: html_file(head="<style>" + "a{" * 200_000 + "</style>"),
    "styled.html": lambda: html_file(f'<p style="{"left:-" * 60_000}">x</p>'),
    "brackets.json": lambda: b"[" * 100_000,
    "objects.json": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "digits.json": lambda: b'[{"a": ' + b"9" * 5_000_000 + b"}]",
    "keys.json": lambda: b"[" + b",".join(b'{"k%d":1}' % n for n in range(100_000)) + b"]",
    "lines.jsonl": lambda: (b"[" * 50_000 + b"\n") * 50,
    "laughs.docx": lambda: docx_with(
        f"{entities()}<w:document {W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    ),
    "outside.docx": lambda: docx_with(
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    ),
    "nested.docx": lambda: docx_file(more="<w:tbl><w:tr><w:tc>" * 100_000),
    "paragraphs.docx": lambda: docx_file(more="<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 1_000_000),
    "chapters.epub": epub_of_one_chapter_many_times,
    "cells.ods": repeated_cells,
    "line.csv": lambda: b"a,b\n1," + b"x" * (60 * MIB),
    "quote.csv": lambda: b'a,b\n1,"' + b"x,y\n" * (10 * MIB),
    "commas.csv": lambda: b"," * (40 * MIB),
    "zeros.warc.gz": lambda: gzip.compress(bytes(400 * MIB), 9),
    "page.warc.gz": lambda: warc_file(page=b"<html><body><p>" + b"a " * (100 * MIB)),
    "stars.md": lambda: b"*" * 200_000 + b" a " + b"_" * 200_000,
    "links.md": lambda: b"[" * 200_000 + b"](" * 100_000,
    "comments.md": lambda: b"<!--" * 200_000,
    "front.md": lambda: (
        b"---\na: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (n, n) for n in range(50)) + b"---\nwords\n"
    ),
    "long.txt": lambda: b"word " * (11 * MIB),
    "nested.eml": lambda: nested_mail(3_000),
    "parts.eml": lambda: mail_file({f"{n}.txt": b"x" for n in range(3_000)}),
}
"""By file name: what the file is called says which reader has to bear it."""
