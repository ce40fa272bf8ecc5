// title: Neighbours of an entity
// question: What is this entity reported to be linked with, best evidenced first?
// param: entity    id        The entity
// param: type      text?     Only this relationship type
// param: direction text?     Only "out" or "in"
// param: limit     limit=100 Most neighbours to return
// returns: edge, type, direction, other, other_kind, other_name, claims, origins, standing, first_year, last_year, outcome
// view: graph
// packed: yes
MATCH (e:Entity {id: $entity})-[r:FLOWS_TO|ROUTE_LEG|REPORTED_COMPLICIT_IN|REPORTED_ACTIVE_IN|REFERS_TO]-(o:Entity)
WHERE $type IS NULL OR type(r) = $type
WITH DISTINCT r, o, CASE WHEN startNode(r).id = $entity THEN 'out' ELSE 'in' END AS direction
WHERE $direction IS NULL OR direction = $direction
WITH r.id AS edge, type(r) AS type, direction, o.id AS other,
     [l IN labels(o) WHERE NOT l IN ['Entity', 'OriginRegion']][0] AS other_kind, o.name AS other_name,
     r.claims AS claims, r.origins AS origins, r.standing AS standing, r.first_year AS first_year, r.last_year AS last_year,
     r.outcome AS outcome
ORDER BY origins DESC, claims DESC, edge
LIMIT $limit
RETURN collect([edge, type, direction, other, other_kind, other_name, claims, origins, standing, first_year,
                last_year, outcome]) AS rows
