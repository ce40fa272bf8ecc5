"""The development gold as a floor: training figures, which say nothing about unseen text but must not fall unnoticed."""

import pytest

from tests import extraction_score
from tests.extraction_score import score
from tests.support.shared import shared


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, dict[str, float]]]:
    folder = shared("gold/dev")
    result, gold, predicted = score(folder)
    texts = {
        doc: (folder / about["file"]).read_text(encoding="utf-8")
        for doc, about in extraction_score.read_set(folder)[0].items()
    }
    for told in predicted:
        for values in told["args"].values():  # type: ignore[attr-defined]
            assert all(
                v.get("inferred") or texts[str(told["doc"])][v["start"] : v["end"]] == v["text"]
                for v in values
            )
    assert gold
    return result["kinds"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("kind", "detection", "key", "argument"), [("flow", 0.92, 0.82, 0.93), ("tier", 0.92, 0.92, 0.91)]
)
def test_training_figures_hold(
    figures: dict[str, dict[str, dict[str, float]]], kind: str, detection: float, key: float, argument: float
) -> None:
    found = figures[kind]
    assert (
        found["detection"]["f1"] >= detection,
        found["key"]["f1"] >= key,
        found["argument"]["f1"] >= argument,
    ) == (True, True, True)
