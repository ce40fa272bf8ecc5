// The ids of a document's claims, at most $limit of them.
MATCH (:Document {id: $document})<-[:IN]-(:Passage)<-[:EVIDENCED_BY]-(c:Claim)
RETURN c.id AS id
LIMIT $limit
