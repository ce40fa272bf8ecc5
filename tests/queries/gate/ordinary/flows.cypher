// Which countries does the graph say people are taken to from Nepal?
// rows: [["India"], ["Kuwait"]]
MATCH (:Country {iso2: 'NP'})-[:FLOWS_TO]->(b) RETURN b.name AS name ORDER BY name

// From where are people taken to Kuwait, and how does each line stand?
// rows: [["Ghana", "alleged_or_risk"], ["Nepal", "disputed"]]
MATCH (a)-[r:FLOWS_TO]->(:Country {iso3: 'KWT'})
RETURN a.name AS origin, r.standing AS standing
ORDER BY origin

// All flows with at least two independent origins
// rows: [["Nepal", "Kuwait", 2], ["Peru", "Chile", 2]]
MATCH (a)-[r:FLOWS_TO]->(b)
WHERE r.origins >= 2
RETURN a.name, b.name, r.origins
ORDER BY a.name, b.name

// Flows that somebody denies
// rows: [["FLOWS_TO:NPL:KWT"], ["FLOWS_TO:TGO:GHA"], ["FLOWS_TO:TGO:NER"]]
MATCH ()-[r:FLOWS_TO]->() WHERE r.denials > 0 RETURN r.id AS id ORDER BY id

// How many flows are there?
// rows: [[10]]
MATCH ()-[r:FLOWS_TO]->() RETURN count(r)

// How many flows of each standing?
// rows: [["alleged_or_risk", 1], ["corroborated", 1], ["denied_only", 2], ["disputed", 1], ["single", 5]]
MATCH ()-[r:FLOWS_TO]->() RETURN r.standing AS standing, count(*) AS flows ORDER BY standing

// Flows inside one country
// rows: [["Chile"]]
MATCH (a)-[r:FLOWS_TO]->(a) RETURN a.name

// Destinations by number of origins countries, at least two
// rows: [["Chile", 3], ["Ghana", 1], ["India", 1]]
MATCH (a)-[:FLOWS_TO]->(b)
WITH b, count(DISTINCT a) AS sources
RETURN b.name AS name, sources
ORDER BY sources = 3 DESC, name LIMIT 3

// Countries that are both a source and a destination
// rows: [["Chile"], ["Ghana"]]
MATCH (x:Country)
WHERE EXISTS { (x)-[:FLOWS_TO]->() } AND EXISTS { ()-[:FLOWS_TO]->(x) }
RETURN x.name ORDER BY x.name

// The same with patterns as predicates
// rows: [["Chile"], ["Ghana"]]
MATCH (x:Country) WHERE (x)-[:FLOWS_TO]->() AND (x)<-[:FLOWS_TO]-() RETURN DISTINCT x.name AS name ORDER BY name

// Places that only receive
// rows: [["India"], ["Italy"], ["Kuwait"], ["Niger"], ["the Gulf"]]
MATCH (b:Entity)<-[:FLOWS_TO]-()
WHERE NOT (b)-[:FLOWS_TO]->()
RETURN DISTINCT b.name AS name
ORDER BY name

// Flows with a form of exploitation, one row a form
// rows: [["begging"], ["domestic_servitude"], ["forced_labour"], ["sex"]]
MATCH ()-[r:FLOWS_TO]->() UNWIND r.forms AS form RETURN DISTINCT form ORDER BY form

// Flows for sexual exploitation
// rows: [["Nepal", "India"], ["Nigeria", "Italy"]]
MATCH (a)-[r:FLOWS_TO]->(b) WHERE 'sex' IN r.forms RETURN a.name AS a, b.name AS b ORDER BY a

// Flows for labour in construction or agriculture
// rows: [["Chile", ["agriculture"]], ["Nepal", ["construction", "domestic_work"]]]
MATCH (a)-[r:FLOWS_TO]->(b)
WHERE any(s IN r.sectors WHERE s IN ['construction', 'agriculture'])
RETURN a.name AS a, r.sectors AS sectors
ORDER BY a

// Flows that speak of the years 2015 to 2016
MATCH (a)-[r:FLOWS_TO]->(b)
WHERE r.first_year <= 2016 AND r.last_year >= 2015
RETURN a.name, b.name, r.first_year, r.last_year
ORDER BY a.name, b.name

// Flows with a stated year between two parameters
// param: {"from": 2014, "to": 2014}
MATCH (a)-[r:FLOWS_TO]->(b)
WHERE any(y IN r.years WHERE $from <= y <= $to)
RETURN r.id ORDER BY r.id

// Flows whose destination is a region
// rows: [["Bolivia", "the Gulf"]]
MATCH (a)-[:FLOWS_TO]->(b:Region) RETURN a.name, b.name

