// Claims that may bear on the tiers of given countries in given years: rows of {start, ends}, ends being tier years.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:COUNTRY]-(c:Tier)
WHERE 'tier-year:' + toString(c.year) IN row.ends
RETURN DISTINCT c.id AS id
