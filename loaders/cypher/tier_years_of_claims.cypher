// The tier years that given claims speak of.
UNWIND $ids AS id
MATCH (c:Tier {id: id})
WHERE c.year IS NOT NULL
RETURN DISTINCT c.year AS year
