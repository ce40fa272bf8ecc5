// title: Entities by name
// question: Which country, place, body or group is meant by these letters?
// param: name  names    Beginning of a name; small misspellings are forgiven
// param: limit limit=25 Most entities to return
// returns: id, kind, name, country, mentions, score
// view: table
CALL db.index.fulltext.queryNodes('entity_name', $name, {limit: 200}) YIELD node, score
WITH node AS e, score
WITH e, [l IN labels(e) WHERE NOT l IN ['Entity', 'OriginRegion']][0] AS kind, COUNT { (e)<--(:Claim) } AS mentions, score
RETURN e.id AS id, kind, e.name AS name, e.country AS country, mentions,
       score * (CASE kind WHEN 'Country' THEN 2.0 WHEN 'Region' THEN 1.2 ELSE 1.0 END) * (1.0 + log10(1 + mentions) / 4) AS score
ORDER BY score DESC, id
LIMIT $limit
