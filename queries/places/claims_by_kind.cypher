// title: What kinds of claims name an entity
// question: How many claims of each kind name this entity, and of which years?
// param: entity id       Country, region, place, agency, group …
// param: limit  limit=50 Most kinds to return
// returns: kind, claims, first_year, last_year
// view: table
MATCH (e:Entity {id: $entity})<-[:SOURCE|TRANSIT|DESTINATION|COUNTRY|PLACE|ACTOR|ASSESSED|RECIPIENT|REFERRER|RECEIVER|GROUP|INSTRUMENT]-(c:Claim)
WITH DISTINCT c, [l IN labels(c) WHERE l <> 'Claim'][0] AS kind
RETURN kind, count(c) AS claims,
       min(coalesce(toInteger(left(coalesce(c.happened_from, c.happened_to), 4)), c.year,
                    toInteger(left(c.published_on, 4)))) AS first_year,
       max(coalesce(toInteger(left(coalesce(c.happened_to, c.happened_from), 4)), c.year,
                    toInteger(left(c.published_on, 4)))) AS last_year
ORDER BY claims DESC, kind
LIMIT $limit
