"""The questions: Cypher cards, their catalogue, and the one reader of Neo4j."""
