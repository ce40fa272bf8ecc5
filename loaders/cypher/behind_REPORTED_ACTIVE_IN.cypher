// Claims that bear on where given groups are reported to be active, one row a pair: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:GROUP]-(c:GroupRole)-[:COUNTRY|PLACE]->(b:Entity)
WHERE b.id IN row.ends
WITH DISTINCT a, b, c
RETURN a.id AS start, b.id AS end,
       collect([c.id, c.stance, c.polarity, c.origins, c.happened_from, c.happened_to, c.year, c.published_on,
                c.roles]) AS claims
