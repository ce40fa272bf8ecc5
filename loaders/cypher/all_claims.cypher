// The ids of all claims, in a fixed order.
MATCH (c:Claim)
RETURN c.id AS id
ORDER BY id
