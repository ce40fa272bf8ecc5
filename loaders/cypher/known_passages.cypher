// Which of the given passages stand in the graph.
MATCH (p:Passage)
WHERE p.id IN $ids
RETURN p.id AS id
