// Note which version of the sample data the graph holds.
MERGE (m:Meta {id: 'graph'})
SET m.sample = $sample
