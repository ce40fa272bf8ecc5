// Remove entities of which no claim speaks, that are no other entity's country and that do not stand in the gazetteer's own right.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.reference IS NULL AND NOT EXISTS { (n)<--(:Claim) } AND NOT EXISTS { (n)<-[:OF_COUNTRY|PART_OF]-(:Entity) }
DETACH DELETE n
