// title: How many flows each filter hides
// question: How many flows are there, and how many does each filter hide when it stands alone?
// param: source      id?     Only from this place
// param: destination id?     Only to this place
// param: involving   id?     Only from or to this place
// param: standings   ids?    Only of these standings
// param: min_origins int?    Only with at least so many independent origins
// param: limit       limit=1 Rows; there is one
// returns: total, matching, not_source, not_destination, not_involving, not_standing, not_min_origins
// view: table
MATCH (a:Entity)-[r:FLOWS_TO]->(b:Entity)
RETURN count(r) AS total,
       count(CASE WHEN ($source IS NULL OR a.id = $source)
                   AND ($destination IS NULL OR b.id = $destination)
                   AND ($involving IS NULL OR a.id = $involving OR b.id = $involving)
                   AND ($standings IS NULL OR r.standing IN $standings)
                   AND ($min_origins IS NULL OR r.origins >= $min_origins) THEN 1 END) AS matching,
       count(CASE WHEN a.id <> $source THEN 1 END) AS not_source,
       count(CASE WHEN b.id <> $destination THEN 1 END) AS not_destination,
       count(CASE WHEN a.id <> $involving AND b.id <> $involving THEN 1 END) AS not_involving,
       count(CASE WHEN NOT r.standing IN $standings THEN 1 END) AS not_standing,
       count(CASE WHEN r.origins < $min_origins THEN 1 END) AS not_min_origins
ORDER BY total
LIMIT $limit
