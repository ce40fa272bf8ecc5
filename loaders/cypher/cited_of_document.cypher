// The works that a document or its passages cite.
MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)-[:DERIVES_FROM]->(a:Document)
OPTIONAL MATCH (d)<-[:IN]-(:Passage)-[:CITES]->(b:Document)
WITH collect(DISTINCT a.id) + collect(DISTINCT b.id) AS ids
UNWIND ids AS id
RETURN DISTINCT id
