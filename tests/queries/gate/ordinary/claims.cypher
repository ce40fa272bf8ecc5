// How many claims of each kind?
// rows: [["Action", 1], ["Assessment", 1], ["Complicity", 2], ["Flow", 16], ["GroupRole", 2], ["Legislation", 1], ["Referral", 1], ["Response", 1], ["Statistic", 1], ["Tier", 6]]
MATCH (c:Claim)
UNWIND [l IN labels(c) WHERE l <> 'Claim'] AS kind
RETURN kind, count(*) AS claims ORDER BY kind

// How many claims at all?
// rows: [[32]]
MATCH (c:Claim) RETURN count(*)

// Claims by stance and polarity
MATCH (c:Claim) RETURN c.stance AS stance, c.polarity AS polarity, count(*) AS n ORDER BY stance, polarity

// What is denied, and in which words
// rows: [["A spokesman of the Invented Ministry denied that anybody is taken from Nepal to Kuwait."], ["Officials denied that workers from Togo are exploited in Ghana."]]
MATCH (c:Claim {stance: 'denied'})-[:EVIDENCED_BY]->(p:Passage) RETURN p.text AS sentence ORDER BY sentence

// What is negated
// rows: [["No victims from Togo were found in Niger."]]
MATCH (c:Claim)-[:EVIDENCED_BY]->(p) WHERE c.polarity = 'negated' RETURN p.text

// Sentences behind one line, with publisher and date
MATCH (:Country {iso3: 'NPL'})<-[:SOURCE]-(f:Flow)-[:DESTINATION]->(:Country {iso3: 'IND'})
MATCH (f)-[:EVIDENCED_BY]->(p:Passage)-[:IN]->(d:Document)-[:PUBLISHED_BY]->(u:Publisher)
RETURN p.text AS sentence, u.name AS publisher, d.published AS published, f.stance AS stance
ORDER BY published, sentence

// Sentences that state more than one claim
// rows: [["A spokesman of the Invented Ministry denied that anybody is taken from Nepal to Kuwait.", 2]]
MATCH (p:Passage)<-[:EVIDENCED_BY]-(c:Claim)
WITH p, count(c) AS claims
WHERE claims > 1
RETURN p.text, claims

// Claims without a passage (there must be none)
// count: 0
MATCH (c:Claim) WHERE NOT (c)-[:EVIDENCED_BY]->(:Passage) RETURN c.id

// Claims attributed to somebody
// rows: [["A spokesman of the Invented Ministry"]]
MATCH (c:Claim) WHERE c.attributed_to IS NOT NULL RETURN c.attributed_to

// Claims about the year 2016
MATCH (c:Claim) WHERE c.happened_from <= '2016' AND c.happened_to >= '2016' RETURN c.id, labels(c) ORDER BY c.id

// Claims by the year they were published
MATCH (c:Claim) RETURN substring(c.published_on, 0, 4) AS year, count(*) AS claims ORDER BY year

// The same by converting the text
MATCH (c:Claim) WITH toInteger(left(c.published_on, 4)) AS year WHERE year > 2017 RETURN year, count(*) ORDER BY year DESC

// Claims published between two dates
// param: {"from": "2019", "to": "2020-12-31"}
MATCH (c:Claim) WHERE $from <= c.published_on <= $to RETURN count(c) AS claims

// What was recorded by hand?
// rows: [[32]]
MATCH (c:Claim) WHERE c.recorded_by STARTS WITH 'by hand' RETURN count(c)

// Rules that fired
MATCH (c:Claim) RETURN c.rule AS rule, count(*) AS times ORDER BY times DESC

// Marks of one claim with their words
MATCH (c:Complicity {stance: 'asserted'})
UNWIND range(0, size(c.mark_roles) - 1) AS i
RETURN c.id, c.mark_roles[i] AS role, c.mark_values[i] AS value ORDER BY c.id, role, value

// Arguments of a claim and the words they stand for
MATCH (f:Flow)-[r]->(e:Entity) RETURN f.id AS claim, type(r) AS argument, r.text AS words, e.name AS name ORDER BY claim, argument, name LIMIT 20

// Which argument relationships do claims use?
MATCH (:Claim)-[r]->(:Entity) RETURN type(r) AS type, count(*) AS n ORDER BY n DESC, type

// Inferred arguments
// count: 0
MATCH (c:Claim)-[r]->(e:Entity) WHERE r.inferred RETURN c.id, type(r), e.name, r.inferred_from

// Arguments that the passage itself states
MATCH (c:Claim)-[r]->(e:Entity) WHERE NOT r.inferred AND r.text IS NOT NULL RETURN count(r) AS stated

