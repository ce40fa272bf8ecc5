// title: One projection
// question: What does this line say in figures, and how does it stand?
// param: edge  id      Its id, such as FLOWS_TO:NPL:IND
// param: limit limit=1 Rows; there is at most one
// returns: id, type, start, start_kind, start_name, end, end_kind, end_name, claims, denials, origins, standing, first_year, last_year, forms, tiers, outcome
// view: table
CALL () {
  MATCH ()-[r:FLOWS_TO {id: $edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:ROUTE_LEG {id: $edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:REPORTED_COMPLICIT_IN {id: $edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:REPORTED_ACTIVE_IN {id: $edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:REFERS_TO {id: $edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:RANKED {id: $edge}]->()
  RETURN r
}
WITH r, startNode(r) AS a, endNode(r) AS b
RETURN r.id AS id, type(r) AS type,
       a.id AS start, [l IN labels(a) WHERE NOT l IN ['Entity', 'OriginRegion']][0] AS start_kind, a.name AS start_name,
       b.id AS end, [l IN labels(b) WHERE NOT l IN ['Entity', 'OriginRegion']][0] AS end_kind,
       coalesce(b.name, toString(b.year)) AS end_name,
       r.claims AS claims, coalesce(r.denials, 0) AS denials, r.origins AS origins, r.standing AS standing,
       coalesce(r.first_year, b.year) AS first_year, coalesce(r.last_year, b.year) AS last_year,
       coalesce(r.forms, []) AS forms, r.tiers AS tiers, r.outcome AS outcome
ORDER BY id
LIMIT $limit
