// Claims that bear on flows between given ends, one row a pair: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:SOURCE]-(c:Flow)-[:DESTINATION]->(b:Entity)
WHERE b.id IN row.ends
WITH DISTINCT a, b, c
RETURN a.id AS start, b.id AS end,
       collect([c.id, c.stance, c.polarity, c.origins, c.happened_from, c.happened_to, c.year, c.published_on,
                c.forms, c.sectors, c.victim_groups, c.stated_route]) AS claims
