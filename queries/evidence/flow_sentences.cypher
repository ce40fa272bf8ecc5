// title: A few sentences behind each of many flows
// question: What are the first sentences behind each of these flows, those that contradict first?
// param: edges ids        Ids of the projections
// param: each  int=6      Most sentences of one flow
// param: limit limit=9999 Most sentences to return
// returns: edge, claims, claim, stance, polarity, contradicts, sentence, title, publisher, published
// view: cards
// packed: yes
UNWIND $edges AS edge
MATCH (a:Entity)-[r:FLOWS_TO {id: edge}]->(b:Entity)
WITH a, collect(b) AS ends
MATCH (a)<-[:SOURCE]-(c:Flow)-[:DESTINATION]->(b:Entity)
WHERE b IN ends
WITH a, b, c, c.polarity = 'negated' OR c.stance = 'denied' AS contradicts
ORDER BY contradicts DESC, c.stance = 'asserted' DESC, c.published_on DESC, c.id
WITH a, b, collect(DISTINCT c) AS found
MATCH (a)-[r:FLOWS_TO]->(b)
WITH r, size(found) AS claims, found[..$each] AS first
UNWIND range(0, size(first) - 1) AS place
WITH r, claims, place, first[place] AS c
ORDER BY r.id, place
LIMIT $limit
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
WITH r.id AS edge, claims, place, c.id AS claim, c.stance AS stance, c.polarity AS polarity,
     c.polarity = 'negated' OR c.stance = 'denied' AS contradicts, p.text AS sentence, d.title AS title,
     u.name AS publisher, d.published AS published
ORDER BY edge, place
RETURN collect([edge, claims, claim, stance, polarity, contradicts, sentence, title, publisher, published]) AS rows
