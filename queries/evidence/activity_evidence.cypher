// title: Evidence of where a group is active
// question: Which sentences report or deny that this group is active there?
// param: edges ids        Ids of the projections
// param: limit limit=1000 Most claims to return
// returns: edge, claim, kind, stance, polarity, contradicts, sentence, document, title, publisher, published, origins
// view: cards
UNWIND $edges AS edge
MATCH (a:Entity)-[r:REPORTED_ACTIVE_IN {id: edge}]->(b:Entity)
MATCH (a)<-[:GROUP]-(c:GroupRole)-[:COUNTRY|PLACE]->(b)
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN DISTINCT edge, c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.polarity = 'negated' OR c.stance = 'denied' AS contradicts, p.text AS sentence, d.id AS document, d.title AS title,
       u.name AS publisher, c.published_on AS published, c.origins AS origins
ORDER BY edge, contradicts DESC, stance = 'asserted' DESC, published DESC, claim
LIMIT $limit
