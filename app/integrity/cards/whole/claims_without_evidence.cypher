// title: Claims without evidence
// question: Which claims have no passage in a document? (Must be none.)
// param: limit int=1000 Most claims to return
// returns: claim
// view: table
MATCH (c:Claim)
WHERE NOT EXISTS { MATCH (c)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(:Document) }
RETURN c.id AS claim
ORDER BY claim
LIMIT $limit
