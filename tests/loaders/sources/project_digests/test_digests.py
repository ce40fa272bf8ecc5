"""The digests are product content: their form, their meant facts and their own wording are checked here.

Every check is a function that returns the faults it found, so that the same test can show, with a planted
fault, that it is able to fail.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.shared import shared

REPOSITORY = Path(__file__).resolve().parents[4]
DIGESTS = REPOSITORY / "loaders" / "sources" / "project_digests" / "digests"

MIN_COUNTRIES = 60
MIN_SENTENCES = 6
MIN_FACTS_OF_A_KIND = 20
RUN_OF_WORDS = 8
KINDS = {
    "flow", "tier", "complicity", "syndicate", "referral",
    "action", "legislation", "statistic", "response", "assessment",
}  # fmt: skip
STANCES = {"asserted", "alleged", "denied", "risk", "unknown"}
FRONT_KEYS = ["title", "country", "language", "written", "licence"]
SENTENCE = re.compile(r"(?P<text>\S.*?\.)(?P<refs>(?: \[\d+\])+)", re.DOTALL)
SOURCE_LINE = re.compile(
    r"\[(?P<number>\d+)\] (?P<title>[^.]+)\. (?P<publisher>[^.,]+), (?P<year>\d{4}), (?P<place>[^.]+)\."
)
INNER_FULL_STOP = re.compile(r"(?<!\bSt)\. +[A-Z]")
NAMES = sorted(path.stem for path in DIGESTS.glob("*.txt"))


@dataclass(frozen=True)
class Digest:
    """One digest file: front matter, body (what offsets count in), prose before the source list, source lines."""

    slug: str
    front: dict[str, str]
    body: str
    prose: str
    sources: list[str]

    def sentences(self) -> Iterator[tuple[int, int, str, list[str]]]:
        """Start, end, text (without references) and reference numbers of each sentence."""
        for match in SENTENCE.finditer(self.prose):
            yield match.start("text"), match.end("text"), match["text"], re.findall(r"\d+", match["refs"])


def parse(slug: str, text: str) -> Digest:
    """Take a digest file apart; raises ValueError when front matter or source list is missing."""
    match = re.fullmatch(r"---\n(?P<front>.*?)\n---\n(?P<body>.*)", text, re.DOTALL)
    if match is None or "\n\nSources\n" not in match["body"]:
        raise ValueError(f"{slug}: front matter or source list missing")
    front = dict(line.split(": ", 1) for line in match["front"].split("\n"))
    prose, _, sources = match["body"].partition("\n\nSources\n")
    return Digest(slug, front, match["body"], prose, sources.strip().split("\n"))


def read(slug: str) -> Digest:
    return parse(slug, (DIGESTS / f"{slug}.txt").read_text(encoding="utf-8"))


def read_facts(slug: str) -> list[dict[str, Any]]:
    lines = (DIGESTS / f"{slug}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def form_faults(digest: Digest) -> list[str]:
    """What is wrong with front matter, sentences, references and source lines."""
    faults = []
    if list(digest.front) != FRONT_KEYS or not re.fullmatch(r"[A-Z]{2}", digest.front["country"]):
        faults.append(f"front matter: {digest.front}")
    sentences = list(digest.sentences())
    if len(sentences) < MIN_SENTENCES:
        faults.append(f"{len(sentences)} sentences")
    rest = SENTENCE.sub("", digest.prose).strip()
    if rest:
        faults.append(f"text without reference: {rest}")
    faults += [
        f"two sentences share a reference: {text}"
        for _, _, text, _ in sentences
        if INNER_FULL_STOP.search(text)
    ]
    listed = []
    for line in digest.sources:
        match = SOURCE_LINE.fullmatch(line)
        if match is None:
            faults.append(f"source line does not parse: {line}")
        else:
            listed.append(match["number"])
    used = {ref for _, _, _, refs in sentences for ref in refs}
    if len(set(listed)) != len(listed) or set(listed) != used:
        faults.append(f"sources listed {listed}, used {sorted(used)}")
    return faults


def arguments(fact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All argument values of a fact, lists flattened, time and attribution included."""
    for value in [*fact["args"].values(), fact["time"], fact["attribution"]]:
        yield from value if isinstance(value, list) else [value] if value else []


