// title: What has been read, country by country
// question: How much was read about each country, and where was nothing read?
// param: limit limit=500 Most countries to return
// returns: id, name, documents, claims, origins, first_published, last_published
// view: table
// packed: yes
MATCH (e:Country)
CALL (e) {
  MATCH (e)<-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER]-(c:Claim)
  WHERE NOT c:Tier
  RETURN count(DISTINCT c) AS claims
}
// A tier ranking alone is not reading about a country; a document about it that says nothing is.
CALL (e) {
  CALL (e) {
    MATCH (e)<-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER]-(c:Claim)
    WHERE NOT c:Tier
    MATCH (c)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(d:Document)
    UNWIND c.origins AS origin
    RETURN d, origin
    UNION
    MATCH (d:Document)
    WHERE d.held AND d.topic = e.iso2
    RETURN d, d.origin AS origin
  }
  RETURN count(DISTINCT d) AS documents, count(DISTINCT origin) AS origins, min(d.published) AS first_published,
         max(d.published) AS last_published
}
WITH e.id AS id, e.name AS name, documents, claims, origins, first_published, last_published
ORDER BY name, id
LIMIT $limit
RETURN collect([id, name, documents, claims, origins, first_published, last_published]) AS rows
