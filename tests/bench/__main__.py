"""`make bench`: the loader beside the raw driver doing the same job bare, alternated, medians of rounds; goals 1 to 5.

Ratios are judged, never times: other work on the machine slows both. A peer that spreads more than 1.5 (p75 / p25) means "too
noisy", never "slow". Writes build/bench.json. Needs NEO4J_URI of a server whose graph may be emptied.
"""

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import neo4j
import psutil
from neo4j import Driver

from app.database import open_sync
from app.local_neo4j import Connection
from loaders import cypher, merge, writer
from loaders.pipeline import load
from tests.bench.invented import claims_table, documents_of, entity_rows, link_rows
from tests.support.neo4j_server import empty

ROUNDS = int(os.environ.get("TG_BENCH_ROUNDS", "5"))
SIZE = int(os.environ.get("TG_BENCH_CLAIMS", "50000"))
NOISY = 1.5
OUT = Path("build/bench.json")


@dataclass(frozen=True, slots=True)
class Line:
    """One goal: ours beside the peer's (rows a second, or seconds for goal 5), the ratio and its limit."""

    goal: str
    ours: float
    peer: float
    ratio: float
    limit: float
    verdict: str


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def judged(goal: str, ours: list[float], peer: list[float], rows: int, limit: float) -> Line:
    """Ours and peer are seconds for the same rows; the ratio is of rates."""
    a, b = statistics.median(ours), statistics.median(peer)
    quarters = statistics.quantiles(peer, n=4) if len(peer) > 1 else [b, b, b]
    ratio = b / a
    noisy = quarters[2] / quarters[0] > NOISY
    verdict = "too noisy" if noisy else "met" if ratio >= limit else "NOT met"
    return Line(goal, rows / a, rows / b, ratio, limit, verdict)


