// title: Passages that hold these words
// question: Which sentences and rows speak of this?
// param: text  words    Words; all must occur, the last may be the beginning of a word
// param: limit limit=25 Most passages to return
// returns: passage, sentence, start, document, title, published, score
// view: cards
CALL db.index.fulltext.queryNodes('passage_text', $text, {limit: 500}) YIELD node, score
MATCH (p:Passage {id: node.id})-[:IN]->(d:Document)
RETURN p.id AS passage, p.text AS sentence, p.start AS start, d.id AS document, d.title AS title, d.published AS published, score
ORDER BY score DESC, passage
LIMIT $limit
