"""Runs the extractor over an annotated set and scores it with the shared scorer, when that folder is present.

    python -m tests.extraction_score dev [--kinds flow,tier] [--misses]       the shared development gold (training figures)
    python -m tests.extraction_score PATH/TO/FOLDER                            any folder with index.json, gold.jsonl and docs

A figure on texts that somebody looked at while writing rules is a *training* figure; call it so.
"""

import argparse
import hashlib
import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from loaders.extract.extractor import RuleExtractor
from loaders.extract.gold_format import Json, fact
from loaders.facts import Document
from tests.support.shared import SHARED


def scorer() -> ModuleType:
    """The shared scorer. Raises `FileNotFoundError` when the folder is not there."""
    path = SHARED / "gold" / "score_facts.py"
    spec = importlib.util.spec_from_file_location("score_facts", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"{path}: no scorer; set TG_SHARED to the shared folder")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(folder: Path, about: dict[str, Any]) -> Document:
    """An annotated document; its metadata are those of the index, nothing is read from the gold."""
    raw = (folder / about["file"]).read_bytes()
    return Document(
        hashlib.sha256(raw).hexdigest(),
        raw.decode("utf-8"),
        about.get("title") or "",
        about.get("publisher") or "",
        about.get("genre") or "report",
        published=about.get("date") or None,
        topic=about.get("topic") or None,
    )


def predictions(folder: Path, index: dict[str, Any]) -> list[Json]:
    """What the extractor finds in every document of the index, in the gold format."""
    extractor = RuleExtractor()
    return [
        fact(claim, doc)
        for doc, about in index.items()
        for claim in extractor.extract(document(folder, about))
    ]


def read_set(folder: Path) -> tuple[dict[str, Any], list[Json]]:
    """Index and gold facts of an annotated folder (every `.jsonl` in it is gold)."""
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    rows = [
        row for path in sorted(folder.glob("*.jsonl")) for row in path.read_text(encoding="utf-8").split("\n")
    ]
    return index, [json.loads(row) for row in rows if row.strip()]


def score(folder: Path, kinds: Iterable[str] | None = None) -> tuple[dict[str, Any], list[Json], list[Json]]:
    """(the scorer's result, gold, predictions) of one folder."""
    index, gold = read_set(folder)
    predicted = predictions(folder, index)
    return scorer().evaluate(gold, predicted, list(kinds) if kinds else None, index), gold, predicted


def errors(
    folder: Path, gold: list[Json], predicted: list[Json], kinds: Iterable[str], index: dict[str, Any]
) -> str:
    """What is missed, false or partly wrong, with its sentence: for reading while developing, never for kept-back texts."""
    tool, lines = scorer(), []
    for doc, about in index.items():
        text = (folder / about["file"]).read_text(encoding="utf-8")
        for kind in kinds:
            if kind not in (about.get("kinds") or tool.ROLES):
                continue
            here = [[f for f in side if f["doc"] == doc and f["kind"] == kind] for side in (gold, predicted)]
            pairs = tool.align(*here)
            wrong = [
                (here[0][i], here[1][j])
                for i, j, cell in pairs
                if any(c[2] or c[3] for c in cell.values())
                or tool.modifier(here[0][i], "negation") != tool.modifier(here[1][j], "negation")
                or tool.modifier(here[0][i], "stance") != tool.modifier(here[1][j], "stance")
            ]
            missed = [f for i, f in enumerate(here[0]) if i not in {a for a, _, _ in pairs}]
            false = [f for j, f in enumerate(here[1]) if j not in {b for _, b, _ in pairs}]
            for f in missed:
                lines.append(
                    f"MISSED {doc} {short(f)}\n       {text[f['sent_start'] : f['sent_end']][:700]!r}"
                )
            for f in false:
                lines.append(
                    f"FALSE  {doc} {short(f)}\n       {text[f['sent_start'] : f['sent_end']][:400]!r}"
                )
            for a, b in wrong:
                lines.append(
                    f"PARTLY {doc} gold {short(a)}\n              ours {short(b)}\n       "
                    f"{text[b['sent_start'] : b['sent_end']][:400]!r}"
                )
    return "\n".join(lines)


def short(f: Json) -> str:
    """A fact on one line."""

    def values(item: object) -> str:
        items = item if isinstance(item, list) else [item]
        return ",".join(
            f"{x['value']}{'~' if x.get('inferred') else ''}" if isinstance(x, dict) else str(x)
            for x in items
        )

    args = " ".join(f"{role}={values(value)}" for role, value in f["args"].items())  # type: ignore[attr-defined]
    marks = " ".join(
        str(x) for x in (f.get("stance"), f.get("negated") and "NEG", f.get("rule")) if x and x != "asserted"
    )
    return f"{f['kind']} {args} {marks} time={values(f['time']) if f.get('time') else '-'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--misses", action="store_true", help="print every error (not for kept-back sets)")
    given = parser.parse_args()
    folder = SHARED / "gold" / "dev" if given.folder == "dev" else Path(given.folder)
    kinds = given.kinds.split(",") if given.kinds else None
    result, gold, predicted = score(folder, kinds)
    if given.misses and "kept_back" not in str(folder):
        print(errors(folder, gold, predicted, kinds or result["kinds"], read_set(folder)[0]))
    scorer().show(result)


if __name__ == "__main__":
    main()
