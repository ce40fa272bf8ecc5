// title: Routes that one passage states whole
// question: Which chains of stops does a single passage name from source to destination?
// param: through id?       Only chains with this stop
// param: limit   limit=500 Most chains to return
// returns: claim, stops, names, stance, polarity, first_year, document
// view: map
MATCH (c:Flow {stated_route: true})-[:EVIDENCED_BY]->(:Passage)-[:IN]->(d:Document)
CALL (c) {
  MATCH (c)-[t:TRANSIT]->(e:Entity)
  WITH e, t ORDER BY t.position, t.start, e.id
  RETURN collect(e) AS middle
}
CALL (c) {
  OPTIONAL MATCH (c)-[:SOURCE]->(e:Entity)
  WITH e ORDER BY e.id
  RETURN collect(e) AS sources
}
CALL (c) {
  OPTIONAL MATCH (c)-[:DESTINATION]->(e:Entity)
  WITH e ORDER BY e.id
  RETURN collect(e) AS destinations
}
// Several sources or destinations make no chain: the passage does not say which goes with which.
WITH c, d, middle, sources, destinations
WHERE size(sources) <= 1 AND size(destinations) <= 1 AND size(middle) > 0
WITH c, d, sources + middle + destinations AS chain
WHERE $through IS NULL OR any(e IN chain WHERE e.id = $through)
RETURN c.id AS claim, [e IN chain | e.id] AS stops, [e IN chain | e.name] AS names, c.stance AS stance,
       c.polarity AS polarity,
       toInteger(left(coalesce(c.happened_from, c.happened_to, c.published_on), 4)) AS first_year, d.id AS document
ORDER BY size(stops) DESC, claim
LIMIT $limit
