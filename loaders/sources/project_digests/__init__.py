"""Short country digests in our own words, each sentence with the work that it restates."""
