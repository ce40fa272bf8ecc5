// Claims that may bear on where given groups are reported to be active: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:GROUP]-(c:GroupRole)-[:COUNTRY|PLACE]->(b:Entity)
WHERE b.id IN row.ends
RETURN DISTINCT c.id AS id
