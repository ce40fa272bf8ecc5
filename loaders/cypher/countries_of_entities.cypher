// The countries that given entities belong to.
UNWIND $ids AS id
MATCH (:Entity {id: id})-[:OF_COUNTRY]->(c:Entity)
RETURN DISTINCT c.id AS id
