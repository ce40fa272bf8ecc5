"""The local Neo4j: a real Neo4j Community brought up with nothing but Python on the machine.

```python
with LocalNeo4j(default_home()) as server:      # stops what it started
    connection = server.start()
    driver = GraphDatabase.driver(connection.uri, auth=connection.auth)
```

Whoever may also be given an address uses `choose_server`, which fetches and starts nothing when there is one.
How and why: docs/decisions/0002-local-neo4j.md.
"""

from app.local_neo4j.connection import Connection, GivenServer, Server, choose_server
from app.local_neo4j.errors import (
    AdminError,
    DiskFullError,
    DownloadError,
    LocalNeo4jError,
    NoNetworkError,
    NotWritableError,
    PasswordLostError,
    PortInUseError,
    StartError,
    StillRunningError,
    WrongHashError,
)
from app.local_neo4j.folders import default_cache, default_home
from app.local_neo4j.libraries import Libraries
from app.local_neo4j.progress import Progress, Report, silent
from app.local_neo4j.server import LocalNeo4j
from app.local_neo4j.status import Status

__all__ = [
    "AdminError",
    "Connection",
    "DiskFullError",
    "DownloadError",
    "GivenServer",
    "Libraries",
    "LocalNeo4j",
    "LocalNeo4jError",
    "NoNetworkError",
    "NotWritableError",
    "PasswordLostError",
    "PortInUseError",
    "Progress",
    "Report",
    "Server",
    "StartError",
    "Status",
    "StillRunningError",
    "WrongHashError",
    "choose_server",
    "default_cache",
    "default_home",
    "silent",
]
