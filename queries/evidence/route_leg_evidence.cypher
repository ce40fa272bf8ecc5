// title: Evidence of legs of stated routes
// question: Which sentences name these two stops one after the other on one route?
// param: edges ids        Ids of the projections
// param: limit limit=1000 Most claims to return
// returns: edge, claim, kind, stance, polarity, contradicts, sentence, document, title, publisher, published, origins
// view: cards
UNWIND $edges AS edge
MATCH (a:Entity)-[r:ROUTE_LEG {id: edge}]->(b:Entity)
MATCH (a)<-[:SOURCE|TRANSIT]-(c:Flow {stated_route: true})-[:TRANSIT|DESTINATION]->(b)
WITH DISTINCT edge, a, b, c
CALL (c) {
  MATCH (c)-[s:SOURCE|TRANSIT|DESTINATION]->(e:Entity)
  WITH e, type(s) AS role, s
  ORDER BY CASE role WHEN 'SOURCE' THEN 0 WHEN 'TRANSIT' THEN 1 ELSE 2 END, s.position
  RETURN collect(e.id) AS chain, count(CASE WHEN role = 'SOURCE' THEN 1 END) AS sources,
         count(CASE WHEN role = 'DESTINATION' THEN 1 END) AS destinations
}
WITH edge, a, b, c, chain, sources, destinations
WHERE sources <= 1 AND destinations <= 1
  AND any(i IN range(0, size(chain) - 2) WHERE chain[i] = a.id AND chain[i + 1] = b.id)
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN DISTINCT edge, c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.polarity = 'negated' OR c.stance = 'denied' AS contradicts, p.text AS sentence, d.id AS document, d.title AS title,
       u.name AS publisher, c.published_on AS published, c.origins AS origins
ORDER BY edge, contradicts DESC, stance = 'asserted' DESC, published DESC, claim
LIMIT $limit
