// title: Texts of documents
// question: In which texts do the offsets count?
// param: limit int=10000000 Most documents to return
// returns: document, text
// view: table
MATCH (d:Document)
WHERE d.text IS NOT NULL
RETURN d.id AS document, d.text AS text
ORDER BY document
LIMIT $limit
