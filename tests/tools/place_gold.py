"""Fill in the character offsets of hand-written gold facts.

    python -m tests.tools.place_gold DRAFTS.jsonl DOCS_FOLDER GOLD.jsonl [--index index.json]

People (and models) write offsets wrongly, so an author writes words only.  A draft is a gold fact whose
arguments carry `value` and `text`; where the text stands more than once in the sentence, `nth` (from 1)
says which one is meant (`sentence_nth` does the same for a sentence repeated in its document).  This tool
finds every text in `DOCS_FOLDER/<doc>.txt` and writes `sent_start`, `sent_end`, `start` and `end` as code
points of the decoded text, end exclusive.  What is not found exactly, as whole words, is refused.

`--index` refreshes `words`, `chars` and `sha256` of the documents named in that index.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Fact = dict[str, Any]
LABELS_WITHOUT_TEXT = frozenset({"area"})
MODIFIERS_WITH_TEXT = ("time", "attribution")


class PlacementError(ValueError):
    """A sentence or an argument that does not stand in the text as written."""


def find_words(text: str, within: str, nth: int = 1) -> tuple[int, int]:
    """Start and end of the `nth` occurrence of `text` in `within`, never inside a longer word.

    Raises PlacementError when there is no such occurrence.
    """
    before = r"(?<!\w)" if text[:1].isalnum() else ""
    after = r"(?!\w)" if text[-1:].isalnum() else ""
    spans = [m.span() for m in re.finditer(before + re.escape(text) + after, within)] if text else []
    if not 1 <= nth <= len(spans):
        raise PlacementError(f"{text!r} (occurrence {nth}) not found, {len(spans)} present in: {within!r}")
    return spans[nth - 1]


def place_fact(draft: Mapping[str, Any], document: str) -> Fact:
    """The draft with every offset filled in. Raises PlacementError naming the fact, the role and the text."""
    name = f"fact {draft.get('id')} in {draft.get('doc')}"
    try:
        start, end = find_words(draft["sentence"], document, int(draft.get("sentence_nth", 1)))
    except PlacementError as error:
        raise PlacementError(f"{name}: sentence: {error}") from None
    fact = {key: value for key, value in draft.items() if key != "sentence_nth"}
    fact["sent_start"], fact["sent_end"] = start, end
    fact["args"] = {
        role: _place(value, role, document[start:end], start, name) for role, value in draft["args"].items()
    }
    for modifier in MODIFIERS_WITH_TEXT:
        if draft.get(modifier):
            fact[modifier] = _place(draft[modifier], modifier, document[start:end], start, name)
    return fact


def _place(value: Any, role: str, sentence: str, offset: int, name: str) -> Any:
    """An argument (or a list of them) with offsets counted from the start of the document."""
    if isinstance(value, list):
        return [_place(item, role, sentence, offset, name) for item in value]
    if not isinstance(value, dict) or not str(value.get("value", "")):
        raise PlacementError(f"{name}: {role}: an argument needs a value, got {value!r}")
    if "text" not in value:
        if not value.get("inferred") and role not in LABELS_WITHOUT_TEXT:
            raise PlacementError(f"{name}: {role}={value['value']}: write its `text`, or mark it `inferred`")
        return dict(value)
    try:
        start, end = find_words(value["text"], sentence, int(value.get("nth", 1)))
    except PlacementError as error:
        raise PlacementError(f"{name}: {role}: {error}") from None
    kept = {key: item for key, item in value.items() if key != "nth"}
    return {**kept, "start": offset + start, "end": offset + end}


def measure(text: str) -> dict[str, int | str]:
    """What an index says of a text: words (split at white space), characters, SHA-256 of its UTF-8 bytes."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return {"words": len(text.split()), "chars": len(text), "sha256": digest}


def read_document(path: Path) -> str:
    """The decoded text, with line ends untouched. Raises PlacementError when the file is missing."""
    if not path.is_file():
        raise PlacementError(f"no document {path}: put the text there first")
    return path.read_bytes().decode("utf-8")


def place_all(drafts: Iterable[Mapping[str, Any]], docs: Path) -> list[Fact]:
    """All drafts placed, in their order; each document is read once."""
    texts: dict[str, str] = {}
    facts = []
    for draft in drafts:
        name = str(draft["doc"])
        if name not in texts:
            texts[name] = read_document(docs / f"{name}.txt")
        facts.append(place_fact(draft, texts[name]))
    return facts


def refresh_index(index: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[str, Fact]:
    """The index with `words`, `chars` and `sha256` counted again from the files it names."""
    return {
        doc: {**entry, **measure(read_document(folder / str(entry["file"])))} for doc, entry in index.items()
    }


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; 1 when a draft could not be placed, and nothing is written then."""
    parser = argparse.ArgumentParser(description="Fill in the offsets of gold facts from the texts.")
    parser.add_argument("drafts", type=Path)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--index", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        lines = chosen.drafts.read_text(encoding="utf-8").split("\n")
        facts = place_all((json.loads(line) for line in lines if line.strip()), chosen.docs)
        if chosen.index:
            index = refresh_index(json.loads(chosen.index.read_text(encoding="utf-8")), chosen.index.parent)
            chosen.index.write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except PlacementError as error:
        print(error, file=sys.stderr)
        return 1
    rows = (json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts)
    chosen.gold.write_text("".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
