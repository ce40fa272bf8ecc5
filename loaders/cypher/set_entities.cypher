// Set entities to exactly these properties.
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
SET n = row.properties
