"""The gate for free Cypher: lexical screen, EXPLAIN, allow-list of the plan, READ session with caps.

```python
judged = await judge(server, "MATCH (c:Country) RETURN c.name", {}, run="a-name")
answer = await fetch(server, judged, run="a-name")
```
"""

from queries.gate.errors import (
    CancelledQueryError,
    CypherFailedError,
    CypherSyntaxError,
    GateError,
    Place,
    RefusedError,
    StuckQueryError,
)
from queries.gate.limits import Limits
from queries.gate.run import Fetched, Judged, Server, Transaction, ends, fetch, judge, terminate, transactions
from queries.gate.screen import screened

__all__ = [
    "CancelledQueryError",
    "CypherFailedError",
    "CypherSyntaxError",
    "Fetched",
    "GateError",
    "Judged",
    "Limits",
    "Place",
    "RefusedError",
    "Server",
    "StuckQueryError",
    "Transaction",
    "ends",
    "fetch",
    "judge",
    "screened",
    "terminate",
    "transactions",
]
