"""Markdown: front matter as metadata, marks taken away, HTML comments kept apart as hidden text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from loaders.readers.blocks import TextBuilder
from loaders.readers.front_matter import split
from loaders.readers.model import Hidden, Item, ReadOptions, TextRecord, UnreadableError
from loaders.readers.plain_text import LARGEST, decoded
from loaders.readers.tidy import short

COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.S)
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
FENCE = re.compile(r"^\s*(```|~~~)")
ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+")
REFERENCE = re.compile(r"^ {0,3}\[([^\]]{1,200})\]:\s+(\S.*)$")
# Bounded, and never over a bracket of their own kind: a text of brackets alone must not cost the square of its length.
INLINE = (
    (re.compile(r"!\[([^\[\]]{0,500})\]\([^()]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,500})\]\([^()]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,200}\]"), r"\1"),
    (re.compile(r"\[\^[^\[\]]{1,200}\]"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`]{1,1000})`"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,200}>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """One text with its headings. Raises UnreadableError."""
    declared, body = split(decoded(source.read(LARGEST + 1), name, options.encoding).replace("\r\n", "\n"))
    hidden = tuple(Hidden("comment", said) for c in COMMENT.findall(body) if (said := c.strip()))
    builder, references = TextBuilder(), list[str]()
    _build(COMMENT.sub("", body).split("\n"), builder, references)
    if not builder.text:
        raise UnreadableError(f"{name}: no text is left once the marks are taken away")
    title = next((h.text for h in builder.headings if h.level == 1), None)
    record = TextRecord(builder.text, **{"title": short(title), **{k: v for k, v in declared.items() if v}})
    yield replace(
        record, headings=tuple(builder.headings), hidden=hidden, references="\n".join(references) or None
    )


def _build(lines: list[str], builder: TextBuilder, references: list[str]) -> None:
    block: list[str] = []

    def flush() -> None:
        if block:
            builder.paragraph(_inline(" ".join(block)))
            block.clear()

    fenced = False
    for row in lines:
        if FENCE.match(row):
            flush()
            fenced = not fenced
        elif fenced:
            builder.paragraph(row)
        elif match := HEADING.match(row):
            flush()
            builder.heading(_inline(match[2]), len(match[1]))
        elif (under := UNDERLINE.match(row)) and len(block) == 1 and not ITEM.match(block[0]):
            builder.heading(_inline(block.pop()), 1 if under[1][0] == "=" else 2)
        elif match := REFERENCE.match(row):
            flush()
            references.append(f"[{match[1]}] {match[2]}")
        elif not row.strip() or UNDERLINE.match(row):
            flush()
        else:
            if ITEM.match(row):
                flush()
            block.append(ITEM.sub("", row.strip().lstrip(">").strip(), count=1))
    flush()


def _inline(text: str) -> str:
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return text
