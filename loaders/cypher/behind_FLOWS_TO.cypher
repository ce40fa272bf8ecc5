// Claims that may bear on flows between given ends: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:SOURCE]-(c:Flow)-[:DESTINATION]->(b:Entity)
WHERE b.id IN row.ends
RETURN DISTINCT c.id AS id
