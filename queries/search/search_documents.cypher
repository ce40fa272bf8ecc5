// title: Documents by title
// question: Which documents bear these words in their title?
// param: text  words    Words; all must occur, the last may be the beginning of a word
// param: limit limit=25 Most documents to return
// returns: document, title, genre, published, score
// view: table
CALL db.index.fulltext.queryNodes('document_title', $text, {limit: 200}) YIELD node, score
WITH node AS d, score
RETURN d.id AS document, d.title AS title, d.genre AS genre, d.published AS published, score
ORDER BY score DESC, document
LIMIT $limit
