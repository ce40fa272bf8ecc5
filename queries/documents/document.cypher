// title: One document with its text
// question: What does this document say, and who published it?
// param: document id      The document
// param: limit    limit=1 Rows; there is at most one
// returns: id, title, publisher, publisher_country, genre, published, language, licence, url, file_name, held, origin, text
// view: cards
MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN d.id AS id, d.title AS title, u.name AS publisher, u.country AS publisher_country, d.genre AS genre,
       d.published AS published, d.language AS language, d.licence AS licence, d.url AS url, d.file_name AS file_name,
       d.held AS held, d.origin AS origin, d.text AS text
ORDER BY id
LIMIT $limit
