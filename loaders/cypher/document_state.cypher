// A document and how much it holds.
MATCH (d:Document {id: $document, held: true})
RETURN d.title AS title, d.file_name AS file_name, d.url AS url, d.sha256 AS sha256,
       COUNT { (d)<-[:IN]-() } AS passages,
       COUNT { (d)<-[:IN]-()<-[:EVIDENCED_BY]-() } AS claims
