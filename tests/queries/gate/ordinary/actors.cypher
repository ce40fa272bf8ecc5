// Which officials are in the graph?
// rows: [["Invented Commander", "border commander", "LY"]]
MATCH (o:Official) RETURN o.name, o.role, o.country

// How far did the case against him go?
// rows: [["2016", ["convicted"]], ["2017", ["acquitted"]]]
MATCH (c:Complicity)-[:ACTOR]->(:Official {name: 'Invented Commander'})
RETURN c.happened_from AS year, c.legal_status AS status ORDER BY year

// The latest outcome only
// rows: [["Invented Commander", ["acquitted"]]]
MATCH (c:Complicity)-[:ACTOR]->(o:Official)
WITH o, c ORDER BY c.happened_from DESC
WITH o, head(collect(c)) AS latest
RETURN o.name, latest.legal_status

// What the projection says of him
MATCH (o:Official)-[r:REPORTED_COMPLICIT_IN]->(c:Country) RETURN o.name, r.outcome, r.standing, c.name

// Groups and where they are reported
// rows: [["Blue Lantern", "Nepal"], ["Red Kite", "Libya"]]
MATCH (s:Syndicate)-[:REPORTED_ACTIVE_IN]->(c) RETURN s.name AS name, c.name AS place ORDER BY name

// What part do groups play?
// rows: [["Blue Lantern", ["recruiter"]], ["Red Kite", ["transporter"]]]
MATCH (g:GroupRole)-[:GROUP]->(s:Syndicate) RETURN s.name AS name, g.roles AS roles ORDER BY name

// Groups that move people in countries which are on a stated route
// rows: [["Red Kite", "Libya"]]
MATCH (s:Syndicate)-[:REPORTED_ACTIVE_IN]->(c:Country)
WHERE EXISTS { MATCH (c)-[:ROUTE_LEG]-() } AND EXISTS { MATCH (s)<-[:GROUP]-(g:GroupRole) WHERE 'transporter' IN g.roles }
RETURN s.name, c.name

// Groups and officials tied to one country
MATCH (x)-[r:REPORTED_ACTIVE_IN|REPORTED_COMPLICIT_IN]->(c:Country {iso2: 'LY'})
RETURN labels(x) AS kind, x.name AS name, type(r) AS link ORDER BY name

// Officials in the same country as a group (proximity only, no link)
// rows: [["Invented Commander", "Red Kite"]]
MATCH (o:Official)-[:REPORTED_COMPLICIT_IN]->(c)<-[:REPORTED_ACTIVE_IN]-(s:Syndicate) RETURN o.name, s.name

// Who refers to whom?
// rows: [["Invented Labour Office", "Sunrise Shelter"]]
MATCH (a)-[:REFERS_TO]->(b) RETURN a.name, b.name

// Agencies by country
// rows: [["KW", ["Invented Ministry"]], ["NP", ["Invented Labour Office"]]]
MATCH (a:Agency) RETURN a.country AS country, collect(a.name) AS agencies ORDER BY country

// Agencies and the country node they belong to
MATCH (a:Agency)-[:OF_COUNTRY]->(c:Country) RETURN a.name AS agency, c.name AS country ORDER BY agency

// Organizations that are no part of a state
// rows: [["Sunrise Shelter"]]
MATCH (o:Organization) RETURN o.name

// Named and unnamed groups
MATCH (s:Syndicate) RETURN s.named AS named, count(*) AS groups

// All actors of any kind
// rows: [["Blue Lantern"], ["Invented Commander"], ["Invented Labour Office"], ["Invented Ministry"], ["Red Kite"], ["Sunrise Shelter"]]
MATCH (x:Agency|Organization|Official|Syndicate) RETURN x.name AS name ORDER BY name

// Actors that only one claim mentions
MATCH (x:Entity)<--(c:Claim)
WHERE x:Agency OR x:Syndicate OR x:Official OR x:Organization
WITH x, count(DISTINCT c) AS claims
WHERE claims = 1
RETURN x.name AS name ORDER BY name

// Countries with the most different actors
MATCH (c:Country)<-[:OF_COUNTRY]-(x) RETURN c.name AS country, count(DISTINCT x) AS actors, collect(DISTINCT x.name) AS names ORDER BY actors DESC, country

// Everything within two steps of a group
MATCH p = (s:Syndicate {name: 'Red Kite'})-[*1..2]-(x) RETURN p LIMIT 40

