"""What a picture shows, before it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the picture."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind a line, and who published it when."""

    text: str
    source: str
    stance: str
    contradicts: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A projection in the picture; `more` counts the sentences that are not listed."""

    id: str
    start: str
    end: str
    standing: str
    origins: int
    statement: str
    sentences: tuple[Sentence, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A focus with its neighbours; `left_out` counts the neighbours that found no place."""

    focus: Node
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int
    graph_version: str
