// The second label of places that are the source of an affirmed flow: set and taken away from given ids.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (n)-[f:FLOWS_TO]->()
WHERE f.claims > 0
WITH n, count(f) > 0 AS is_origin
FOREACH (_ IN CASE WHEN is_origin THEN [1] ELSE [] END | SET n:OriginRegion)
FOREACH (_ IN CASE WHEN is_origin THEN [] ELSE [1] END | REMOVE n:OriginRegion)