// Everything within two steps, only names
MATCH (s:Syndicate {id: 'syndicate:red-kite'})-[*1..2]-(x:Entity) RETURN DISTINCT x.name AS name ORDER BY name

// Shared neighbours of a group and an official
// rows: [["Libya"]]
MATCH (s:Syndicate {name: 'Red Kite'})--(x:Country)--(o:Official {name: 'Invented Commander'}) RETURN DISTINCT x.name

// Path between a shelter and a ministry through any links
MATCH p = shortestPath((a:Organization {name: 'Sunrise Shelter'})-[*..6]-(b:Agency {name: 'Invented Labour Office'})) RETURN length(p) AS steps

// All shortest paths between two countries
// count: 0
MATCH p = allShortestPaths((a:Country {iso2: 'NP'})-[:FLOWS_TO|ROUTE_LEG*..4]-(b:Country {iso2: 'IT'})) RETURN [n IN nodes(p) | n.name] AS names

// Who is assessed and how?
MATCH (a:Assessment)-[:ASSESSED]->(x), (a)-[:EVIDENCED_BY]->(p)-[:IN]->(d) RETURN x.name, a.area, a.rating, p.text, d.title

// Names that begin with a given text
// param: {"start": "Invented"}
// rows: [["Invented Act 7"], ["Invented Commander"], ["Invented Labour Office"], ["Invented Ministry"]]
MATCH (x:Entity) WHERE x.name STARTS WITH $start RETURN x.name AS name ORDER BY name

// Names that end with it, whatever the case
// rows: [["Invented Ministry"]]
MATCH (x:Entity) WHERE toLower(x.name) ENDS WITH 'ministry' RETURN x.name

// Entities by label combination
MATCH (x:Entity) RETURN labels(x) AS kind, count(*) AS n ORDER BY n DESC, kind

// Entities that no claim speaks of
// count: 0
MATCH (x:Entity) WHERE NOT (x)<--(:Claim) RETURN x.name AS name, labels(x) AS kind ORDER BY name

// The legal statuses that occur
// rows: [["acquitted"], ["convicted"]]
MATCH (c:Complicity) UNWIND c.legal_status AS status RETURN DISTINCT status ORDER BY status

// Complicity with the act and the sentence that says so
MATCH (c:Complicity)-[:EVIDENCED_BY]->(p) RETURN c.act AS act, c.legal_status AS status, p.text AS sentence ORDER BY sentence

// Officials with an acquittal after a conviction
// rows: [["Invented Commander"]]
MATCH (o:Official)<-[:ACTOR]-(first:Complicity), (o)<-[:ACTOR]-(later:Complicity)
WHERE 'convicted' IN first.legal_status AND 'acquitted' IN later.legal_status AND later.happened_from > first.happened_from
RETURN o.name

// Actors and how many origins speak of them
MATCH (x:Entity)<--(c:Claim)
WHERE NOT x:Country
UNWIND c.origins AS origin
RETURN x.name AS name, count(DISTINCT origin) AS origins ORDER BY origins DESC, name

// Is an agency named both as referrer and as assessed?
// count: 0
MATCH (x)<-[:REFERRER]-(), (x)<-[:ASSESSED]-() RETURN x.name

// Two kinds of links, as one list
MATCH (s:Syndicate)-[:REPORTED_ACTIVE_IN]->(c) RETURN s.name AS who, c.name AS place
UNION
MATCH (o:Official)-[:REPORTED_COMPLICIT_IN]->(c) RETURN o.name AS who, c.name AS place

// The same, repeated rows kept, sorted at the end
CALL () {
  MATCH (s:Syndicate)-[:REPORTED_ACTIVE_IN]->(c) RETURN s.name AS who, c.name AS place
  UNION ALL
  MATCH (o:Official)-[:REPORTED_COMPLICIT_IN]->(c) RETURN o.name AS who, c.name AS place
}
RETURN who, place ORDER BY who

// Three strongest neighbours of each place, by a subquery
MATCH (a:Country)
CALL (a) {
  MATCH (a)-[r:FLOWS_TO]->(b)
  RETURN b, r ORDER BY r.claims DESC LIMIT 3
}
RETURN a.name AS a, collect(b.name) AS strongest ORDER BY a

// The older way to write a subquery
MATCH (a:Country)
CALL {
  WITH a
  OPTIONAL MATCH (a)<-[:SOURCE]-(f:Flow)
  RETURN count(f) AS told
}
RETURN a.name AS name, told ORDER BY told DESC, name LIMIT 5
