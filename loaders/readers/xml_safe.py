"""XML and HTML parsers that expand no entities, load nothing, and give up on trees too deep."""

import re
from typing import Any

from lxml import etree, html

from loaders.readers.model import UnreadableError

MOST_ATTRIBUTES = 2_000
"""The HTML parser compares each attribute of a tag with all others."""
LONG_TAG = re.compile(r"<[A-Za-z][^<>]{8000,}")


def xml(data: bytes, what: str) -> Any:
    """The root element. Raises UnreadableError for XML that is not well formed or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(
            f"{what}: not well-formed XML ({type(error).__name__} near line {_line(error)})"
        ) from error
    if (
        root.getroottree().docinfo.internalDTD is not None
        and root.getroottree().docinfo.internalDTD.entities()
    ):
        raise UnreadableError(f"{what}: declares entities of its own; such a file is refused as a bomb")
    return root


def page(text: str, what: str) -> Any:
    """The root of an HTML page. Raises UnreadableError when there is no element in it."""
    if crowded := next((m for m in LONG_TAG.finditer(text) if m[0].count("=") > MOST_ATTRIBUTES), None):
        raise UnreadableError(
            f"{what}: the tag at character {crowded.start():,} has more than {MOST_ATTRIBUTES:,} attributes"
        )
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError(f"{what}: no page can be made of it ({type(error).__name__})") from error
    return root


def _line(error: BaseException) -> int:
    return int(getattr(error, "lineno", 0) or 0)
