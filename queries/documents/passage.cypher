// title: One passage with its document
// question: What does this passage say, where does it stand, and which claims does it state?
// param: passage id      The passage
// param: limit   limit=1 Rows; there is at most one
// returns: passage, sentence, start, end, locator, document, claims
// view: cards
MATCH (p:Passage {id: $passage})-[:IN]->(d:Document)
CALL (p) {
  OPTIONAL MATCH (p)<-[:EVIDENCED_BY]-(c:Claim)
  WITH c ORDER BY c.id
  RETURN collect(c.id) AS claims
}
RETURN p.id AS passage, p.text AS sentence, p.start AS start, p.end AS end, p.locator AS locator, d.id AS document, claims
ORDER BY passage
LIMIT $limit
