"""Fixtures for every test; which to use when:

- `driver`, `clean_graph`, `neo4j_connection` (tests/support/neo4j_server.py): the real Neo4j of this run; `clean_graph`
  for a test that writes.
- `world`, `ask` (tests/support/world.py): the invented world in that Neo4j, for tests that only read.
- `api` (tests/support/answers.py): the real app in this process, on that world; `checked` and `problem` read its answers.
- `shared(path)` (tests/support/shared.py): a file of the shared real data; the test skips visibly without it.
"""

pytest_plugins = ["tests.support.neo4j_server", "tests.support.world", "tests.support.answers"]
