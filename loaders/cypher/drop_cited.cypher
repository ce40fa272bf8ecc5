// Remove works that are not held and that nothing cites or derives from any more; who published them.
UNWIND $ids AS id
MATCH (d:Document {id: id, held: false})
WHERE NOT EXISTS { (d)<-[:CITES|DERIVES_FROM]-() }
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
WITH d, collect(u.id) AS publishers
DETACH DELETE d
RETURN publishers
