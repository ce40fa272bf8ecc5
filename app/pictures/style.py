"""Looks: shape first, colour second; standing by line pattern and word. The explorer uses the same values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindLook:
    """Shape (in vis-network's words) and colour of a kind on a light ground."""

    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class LineLook:
    """Colour, dash pattern and word of a standing; `by_origins` lines grow with the number of origins."""

    colour: str
    dashes: tuple[int, ...]
    word: str
    by_origins: bool = False


GROUND = "#f3f6f9"
INK = "#17202a"
KINDS = {
    "Country": KindLook("dot", "#272dbd"),
    "Region": KindLook("hexagon", "#3e90a3"),
    "Place": KindLook("square", "#0d3729"),
    "Agency": KindLook("triangle", "#9463fb"),
    "Official": KindLook("diamond", "#784412"),
    "Syndicate": KindLook("star", "#c42e71"),
    "Organization": KindLook("triangleDown", "#49174e"),
}
OTHER_KIND = KindLook("dot", "#6f8f1f")
STANDINGS = {
    "corroborated": LineLook("#0f5f73", (), "corroborated", by_origins=True),
    "single": LineLook("#5f7f8e", (), "single origin"),
    "alleged_or_risk": LineLook("#7b3fb5", (12, 6), "alleged or risk"),
    "disputed": LineLook("#b45309", (5, 5), "≠ disputed"),
    "denied_only": LineLook("#7a8087", (1, 5), "denied only"),
}


def width(standing: str, origins: int) -> float:
    """Line width in pixels: the square root of independent origins for corroborated lines, thin for all others."""
    return round(1.5 * max(origins, 1) ** 0.5, 2) if STANDINGS[standing].by_origins else 1.2
