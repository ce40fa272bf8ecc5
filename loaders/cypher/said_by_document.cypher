// What each claim of a document says, flat and in order, a page at a time.
MATCH (:Document {id: $document})<-[:IN]-(p:Passage)<-[:EVIDENCED_BY]-(c:Claim)
WHERE c.id > $after
RETURN c.id AS id, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, c.stance AS stance, c.polarity AS polarity,
       c.mark_roles AS roles, c.mark_values AS values, c.happened_from AS happened_from, c.happened_to AS happened_to,
       c.attributed_to AS attributed_to, p.text AS text
ORDER BY id
LIMIT $limit
