// title: How many flows claims of given years or forms report
// question: How many flows have a claim, affirming or denying, of these years or of these forms?
// param: year_from year?   First year
// param: year_to   year?   Last year
// param: forms     ids?    One of these forms of exploitation
// param: limit     limit=1 Rows; there is one
// returns: matching
// view: table
CALL () {
  // The projection holds the years and forms of all claims that affirm; only those that oppose are looked at one by one.
  MATCH (:Entity)-[r:FLOWS_TO]->(:Entity)
  WHERE ($forms IS NULL OR any(f IN r.forms WHERE f IN $forms))
    AND (($year_from IS NULL AND $year_to IS NULL)
         OR any(y IN r.years WHERE ($year_from IS NULL OR y >= $year_from) AND ($year_to IS NULL OR y <= $year_to)))
  RETURN r
  UNION
  MATCH (c:Flow)
  WHERE c.polarity = 'negated' OR c.stance = 'denied'
  WITH c, toInteger(left(coalesce(c.happened_from, c.happened_to, c.published_on), 4)) AS first,
       toInteger(left(coalesce(c.happened_to, c.happened_from, c.published_on), 4)) AS last
  WHERE ($forms IS NULL OR any(f IN c.forms WHERE f IN $forms))
    AND ($year_from IS NULL OR last >= $year_from)
    AND ($year_to IS NULL OR first <= $year_to)
  MATCH (a:Entity)<-[:SOURCE]-(c)-[:DESTINATION]->(b:Entity)
  MATCH (a)-[r:FLOWS_TO]->(b)
  RETURN r
}
RETURN count(r) AS matching
ORDER BY matching
LIMIT $limit
