"""Breadth: many ways of telling a flow or a tier are found, and sentences that tell none yield nothing."""

from pathlib import Path

import pytest
import yaml

from loaders.extract.extractor import RuleExtractor
from loaders.extract.rules.flows import RULES as FLOW_RULES
from loaders.extract.rules.tiers import RULES as TIER_RULES
from loaders.facts import Claim, Document, Polarity

SAMPLES = yaml.safe_load((Path(__file__).parent / "breadth_flows.yaml").read_text(encoding="utf-8"))
FLOWS: list[list[str]] = SAMPLES["flows"]
TIERS: list[list[str]] = SAMPLES["tiers"]
NOTHING: list[str] = SAMPLES["nothing"]
BEYOND: set[str] = set(SAMPLES.get("beyond_reach", ()))
EXTRACTOR = RuleExtractor(FLOW_RULES + TIER_RULES)


def claims_of(text: str) -> list[Claim]:
    """The flows and tiers of a sentence as it would stand in a text about trafficking."""
    return EXTRACTOR.extract(Document("0" * 64, text, "Trafficking in human beings", "", "news"))


def values(claim: Claim, role: str) -> set[str]:
    """The values of a role, stated or inferred."""
    return {a.value for a in claim.arguments if a.role == role}


def tells(claim: Claim, expected: str) -> bool:
    """True when a flow claim has exactly the expected places and at least the expected purposes."""
    route, _, purposes = expected.partition(":") if "REG:" not in expected else expected.rpartition(":")
    parts = zip(("source", "transit", "destination"), route.split(">"), strict=True)
    return (
        claim.kind == "Flow"
        and all(_same(claim, role, {c for c in codes.split(",") if c}) for role, codes in parts)
        and {p for p in purposes.split(",") if p} <= values(claim, "form")
    )


def _same(claim: Claim, role: str, codes: set[str]) -> bool:
    """The places of a role are the expected ones; a town or province may stand for its country, nothing expected asks nothing."""
    found = {a.value for a in claim.arguments if a.role == role}
    countries = {value for value in found if len(value) == 2}
    regions = {code for code in codes if code.startswith("REG:")}
    return (
        not codes or (bool(regions) and bool(found)) or countries == codes or (not countries and bool(found))
    )


@pytest.mark.parametrize(("sentence", "expected"), FLOWS)
def test_a_flow_is_found(sentence: str, expected: str) -> None:
    if sentence in BEYOND:
        pytest.xfail("beyond the rules' reach so far")
    found = claims_of(sentence)
    assert any(tells(claim, expected) for claim in found), found


@pytest.mark.parametrize(("sentence", "expected"), TIERS)
def test_a_tier_is_found(sentence: str, expected: str) -> None:
    if sentence in BEYOND:
        pytest.xfail("beyond the rules' reach so far")
    found = {
        f"{next(iter(values(c, 'country')), '?')}={next(iter(values(c, 'tier')), '?')}"
        for c in claims_of(sentence)
        if c.kind == "Tier" and c.polarity is Polarity.AFFIRMED
    }
    assert found >= set(expected.split(";")), found


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_found_where_nothing_is_told(sentence: str) -> None:
    if sentence in BEYOND:
        pytest.xfail("a false find that is known")
    assert claims_of(sentence) == []
