// In small letters, without line breaks
// rows: [["Kuwait"]]
match (c:Country) where c.iso2 = 'KW' return c.name as name

// With comments and a name in backticks
// rows: [["Kuwait", 4]]
/* claims that arrive
   somewhere */
MATCH (f:Flow)-[:DESTINATION]->(c:Country {iso2: 'KW'}) // and only there
WITH c, count(DISTINCT f) - 1 AS `claims less one` // five in all
RETURN c.name, `claims less one`

// One map a country
MATCH (c:Country) RETURN c {.name, .iso3, arrives: COUNT { (c)<-[:FLOWS_TO]-() }} AS country ORDER BY c.name

// A pattern comprehension
MATCH (c:Country) RETURN c.name AS name, [(c)-[:FLOWS_TO]->(b) | b.name] AS to ORDER BY name

// A collected subquery
// rows: [["Kuwait", ["Ghana", "Nepal"]]]
MATCH (c:Country {iso2: 'KW'})
RETURN c.name, COLLECT { MATCH (a)-[:FLOWS_TO]->(c) RETURN a.name ORDER BY a.name } AS origins

// How certain, in words
// rows: [["Bolivia", "weak"], ["Ghana", "weak"], ["Nepal", "contested"], ["Peru", "good"]]
MATCH (a:Country)-[r:FLOWS_TO]->(b)
WHERE a.iso2 IN ['NP', 'PE', 'GH', 'BO'] AND b.name <> 'India'
RETURN a.name AS name,
       CASE r.standing WHEN 'corroborated' THEN 'good' WHEN 'disputed' THEN 'contested' ELSE 'weak' END AS certain
ORDER BY name

// Several conditions in brackets
MATCH (a)-[r:FLOWS_TO]->(b)
WHERE (r.claims > 1 AND r.denials = 0) OR (r.origins >= 2 AND NOT r.standing = 'denied_only') OR (r.first_year < 2015 AND size(r.forms) > 0)
RETURN r.id ORDER BY r.id

// Sum of a list
// rows: [[6]]
RETURN reduce(total = 0, n IN [1, 2, 3] | total + n) AS total

// Lists of lists, turned round
MATCH (c:Country)-[r:RANKED]->(y) WITH c, collect(r.tiers) AS all
RETURN c.name AS name, [tiers IN all | [t IN tiers | 'Tier ' + t]] AS written ORDER BY name

// Everything that hangs on Nigeria by lines of any number
MATCH (a:Country {iso2: 'NG'})-[:ROUTE_LEG*]->(b) RETURN DISTINCT b.name AS name ORDER BY name

// Median, spread and percentiles of claims
MATCH ()-[r:FLOWS_TO]->() RETURN percentileCont(r.claims, 0.5) AS median, percentileDisc(r.claims, 0.9) AS p90, stDev(r.claims) AS spread

// Years as a list of numbers, with the gaps
MATCH ()-[r:FLOWS_TO]->() WHERE size(r.years) > 0
WITH min(r.first_year) AS first, max(r.last_year) AS last, collect(r.years) AS every
RETURN first, last, last - first + 1 AS span, size(every) AS lines

// Age of a claim in years, by a date
MATCH (d:Document) WHERE size(d.published) = 10 RETURN d.title AS title, date(d.published).year AS year, duration.between(date(d.published), date('2022-01-01')).years AS age ORDER BY title

// Distance between source and destination
MATCH (a:Country)-[:FLOWS_TO]->(b:Country)
WHERE a <> b AND a.lat IS NOT NULL AND b.lat IS NOT NULL
RETURN a.name AS a, b.name AS b, round(point.distance(point({latitude: a.lat, longitude: a.lon}), point({latitude: b.lat, longitude: b.lon})) / 1000) > 100 AS far
ORDER BY a, b

// Several aggregates at once
MATCH (d:Document)<-[:IN]-(p)<-[:EVIDENCED_BY]-(c:Claim)
WITH d, count(DISTINCT p) AS passages, count(c) AS claims, collect(DISTINCT c.stance) AS stances
RETURN d.genre AS genre, sum(passages) AS passages, sum(claims) AS claims, max(size(stances)) AS most ORDER BY genre

// A list parameter and a flag
// param: {"standings": ["single", "corroborated"], "with_years": true}
MATCH (a)-[r:FLOWS_TO]->(b) WHERE r.standing IN $standings AND (NOT $with_years OR size(r.years) > 0) RETURN r.id ORDER BY r.id

// A map parameter
// param: {"line": {"from": "PER", "to": "CHL"}}
// rows: [["FLOWS_TO:PER:CHL"]]
MATCH (a:Country {iso3: $line.from})-[r:FLOWS_TO]->(b:Country {iso3: $line.to}) RETURN r.id

// Rows of parameters, unwound
// param: {"pairs": [["NPL", "IND"], ["NPL", "KWT"], ["IND", "NPL"]]}
// rows: [["NPL", "IND", 1], ["NPL", "KWT", 1], ["IND", "NPL", 0]]
UNWIND $pairs AS pair
OPTIONAL MATCH (:Country {iso3: pair[0]})-[r:FLOWS_TO]->(:Country {iso3: pair[1]})
RETURN pair[0] AS a, pair[1] AS b, count(r) AS lines

// Text put together
// rows: [["NEPAL (NPL)"]]
MATCH (c:Country {iso2: 'NP'}) RETURN toUpper(c.name) + ' (' + c.iso3 + ')' AS title

// Text cut up
// rows: [["country", "NPL", "npl"]]
MATCH (c:Country {iso2: 'NP'}) WITH split(c.id, ':') AS parts RETURN parts[0], parts[1], toLower(trim(parts[1])) AS small

// Names with an accent or a quote in them
// count: 0
MATCH (x:Entity) WHERE x.name IN ['Côte d\'Ivoire', "Perú", 'São Tomé', '尼泊尔'] RETURN x.name

// Is there a value or not
MATCH (d:Document) RETURN d.title AS title, d.url IS NULL AS no_address, coalesce(d.language, 'unknown') AS language ORDER BY title

// A whole list in one cell, longest first
MATCH (c:Country)<-[:SOURCE|DESTINATION|TRANSIT]-(f:Flow)
WITH c, collect(DISTINCT f.id) AS flows
RETURN c.name AS name, size(flows) AS mentions, flows[0..2] AS examples ORDER BY mentions DESC, name LIMIT 5

// Rank countries and number them
MATCH (c:Country)<-[:DESTINATION]-(f:Flow)
WITH c.name AS name, count(f) AS n ORDER BY n DESC, name
WITH collect({name: name, n: n}) AS ranked
UNWIND range(0, 2) AS i
RETURN i + 1 AS place, ranked[i].name AS name, ranked[i].n AS claims

// Numbers without a graph
// rows: [[7, 1.5, true, null, "x"]]
RETURN 1 + 2 * 3 AS a, 3 / 2.0 AS b, true AND NOT false AS c, null AS d, 'x' AS e

// Counting by three keys
MATCH (f:Flow)-[:SOURCE]->(a), (f)-[:DESTINATION]->(b)
RETURN a.name AS a, b.name AS b, f.stance AS stance, count(*) AS n ORDER BY a, b, stance
