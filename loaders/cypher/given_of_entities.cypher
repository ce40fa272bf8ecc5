// What the remaining claims say of given entities themselves; a count of all relationships from claims.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (n)<-[r]-(:Claim)
RETURN n.id AS id, count(r) AS claims, collect(DISTINCT r.given) AS given
