"""Tables by declared mapping: `source.yaml` says what each column means, so a new table needs no code."""
