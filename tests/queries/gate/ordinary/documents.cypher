// Documents with title, publisher and date
// count: 9
MATCH (d:Document {held: true}) OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(u)
RETURN d.title AS title, u.name AS publisher, d.published AS published ORDER BY title

// Works that are only cited
// rows: [["Yearly Review 2016"], ["Yearly Review 2017"]]
MATCH (d:Document) WHERE d.held = false RETURN d.title AS title ORDER BY title

// Which passages cite them?
// rows: [["Girls from Nepal are found in brothels in India [2].", "Yearly Review 2017", "p. 5"], ["Girls from Nepal are sexually exploited in India [1].", "Yearly Review 2016", "p. 4"]]
MATCH (p:Passage)-[c:CITES]->(d:Document) RETURN p.text AS sentence, d.title, c.locator ORDER BY sentence

// Documents that derive from others
// count: 0
MATCH (a:Document)-[r:DERIVES_FROM]->(b:Document) RETURN a.title AS a, r.how, b.title AS b ORDER BY a, b

// Documents by genre
// rows: [["court", 1], ["digest", 1], ["news", 3], ["ngo", 1], ["notes", 1], ["report", 1], ["table", 1]]
MATCH (d:Document) WHERE d.held RETURN d.genre AS genre, count(*) AS documents ORDER BY genre

// Publishers with more than one document
MATCH (u:Publisher)<-[:PUBLISHED_BY]-(d)
WITH u, count(d) AS documents WHERE documents > 1
RETURN u.name AS name, documents ORDER BY name

// Documents about Nepal
// rows: [["Digest on Nepal"], ["Labour Routes Survey"]]
MATCH (d:Document {topic: 'NP'}) RETURN d.title AS title ORDER BY title

// A document that says nothing
// rows: [["A Quiet Year in Peru"]]
MATCH (d:Document {held: true}) WHERE NOT EXISTS { (d)<-[:IN]-(:Passage)<-[:EVIDENCED_BY]-(:Claim) } RETURN d.title

// The text of one document, first characters
MATCH (d:Document {title: 'Record 12'}) RETURN left(d.text, 60) AS beginning, size(d.text) AS length

// Passages in reading order
MATCH (d:Document {title: 'Record 12'})<-[:IN]-(p:Passage) RETURN p.start, p.end, p.text ORDER BY p.start

// Passages that mention Nepal
// count: 8
MATCH (p:Passage) WHERE p.text CONTAINS 'Nepal' AND NOT p.text STARTS WITH 'country' AND NOT p.text CONTAINS 'Tier' RETURN p.text ORDER BY p.text

// Full text: passages about brothels
// rows: [["Girls from Nepal are found in brothels in India [2]."]]
CALL db.index.fulltext.queryNodes('passage_text', 'brothels') YIELD node, score
RETURN node.text AS sentence ORDER BY score DESC

// Full text with a parameter, and the claims of what it finds
// param: {"words": "convicted OR acquitted"}
CALL db.index.fulltext.queryNodes('passage_text', $words) YIELD node AS p, score
MATCH (p)<-[:EVIDENCED_BY]-(c:Claim)
RETURN p.text AS sentence, c.stance AS stance, round(score, 2) > 0 AS found ORDER BY sentence

// Full text over names
CALL db.index.fulltext.queryNodes("entity_name", "nepal~") YIELD node RETURN node.name AS name ORDER BY name LIMIT 5

// Full text over titles, joined with the publisher
CALL db.index.fulltext.queryNodes('document_title', 'gazette') YIELD node, score
WITH node, score WHERE score > 0.1
OPTIONAL MATCH (node)-[:PUBLISHED_BY]->(u)
RETURN node.title, u.name

// Documents published in 2019 or later
MATCH (d:Document) WHERE d.published >= '2019' RETURN d.title AS title, d.published ORDER BY d.published, title

// Documents by decade
MATCH (d:Document) WHERE d.published IS NOT NULL
WITH toInteger(substring(d.published, 0, 4)) AS year, d
RETURN (year / 10) * 10 AS decade, count(d) AS documents ORDER BY decade

// Documents and the countries their claims are about
MATCH (d:Document)<-[:IN]-(:Passage)<-[:EVIDENCED_BY]-(c:Claim)-->(x:Country)
RETURN d.title AS title, collect(DISTINCT x.name) AS countries ORDER BY title

// Which two documents speak of the same flow?
MATCH (d1:Document)<-[:IN]-()<-[:EVIDENCED_BY]-(f1:Flow)-[:SOURCE]->(a)<-[:SOURCE]-(f2:Flow)-[:EVIDENCED_BY]->()-[:IN]->(d2:Document)
WHERE d1.id < d2.id AND EXISTS { (f1)-[:DESTINATION]->(b)<-[:DESTINATION]-(f2) }
RETURN DISTINCT d1.title AS one, d2.title AS two ORDER BY one, two

// Origin keys and the documents that share them
MATCH (d:Document) WITH d.origin AS origin, collect(d.title) AS titles WHERE size(titles) > 1 RETURN origin, titles

// Documents without a licence line
MATCH (d:Document) WHERE d.licence IS NULL RETURN count(d) AS documents

// Documents without a publisher
// count: 0
MATCH (d:Document) WHERE NOT (d)-[:PUBLISHED_BY]->() RETURN d.title

// Longest passages
MATCH (p:Passage) RETURN p.text AS text, size(p.text) AS length ORDER BY length DESC, text LIMIT 3

// Words in a passage
MATCH (p:Passage) WHERE p.text STARTS WITH 'Chile opened' RETURN split(p.text, ' ') AS words, size(split(p.text, ' ')) AS n

// Passages of tables
// count: 4
MATCH (p:Passage)-[:IN]->(:Document {genre: 'table'}) RETURN p.text, p.locator ORDER BY p.start

// Sentences with a year in them
// count: 11
MATCH (p:Passage) WHERE p.text =~ '.*[(]?(19|20)[0-9]{2}.*' AND NOT p.text STARTS WITH 'country' RETURN p.text

// Evidence of one line as a little bibliography
MATCH (:Country {iso2: 'PE'})<-[:SOURCE]-(f:Flow)-[:DESTINATION]->(:Country {iso2: 'CL'}),
      (f)-[:EVIDENCED_BY]->(p)-[:IN]->(d)-[:PUBLISHED_BY]->(u)
RETURN u.name + ', ' + d.title + ' (' + coalesce(d.published, 'no date') + ')' AS reference, p.text AS sentence
ORDER BY reference

// When was what loaded?
MATCH (r:Run) RETURN r.claims, r.documents, r.version ORDER BY r.loaded_at DESC LIMIT 1

// Which version of the graph is this?
// count: 1
MATCH (m:Meta {id: 'graph'}) RETURN m.version, m.serial

// Publishers by country
MATCH (u:Publisher) RETURN coalesce(u.country, 'unknown') AS country, collect(u.name) AS publishers ORDER BY country
