"""Word documents (.docx): paragraphs, headings, tables and notes; deleted and hidden words kept out of the text."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from loaders.readers import archive
from loaders.readers.blocks import TextBuilder
from loaders.readers.model import Hidden, Item, ReadOptions, TextRecord, UnreadableError
from loaders.readers.tidy import language_tag, line, short
from loaders.readers.xml_safe import xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
LARGEST = 100 * 1024 * 1024
SMALLEST_SIZE = 4
"""In half points: text of two points and less is not there to be read."""


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
    """One text. Raises UnreadableError for damage, bombs and documents without text."""
    with archive.opened(source, name) as container:
        body = xml(
            archive.member(container, "word/document.xml", name, LARGEST), f"{name} (word/document.xml)"
        )
        names = set(container.namelist())
        core = (
            xml(archive.member(container, "docProps/core.xml", name), name)
            if "docProps/core.xml" in names
            else None
        )
        notes = [
            xml(archive.member(container, path, name, LARGEST), name)
            for path in ("word/footnotes.xml", "word/endnotes.xml") if path in names
        ]  # fmt: skip
    builder, hidden = TextBuilder(), list[Hidden]()
    for paragraph in body.iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{W}tc"), None) is None:
            _add(paragraph, builder, hidden)
        elif _first_of_row(paragraph):
            _add_row(next(paragraph.iterancestors(f"{W}tr")), builder, hidden)
    if not builder.text:
        raise UnreadableError(f"{name}: no text in the document")
    references = "\n".join(t for note in notes for p in note.iter(f"{W}p") if (t := _words(p, [])))
    about = (
        {tag: short(core.findtext(f"{DC}{tag}")) for tag in ("title", "creator", "language")}
        if core is not None
        else {}
    )
    yield TextRecord(
        builder.text, title=about.get("title"), author_line=about.get("creator"), language=language_tag(about.get("language")),
        headings=tuple(builder.headings), hidden=tuple(hidden), references=references or None,
    )  # fmt: skip


def _first_of_row(paragraph: Any) -> bool:
    row = next(paragraph.iterancestors(f"{W}tr"))
    return next(row.iter(f"{W}p")) is paragraph and next(row.iterancestors(f"{W}tc"), None) is None


def _add_row(row: Any, builder: TextBuilder, hidden: list[Hidden]) -> None:
    cells = [
        " ".join(t for p in cell.iter(f"{W}p") if (t := _words(p, hidden)))
        for cell in row.iterchildren(f"{W}tc")
    ]
    builder.paragraph(" | ".join(c for c in cells if c))


def _add(paragraph: Any, builder: TextBuilder, hidden: list[Hidden]) -> None:
    text = _words(paragraph, hidden)
    level = _level(paragraph)
    if level:
        builder.heading(text, level)
    else:
        builder.paragraph(text)


def _level(paragraph: Any) -> int:
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and (outline.get(f"{W}val") or "").isdigit():
        return min(int(outline.get(f"{W}val")) + 1, 6)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    value = (style.get(f"{W}val") or "").lower() if style is not None else ""
    if value == "title":
        return 1
    digits = "".join(c for c in value if c.isdigit())
    return (
        min(int(digits[:1]), 6)
        if value.startswith(("heading", "titre", "überschrift", "ttulo")) and digits
        else 0
    )


def _words(paragraph: Any, hidden: list[Hidden]) -> str:
    parts: list[str] = []
    for run in paragraph.iter(f"{W}r"):
        # Text boxes are drawn twice, once for old programs; a run inside a nested paragraph comes with that paragraph.
        if (
            next(run.iterancestors(f"{W}p"), None) is not paragraph
            or next(run.iterancestors(f"{W}del"), None) is not None
        ):
            continue
        said = "".join(_piece(e) for e in run)
        how = _hides(run.find(f"{W}rPr"))
        if how and said.strip():
            hidden.append(Hidden(how, line(said)))
        elif not how:
            parts.append(said)
    return line("".join(parts))


def _piece(element: Any) -> str:
    match element.tag:
        case tag if tag == f"{W}t":
            return element.text or ""
        case tag if tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            return " "
        case tag if tag == f"{W}noBreakHyphen":
            return "-"
        case _:
            return ""


def _hides(properties: Any) -> str | None:
    if properties is None:
        return None
    vanish = properties.find(f"{W}vanish")
    if vanish is not None and vanish.get(f"{W}val") not in ("0", "false"):
        return "hidden text"
    colour = properties.find(f"{W}color")
    shaded = properties.find(f"{W}shd") is not None or properties.find(f"{W}highlight") is not None
    if colour is not None and (colour.get(f"{W}val") or "").upper() in ("FFFFFF", "FEFEFE") and not shaded:
        return "white text"
    size = properties.find(f"{W}sz")
    value = (size.get(f"{W}val") or "") if size is not None else ""
    return "text too small to see" if value.isdigit() and int(value) <= SMALLEST_SIZE else None
