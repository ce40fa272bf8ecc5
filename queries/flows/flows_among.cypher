// title: Flows among given places
// question: Which flows are reported between any two of these places?
// param: places ids       The places
// param: limit  limit=500 Most flows to return
// returns: id, source, source_name, destination, destination_name, claims, denials, origins, standing, first_year, last_year, years, forms, sectors, victim_groups, stated_routes
// view: graph
// packed: yes
UNWIND $places AS place
MATCH (a:Entity {id: place})-[r:FLOWS_TO]->(b:Entity)
WHERE b.id IN $places
WITH r.id AS id, a.id AS source, a.name AS source_name, b.id AS destination, b.name AS destination_name,
     r.claims AS claims, r.denials AS denials, r.origins AS origins, r.standing AS standing,
     r.first_year AS first_year, r.last_year AS last_year, r.years AS years, r.forms AS forms,
     r.sectors AS sectors, r.victim_groups AS victim_groups, r.stated_routes AS stated_routes
ORDER BY origins DESC, claims DESC, id
LIMIT $limit
RETURN collect([id, source, source_name, destination, destination_name, claims, denials, origins, standing,
                first_year, last_year, years, forms, sectors, victim_groups, stated_routes]) AS rows
