// title: Nodes by label
// question: How many nodes of each kind are there?
// param: limit int=1000 Most labels to return
// returns: label, count
// view: table
MATCH (n)
UNWIND labels(n) AS label
RETURN label, count(*) AS count
ORDER BY label
LIMIT $limit
