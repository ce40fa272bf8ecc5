// title: Evidence about entities
// question: Which sentences speak of these countries, places, bodies, officials or groups?
// param: entities ids       Ids of the entities
// param: limit    limit=200 Most claims to return
// returns: entity, claim, kind, stance, polarity, contradicts, sentence, document, title, publisher, published, origins
// view: cards
UNWIND $entities AS entity
MATCH (e:Entity {id: entity})<-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER|GROUP|INSTRUMENT]-(c:Claim)
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN DISTINCT entity, c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.polarity = 'negated' OR c.stance = 'denied' AS contradicts, p.text AS sentence, d.id AS document, d.title AS title,
       u.name AS publisher, c.published_on AS published, c.origins AS origins
ORDER BY entity, published DESC, claim
LIMIT $limit
