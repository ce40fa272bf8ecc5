// title: Documents about an entity
// question: Which documents make a claim about this entity, or are about this country?
// param: entity id        Country, region, place, agency, group …
// param: limit  limit=200 Most documents to return
// returns: id, title, publisher, publisher_country, genre, published, language, licence, url, file_name, held, origin
// view: table
MATCH (e:Entity {id: $entity})
CALL (e) {
  MATCH (e)<-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER|GROUP|INSTRUMENT]-(c:Claim)
  MATCH (c)-[:EVIDENCED_BY]->(:Passage)-[:IN]->(d:Document)
  RETURN d
  UNION
  MATCH (d:Document)
  WHERE d.held AND d.topic = e.iso2
  RETURN d
}
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN d.id AS id, d.title AS title, u.name AS publisher, u.country AS publisher_country, d.genre AS genre,
       d.published AS published, d.language AS language, d.licence AS licence, d.url AS url, d.file_name AS file_name,
       d.held AS held, d.origin AS origin
ORDER BY published DESC, title, id
LIMIT $limit
