// title: Version of the graph
// question: Which version of the graph is this?
// param: limit limit=1 Rows; there is at most one
// returns: version
// view: table
MATCH (m:Meta {id: 'graph'})
RETURN m.version AS version
ORDER BY version
LIMIT $limit
