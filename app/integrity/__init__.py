"""Is the graph whole? Its invariants, and a canonical export whose hash two equal graphs share."""
