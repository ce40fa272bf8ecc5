// title: Spans of claims
// question: Where does each claim say its passage and its arguments stand?
// param: limit int=10000000 Most claims to return
// returns: claim, document, start, end, text, mark_starts, mark_ends, quotes
// view: table
MATCH (c:Claim)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (c)-[r]->(e:Entity)
WITH c, p, d, collect([r.start, r.end, r.text]) AS quotes
RETURN c.id AS claim, d.id AS document, p.start AS start, p.end AS end, p.text AS text, c.mark_starts AS mark_starts,
       c.mark_ends AS mark_ends, quotes
ORDER BY document, claim
LIMIT $limit
