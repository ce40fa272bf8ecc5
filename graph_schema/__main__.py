"""`python -m graph_schema`: prints the reference page (docs/graph_schema.md)."""

import sys

from graph_schema import schema
from graph_schema.reference import as_markdown

sys.stdout.write(as_markdown(schema))
