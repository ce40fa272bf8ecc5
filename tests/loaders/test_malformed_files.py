"""R1: malformed files never break a load. Whole files of every format are damaged at random; each is read, or refused with
a reason.

`TG_MALFORMED` sets how many (2,000; `make deep` 20,000). The same seed gives the same files, so a failure can be had again.
"""

import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from app.integrity import check, own_cards
from app.loading import Plan, close_intakes, plan_for, run
from app.local_neo4j import Connection
from loaders import sandbox as sandbox_module
from loaders.readers.formats import MODULES, suffix_format
from loaders.readers.model import Item, Parsed, UnreadableError
from loaders.sandbox import Sandbox
from tests.support.seed_files import seeds

COUNT = int(os.environ.get("TG_MALFORMED", "2000"))
SEED = int(os.environ.get("TG_SEED", "7"))
MEMORY, SECONDS = 512 * 2**20, 20.0
ODD = (b"\x00", b"\xff\xfe", b'"', b"\xef\xbb\xbf", b"<", b"&a;", b"\r", b"\n" * 50, b"9" * 400, b"[" * 3000, b"(" * 3000,
       b"\xed\xa0\x80",
       b"<!ENTITY a 'b'>", b"%PDF-", b"PK\x03\x04", b"endobj", b"\x1f\x8b", b"=" * 70,
       b"nan", b"-1", b"4294967296")  # fmt: skip


def malformed(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged files by name."""
    whole = list(seeds().items())
    chance = random.Random(seed)
    for number in range(count):
        name, data = whole[number % len(whole)]
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            data = chance.choice(DAMAGES)(data, chance, whole)
        if chance.random() < 0.05:
            name = chance.choice(whole)[0]  # the name says another format than the content
        yield f"{number}-{name}", data


def flipped(data: bytes, chance: random.Random, _: object) -> bytes:
    found = bytearray(data)
    for _n in range(chance.choice((1, 3, 20))):
        if found:
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(data: bytes, chance: random.Random, _: object) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def missing(data: bytes, chance: random.Random, _: object) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 4, 100)) :]


def odd(data: bytes, chance: random.Random, _: object) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.choice(ODD) + data[start:]


def doubled(data: bytes, chance: random.Random, _: object) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 10, 200))]
    return data[:start] + piece * chance.choice((2, 50)) + data[start:]


def spliced(data: bytes, chance: random.Random, whole: list[tuple[str, bytes]]) -> bytes:
    other = chance.choice(whole)[1]
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


Damage = Callable[[bytes, random.Random, list[tuple[str, bytes]]], bytes]
DAMAGES: tuple[Damage, ...] = (flipped, flipped, cut, missing, odd, doubled, spliced)


def trouble(sandbox: Sandbox, name: str, data: bytes, outcomes: Counter[str]) -> str | None:
    """What is wrong with how a file was dealt with; None when it was read, or refused as it should be."""
    try:
        parsed = sandbox.parse(data, name)
    except UnreadableError as error:
        reason = str(error)
        outcomes["refused"] += 1
    except Exception as error:  # what the test is about
        return f"{name}: uncaught {type(error).__name__}: {error}"
    else:
        reason = f"{name}: whole"
        outcomes["read"] += 1
        if wrong := [r for r in parsed.refused if not r.reason.strip() or not r.where.startswith(name)]:
            return f"{name}: a part was refused without place or reason: {wrong[0]}"
        if not anything(parsed):
            return f"{name}: neither read nor refused"
    usage = sandbox.usage
    if not reason.startswith(name) or len(reason.removeprefix(name).strip(" :")) < 5:
        return f"{name}: refused without a reason: {reason!r}"
    if usage and (usage.peak > MEMORY or usage.cpu_seconds > SECONDS + 2):
        return f"{name}: took {usage.peak >> 20} MiB and {usage.cpu_seconds:.1f} s"
    return None


def anything(parsed: Parsed) -> bool:
    return bool(parsed.texts or parsed.tables or parsed.attachments or parsed.refused)


def test_every_seed_can_be_read() -> None:
    with Sandbox() as sandbox:
        for name, data in seeds().items():
            parsed = sandbox.parse(data, name)
            assert anything(parsed), name
            assert parsed.refused == (), name


def test_the_seeds_are_of_every_format_and_about_forty() -> None:
    found = {suffix_format(name) for name in seeds()}
    assert found >= set(MODULES) - {"wacz"}, "a WACZ is a ZIP of captures"
    assert len(seeds()) >= 40


def test_malformed_files_are_read_or_refused_with_a_reason() -> None:
    outcomes: Counter[str] = Counter()
    with Sandbox() as sandbox:
        found = [t for name, data in malformed(COUNT, SEED) if (t := trouble(sandbox, name, data, outcomes))]
    assert found == []
    assert outcomes.total() == COUNT
    assert outcomes["refused"] > COUNT / 5, "the damage must bite"
    assert outcomes["read"] > COUNT / 20, "and not destroy everything"


FAULTS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "an answer that nobody checks": lambda patch: patch.setattr(sandbox_module, "decoded", unchecked),
    "a reason that was lost": lambda patch: patch.setattr(sandbox_module, "UnreadableError", SpeechlessError),
    "an answer that was dropped": lambda patch: patch.setattr(sandbox_module, "decoded", dropped),
}


class SpeechlessError(UnreadableError):
    def __str__(self) -> str:
        return ""


def unchecked(line: bytes) -> Iterator[Item]:
    import json

    yield from (Parsed(**json.loads(line)) for _ in range(1))  # type: ignore[misc]


def dropped(line: bytes) -> Iterator[object]:
    from loaders.confined.wire import End, decoded

    yield from (answer for answer in decoded(line) if isinstance(answer, End))
    if b'"unreadable"' in line:
        yield End(k="end")


@pytest.mark.parametrize("fault", FAULTS)
def test_the_same_look_sees_a_planted_fault(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    FAULTS[fault](monkeypatch)
    with Sandbox() as sandbox:
        found = [t for name, data in malformed(60, SEED) if (t := trouble(sandbox, name, data, Counter()))]
    assert found


@pytest.mark.database
def test_a_folder_of_malformed_files_leaves_a_whole_graph(
    clean_graph: Driver, neo4j_connection: Connection, tmp_path: Path
) -> None:
    """No partial write: what the graph holds is what the report says was taken, and every invariant holds."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, data in malformed(84, SEED + 1):
        (folder / re.sub(r"[^\w.-]", "_", name)).write_bytes(data)
    plan: Plan = plan_for([folder], {"publisher": "Invented Observatory"}, tmp_path / "evidence")
    report = run(clean_graph, neo4j_connection.database, plan, "load", workers=1)
    close_intakes()
    rows, _, _ = clean_graph.execute_query(
        "MATCH (d:Document {held: true}) RETURN d.id", database_=neo4j_connection.database
    )
    assert {row[0] for row in rows} == {d.document for d in report.documents}
    assert report.documents
    assert report.refused
    assert check(clean_graph, own_cards(), neo4j_connection.database).whole
