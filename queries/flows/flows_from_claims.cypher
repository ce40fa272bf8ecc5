// title: Flows under filters, computed from claims
// question: Which flows do claims of these years and forms report, and how do they stand on those claims alone?
// param: source      id?        Only from this place
// param: destination id?        Only to this place
// param: involving   id?        Only from or to this place
// param: year_from   year?      Only claims that speak of this year or later
// param: year_to     year?      Only claims that speak of this year or earlier
// param: forms       ids?       Only claims that name one of these forms of exploitation
// param: stances     ids?       Only claims of these stances
// param: standings   ids?       Only flows of these standings on the claims left
// param: min_origins int?       Only flows that so many independent origins assert
// param: limit       limit=1000 Most flows to return
// returns: id, source, source_name, destination, destination_name, claims, denials, origins, standing, first_year, last_year, years, forms, sectors, victim_groups, stated_routes
// view: map
// packed: yes
MATCH (a:Entity)
WHERE $source IS NULL OR a.id = $source
// The source is chosen first, so that a question about one place does not expand the whole world.
WITH a
MATCH (a)<-[:SOURCE]-(c:Flow)-[:DESTINATION]->(b:Entity)
WHERE ($destination IS NULL OR b.id = $destination)
  AND ($involving IS NULL OR a.id = $involving OR b.id = $involving)
  AND ($forms IS NULL OR any(f IN c.forms WHERE f IN $forms))
  AND ($stances IS NULL OR c.stance IN $stances)
// A claim speaks of the years it states, else of the year its document was published.
WITH a, b, c, c.polarity = 'negated' OR c.stance = 'denied' AS opposes,
     toInteger(left(coalesce(c.happened_from, c.happened_to, c.published_on), 4)) AS first,
     toInteger(left(coalesce(c.happened_to, c.happened_from, c.published_on), 4)) AS last
WHERE ($year_from IS NULL OR last >= $year_from)
  AND ($year_to IS NULL OR first <= $year_to)
WITH a, b, count(DISTINCT CASE WHEN NOT opposes THEN c END) AS claims, count(DISTINCT CASE WHEN opposes THEN c END) AS denials,
     collect(CASE WHEN NOT opposes AND c.stance = 'asserted' THEN c.origins ELSE [] END) AS origin_lists,
     collect(CASE WHEN NOT opposes AND first IS NOT NULL THEN [first, last] END) AS spans,
     collect(CASE WHEN NOT opposes THEN coalesce(c.forms, []) ELSE [] END) AS form_lists,
     collect(CASE WHEN NOT opposes THEN coalesce(c.sectors, []) ELSE [] END) AS sector_lists,
     collect(CASE WHEN NOT opposes THEN coalesce(c.victim_groups, []) ELSE [] END) AS group_lists,
     count(DISTINCT CASE WHEN NOT opposes AND c.stated_route THEN c END) AS stated_routes
CALL (origin_lists) {
  UNWIND origin_lists AS list
  UNWIND list AS item
  RETURN count(DISTINCT item) AS origins
}
WITH *, CASE
  WHEN denials > 0 AND claims > 0 THEN 'disputed'
  WHEN denials > 0 THEN 'denied_only'
  WHEN origins >= 2 THEN 'corroborated'
  WHEN origins = 1 THEN 'single'
  ELSE 'alleged_or_risk'
END AS standing
WHERE ($standings IS NULL OR standing IN $standings)
  AND ($min_origins IS NULL OR origins >= $min_origins)
WITH a, b, claims, denials, origins, standing, spans, form_lists, sector_lists, group_lists, stated_routes
ORDER BY origins DESC, claims DESC, a.id, b.id
LIMIT $limit
CALL (spans) {
  UNWIND spans AS span
  UNWIND (CASE WHEN span[1] >= span[0] AND span[1] - span[0] <= 60 THEN range(span[0], span[1]) ELSE span END) AS year
  WITH DISTINCT year ORDER BY year
  RETURN collect(year) AS years
}
CALL (form_lists) {
  UNWIND form_lists AS list
  UNWIND list AS item
  WITH DISTINCT item ORDER BY item
  RETURN collect(item) AS forms
}
CALL (sector_lists) {
  UNWIND sector_lists AS list
  UNWIND list AS item
  WITH DISTINCT item ORDER BY item
  RETURN collect(item) AS sectors
}
CALL (group_lists) {
  UNWIND group_lists AS list
  UNWIND list AS item
  WITH DISTINCT item ORDER BY item
  RETURN collect(item) AS victim_groups
}
MATCH (a)-[r:FLOWS_TO]->(b)
WITH r.id AS id, a.id AS source, a.name AS source_name, b.id AS destination, b.name AS destination_name, claims, denials,
     origins, standing, years[0] AS first_year, years[-1] AS last_year, years, forms, sectors, victim_groups, stated_routes
ORDER BY origins DESC, claims DESC, id
RETURN collect([id, source, source_name, destination, destination_name, claims, denials, origins, standing,
                first_year, last_year, years, forms, sectors, victim_groups, stated_routes]) AS rows
