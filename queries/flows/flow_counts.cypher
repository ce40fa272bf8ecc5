// title: How many flows each filter hides
// question: How many flows are there, and how many does each filter hide when it stands alone?
// param: source      id?     Only from this place
// param: destination id?     Only to this place
// param: involving   id?     Only from or to this place
// param: standing    text?   Only of this standing
// param: min_origins int?    Only with at least so many independent origins
// param: limit       limit=1 Rows; there is one
// returns: total, not_source, not_destination, not_involving, not_standing, not_min_origins
// view: table
MATCH (a:Entity)-[r:FLOWS_TO]->(b:Entity)
RETURN count(r) AS total,
       count(CASE WHEN a.id <> $source THEN 1 END) AS not_source,
       count(CASE WHEN b.id <> $destination THEN 1 END) AS not_destination,
       count(CASE WHEN a.id <> $involving AND b.id <> $involving THEN 1 END) AS not_involving,
       count(CASE WHEN r.standing <> $standing THEN 1 END) AS not_standing,
       count(CASE WHEN r.origins < $min_origins THEN 1 END) AS not_min_origins
ORDER BY total
LIMIT $limit