// Flows from places below country level
// rows: [["Puerto Imaginado", "Chile"]]
MATCH (a:Place)-[:FLOWS_TO]->(b:Country) RETURN a.name, b.name

// The origin regions of victims
MATCH (o:OriginRegion) RETURN o.name ORDER BY o.name

// Legs of stated routes
// rows: [["India", "Kuwait"], ["Libya", "Italy"], ["Nepal", "India"], ["Niger", "Libya"], ["Nigeria", "Niger"]]
MATCH (a)-[l:ROUTE_LEG]->(b) RETURN a.name AS a, b.name AS b ORDER BY a

// Stated routes from Nigeria to Italy, with their stops
// rows: [["Nigeria", ["Niger", "Libya"], "Italy"]]
MATCH (f:Flow {stated_route: true})-[:SOURCE]->(a {iso2: 'NG'})
MATCH (f)-[:DESTINATION]->(b)
MATCH (f)-[t:TRANSIT]->(s)
WITH a, b, f, s, t ORDER BY t.position
RETURN a.name, collect(s.name) AS stops, b.name

// Three legs in a row
// rows: [["Nigeria", "Niger", "Libya", "Italy"]]
MATCH (a)-[:ROUTE_LEG]->(b)-[:ROUTE_LEG]->(c)-[:ROUTE_LEG]->(d)
RETURN a.name, b.name, c.name, d.name

// Any path of one to three legs from Nigeria
// rows: [["Niger", 1], ["Libya", 2], ["Italy", 3]]
MATCH p = (a:Country {iso2: 'NG'})-[:ROUTE_LEG*1..3]->(b) RETURN b.name, length(p) AS legs ORDER BY legs

// Shortest chain of legs from Nigeria to Italy
// rows: [[["Nigeria", "Niger", "Libya", "Italy"]]]
MATCH p = shortestPath((a:Country {iso2: 'NG'})-[:ROUTE_LEG*..5]->(b:Country {iso2: 'IT'}))
RETURN [n IN nodes(p) | n.name] AS stops

// The same in the new way of writing it
// rows: [[3]]
MATCH p = SHORTEST 1 (a:Country {iso2: 'NG'})-[:ROUTE_LEG]->{1,5}(b:Country {iso2: 'IT'}) RETURN length(p)

// Every way of at most four lines from Togo to anywhere
MATCH (a:Country {name: 'Togo'})-[r:FLOWS_TO|ROUTE_LEG*1..4]->(b) RETURN DISTINCT b.name AS name ORDER BY name

// Quantified legs
// rows: [["Italy"], ["Libya"], ["Niger"]]
MATCH (a:Country {iso2: 'NG'}) ((x)-[:ROUTE_LEG]->(y)){1,4} (b) RETURN b.name AS name ORDER BY name

// Two countries and everything reported between them
// rows: [["FLOWS_TO", "FLOWS_TO:NPL:IND"], ["ROUTE_LEG", "ROUTE_LEG:NPL:IND"]]
MATCH (a:Country {iso3: 'NPL'})-[r]->(b:Country {iso3: 'IND'}) RETURN type(r) AS type, r.id AS id ORDER BY type

// Flows as a picture
// count: 10
MATCH p = (:Entity)-[:FLOWS_TO]->(:Entity) RETURN p LIMIT 50

// Whole neighbourhood of Kuwait
MATCH (k:Country {iso2: 'KW'})-[r]-(x) RETURN k, r, x LIMIT 100

// Strongest flows first, five of them
MATCH (a)-[r:FLOWS_TO]->(b)
RETURN a.name + ' to ' + b.name AS flow, r.claims AS claims, r.origins AS origins
ORDER BY claims DESC, origins DESC, flow
LIMIT 5

// The second page of flows
// count: 4
MATCH (a)-[r:FLOWS_TO]->(b) RETURN r.id AS id ORDER BY id SKIP 4 LIMIT 4

// Page by parameters
// param: {"skip": 2, "size": 3}
// count: 3
MATCH ()-[r:FLOWS_TO]->() RETURN r.id AS id ORDER BY id SKIP $skip LIMIT $size

// Average number of claims behind a flow
MATCH ()-[r:FLOWS_TO]->() RETURN round(avg(r.claims) * 100) / 100.0 AS mean, max(r.claims) AS most, min(r.claims) AS least

// Share of flows that are disputed or denied
// rows: [[30.0]]
MATCH ()-[r:FLOWS_TO]->()
WITH count(*) AS every, sum(CASE WHEN r.standing IN ['disputed', 'denied_only'] THEN 1 ELSE 0 END) AS contested
RETURN round(1000.0 * contested / every) / 10 AS percent

