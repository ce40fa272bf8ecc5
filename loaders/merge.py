"""From facts to Cypher: the text follows from the schema, the rows from the facts. Pure; `writer.py` runs it.

Labels and relationship types come only from graph_schema, values only as parameters. A claim never changes once
written (its id is a hash of what it says), so known ids are skipped instead of merged again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema import schema
from loaders import origins
from loaders.bundles import Bundle
from loaders.facts import Attribution, CitedSource, Claim, Document, Entity, Passage
from loaders.gazetteer import country
from loaders.numbers import bounds
from loaders.settling import given, own_properties, settled, varies
from loaders.slugs import slug

Row = dict[str, Any]

MERGE_ENTITIES = """
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n:$(row.labels), n += row.properties
"""
MERGE_BELONGS = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MERGE (b:Entity {id: row.country.id})
SET b:$(row.country.labels), b += row.country.properties
MERGE (a)-[r:OF_COUNTRY]->(b)
SET r.reference = true
"""
MERGE_TIER_YEARS = """
UNWIND $rows AS row
MERGE (y:TierYear {id: row.id})
SET y.year = row.year
"""
MERGE_DOCUMENTS = """
UNWIND $rows AS row
MERGE (d:Document {id: row.id})
SET d += row.properties
FOREACH (p IN row.publisher |
  MERGE (u:Publisher {id: p.id})
  SET u.name = CASE WHEN u.name < p.name THEN u.name ELSE p.name END,
      u.country = CASE WHEN p.country IS NULL OR u.country < p.country THEN u.country ELSE p.country END
  MERGE (d)-[r:PUBLISHED_BY]->(u)
  SET r.name = p.name, r.country = p.country
)
"""
MERGE_DERIVES = """
UNWIND $rows AS row
MATCH (d:Document {id: row.start})
MATCH (o:Document {id: row.end})
MERGE (d)-[r:DERIVES_FROM]->(o)
SET r.how = row.how
"""
CREATE_PASSAGES = """
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
CREATE (p:Passage {id: row.id})
SET p += row.properties
CREATE (p)-[:IN]->(d)
WITH p, row
UNWIND row.cites AS cited
MATCH (o:Document {id: cited.id})
CREATE (p)-[c:CITES]->(o)
SET c = cited.properties
"""
KNOWN_CLAIMS = """
MATCH (c:Claim)
WHERE c.id IN $ids
RETURN c.id AS id
"""
CREATE_CLAIMS = """
UNWIND $rows AS row
MATCH (p:Passage {id: row.passage})
CREATE (c:Claim {id: row.id})
SET c:$(row.labels), c += row.properties
CREATE (c)-[:EVIDENCED_BY]->(p)
WITH c, row
UNWIND row.arguments AS argument
MATCH (e:Entity {id: argument.entity})
CREATE (c)-[r:$(argument.type)]->(e)
SET r = argument.properties
RETURN count(r) AS written
"""
MERGE_RUN = """
MERGE (r:Run {id: $id})
SET r += $properties
"""
BUMP_VERSION = """
MERGE (m:Meta {id: 'graph'})
SET m.serial = coalesce(m.serial, 0) + 1,
    m.version = $day + '.' + toString(coalesce(m.serial, 0) + 1)
"""


def labels(kind: str) -> list[str]:
    """The labels a node of a declared kind carries."""
    return list(schema.nodes[kind].labels)


def entity_row(entity: Entity) -> Row:
    """The row that merges an entity."""
    return {"id": entity.id, "labels": labels(entity.kind), "properties": own_properties(entity)}


def tier_year_rows(claims: Iterable[Claim]) -> list[Row]:
    """Nodes for the years that tier claims speak of."""
    years = sorted({y for c in claims if c.kind == "Tier" for y in c.values("year") if y.isdigit()})
    return [{"id": f"tier-year:{y}", "year": int(y)} for y in years]


