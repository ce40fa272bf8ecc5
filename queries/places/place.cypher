// title: One place in short
// question: As what is this country, region or place reported, and how much was read about it?
// param: place id      The place
// param: limit limit=1 Rows; there is at most one
// returns: id, kind, name, iso2, iso3, lon, lat, as_source, as_transit, as_destination, documents, tier, tier_year
// view: table
// packed: yes
MATCH (e:Country|Region|Place)
WHERE e.id = $place
CALL (e) {
  OPTIONAL MATCH (e)<-[r:SOURCE|TRANSIT|DESTINATION]-(c:Flow)
  WHERE c.polarity = 'affirmed' AND c.stance <> 'denied'
  RETURN count(CASE WHEN type(r) = 'SOURCE' THEN 1 END) AS as_source,
         count(CASE WHEN type(r) = 'TRANSIT' THEN 1 END) AS as_transit,
         count(CASE WHEN type(r) = 'DESTINATION' THEN 1 END) AS as_destination
}
// A tier ranking alone is not reading about a country; a document about it that says nothing is.
CALL (e) {
  CALL (e) {
    MATCH (e)<-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER]-(c:Claim)
    WHERE NOT c:Tier
    MATCH (c)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(d:Document)
    RETURN d
    UNION
    MATCH (d:Document)
    WHERE d.held AND d.topic = e.iso2
    RETURN d
  }
  RETURN count(d) AS documents
}
CALL (e) {
  OPTIONAL MATCH (e)-[k:RANKED]->(y:TierYear)
  WITH k, y ORDER BY y.year DESC LIMIT 1
  RETURN y.year AS tier_year, CASE WHEN size(k.tiers) > 1 THEN k.tiers[0] + ' or ' + k.tiers[1] ELSE k.tiers[0] END AS tier
}
WITH e.id AS id, [l IN labels(e) WHERE l IN ['Country', 'Region', 'Place']][0] AS kind, e.name AS name, e.iso2 AS iso2,
     e.iso3 AS iso3, e.lon AS lon, e.lat AS lat, as_source, as_transit, as_destination, documents, tier, tier_year
ORDER BY id
LIMIT $limit
RETURN collect([id, kind, name, iso2, iso3, lon, lat, as_source, as_transit, as_destination, documents, tier,
                tier_year]) AS rows
