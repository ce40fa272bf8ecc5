"""Every country as a node before any source is read, so that "no source read" can be told from "does not exist"."""

from neo4j import Driver

from loaders import merge, writer
from loaders.gazetteer.countries import countries


def write_reference(driver: Driver, database: str | None = None) -> None:
    """Merges the countries and territories of the gazetteer (former states only come with a source). Safe to repeat."""
    entities = [c.place.entity for c in countries().values() if "existed_to" not in c.place.entity.properties]
    rows = [merge.entity_row(e) for e in entities]
    for row in rows:
        row["properties"]["reference"] = True
    writer.write_entities(driver, rows, database)
