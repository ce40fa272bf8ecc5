"""The placing tool: whole words, repeats, refusals. All texts are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools.place_gold import PlacementError, find_words, main, place_fact, refresh_index

TEXT = "Heading\n\nSix women and two men were freed. The women said two men had held them.\n"
FIRST = "Six women and two men were freed."


def draft(**changes: Any) -> dict[str, Any]:
    """A draft fact of TEXT, with the given fields changed."""
    fact: dict[str, Any] = {
        "id": "x1",
        "doc": "d",
        "sentence": FIRST,
        "kind": "statistic",
        "time": None,
        "attribution": None,
        "args": {
            "measure": {"value": "victims_rescued", "text": "freed"},
            "value": {"value": "6", "text": "Six"},
        },
    }
    return {**fact, **changes}


def test_offsets_count_from_the_start_of_the_document() -> None:
    fact = place_fact(draft(), TEXT)
    assert TEXT[fact["sent_start"] : fact["sent_end"]] == FIRST
    measure = fact["args"]["measure"]
    assert TEXT[measure["start"] : measure["end"]] == "freed"


def test_a_word_is_not_found_inside_a_longer_word() -> None:
    fact = place_fact(draft(args={"victims": [{"value": "men", "text": "men"}]}), TEXT)
    assert fact["args"]["victims"][0]["start"] == TEXT.index("two men") + 4


def test_nth_picks_the_repeat_and_is_not_written_out() -> None:
    second = {"value": "2", "text": "two", "nth": 2}
    sentence = TEXT.split("\n")[2]
    fact = place_fact(draft(sentence=sentence, args={"value": second}), TEXT)
    assert fact["args"]["value"]["start"] == TEXT.rindex("two men")
    assert "nth" not in fact["args"]["value"]


def test_offsets_are_code_points_not_bytes() -> None:
    start, end = find_words("Bảo", "“Trần” Bảo")
    assert (start, end) == (7, 10)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"sentence": "Seven women were freed."}, "sentence"),
        ({"args": {"measure": {"value": "victims_rescued", "text": "rescued"}}}, "measure"),
        ({"args": {"measure": {"value": "victims_rescued", "text": "free"}}}, "measure"),
        ({"args": {"value": {"value": "6", "text": "Six", "nth": 2}}}, "occurrence 2"),
        ({"args": {"place": {"value": "ES"}}}, "inferred"),
        ({"args": {"place": {"text": "freed"}}}, "needs a value"),
        ({"time": {"value": "2020", "text": "2020"}}, "time"),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(PlacementError, match=reason):
        place_fact(draft(**changes), TEXT)


def test_inferred_values_and_areas_need_no_text() -> None:
    fact = place_fact(
        draft(args={"place": {"value": "ES", "inferred": True}, "area": {"value": "overall"}}), TEXT
    )
    assert fact["args"] == {"place": {"value": "ES", "inferred": True}, "area": {"value": "overall"}}


def test_command_writes_gold_and_refreshes_the_index(tmp_path: Path) -> None:
    _write_set(tmp_path, [draft()])
    index = tmp_path / "index.json"
    assert (
        main(
            [
                *map(str, (tmp_path / "drafts.jsonl", tmp_path / "docs", tmp_path / "gold.jsonl")),
                "--index",
                str(index),
            ]
        )
        == 0
    )
    gold = json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8"))
    assert gold["args"]["value"]["text"] == "Six"
    entry = json.loads(index.read_text(encoding="utf-8"))["d"]
    assert (entry["words"], entry["chars"], len(entry["sha256"])) == (len(TEXT.split()), len(TEXT), 64)


def test_command_writes_nothing_when_a_draft_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write_set(tmp_path, [draft(), draft(sentence="Not there.")])
    assert main([str(tmp_path / "drafts.jsonl"), str(tmp_path / "docs"), str(tmp_path / "gold.jsonl")]) == 1
    assert "Not there." in capsys.readouterr().err
    assert not (tmp_path / "gold.jsonl").exists()


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlacementError, match=r"gone\.txt"):
        refresh_index({"d": {"file": "docs/gone.txt"}}, tmp_path)


def _write_set(folder: Path, drafts: list[dict[str, Any]]) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "d.txt").write_text(TEXT, encoding="utf-8")
    (folder / "index.json").write_text(json.dumps({"d": {"file": "docs/d.txt"}}), encoding="utf-8")
    (folder / "drafts.jsonl").write_text(
        "".join(json.dumps(fact) + "\n" for fact in drafts), encoding="utf-8"
    )
