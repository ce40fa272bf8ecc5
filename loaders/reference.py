"""What stands in the graph before any source is read: every country, and how good the extractor is.

Without the countries, "no source read" could not be told from "does not exist".
"""

from importlib.resources import files

import yaml
from neo4j import Driver

from loaders import merge, writer
from loaders.extract.model import EXTRACTOR
from loaders.gazetteer.countries import countries


def write_reference(driver: Driver, database: str | None = None) -> None:
    """Merges the countries and territories of the gazetteer (former states only come with a source) and the measured
    precision of extraction. Safe to repeat."""
    entities = [c.place.entity for c in countries().values() if "existed_to" not in c.place.entity.properties]
    rows = [merge.entity_row(e) for e in entities]
    for row in rows:
        row["properties"]["reference"] = True
    writer.write_entities(driver, rows, database)
    writer.write_quality(driver, quality_rows(), database)


def quality_rows() -> list[merge.Row]:
    """How often the extractor was right, per kind, as `make score` measured it on texts that no rule writer has seen."""
    found = yaml.safe_load(files("loaders.extract").joinpath("measured.yaml").read_text(encoding="utf-8"))
    return [
        {
            "id": f"quality:{kind}",
            "properties": {
                "kind": kind, "recorder": EXTRACTOR, "precision": figures["precision"], "recall": figures["recall"],
                "facts": figures["facts"], "measured_on": found["set"], "version": found["extractor"],
            },
        }
        for kind, figures in found["kinds"].items()
    ]  # fmt: skip
