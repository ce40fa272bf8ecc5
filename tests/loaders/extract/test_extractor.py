"""Document in, claims out: pure, exact, in chunks; and the format in which claims are scored."""

import json

import pytest

from loaders.errors import LoadError
from loaders.extract import model
from loaders.extract.context import HORIZON
from loaders.extract.extractor import RuleExtractor, contexts, extract_text
from loaders.extract.gold_format import fact, line
from loaders.extract.rules.flows import flows
from loaders.extract.rules.tiers import tiers
from tests.loaders.extract.reading import document

TEXT = (
    "Chad[1] is a source country for women and girls trafficked to Oman for sex; in 2012, 14 girls from "
    "Mali were forced into "
    "prostitution in Chad.\n\nTier 2 - Chad does not fully comply with the standards (2013)\n"
)


def test_the_same_text_gives_the_same_claims() -> None:
    first, second = (RuleExtractor([flows, tiers]).extract(document(TEXT)) for _ in range(2))
    assert [c.id for c in first] == [c.id for c in second]
    assert [c.kind for c in first] == ["Flow", "Flow", "Tier"]


def test_every_quote_is_what_stands_in_the_document_not_in_the_masked_text() -> None:
    for claim in RuleExtractor([flows, tiers]).extract(document(TEXT)):
        spans = [a.span for a in claim.arguments if a.span]
        assert all(TEXT[s.start : s.end] == s.text for s in spans)
        assert claim.passage.text == TEXT[claim.passage.start : claim.passage.end]


def test_who_recorded_a_claim_names_version_model_and_rule() -> None:
    recorded = RuleExtractor([tiers]).extract(document(TEXT))[0].recorded_by
    assert (recorded.name, recorded.rule) == ("rule-extractor", "tier.head")
    assert recorded.version.endswith("en_core_web_sm-3.8.0")


def test_weights_that_are_not_the_pinned_ones_are_refused(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    for part in model.WEIGHTS:
        (folder / part).mkdir()
        (folder / part / "model").write_bytes(b"other weights")
    with pytest.raises(LoadError, match=r"weights of 'tok2vec' are not the pinned ones.*reinstall"):
        model.check_weights(folder)
    model.check_weights(model.model_folder())


def test_a_clause_knows_what_was_said_before_but_not_without_end() -> None:
    text = "Trafficking. " + " ".join(f"Sentence number {n} says little." for n in range(60))
    *_, last = contexts(document(text))
    assert len(last.earlier) == HORIZON
    assert all(not before.earlier for before in last.earlier)


def test_an_empty_page_and_one_without_prose_say_nothing() -> None:
    assert extract_text("") == extract_text(" \n\n") == extract_text("Home | About | Contact | News") == []


def test_gold_format_uses_the_golds_names_and_marks_what_is_inferred() -> None:
    (claim,) = RuleExtractor([flows]).extract(document("Girls are trafficked to Oman for sex.", topic="TD"))
    told = json.loads(line(claim, "doc-1"))
    assert told == fact(claim, "doc-1")
    assert (told["doc"], told["kind"], told["sent_start"]) == ("doc-1", "flow", 0)
    assert told["args"]["destination"] == [{"value": "OM", "text": "Oman", "start": 24, "end": 28}]
    assert told["args"]["origin"] == [{"value": "TD", "inferred": True}]
    assert told["args"]["victims"][0]["text"] == "Girls"
