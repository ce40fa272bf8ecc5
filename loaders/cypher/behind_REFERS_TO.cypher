// Claims that may bear on referrals between given bodies: rows of {start, ends}.
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})<-[:REFERRER]-(c:Referral)-[:RECEIVER]->(b:Entity)
WHERE b.id IN row.ends
RETURN DISTINCT c.id AS id
