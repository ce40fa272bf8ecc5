// title: Standing of projections
// question: How do these lines stand?
// param: edges ids        Ids of projections, such as FLOWS_TO:NPL:IND
// param: limit limit=1000 Most lines to return
// returns: id, standing
// view: table
UNWIND $edges AS edge
CALL (edge) {
  MATCH ()-[r:FLOWS_TO {id: edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:ROUTE_LEG {id: edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:REPORTED_COMPLICIT_IN {id: edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:REPORTED_ACTIVE_IN {id: edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:REFERS_TO {id: edge}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:RANKED {id: edge}]->()
  RETURN r
}
RETURN r.id AS id,
       CASE WHEN r.standing IS NOT NULL THEN r.standing WHEN r.conflict THEN 'disputed' WHEN r.origins > 1 THEN 'corroborated' ELSE 'single' END AS standing
ORDER BY id
LIMIT $limit
