// title: The graph in figures
// question: How many documents and claims are there, of which years?
// param: limit limit=1 Rows; there is one
// returns: documents, claims, first_year, last_year
// view: table
CALL () {
  MATCH (d:Document)
  WHERE d.held
  RETURN count(d) AS documents
}
CALL () {
  MATCH (c:Claim)
  RETURN count(c) AS claims
}
CALL () {
  MATCH ()-[r:FLOWS_TO]->()
  RETURN min(r.first_year) AS first_year, max(r.last_year) AS last_year
}
RETURN documents, claims, first_year, last_year
ORDER BY documents
LIMIT $limit
