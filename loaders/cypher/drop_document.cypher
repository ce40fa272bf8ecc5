// Remove a document that has no passages left; if others cite it or derive from it, it stays as a cited work would.
MATCH (d:Document {id: $document})
WHERE NOT EXISTS { (d)<-[:IN]-() }
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
WITH d, collect(u.id) AS publishers
DETACH DELETE d
RETURN publishers
