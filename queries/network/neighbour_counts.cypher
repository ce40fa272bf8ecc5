// title: How many neighbours of each kind
// question: How many links of each relationship type leave or enter this entity?
// param: entity id       The entity
// param: limit  limit=50 Most rows to return
// returns: type, direction, count
// view: table
MATCH (e:Entity {id: $entity})-[r:FLOWS_TO|ROUTE_LEG|REPORTED_COMPLICIT_IN|REPORTED_ACTIVE_IN|REFERS_TO]-(:Entity)
WITH DISTINCT r, CASE WHEN startNode(r).id = $entity THEN 'out' ELSE 'in' END AS direction
RETURN type(r) AS type, direction, count(r) AS count
ORDER BY type, direction DESC
LIMIT $limit