def belongs_rows(entities: Iterable[Entity]) -> Iterable[Row]:
    """Which state an entity belongs to, where its id was built on a country; the country node is made if it is missing."""
    for entity in entities:
        code = entity.properties.get("country")
        home = country(str(code)) if code and entity.kind != "Country" else None
        if home:
            yield {"start": entity.id, "country": entity_row(home.entity)}


def document_row(document: Document, extracted: bool = True) -> Row:
    """The row that merges a held document with its publisher."""
    properties = {
        "title": document.title, "genre": document.genre, "held": True, "language": document.language,
        "published": document.published, "retrieved_at": document.retrieved, "licence": document.licence,
        "url": document.url, "file_name": document.file_name, "sha256": document.sha256, "topic": document.topic,
        "author_line": document.author_line, "part": document.part, "reporting_period": document.reporting_period,
        "text": document.text if document.genre != "table" else None,
        "origin": origins.of_document(document), "extracted": extracted,
    }  # fmt: skip
    publisher = _publisher(document.publisher, document.publisher_country)
    return {"id": document.id, "properties": _present(properties), "publisher": publisher}


def cited_row(source: CitedSource) -> Row:
    """The row that merges a work which is only cited; a held document of the same id keeps its own properties."""
    properties = {
        "title": source.title, "genre": "cited", "held": False, "published": source.published,
        "origin": origins.of_cited(source),
    }  # fmt: skip
    return {
        "id": source.id,
        "properties": _present(properties),
        "publisher": _publisher(source.publisher, None),
    }


def _publisher(name: str, country: str | None) -> list[Row]:
    return [{"id": f"publisher:{slug(name)}", "name": name, "country": country}]


def passage_row(passage: Passage, document: Document) -> Row:
    """The row that creates a passage with the works it cites."""
    properties = {
        "start": passage.start, "end": passage.end, "text": passage.text, "locator": passage.locator,
        "origins": origins.of_passage(passage, document),
    }  # fmt: skip
    cites = [{"id": s.id, "properties": _present({"locator": s.place})} for s in passage.cites]
    return {"id": passage.id, "document": document.id, "properties": _present(properties), "cites": cites}


def claim_row(claim: Claim, document: Document, run: str) -> Row:
    """The row that creates a claim with its argument relationships."""
    return {
        "id": claim.id,
        "labels": labels(claim.kind),
        "passage": claim.passage.id,
        "properties": _present({**_roles(claim), **_common(claim, document, run), **claim.properties}),
        "arguments": list(_arguments(claim)),
    }


def _common(claim: Claim, document: Document, run: str) -> Row:
    marks = claim.arguments
    time, by = claim.time, claim.recorded_by
    return {
        "stance": str(claim.stance), "polarity": str(claim.polarity),
        "recorded_by": f"{by.name} {by.version}", "rule": by.rule, "run": run,
        "happened_from": time.start if time else None, "happened_to": time.end if time else None,
        "happened_precision": time.precision if time else None, "happened_text": time.text if time else None,
        "published_on": _published(claim, document),
        "attributed_to": claim.attribution.speaker if claim.attribution else None,
        "origins": origins.of_passage(claim.passage, document),
        "mark_roles": [a.role for a in marks], "mark_values": [_mark_value(a.value, a.entity) for a in marks],
        "mark_starts": [a.span.start if a.span else -1 for a in marks],
        "mark_ends": [a.span.end if a.span else -1 for a in marks],
    }  # fmt: skip


def _published(claim: Claim, document: Document) -> str | None:
    """The date of the works that the passage restates, the latest of them; else the document's own."""
    restated = [s.published for s in claim.passage.cites if s.published]
    return max(restated) if restated else document.published


def _mark_value(value: str, entity: Entity | None) -> str:
    return entity.id if entity else value


