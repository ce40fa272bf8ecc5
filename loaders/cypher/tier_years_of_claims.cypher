// The tier years that given claims speak of. Claims are found by the label whose ids are indexed.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE c:Tier AND c.year IS NOT NULL
RETURN DISTINCT c.year AS year
