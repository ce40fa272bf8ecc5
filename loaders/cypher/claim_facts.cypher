// What projections need to know of given claims, flat.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
OPTIONAL MATCH (c)-[r:SOURCE|TRANSIT|DESTINATION|ACTOR|COUNTRY|PLACE|GROUP|REFERRER|RECEIVER]->(e:Entity)
WITH c, r, e
ORDER BY r.start, e.id
WITH c, collect(CASE WHEN r IS NULL THEN NULL ELSE [r.role, e.id, r.position] END) AS arguments
RETURN c.id AS id, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.origins AS origins, c.happened_from AS happened_from, c.happened_to AS happened_to, c.published_on AS published_on,
       arguments, c.year AS year, c.tier AS tier, c.forms AS forms, c.sectors AS sectors, c.victim_groups AS victim_groups,
       c.stated_route AS stated_route, c.act AS act, c.legal_status AS legal_status, c.roles AS roles,
       c.mechanism AS mechanism
