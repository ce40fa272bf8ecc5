// Tiers of Nepal over the years
// rows: [[2018, ["2"], false], [2019, ["2", "2WL"], true]]
MATCH (:Country {iso2: 'NP'})-[r:RANKED]->(y:TierYear) RETURN y.year AS year, r.tiers AS tiers, r.conflict AS conflict ORDER BY year

// Countries on tier 3
// rows: [["Kuwait", 2019]]
MATCH (c:Country)-[r:RANKED]->(y) WHERE '3' IN r.tiers RETURN c.name, y.year

// Years for which there are tiers
// rows: [[2018], [2019]]
MATCH (y:TierYear) RETURN y.year AS year ORDER BY year

// All countries of one year
// rows: [["Italy", ["1"]], ["Kuwait", ["3"]], ["Nepal", ["2", "2WL"]]]
MATCH (c:Country)-[r:RANKED]->(:TierYear {year: 2019}) RETURN c.name AS name, r.tiers AS tiers ORDER BY name

// Where do sources disagree on a tier?
// rows: [["Nepal", 2019]]
MATCH (c)-[r:RANKED]->(y) WHERE r.conflict RETURN c.name, y.year

// Tier claims with their document
MATCH (c:Country)<-[:COUNTRY]-(t:Tier)-[:EVIDENCED_BY]->()-[:IN]->(d)
RETURN c.name AS country, t.year AS year, t.tier AS tier, d.title AS title ORDER BY country, year, title

// Destination countries and their latest tier
MATCH ()-[:FLOWS_TO]->(c:Country)
OPTIONAL MATCH (c)-[r:RANKED]->(y:TierYear)
WITH c, r, y ORDER BY y.year DESC
WITH c, head(collect(r.tiers)) AS tiers
RETURN DISTINCT c.name AS name, tiers ORDER BY name

// Countries without any tier
MATCH (c:Country) WHERE NOT (c)-[:RANKED]->() RETURN c.name AS name ORDER BY name

// Countries on tier 3 that people are reported to be taken to
// rows: [["Kuwait", 2]]
MATCH (c:Country)-[r:RANKED]->() WHERE '3' IN r.tiers
MATCH (c)<-[f:FLOWS_TO]-()
RETURN c.name, count(DISTINCT f) AS flows

// Tiers as numbers, averaged by year
MATCH (t:Tier) WHERE t.tier IN ['1', '2', '3'] RETURN t.year AS year, avg(toFloat(t.tier)) AS mean ORDER BY year

// Counts of each tier by year
MATCH (t:Tier) RETURN t.year AS year, t.tier AS tier, count(*) AS claims ORDER BY year, tier

// Countries whose tier changed between two years
MATCH (c:Country)-[a:RANKED]->(:TierYear {year: 2018}), (c)-[b:RANKED]->(:TierYear {year: 2019})
WHERE a.tiers <> b.tiers
RETURN c.name, a.tiers, b.tiers

// Watch list in words
MATCH (t:Tier)-[:COUNTRY]->(c) WHERE t.tier = '2WL' RETURN c.name, t.year

// A table with one column a year
MATCH (c:Country)-[r:RANKED]->(y:TierYear)
WITH c, collect([y.year, r.tiers]) AS ranked
RETURN c.name AS name, [x IN ranked WHERE x[0] = 2018 | x[1]] AS y2018, [x IN ranked WHERE x[0] = 2019 | x[1]] AS y2019
ORDER BY name

// Tier next to the number of flows
MATCH (c:Country)
OPTIONAL MATCH (c)-[r:RANKED]->(:TierYear {year: 2019})
WITH c, r.tiers AS tiers
RETURN c.name AS name, tiers, COUNT { (c)<-[:FLOWS_TO]-() } AS arriving, COUNT { (c)-[:FLOWS_TO]->() } AS leaving
ORDER BY arriving + leaving DESC, name
