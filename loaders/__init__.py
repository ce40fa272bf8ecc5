"""From document to graph: readers, facts, extraction, identity, and the one writer."""
