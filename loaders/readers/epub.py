"""Electronic books (.epub): the chapters in reading order as one text; what the book declares of itself."""

import posixpath
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import unquote

from loaders.readers import archive
from loaders.readers.blocks import TextBuilder
from loaders.readers.hidden import take_out
from loaders.readers.html_page import HEADINGS, NOT_PROSE, PROSE, decoded
from loaders.readers.model import Hidden, Item, ReadOptions, TextRecord, UnreadableError
from loaders.readers.tidy import language_tag, short, stated_date
from loaders.readers.xml_safe import page, xml

CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
DECLARED = ("title", "creator", "language", "publisher", "date", "rights")
LARGEST = 50 * 1024 * 1024


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
    """One text. Raises UnreadableError for damage, bombs and books without text."""
    builder, hidden = TextBuilder(), list[Hidden]()
    with archive.opened(source, name) as container:
        root = xml(archive.member(container, "META-INF/container.xml", name), name)
        first = next(root.iter(f"{CONTAINER}rootfile"), None)
        if first is None or not first.get("full-path"):
            raise UnreadableError(f"{name}: the book does not say where its contents are; it is damaged")
        package = xml(archive.member(container, first.get("full-path"), name), name)
        for path in _chapters(package, posixpath.dirname(first.get("full-path"))):
            text, _ = decoded(archive.member(container, path, name, LARGEST), name, None)
            if text.strip():
                hidden += _add(text, builder, name)
    if not builder.text:
        raise UnreadableError(f"{name}: no text in the book")
    about = {tag: short(package.findtext(f".//{DC}{tag}")) for tag in DECLARED}
    yield TextRecord(
        builder.text, title=about["title"], author_line=about["creator"], language=language_tag(about["language"]),
        publisher=about["publisher"], published=stated_date(about["date"]), licence=about["rights"],
        headings=tuple(builder.headings), hidden=tuple(hidden),
    )  # fmt: skip


def _chapters(package: Any, folder: str) -> Iterator[str]:
    paths = {i.get("id"): i.get("href") or "" for i in package.iter(f"{OPF}item")}
    order = (paths.get(reference.get("idref")) for reference in package.iter(f"{OPF}itemref"))
    # A chapter listed again is the same chapter; a book that lists one a hundred thousand times is a bomb.
    for href in dict.fromkeys(h for h in order if h):
        yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _add(text: str, builder: TextBuilder, name: str) -> tuple[Hidden, ...]:
    # lxml refuses a text that declares its encoding, and the declaration has done its work.
    root = page(text.split("?>", 1)[-1] if text.lstrip("\ufeff").startswith("<?xml") else text, name)
    hidden = take_out(root)
    for element in list(root.iter(*NOT_PROSE)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in root.iter(*PROSE):
        if any(a.tag in PROSE for a in element.iterancestors()):
            continue
        if element.tag in HEADINGS:
            builder.heading(element.text_content(), HEADINGS[element.tag])
        else:
            builder.paragraph(element.text_content())
    return hidden