def _roles(claim: Claim) -> Row:
    found: Row = {}
    for role in schema.nodes[claim.kind].roles.values():
        values = list(dict.fromkeys(claim.values(role.name)))
        if role.property and values:
            found[role.property] = values[0] if role.single else values
    if claim.kind == "Tier" and str(found.get("year", "")).isdigit():
        found["year"] = int(found["year"])
    if claim.kind == "Statistic":
        found |= bounds(str(found.get("value", "")), "value")
    if claim.kind == "Flow":
        found |= bounds(str(found.get("quantity", "")), "quantity")
        ends = [
            {a.entity.id for a in claim.arguments if a.role == r and a.entity}
            for r in ("source", "destination")
        ]
        found["domestic"] = bool(ends[0]) and ends[0] == ends[1]
    return found


def _arguments(claim: Claim) -> Iterable[Row]:
    kind = schema.nodes[claim.kind]
    for argument in claim.arguments:
        relationship = kind.roles[argument.role].relationship
        if relationship and argument.entity:
            span = argument.span
            properties = {
                "role": argument.role, "text": span.text if span else None, "start": span.start if span else None,
                "end": span.end if span else None, "inferred": argument.inferred,
                "inferred_from": argument.inferred_from, "position": argument.position, "given": given(argument.entity),
            }  # fmt: skip
            yield {"type": relationship, "entity": argument.entity.id, "properties": _present(properties)}
    yield from _speaker(claim.attribution)


def _speaker(attribution: Attribution | None) -> Iterable[Row]:
    if attribution and attribution.entity:
        span = attribution.span
        properties = {
            "role": "speaker", "text": attribution.speaker, "start": span.start if span else None,
            "end": span.end if span else None, "inferred": span is None, "given": given(attribution.entity),
        }  # fmt: skip
        yield {"type": "ATTRIBUTED_TO", "entity": attribution.entity.id, "properties": _present(properties)}


def entities_of(claims: Iterable[Claim]) -> list[Entity]:
    """Every entity that the claims name, each once, by id, with what all of them say of it."""
    found: dict[str, Entity] = {}
    for claim in claims:
        speaker = claim.attribution.entity if claim.attribution else None
        for entity in (*(a.entity for a in claim.arguments), speaker):
            if entity is not None:
                known = found.get(entity.id, entity)
                found[entity.id] = (
                    entity if known == entity and not varies(entity) else settled(known, entity)
                )
    return [found[key] for key in sorted(found)]


def cited_by(bundle: Bundle) -> list[CitedSource]:
    """Every work that the bundle cites or derives from, each once, by id."""
    passages = [*bundle.passages, *(c.passage for c in bundle.claims)]
    found = {s.id: s for p in passages for s in p.cites} | {s.id: s for s in bundle.document.derives_from}
    return [found[key] for key in sorted(found)]


def _present(properties: Mapping[str, Any]) -> Row:
    return {k: v for k, v in properties.items() if v is not None}


def projection_text(relationship: str) -> str:
    """The statement that writes a batch of one kind of projection, given as rows of {start, end, figures}."""
    if not schema.relationships[relationship].projection:
        raise ValueError(f"{relationship} is no projection")
    end = "TierYear" if relationship == "RANKED" else "Entity"
    return (
        "UNWIND $rows AS row\n"
        "MATCH (a:Entity {id: row.start})\n"
        f"MATCH (b:{end} {{id: row.end}})\n"
        f"MERGE (a)-[r:{relationship}]->(b)\n"
        "SET r = row.figures"
    )


def drop_projection_text(relationship: str) -> str:
    """The statement that removes projections which no claim supports any more, given as rows of {start, end}."""
    if not schema.relationships[relationship].projection:
        raise ValueError(f"{relationship} is no projection")
    end = "TierYear" if relationship == "RANKED" else "Entity"
    return (
        "UNWIND $rows AS row\n"
        f"MATCH (a:Entity {{id: row.start}})-[r:{relationship}]->(b:{end} {{id: row.end}})\n"
        "DELETE r"
    )
