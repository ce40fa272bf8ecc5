// title: Every node
// question: What stands in the graph, node by node, for a canonical export?
// param: limit int=10000000 Most nodes to return
// returns: labels, id, properties
// view: table
MATCH (n)
RETURN labels(n) AS labels, n.id AS id, properties(n) AS properties
ORDER BY id, labels
LIMIT $limit
