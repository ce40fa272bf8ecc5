// title: Tiers of a country, year by year
// question: How has this country been ranked, and where do sources disagree?
// param: country id        The country
// param: limit   limit=100 Most years to return
// returns: year, tiers, conflict, claims, origins, edge
// view: timeline
MATCH (c:Country {id: $country})-[r:RANKED]->(y:TierYear)
RETURN y.year AS year, r.tiers AS tiers, r.conflict AS conflict, r.claims AS claims, r.origins AS origins, r.id AS edge
ORDER BY year
LIMIT $limit
