// title: One entity
// question: What is this?
// param: entity id      Its id
// param: limit  limit=1 Rows; there is at most one
// returns: id, kind, name
// view: table
MATCH (e:Entity {id: $entity})
RETURN e.id AS id, [l IN labels(e) WHERE NOT l IN ['Entity', 'OriginRegion']][0] AS kind, e.name AS name
ORDER BY id
LIMIT $limit