class Bench:
    """The server under test, with both ways of writing to it."""

    def __init__(self, driver: Driver, database: str) -> None:
        self.driver, self.database = driver, database

    def clean(self) -> None:
        empty(self.driver, self.database)
        writer.prepare(self.driver, self.database)

    def raw(self, text: str, rows: list[merge.Row]) -> None:
        """The peer: the same statement, batches made beforehand."""
        with self.driver.session(database=self.database) as session:
            for start in range(0, len(rows), writer.BATCH):
                part = rows[start : start + writer.BATCH]
                session.execute_write(lambda tx, given: tx.run(text, rows=given).consume(), part)

    def rounds(
        self, ours: Callable[[], object], peer: Callable[[], object]
    ) -> tuple[list[float], list[float]]:
        """Both in turn, each from an empty graph."""
        mine, theirs = [], []
        for _ in range(ROUNDS):
            self.clean()
            theirs.append(timed(peer))
            self.clean()
            mine.append(timed(ours))
        return mine, theirs

    def claims(self) -> list[Line]:
        """Goals 2 to 5: claims with evidence, the re-run, memory and rate, projections."""
        rows = documents_of(SIZE)
        mine, theirs = self.rounds(
            lambda: load(self.driver, claims_table(SIZE), database=self.database), lambda: self._bare(rows)
        )
        found = [judged("2 claims with evidence", mine, theirs, SIZE, 0.85)]
        again = [
            timed(lambda: load(self.driver, claims_table(SIZE), database=self.database))
            for _ in range(ROUNDS)
        ]
        found.append(judged("3 re-run of the same file, beside its first load", again, mine, SIZE, 2.0))
        return [*found, self._steady()]

    def _bare(self, rows: tuple[list[merge.Row], ...]) -> None:
        texts = (merge.MERGE_ENTITIES, merge.MERGE_DOCUMENTS, merge.CREATE_PASSAGES, merge.CREATE_CLAIMS)
        for text, part in zip(texts, rows, strict=True):
            self.raw(text, part)

    def _steady(self) -> Line:
        """Goal 4: the last fifth is as fast as the second, and memory does not grow."""
        self.clean()
        times: list[float] = []
        sizes: list[int] = []
        process = psutil.Process()

        def note(_: object) -> None:
            times.append(time.perf_counter())
            sizes.append(process.memory_info().rss)

        load(self.driver, claims_table(SIZE * 2), database=self.database, progress=note)
        fifth = max(1, len(times) // 5)
        second, last = times[2 * fifth - 1] - times[fifth - 1], times[-1] - times[-1 - fifth]
        grown = (sizes[-1] - sizes[fifth]) / 1e6
        verdict = "met" if second / last >= 0.9 and grown <= 10 else "NOT met"
        return Line(f"4 steady rate; client grew {grown:+.1f} MB", second, last, second / last, 0.9, verdict)

    def nodes(self) -> list[Line]:
        """Goal 1: nodes with two labels, then relationships."""
        entities, links = entity_rows(SIZE), link_rows(SIZE, SIZE * 2)

        def ours() -> None:
            for start in range(0, len(entities), writer.BATCH):
                writer.write_entities(self.driver, entities[start : start + writer.BATCH], self.database)

        mine, theirs = self.rounds(ours, lambda: self.raw(merge.MERGE_ENTITIES, entities))
        found = [judged("1 nodes", mine, theirs, SIZE, 0.9)]
        text = merge.projection_text("FLOWS_TO")
        self.clean()
        self.raw(merge.MERGE_ENTITIES, entities)
        both = [
            (timed(lambda: self.raw(text, links)), timed(lambda: self.raw(text, links)))
            for _ in range(ROUNDS)
        ]
        return [
            *found,
            judged(
                "1 relationships (the same statement twice)",
                [b for _, b in both],
                [a for a, _ in both],
                len(links),
                0.9,
            ),
        ]

    def projections(self) -> Line:
        """Goal 5: the pairs of 1,000 claims in a full graph, beside a rebuild of all."""
        self.clean()
        load(self.driver, claims_table(SIZE), database=self.database)
        with self.driver.session(database=self.database) as session:
            ids = [row["id"] for row in session.run(cypher.text("all_claims"))]
            some = session.execute_read(writer.touched, ids[:1000])
            every = session.execute_read(writer.touched, ids)
            part = [timed(lambda: session.execute_write(writer.rebuild, some)) for _ in range(ROUNDS)]
            whole = [timed(lambda: session.execute_write(writer.rebuild, every)) for _ in range(ROUNDS)]
        a, b = statistics.median(part), statistics.median(whole)
        return Line(
            "5 projections of 1,000 claims' pairs, beside all",
            a,
            b,
            a / b,
            0.4,
            "met" if a / b <= 0.4 else "NOT met",
        )


def main() -> int:
    """Runs the goals and prints one line each; 1 when one is not met."""
    given = {
        key: os.environ.get(f"NEO4J_{key.upper()}", "") for key in ("uri", "user", "password", "database")
    }
    if not given["uri"]:
        sys.stderr.write(
            "bench: set NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE; the graph is emptied\n"
        )
        return 2
    before = os.getloadavg()
    with open_sync(
        Connection(given["uri"], given["user"], given["password"], given["database"] or "neo4j")
    ) as driver:
        bench = Bench(driver, given["database"] or "neo4j")
        bench.clean()
        load(driver, claims_table(SIZE), database=bench.database)  # warms the server up
        lines = [*bench.nodes(), *bench.claims(), bench.projections()]
    for line in lines:
        sys.stdout.write(
            f"{line.goal}: {line.ours:,.1f} beside {line.peer:,.1f}, ratio {line.ratio:.2f} "
            f"(limit {line.limit}): {line.verdict}\n"
        )
    OUT.parent.mkdir(exist_ok=True)
    about = {
        "load_before": before,
        "load_after": os.getloadavg(),
        "driver": neo4j.__version__,
        "python": platform.python_version(),
    }
    OUT.write_text(
        json.dumps(
            {"claims": SIZE, "rounds": ROUNDS, **about, "goals": [asdict(line) for line in lines]}, indent=1
        )
    )
    return int(any(line.verdict == "NOT met" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
