// title: How many flows claims of given years, form and stance report
// question: How many flows pass these filters, judged from claims?
// param: source      id?     Only from this place
// param: destination id?     Only to this place
// param: involving   id?     Only from or to this place
// param: year_from   year?   Only claims that speak of this year or later
// param: year_to     year?   Only claims that speak of this year or earlier
// param: forms       ids?    Only claims that name one of these forms of exploitation
// param: stances     ids?    Only claims of these stances
// param: standings   ids?    Only flows of these standings on the claims left
// param: min_origins int?    Only flows that so many independent origins assert
// param: limit       limit=1 Rows; there is one
// returns: matching
// view: table
MATCH (a:Entity)
WHERE $source IS NULL OR a.id = $source
// The source is chosen first, so that a question about one place does not expand the whole world.
WITH a
MATCH (a)<-[:SOURCE]-(c:Flow)-[:DESTINATION]->(b:Entity)
WHERE ($destination IS NULL OR b.id = $destination)
  AND ($involving IS NULL OR a.id = $involving OR b.id = $involving)
  AND ($forms IS NULL OR any(f IN c.forms WHERE f IN $forms))
  AND ($stances IS NULL OR c.stance IN $stances)
WITH a, b, c, c.polarity = 'negated' OR c.stance = 'denied' AS opposes,
     toInteger(left(coalesce(c.happened_from, c.happened_to, c.published_on), 4)) AS first,
     toInteger(left(coalesce(c.happened_to, c.happened_from, c.published_on), 4)) AS last
WHERE ($year_from IS NULL OR last >= $year_from)
  AND ($year_to IS NULL OR first <= $year_to)
WITH a, b, count(CASE WHEN NOT opposes THEN 1 END) AS claims, count(CASE WHEN opposes THEN 1 END) AS denials,
     collect(CASE WHEN NOT opposes AND c.stance = 'asserted' THEN c.origins ELSE [] END) AS origin_lists
CALL (origin_lists) {
  UNWIND origin_lists AS list
  UNWIND list AS item
  RETURN count(DISTINCT item) AS origins
}
WITH a, b, origins, CASE
  WHEN denials > 0 AND claims > 0 THEN 'disputed'
  WHEN denials > 0 THEN 'denied_only'
  WHEN origins >= 2 THEN 'corroborated'
  WHEN origins = 1 THEN 'single'
  ELSE 'alleged_or_risk'
END AS standing
WHERE ($standings IS NULL OR standing IN $standings)
  AND ($min_origins IS NULL OR origins >= $min_origins)
RETURN count(*) AS matching
ORDER BY matching
LIMIT $limit
