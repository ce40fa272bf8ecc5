"""Whether the graph holds this very version of the sample data, so that a second start need not load it again."""

import hashlib
from functools import cache
from importlib.resources import files

from neo4j import Driver

from loaders import writer
from loaders.extract.model import VERSION as EXTRACTOR_VERSION


@cache
def sample_version() -> str:
    """Hash of the shipped data and of the extractor that reads them."""
    total = hashlib.sha256(EXTRACTOR_VERSION.encode())
    sources = files("loaders.sources")
    for part in (sources / "tip_tiers", sources / "project_digests", sources / "project_digests" / "digests"):
        for entry in sorted(part.iterdir(), key=lambda e: e.name):
            if entry.is_file() and entry.name.endswith((".csv", ".yaml", ".txt", ".py")):
                total.update(entry.name.encode() + entry.read_bytes())
    return total.hexdigest()[:16]


def is_loaded(driver: Driver, database: str) -> bool:
    """True when the graph says that it holds this version."""
    return writer.sample_held(driver, database) == sample_version()


def remember(driver: Driver, database: str) -> None:
    """Notes in the graph which version of the sample it holds."""
    writer.remember_sample(driver, sample_version(), database)
