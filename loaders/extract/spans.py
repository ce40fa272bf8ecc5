"""Exact pieces of a text: the one way in which the extractor makes spans."""

import re
from collections.abc import Iterator

from loaders.facts import Span

SPACE = " \t\r\n\u00a0\u2003\u2009\ufeff"


def span_at(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`, so that `span.text == text[start:end]`."""
    return Span(start, end, text[start:end])


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The same piece without white space at its ends, or None when nothing is left."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return span_at(text, start, end) if end > start else None


def inside(inner: Span, outer: Span) -> bool:
    """True when `inner` lies wholly within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlap(a: Span, b: Span) -> bool:
    """True when the two share at least one character."""
    return a.start < b.end and b.start < a.end


def cover(text: str, first: Span, last: Span) -> Span:
    """The piece of `text` from the start of one span to the end of the other."""
    return span_at(text, min(first.start, last.start), max(first.end, last.end))


def found(pattern: re.Pattern[str], within: Span, group: int | str = 0) -> Iterator[Span]:
    """Every match of `pattern` inside `within`, as spans of the document `within` was cut from."""
    for match in pattern.finditer(within.text):
        start, end = match.span(group)
        if end > start:
            yield Span(within.start + start, within.start + end, match.group(group))