// Assessments and what they say
// rows: [["prosecution", "weak", "Invented Ministry"]]
MATCH (a:Assessment)-[:ASSESSED]->(x) RETURN a.area, a.rating, x.name

// Responses and the position taken
// rows: [["Invented Ministry", "denies"]]
MATCH (r:Response)-[:ACTOR]->(x) RETURN x.name, r.position

// Actions
// rows: [["Chile", "shelter", "2"]]
MATCH (a:Action)-[:ACTOR]->(x) RETURN x.name, a.action, toString(a.quantity)

// Laws passed
// rows: [["Chile", "passed", "Invented Act 7"]]
MATCH (l:Legislation)-[:COUNTRY]->(c), (l)-[:INSTRUMENT]->(i:Law) RETURN c.name, l.action, i.name

// Statistics with their measure
// rows: [["victims_identified", "27", "Chile"]]
MATCH (s:Statistic)-[:PLACE]->(x) RETURN s.measure, s.value, x.name

// Numbers as numbers
// rows: [[27]]
MATCH (s:Statistic) WHERE toInteger(s.value) >= 20 RETURN toInteger(s.value) AS n

// Referrals from whom to whom
// rows: [["Invented Labour Office", "Sunrise Shelter", "formal_system"]]
MATCH (a)<-[:REFERRER]-(r:Referral)-[:RECEIVER]->(b) RETURN a.name, b.name, r.mechanism

// Sources per claim kind
MATCH (c:Claim)-[:EVIDENCED_BY]->()-[:IN]->(d:Document)
WITH [l IN labels(c) WHERE l <> 'Claim'][0] AS kind, d
RETURN kind, count(DISTINCT d) AS documents, collect(DISTINCT d.genre) AS genres
ORDER BY kind

// Independent origins behind each flow claim
MATCH (f:Flow) UNWIND f.origins AS origin RETURN origin, count(f) AS claims ORDER BY claims DESC, origin

// Contradictions: one pair asserted by one and denied by another
// rows: [["Nepal", "Kuwait"]]
MATCH (a)<-[:SOURCE]-(yes:Flow)-[:DESTINATION]->(b)
WHERE yes.stance = 'asserted' AND yes.polarity = 'affirmed'
MATCH (a)<-[:SOURCE]-(no:Flow)-[:DESTINATION]->(b)
WHERE no.stance = 'denied' OR no.polarity = 'negated'
RETURN DISTINCT a.name, b.name

// The two sides of it, next to each other
MATCH (a)<-[:SOURCE]-(f:Flow)-[:DESTINATION]->(b)
MATCH (f)-[:EVIDENCED_BY]->(p)
WITH a, b, collect(CASE WHEN f.stance = 'denied' THEN p.text END) AS against, collect(CASE WHEN f.stance <> 'denied' THEN p.text END) AS pro
WHERE size(against) > 0 AND size(pro) > 0
RETURN a.name, b.name, pro, against

// Claims with a quantity
MATCH (c:Claim) WHERE c.quantity IS NOT NULL OR c.value IS NOT NULL RETURN labels(c) AS kind, coalesce(c.quantity, c.value) AS number ORDER BY number

// One claim by its id, found by a subquery
MATCH (c:Tier) WITH c ORDER BY c.id LIMIT 1
MATCH (d:Claim {id: c.id}) RETURN d.tier, d.year

// The newest three claims
// count: 3
MATCH (c:Claim) RETURN c.id, c.published_on ORDER BY c.published_on DESC, c.id LIMIT 3

// Kinds of claims a document holds
MATCH (d:Document)<-[:IN]-(p:Passage)<-[:EVIDENCED_BY]-(c:Claim)
RETURN d.title AS title, count(DISTINCT p) AS passages, count(c) AS claims
ORDER BY claims DESC, title

// Risk and alleged claims with their sentences
// count: 2
MATCH (c:Claim)-[:EVIDENCED_BY]->(p) WHERE c.stance IN ['risk', 'alleged'] RETURN c.stance, p.text ORDER BY c.stance

// Claims whose sentence speaks of children or girls
// count: 4
MATCH (c:Claim)-[:EVIDENCED_BY]->(p:Passage)
WHERE toLower(p.text) CONTAINS 'children' OR toLower(p.text) CONTAINS 'girls'
RETURN DISTINCT p.text AS sentence ORDER BY sentence

// Claims that speak of a period longer than a year
// rows: [["2015", "2016"]]
MATCH (c:Claim) WHERE c.happened_from < c.happened_to RETURN c.happened_from, c.happened_to

// Everything a claim says, as one map
MATCH (c:Referral) RETURN properties(c) AS everything

// Keys that claims carry
MATCH (c:Claim) UNWIND keys(c) AS key RETURN key, count(*) AS used ORDER BY used DESC, key
