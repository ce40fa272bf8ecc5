// Claims that bear on reported complicity of given actors in given countries, one row a pair: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:ACTOR]-(c:Complicity)-[:COUNTRY]->(b:Entity)
WHERE b.id IN row.ends
WITH DISTINCT a, b, c
RETURN a.id AS start, b.id AS end,
       collect([c.id, c.stance, c.polarity, c.origins, c.happened_from, c.happened_to, c.year, c.published_on,
                c.act, c.legal_status]) AS claims
