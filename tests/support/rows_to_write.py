"""Prints a hash of everything that a load of invented documents and a table would write; for tests of the hash seed."""

import hashlib
import json
import sys

from loaders import merge
from loaders.bundles import Bundle
from loaders.pipeline import resolved
from tests.loaders.random_world import bundle
from tests.loaders.tables.making import FLOWS, parts

TABLE = b"from,to,year,n\nChad,Mali,2013,<5\nRuritania,Mali,2013,5\nNiger,Togo,2014,12\n"


def rows(given: Bundle) -> list[object]:
    """Every row of a bundle, in the order of writing."""
    return [
        merge.document_row(given.document),
        [merge.entity_row(e) for e in merge.entities_of(given.claims)],
        [merge.passage_row(c.passage, given.document) for c in given.claims],
        [merge.claim_row(c, given.document, "run") for c in given.claims],
        [r.reason for r in given.refused],
    ]


def main() -> None:
    """Prints the hash."""
    bundles = [*(resolved(bundle(seed)) for seed in range(200)), *parts(TABLE, "t.csv", FLOWS)]
    text = json.dumps([rows(b) for b in bundles], ensure_ascii=False)
    sys.stdout.write(hashlib.sha256(text.encode()).hexdigest() + "\n")


if __name__ == "__main__":
    main()
