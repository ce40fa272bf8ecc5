// title: Projections without a claim
// question: Which projected relationships rest on no claim at all? (Must be none.)
// param: limit int=1000 Most relationships to return
// returns: edge
// view: table
MATCH (a:Entity)-[r:FLOWS_TO|ROUTE_LEG|REPORTED_COMPLICIT_IN|REPORTED_ACTIVE_IN|REFERS_TO]->(b:Entity)
WHERE r.claims + r.denials = 0
RETURN r.id AS edge
ORDER BY edge
LIMIT $limit
