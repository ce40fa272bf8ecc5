// Claims that may bear on reported complicity of given actors in given countries: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:ACTOR]-(c:Complicity)-[:COUNTRY]->(b:Entity)
WHERE b.id IN row.ends
RETURN DISTINCT c.id AS id
