MATCH (n)
WHERE elementId(n) IN $ids
RETURN elementId(n) AS element, n.id AS id, labels(n) AS labels, coalesce(n.name, n.title, left(n.text, 200)) AS name
ORDER BY element
LIMIT 20000
