// title: Claims of a document
// question: What does this document claim, in order of its text?
// param: document id         The document
// param: limit    limit=2000 Most claims to return
// returns: claim, kind, stance, polarity, sentence, start, end, passage
// view: cards
MATCH (d:Document {id: $document})<-[:IN]-(p:Passage)<-[:EVIDENCED_BY]-(c:Claim)
RETURN c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       p.text AS sentence, p.start AS start, p.end AS end, p.id AS passage
ORDER BY start, end, kind, claim
LIMIT $limit
