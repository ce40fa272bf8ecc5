// The entities that given claims speak of.
UNWIND $ids AS id
MATCH (:Claim {id: id})-->(n:Entity)
RETURN DISTINCT n.id AS id
ORDER BY id
