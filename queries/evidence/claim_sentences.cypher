// title: Sentences of claims
// question: Which sentence states each of these claims, and who published it?
// param: claims ids        Ids of the claims
// param: limit  limit=1000 Most claims to return
// returns: claim, kind, stance, polarity, contradicts, sentence, document, title, publisher, published, origins
// view: cards
UNWIND $claims AS wanted
MATCH (c:Claim {id: wanted})-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN DISTINCT c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.polarity = 'negated' OR c.stance = 'denied' AS contradicts, p.text AS sentence, d.id AS document, d.title AS title,
       u.name AS publisher, c.published_on AS published, c.origins AS origins
ORDER BY claim
LIMIT $limit
