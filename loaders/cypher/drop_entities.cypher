// Remove entities of which no claim speaks, and that are no other entity's country.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE NOT EXISTS { (n)<--(:Claim) } AND NOT EXISTS { (n)<-[:OF_COUNTRY|PART_OF]-(:Entity) }
DETACH DELETE n
