"""The Python client, for notebooks and scripts: `connect(url)` and results as networkx graphs and pandas frames.

```python
from app.client import connect

kg = connect("http://127.0.0.1:8000")
flows = kg.flows(source="NPL", years=(2015, 2024))
flows.edges_df()                  # one line a flow
flows.nx()                        # MultiDiGraph with kind, standing, years, origins, evidence ids
kg.evidence("FLOWS_TO:NPL:KWT").evidence_df()
flows.truncated, flows.url()      # never a silent cut; the same view in the explorer
```
"""

from app.client.errors import ClientError, ProblemError, ServerGoneError
from app.client.http import Client, connect
from app.client.results import Country, Evidence, Flows, Neighbours, Page, Rows, Search

__all__ = [
    "Client",
    "ClientError",
    "Country",
    "Evidence",
    "Flows",
    "Neighbours",
    "Page",
    "ProblemError",
    "Rows",
    "Search",
    "ServerGoneError",
    "connect",
]
