// Claims that may bear on legs of stated routes between given ends: rows of {start, ends}. Which legs a chain has, its facts say.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:SOURCE|TRANSIT]-(c:Flow {stated_route: true})-[:TRANSIT|DESTINATION]->(b:Entity)
WHERE b.id IN row.ends
RETURN DISTINCT c.id AS id
