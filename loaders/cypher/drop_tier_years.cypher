// Remove tier years of which no claim speaks.
UNWIND $years AS year
MATCH (y:TierYear {id: 'tier-year:' + toString(year)})
WHERE NOT EXISTS { MATCH (c:Tier) WHERE c.year = year }
DETACH DELETE y