def fact_faults(digest: Digest, facts: list[dict[str, Any]]) -> list[str]:
    """Facts whose slices, sentence, kind, stance or document do not fit the digest."""
    spans = {(start, end) for start, end, _, _ in digest.sentences()}
    faults = []
    for fact in facts:
        where = fact["id"]
        if fact["doc"] != digest.slug or fact["kind"] not in KINDS or fact["stance"] not in STANCES:
            faults.append(f"{where}: document, kind or stance")
        if (fact["sent_start"], fact["sent_end"]) not in spans:
            faults.append(f"{where}: is not on a sentence")
        if digest.body[fact["sent_start"] : fact["sent_end"]] != fact["sentence"]:
            faults.append(f"{where}: sentence differs from its offsets")
        for value in arguments(fact):
            if "start" not in value:
                continue
            if digest.body[value["start"] : value["end"]] != value["text"]:
                faults.append(f"{where}: {value['text']!r} differs from its offsets")
            if not fact["sent_start"] <= value["start"] < value["end"] <= fact["sent_end"]:
                faults.append(f"{where}: {value['text']!r} lies outside its sentence")
    return faults


def runs(text: str) -> set[str]:
    """All runs of eight words, without case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + RUN_OF_WORDS]) for i in range(len(words) - RUN_OF_WORDS + 1)}


@pytest.fixture(scope="module")
def foreign_runs() -> set[str]:
    """Runs of eight words of every document and table in the shared folder."""
    found: set[str] = set()
    for path in sorted(shared("data").parent.rglob("*")):
        if path.suffix in {".txt", ".csv", ".md", ".json", ".jsonl"}:
            found |= runs(path.read_text(encoding="utf-8", errors="replace"))
    return found


@pytest.mark.parametrize("slug", NAMES)
def test_form(slug: str) -> None:
    assert form_faults(read(slug)) == []


def test_form_check_sees_planted_faults() -> None:
    text = (DIGESTS / f"{NAMES[0]}.txt").read_text(encoding="utf-8")
    assert form_faults(parse("planted", text.replace(". [1]", ".", 1)))
    assert form_faults(parse("planted", text.replace("\n[1] ", "\n[77] ", 1)))
    assert form_faults(parse("planted", text.rstrip("\n") + "\n[99] Never used. Nobody, 2020, nowhere.\n"))


@pytest.mark.parametrize("slug", NAMES)
def test_meant_facts_stand_on_the_text(slug: str) -> None:
    facts = read_facts(slug)
    assert facts
    assert fact_faults(read(slug), facts) == []


def test_fact_check_sees_a_planted_shift() -> None:
    digest = read(NAMES[0])
    facts = read_facts(NAMES[0])
    shifted = next(value for value in arguments(facts[0]) if "start" in value)
    shifted["start"] += 1
    assert fact_faults(digest, facts)


def test_countries_and_kinds() -> None:
    countries = {read(slug).front["country"] for slug in NAMES}
    kinds = Counter(fact["kind"] for slug in NAMES for fact in read_facts(slug))
    assert len(countries) >= MIN_COUNTRIES
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < MIN_FACTS_OF_A_KIND} == {}


def test_every_stance_and_negation_occur() -> None:
    facts = [fact for slug in NAMES for fact in read_facts(slug)]
    assert {fact["stance"] for fact in facts} == STANCES
    assert {fact["negated"] for fact in facts} == {False, True}


def test_fact_ids_are_unique() -> None:
    ids = Counter(fact["id"] for slug in NAMES for fact in read_facts(slug))
    assert [name for name, count in ids.items() if count > 1] == []


def test_wording_is_our_own(foreign_runs: set[str]) -> None:
    borrowed = {slug: sorted(shared) for slug in NAMES if (shared := runs(read(slug).body) & foreign_runs)}
    assert borrowed == {}
    copied = sorted(foreign_runs)[len(foreign_runs) // 2]
    assert runs(read(NAMES[0]).body + f" {copied}.") & foreign_runs, "a planted copy must be seen"
