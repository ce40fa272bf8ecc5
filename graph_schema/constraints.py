"""The schema's uniqueness constraints and indexes, as Cypher text for Neo4j 5.26 and later."""

from graph_schema.model import Schema

UNIQUE = ("Entity", "Claim", "Passage", "Document", "Publisher", "TierYear", "Run", "ExtractionQuality")
FULL_TEXT = {
    "passage_text": ("Passage", "text"),
    "entity_name": ("Entity", "name"),
    "document_title": ("Document", "title"),
}
# Accents must not hide a name: "Cote d'Ivoire" finds "Côte d'Ivoire".
FOLDED = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
INDEXED = {
    "claim_stance": ("Claim", "stance"),
    "claim_run": ("Claim", "run"),
    "country_iso2": ("Country", "iso2"),
    "country_iso3": ("Country", "iso3"),
}


def statements(schema: Schema) -> list[str]:
    """One `CREATE … IF NOT EXISTS` a line: unique ids, look-up indexes, an id index per projection, full-text indexes."""
    unique = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in UNIQUE
    ]
    indexed = [
        f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
        for name, (label, key) in INDEXED.items()
    ]
    edges = [
        f"CREATE INDEX {r.name.lower()}_id IF NOT EXISTS FOR ()-[r:{r.name}]-() ON (r.id)"
        for r in schema.projections
    ]
    full_text = [
        f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{key}] {FOLDED}"
        for name, (label, key) in FULL_TEXT.items()
    ]
    return [*unique, *indexed, *edges, *full_text]
