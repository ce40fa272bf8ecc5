// title: Claims with their sentences, marks and documents
// question: What exactly do these claims say, where, and who published it?
// param: claims ids        Ids of the claims
// param: limit  limit=2000 Most claims to return
// returns: claim, kind, stance, polarity, sentence, context, context_start, passage, start, end, locator, mark_roles, mark_values, mark_starts, mark_ends, names, document, cites, origins, happened_from, happened_to, happened_text, published_on, attributed_to, rule, recorded_by, precision
// view: cards
// packed: yes
UNWIND $claims AS wanted
MATCH (c:Claim {id: wanted})-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)
WITH DISTINCT c, p, d
ORDER BY c.id
LIMIT $limit
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u:Publisher)
OPTIONAL MATCH (q:ExtractionQuality {id: 'quality:' + [l IN labels(c) WHERE l <> 'Claim'][0]})
WHERE c.recorded_by STARTS WITH q.recorder
CALL (c) {
  OPTIONAL MATCH (c)-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER|GROUP|INSTRUMENT|ATTRIBUTED_TO]->(e:Entity)
  RETURN collect(DISTINCT [e.id, e.name]) AS names
}
CALL (p) {
  OPTIONAL MATCH (p)-[:CITES]->(w:Document)
  OPTIONAL MATCH (w)-[:PUBLISHED_BY]->(v:Publisher)
  WITH w, v ORDER BY w.id
  RETURN collect(CASE WHEN w IS NOT NULL THEN [w.id, w.title, v.name, v.country, w.genre, w.published, w.language,
                                               w.licence, w.url, w.file_name, w.held, w.origin] END) AS cites
}
// Some characters before and after, so that the sentence can be read in context without sending the whole text.
WITH c, p, q, names, cites, CASE WHEN p.start > 500 THEN p.start - 500 ELSE 0 END AS context_start, d,
     [d.id, d.title, u.name, u.country, d.genre, d.published, d.language, d.licence, d.url, d.file_name, d.held,
      d.origin] AS document
WITH c.id AS claim, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
     p.text AS sentence, substring(d.text, context_start, p.end - context_start + 500) AS context, context_start,
     p.id AS passage, p.start AS start, p.end AS end, p.locator AS locator, c.mark_roles AS mark_roles,
     c.mark_values AS mark_values, c.mark_starts AS mark_starts, c.mark_ends AS mark_ends, names, document, cites,
     c.origins AS origins, c.happened_from AS happened_from, c.happened_to AS happened_to,
     c.happened_text AS happened_text, c.published_on AS published_on, c.attributed_to AS attributed_to, c.rule AS rule,
     c.recorded_by AS recorded_by, q.precision AS precision
RETURN collect([claim, kind, stance, polarity, sentence, context, context_start, passage, start, end, locator, mark_roles,
                mark_values, mark_starts, mark_ends, names, document, cites, origins, happened_from, happened_to,
                happened_text, published_on, attributed_to, rule, recorded_by, precision]) AS rows
