// title: Every relationship
// question: What stands in the graph, relationship by relationship, for a canonical export?
// param: limit int=10000000 Most relationships to return
// returns: start, type, end, properties
// view: table
MATCH (a)-[r]->(b)
RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties
ORDER BY start, type, end
LIMIT $limit
