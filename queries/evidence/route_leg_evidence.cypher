// title: Evidence of legs of stated routes
// question: Which sentences name these two stops one after the other on one route?
// param: edges ids        Ids of the projections
// param: limit limit=1000 Most claims to return
// returns: edge, claim, kind, stance, polarity, contradicts, sentence, document, title, publisher, published, origins
// view: cards
UNWIND $edges AS edge
MATCH (a:Entity)-[r:ROUTE_LEG {id: edge}]->(b:Entity)
MATCH (a)<-[from:SOURCE|TRANSIT]-(c:Flow {stated_route: true})-[to:TRANSIT|DESTINATION]->(b)
WHERE NOT (type(from) = 'SOURCE' AND type(to) = 'DESTINATION')
  AND COUNT { (c)-[:SOURCE]->() } <= 1
  AND COUNT { (c)-[:DESTINATION]->() } <= 1
CALL (c) {
  MATCH (c)-[t:TRANSIT]->()
  RETURN min(t.position) AS lowest, max(t.position) AS highest
}
WITH edge, c, from, to, coalesce(from.position, lowest - 1) AS here, coalesce(to.position, highest + 1) AS there
WHERE there = here + 1
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN DISTINCT edge, c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.polarity = 'negated' OR c.stance = 'denied' AS contradicts, p.text AS sentence, d.id AS document, d.title AS title,
       u.name AS publisher, c.published_on AS published, c.origins AS origins
ORDER BY edge, contradicts DESC, stance = 'asserted' DESC, published DESC, claim
LIMIT $limit
