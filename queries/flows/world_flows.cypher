// title: Reported flows of the whole graph
// question: Which flows are reported anywhere, strongest first?
// param: source      id?        Only from this place
// param: destination id?        Only to this place
// param: involving   id?        Only from or to this place
// param: standings   ids?       Only of these standings
// param: min_origins int?       Only with at least so many independent origins
// param: limit       limit=1000 Most flows to return
// returns: id, source, source_name, destination, destination_name, claims, denials, origins, standing, first_year, last_year, years, forms, sectors, victim_groups, stated_routes
// view: map
// packed: yes
MATCH (a:Entity)-[r:FLOWS_TO]->(b:Entity)
WHERE ($source IS NULL OR a.id = $source)
  AND ($destination IS NULL OR b.id = $destination)
  AND ($involving IS NULL OR a.id = $involving OR b.id = $involving)
  AND ($standings IS NULL OR r.standing IN $standings)
  AND ($min_origins IS NULL OR r.origins >= $min_origins)
WITH r.id AS id, a.id AS source, a.name AS source_name, b.id AS destination, b.name AS destination_name,
     r.claims AS claims, r.denials AS denials, r.origins AS origins, r.standing AS standing,
     r.first_year AS first_year, r.last_year AS last_year, r.years AS years, r.forms AS forms,
     r.sectors AS sectors, r.victim_groups AS victim_groups, r.stated_routes AS stated_routes
ORDER BY origins DESC, claims DESC, id
LIMIT $limit
RETURN collect([id, source, source_name, destination, destination_name, claims, denials, origins, standing,
                first_year, last_year, years, forms, sectors, victim_groups, stated_routes]) AS rows
