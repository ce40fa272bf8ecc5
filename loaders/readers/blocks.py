"""Builds a text from blocks (headings, paragraphs, list items) and remembers where the headings stand."""

from loaders.readers.model import Heading
from loaders.readers.tidy import line


class TextBuilder:
    """Blocks in, one text out; a blank line between blocks, so that no sentence runs from one into the next."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.headings: list[Heading] = []

    def heading(self, text: str, level: int) -> None:
        """Adds a heading, 1 being the highest level."""
        if said := line(text):
            self.headings.append(Heading(self._next(), min(max(level, 1), 6), said[:500]))
            self.paragraph(said)

    def paragraph(self, text: str) -> None:
        """Adds a paragraph or list item."""
        if said := line(text):
            start = self._next()
            self._length = start + len(said)
            self._parts.append(said)

    def _next(self) -> int:
        return self._length + 2 if self._parts else 0

    @property
    def end(self) -> int:
        """Where the next block will begin."""
        return self._next()

    @property
    def text(self) -> str:
        """The text so far."""
        return "\n\n".join(self._parts)
