// title: Every projection
// question: What do the projected relationships carry?
// param: limit int=10000000 Most relationships to return
// returns: type, start, end, properties
// view: table
MATCH (a:Entity)-[r:FLOWS_TO|ROUTE_LEG|REPORTED_COMPLICIT_IN|REPORTED_ACTIVE_IN|REFERS_TO|RANKED]->(b)
RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties
ORDER BY type, start, end
LIMIT $limit
