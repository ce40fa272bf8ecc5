// Claims that bear on the tiers of given countries in given years, one row a pair: rows of {start, ends}, ends being tier years.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:COUNTRY]-(c:Tier)
WHERE 'tier-year:' + toString(c.year) IN row.ends
WITH DISTINCT a, c
RETURN a.id AS start, 'tier-year:' + toString(c.year) AS end,
       collect([c.id, c.stance, c.polarity, c.origins, c.happened_from, c.happened_to, c.year, c.published_on,
                c.tier]) AS claims
