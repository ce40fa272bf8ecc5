// How often the extractor was right, per kind of claim: rows of {id, properties}.
UNWIND $rows AS row
MERGE (q:ExtractionQuality {id: row.id})
SET q = row.properties, q.id = row.id
