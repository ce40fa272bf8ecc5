"""Is the graph whole? Its invariants, and a canonical export whose hash two equal graphs share."""

from pathlib import Path

from app.integrity.canonical import canonical_lines, fingerprint
from app.integrity.invariants import Findings, check
from queries.catalogue import Catalogue, read_catalogue

__all__ = ["Findings", "canonical_lines", "check", "fingerprint", "own_cards"]


def own_cards() -> Catalogue:
    """The cards that read the whole graph; kept apart from the query library, for no request may ask for everything."""
    return read_catalogue(Path(__file__).parent / "cards")
