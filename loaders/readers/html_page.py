"""Web pages: the main text by trafilatura, without navigation and comments; hidden text kept apart; references at the end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from trafilatura import bare_extraction

from loaders.bundles import Refusal
from loaders.readers.blocks import TextBuilder
from loaders.readers.hidden import take_out
from loaders.readers.html_meta import declared
from loaders.readers.model import Item, ReadOptions, TextRecord, UnreadableError
from loaders.readers.tidy import line
from loaders.readers.xml_safe import page

LARGEST = 20 * 1024 * 1024
META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
XML_ENCODING = re.compile(rb"^<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I)
NOT_PROSE = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "form",
    "button",
    "select",
    "textarea",
    "object",
)
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|cookies?|comments?|comment-list|disqus|respond|"
    r"share|sharing|social|related|newsletter|promo|advert|advertisement|ads|catlinks|mw-editsection|navbox|toc)(?:$|[\s_-])",
    re.I,
)
REFERENCES = "|".join(
    (
        "//ol[contains(@class,'references')]", "//*[contains(@class,'reflist')]", "//*[contains(@class,'refbegin')]",
        "//section[@role='doc-endnotes']",
    )
)  # fmt: skip
HEADINGS = {f"h{n}": n for n in range(1, 7)}
PROSE = {"p", "li", "blockquote", "pre", "dd", "dt", "figcaption", "td", "th", "caption", *HEADINGS}


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """The page's text. Raises UnreadableError for a page without text."""
    data = source.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(f"{name}: more than {LARGEST:,} bytes; no page of text is that long")
    text, broken = decoded(data, name, options.encoding)
    if broken:
        yield Refusal(
            name, f"{broken} characters are not in the page's declared encoding and stand as \ufffd"
        )
    yield record(text, name)


def record(text: str, name: str) -> TextRecord:
    """A page's source text as a record. Raises UnreadableError."""
    root = page(text, name)
    about: dict[str, Any] = declared(root)
    hidden = take_out(root)
    for element in list(root.iter(*NOT_PROSE)):
        if element.getparent() is not None:
            element.drop_tree()
    references = _references(root)
    builder = _main_text(root)
    if not builder.text:
        if hidden:
            raise UnreadableError(
                f"{name}: all text of the page is hidden from its readers ({hidden[0].how}); nothing is taken"
            )
        raise UnreadableError(
            f"{name}: no text on the page; it may need a browser to fill it, save it from there"
        )
    found = TextRecord(
        builder.text, headings=tuple(builder.headings), hidden=hidden, references=references, **about
    )
    return _without_byline(found)


def decoded(data: bytes, name: str, encoding: str | None) -> tuple[str, int]:
    """The page's source and how many characters were broken: by its mark, its declaration, else UTF-8, else the web's default."""
    head = data[:4096]
    found = XML_ENCODING.match(head) or META_CHARSET.search(head)
    declared_as = encoding or (found[1].decode("ascii") if found else None)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        declared_as = "utf-16"
    elif data.startswith(b"\xef\xbb\xbf"):
        declared_as = "utf-8-sig"
    try:
        return data.decode(declared_as or "utf-8"), 0
    except UnicodeDecodeError:
        text = data.decode(declared_as or "cp1252", "replace")
        return text, text.count("\ufffd") if declared_as else 0
    except LookupError as error:
        raise UnreadableError(
            f"{name}: no encoding is called {declared_as!r}; name the right one (encoding)"
        ) from error


def _references(root: Any) -> str | None:
    parts = []
    for element in root.xpath(REFERENCES):
        if element.getparent() is None:
            continue
        entries = list(element.iter("li")) or [element]
        parts += [line(e.text_content()) for e in entries]
        element.drop_tree()
    return "\n".join(p for p in parts if p) or None


def _main_text(root: Any) -> TextBuilder:
    for element in list(root.iter("sup")):
        if element.getparent() is not None and re.fullmatch(
            r"\s*\[?[\w ]{0,12}\]?\s*", element.text_content() or ""
        ):
            element.drop_tree()
    own = TextBuilder()
    _blocks(root.find("body") if root.find("body") is not None else root, own)
    found: Any = bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    main = TextBuilder()
    if found is not None and getattr(found, "body", None) is not None:
        _from_extraction(found.body, main)
    # Pages of a few sentences give the extraction too little to go by.
    return main if len(main.text) >= min(200, len(own.text) // 4) and main.text else own


def _from_extraction(body: Any, builder: TextBuilder) -> None:
    for element in body:
        if element.tag == "head":
            builder.heading(_inside(element), int((element.get("rend") or "h2")[-1:] or 2))
        elif element.tag in ("list", "table"):
            for item in element.iter("item", "row"):
                builder.paragraph(
                    " | ".join(t for c in item.iter("cell") if (t := _inside(c))) or _inside(item)
                )
        else:
            builder.paragraph(_inside(element))


def _inside(element: Any) -> str:
    return line(" ".join("".join(element.itertext()).split("\n")))


def _blocks(element: Any, builder: TextBuilder) -> None:
    """The page's blocks in order, without its furniture."""
    for child in element.iter(*PROSE):
        if child.getparent() is None or any(_is_furniture(a) for a in (child, *child.iterancestors())):
            continue
        if any(a.tag in PROSE for a in child.iterancestors()):
            continue
        if child.tag in HEADINGS:
            builder.heading(child.text_content(), HEADINGS[child.tag])
        else:
            builder.paragraph(child.text_content())
    if not builder.text and not list(element.iter(*PROSE)):
        builder.paragraph(element.text_content())


def _is_furniture(element: Any) -> bool:
    if element.tag in ("nav", "footer", "aside"):
        return True
    if element.tag in ("body", "html", "main", "article"):
        return False
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (bool(marks.strip()) and bool(FURNITURE.search(marks))) or element.get("role") in (
        "navigation",
        "contentinfo",
    )


def _without_byline(found: TextRecord) -> TextRecord:
    """A byline that stands as the first block of the text moves out of it, headings with it."""
    byline = found.author_line
    if not byline or not found.text.startswith((byline + "\n\n", f"By {byline}\n\n")):
        return found
    cut = found.text.index("\n\n") + 2
    moved = tuple(replace(h, start=h.start - cut) for h in found.headings if h.start >= cut)
    return replace(found, text=found.text[cut:], headings=moved)
