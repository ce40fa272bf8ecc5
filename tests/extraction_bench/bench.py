"""The extraction bench as data, and what can be checked about it without running the extractor."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HALVES = ("dev", "kept_back")
SETS = ("dev", "kept_back", "adversarial/dev", "adversarial/kept_back")
GENRES = ("encyclopedia", "factbook", "news", "ngo", "press", "tip_report")
KINDS = (
    "flow", "tier", "complicity", "referral", "statistic",
    "legislation", "syndicate", "action", "response", "assessment",
)  # fmt: skip
RUN = 8  # words in a row that make a copy
SENTENCE_END = re.compile(r"(?<=[.!?\"”])\d{0,2}\s+(?=[A-Z“\"‘•])|\n+")
SHORTEST_SENTENCE = 4  # words; shorter pieces are headings and navigation
CODE = re.compile(r"[A-Z]{2}")
PLACE_ROLES = frozenset({"origin", "transit", "destination", "country", "target", "place"})

Fact = dict[str, Any]


@dataclass(frozen=True)
class BenchSet:
    """One set: its texts by document id, its gold facts and its index."""

    name: str
    texts: dict[str, str]
    facts: list[Fact]
    index: dict[str, dict[str, Any]]


def read_set(name: str) -> BenchSet:
    """The set called `name` (one of SETS), with every text its index names."""
    folder = HERE / name
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    texts = {doc: (folder / entry["file"]).read_bytes().decode("utf-8") for doc, entry in index.items()}
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").split("\n")
    return BenchSet(name, texts, [json.loads(line) for line in lines if line.strip()], index)


def spans(fact: Fact) -> Iterator[tuple[str, dict[str, Any]]]:
    """Role and value of every argument of a fact, its time and attribution included."""
    roles = {**fact["args"], "time": fact["time"], "attribution": fact["attribution"]}
    for role, value in roles.items():
        for item in value if isinstance(value, list) else [value]:
            if item is not None:
                yield role, item


def span_faults(bench: BenchSet) -> list[str]:
    """Every offset that does not cut out its text, or an argument that stands outside its sentence."""
    faults = []
    for fact in bench.facts:
        text = bench.texts[fact["doc"]]
        if text[fact["sent_start"] : fact["sent_end"]] != fact["sentence"]:
            faults.append(f"{fact['id']}: sentence")
        for role, item in spans(fact):
            if "text" in item:
                inside = fact["sent_start"] <= item["start"] < item["end"] <= fact["sent_end"]
                if not inside or text[item["start"] : item["end"]] != item["text"]:
                    faults.append(f"{fact['id']}: {role}")
            elif not item.get("inferred") and role != "area":
                faults.append(f"{fact['id']}: {role} has neither a text nor the mark `inferred`")
    return faults


def index_faults(bench: BenchSet) -> list[str]:
    """Documents whose words, characters or SHA-256 differ from the index, and texts the index does not name."""
    faults = []
    for doc, text in bench.texts.items():
        counted = (len(text.split()), len(text), hashlib.sha256(text.encode("utf-8")).hexdigest())
        entry = bench.index[doc]
        if counted != (entry["words"], entry["chars"], entry["sha256"]):
            faults.append(doc)
    named = {entry["file"] for entry in bench.index.values()}
    stored = {f"docs/{path.name}" for path in (HERE / bench.name / "docs").glob("*.txt")}
    return faults + sorted(named ^ stored)


def words(text: str) -> list[str]:
    """Lower-case words, punctuation left out."""
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of RUN words in a row."""
    tokens = words(text)
    return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}


def shared_runs(texts: Iterable[str], others: Iterable[str]) -> set[str]:
    """Runs of RUN words that stand in both groups of texts."""
    ours: set[tuple[str, ...]] = set().union(*(runs(text) for text in texts))
    return {" ".join(run) for other in others for run in ours & runs(other)}


def sentences(text: str) -> list[str]:
    """The sentences of a text; pieces of fewer than SHORTEST_SENTENCE words are left out."""
    pieces = [piece.strip() for piece in SENTENCE_END.split(text) if piece]
    return [piece for piece in pieces if len(piece.split()) >= SHORTEST_SENTENCE]


def repeated_sentences(texts: Iterable[str]) -> list[str]:
    """Sentences that occur more than once, in one text or in several."""
    counts = Counter(sentence.lower() for text in texts for sentence in sentences(text))
    return [sentence for sentence, count in counts.items() if count > 1]


def countries(facts: Iterable[Fact]) -> set[str]:
    """ISO codes that stand as the value of a place or of an assessed country."""
    values = {str(item["value"]) for fact in facts for role, item in spans(fact) if role in PLACE_ROLES}
    return {value for value in values if CODE.fullmatch(value)}


def counts_table() -> str:
    """The table of counts that the README shows."""
    benches = [read_set(name) for name in SETS]
    rows: list[list[str]] = [["", *SETS], ["---", *("---:" for _ in SETS)]]
    rows.append(["documents", *(str(len(b.texts)) for b in benches)])
    rows.append(["without a fact", *(str(len(b.texts) - len({f["doc"] for f in b.facts})) for b in benches)])
    rows.append(["sentences", *(str(sum(len(sentences(t)) for t in b.texts.values())) for b in benches)])
    rows.append(["words", *(str(sum(int(e["words"]) for e in b.index.values())) for b in benches)])
    rows.append(["countries", *(str(len(countries(b.facts))) for b in benches)])
    rows.append(["**facts**", *(str(len(b.facts)) for b in benches)])
    rows += [[kind, *(str(sum(f["kind"] == kind for f in b.facts)) for b in benches)] for kind in KINDS]
    for genre in GENRES:
        of_genre = [{doc for doc, entry in b.index.items() if entry["genre"] == genre} for b in benches]
        facts = [sum(f["doc"] in docs for f in b.facts) for b, docs in zip(benches, of_genre, strict=True)]
        rows.append(
            [
                f"{genre}: documents / facts",
                *(f"{len(d)} / {n}" for d, n in zip(of_genre, facts, strict=True)),
            ]
        )
    rows.append(
        ["stance not asserted", *(str(sum(f["stance"] != "asserted" for f in b.facts)) for b in benches)]
    )
    rows.append(["negated", *(str(sum(f["negated"] for f in b.facts)) for b in benches)])
    rows.append(
        ["with attribution", *(str(sum(f["attribution"] is not None for f in b.facts)) for b in benches)]
    )
    rows.append(["with time", *(str(sum(f["time"] is not None for f in b.facts)) for b in benches)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def kept_back_hashes() -> list[str]:
    """`sha256  path` of the kept-back gold and index files; each index holds the SHA-256 of its texts."""
    paths = [
        f"{name}/{file}" for name in SETS if "kept_back" in name for file in ("gold.jsonl", "index.json")
    ]
    return [f"{hashlib.sha256((HERE / path).read_bytes()).hexdigest()}  {path}" for path in paths]


if __name__ == "__main__":
    print(counts_table(), *kept_back_hashes(), sep="\n")
