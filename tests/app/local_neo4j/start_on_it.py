"""Run by a test inside a mount name space: starts a server on the tiny disk given, prints the error."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.local_neo4j import LocalNeo4j, LocalNeo4jError

try:
    LocalNeo4j(Path(sys.argv[1])).start()
    print("no error")
except LocalNeo4jError as error:
    print(type(error).__name__)
