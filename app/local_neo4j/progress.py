"""How far a fetch or a start has come, told to whoever wants to show it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Phase = Literal["fetching", "starting"]


@dataclass(frozen=True)
class Progress:
    """`done` of `total`: bytes while fetching; seconds while starting, `total` being the longest wait."""

    phase: Phase
    done: float
    total: float


Report = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """The report that tells nobody."""
