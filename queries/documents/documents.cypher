// title: Documents by title
// question: Which documents are held or cited?
// param: after_title text?     Title of the last document of the page before
// param: after_id    id?       Its id
// param: held        flag?     Only held (true) or only cited (false)
// param: limit       limit=100 Most documents to return
// returns: id, title, publisher, publisher_country, genre, published, language, licence, url, file_name, held, origin
// view: table
MATCH (d:Document)
WHERE ($held IS NULL OR d.held = $held)
  AND ($after_title IS NULL OR d.title > $after_title OR (d.title = $after_title AND d.id > $after_id))
WITH d
ORDER BY d.title, d.id
LIMIT $limit
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
RETURN d.id AS id, d.title AS title, u.name AS publisher, u.country AS publisher_country, d.genre AS genre,
       d.published AS published, d.language AS language, d.licence AS licence, d.url AS url, d.file_name AS file_name,
       d.held AS held, d.origin AS origin
ORDER BY title, id
