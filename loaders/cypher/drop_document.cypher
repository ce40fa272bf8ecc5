// Remove a document that has no passages left; who published it.
MATCH (d:Document {id: $document})
WHERE NOT EXISTS { (d)<-[:IN]-() }
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
WITH d, collect(u.id) AS publishers
DETACH DELETE d
RETURN publishers
