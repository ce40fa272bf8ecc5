// What the remaining claims say of given entities themselves; of a place the gazetteer says it, and its claims may be many.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE NOT n:Country AND NOT n:Region AND NOT n:Place
OPTIONAL MATCH (n)<-[r]-(:Claim)
RETURN n.id AS id, collect(DISTINCT r.given) AS given
