// Publishers after a document has gone: without documents they go, else they are named as the remaining ones name them.
UNWIND $ids AS id
MATCH (u:Publisher {id: id})
OPTIONAL MATCH (u)<-[r:PUBLISHED_BY]-()
WITH u, min(r.name) AS name, min(r.country) AS country, count(r) AS documents
SET u.name = coalesce(name, u.name), u.country = country
WITH u, documents
WHERE documents = 0
DELETE u