// Flows from several countries at once
// param: {"countries": ["country:PER", "country:BOL"]}
// rows: [["Bolivia", "the Gulf"], ["Peru", "Chile"]]
MATCH (a:Country)-[:FLOWS_TO]->(b) WHERE a.id IN $countries RETURN a.name AS a, b.name AS b ORDER BY a

// Unwind a list of codes and keep those without a flow
// rows: [["IN"], ["IT"]]
UNWIND ['NP', 'IN', 'IT', 'GH'] AS code
OPTIONAL MATCH (a:Country {iso2: code})-[r:FLOWS_TO]->()
WITH code, count(r) AS flows
WHERE code IN ['IN', 'IT', 'NP']
WITH code, flows WHERE flows = 0
RETURN code ORDER BY code

// Matrix of sources and destinations
MATCH (a)-[r:FLOWS_TO]->(b)
RETURN a.name AS source, collect({to: b.name, claims: r.claims}) AS destinations
ORDER BY source

// Claims behind one line, by stance
// rows: [["asserted", 3], ["denied", 1]]
MATCH (:Country {iso2: 'NP'})<-[:SOURCE]-(f:Flow)-[:DESTINATION]->(:Country {iso2: 'KW'})
RETURN f.stance AS stance, count(f) AS claims ORDER BY stance

// Transit countries and how often they are named
// rows: [["India", 1], ["Libya", 1], ["Niger", 1]]
MATCH (f:Flow)-[:TRANSIT]->(t) RETURN t.name AS name, count(DISTINCT f) AS times ORDER BY times DESC, name

// Countries that are transit in one claim and destination in another
// rows: [["India"]]
MATCH (x)<-[:TRANSIT]-(:Flow), (x)<-[:DESTINATION]-(:Flow {polarity: 'affirmed'})
RETURN DISTINCT x.name

// Flows of women or girls
MATCH (f:Flow)-[:DESTINATION]->(d)
WHERE any(v IN f.victim_groups WHERE v IN ['women', 'girls'])
RETURN f.id, d.name, f.victim_groups ORDER BY f.id

// Flows in which nothing is said about the form
MATCH (f:Flow) WHERE f.forms IS NULL OR size(f.forms) = 0 RETURN count(f) AS unknown

// Lines that connect the neighbours of Nepal among themselves
// count: 0
MATCH (n:Country {iso2: 'NP'})-[:FLOWS_TO]-(x)-[r:FLOWS_TO]-(y)-[:FLOWS_TO]-(n)
WHERE elementId(x) < elementId(y)
RETURN x.name, type(r), y.name

// Two-step chains of flows
// rows: [["Peru", "Chile", "Chile"], ["Puerto Imaginado", "Chile", "Chile"], ["Togo", "Ghana", "Kuwait"]]
MATCH (a)-[:FLOWS_TO]->(b)-[:FLOWS_TO]->(c)
WHERE a <> b
RETURN a.name AS a, b.name AS b, c.name AS c ORDER BY a

// Which flows have a route stated whole?
MATCH (a)-[r:FLOWS_TO]->(b) WHERE r.stated_routes > 0 RETURN a.name AS a, b.name AS b, r.stated_routes ORDER BY a

// Total of claims and denials over everything
MATCH ()-[r:FLOWS_TO]->() RETURN sum(r.claims) AS claims, sum(r.denials) AS denials, sum(r.claims) + sum(r.denials) AS every

// How many flows leave each country, countries without any too
MATCH (c:Country) OPTIONAL MATCH (c)-[r:FLOWS_TO]->() RETURN c.name AS name, count(r) AS leaving ORDER BY leaving DESC, name

// Degree by counting a pattern
MATCH (c:Country) RETURN c.name AS name, COUNT { (c)-[:FLOWS_TO]-() } AS degree ORDER BY degree DESC, name LIMIT 5

// Reciprocal flows
// count: 0
MATCH (a)-[:FLOWS_TO]->(b)-[:FLOWS_TO]->(a) WHERE a.id < b.id RETURN a.name, b.name

// First and last years over all flows
MATCH ()-[r:FLOWS_TO]->() UNWIND r.years AS year RETURN min(year) AS first, max(year) AS last, count(DISTINCT year) AS years

// A histogram of years
MATCH ()-[r:FLOWS_TO]->() UNWIND r.years AS year RETURN year, count(*) AS flows ORDER BY year

// Flows of the last ten years up to a given one
// param: {"year": 2019}
MATCH (a)-[r:FLOWS_TO]->(b) WHERE r.last_year >= $year - 10 AND r.last_year <= $year RETURN r.id ORDER BY r.id
