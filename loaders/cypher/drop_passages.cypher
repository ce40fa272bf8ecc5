// Remove passages of a document that no claim rests on, at most $limit of them.
MATCH (:Document {id: $document})<-[:IN]-(p:Passage)
WHERE NOT EXISTS { (p)<-[:EVIDENCED_BY]-() }
WITH p
LIMIT $limit
DETACH DELETE p
RETURN count(*) AS dropped
