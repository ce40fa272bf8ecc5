// Which version of the sample data the graph holds.
MATCH (m:Meta {id: 'graph'})
RETURN m.sample AS sample
