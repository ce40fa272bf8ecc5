"""A loader in a process of its own, for tests that kill it: `python -m tests.support.load_tiers` with NEO4J_* set."""

import os
import sys

from app.database import open_sync
from app.local_neo4j import Connection
from loaders.pipeline import load
from loaders.sources.tip_tiers.transform import bundle
from tests.loaders.test_pipeline import BUNDLES


def main() -> None:
    """Loads the invented bundles and the tier table into the given server."""
    given = Connection(
        os.environ["NEO4J_URI"],
        os.environ["NEO4J_USER"],
        os.environ["NEO4J_PASSWORD"],
        os.environ["NEO4J_DATABASE"],
    )
    with open_sync(given) as driver:
        report = load(driver, [*BUNDLES, bundle()], database=given.database, command="kill test")
    sys.stdout.write(f"{report.written.claims} new\n")


if __name__ == "__main__":
    main()
