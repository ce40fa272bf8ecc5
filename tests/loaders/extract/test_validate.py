"""A claim that the page does not bear out is refused. Each fault is planted in a good claim."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.errors import FactError
from loaders.extract.rules.flows import flows
from loaders.extract.validate import check
from loaders.facts import Argument, Claim, Passage, Span
from tests.loaders.extract.reading import claims, document

TEXT = "Trafficking. Women from Chad are forced into prostitution in Oman."


def good() -> Claim:
    (claim,) = claims(TEXT, flows)
    return claim


FAULTS: dict[str, Callable[[Claim], Claim]] = {
    "no such kind": lambda c: replace(c, kind="Rumour"),
    "passage is not what stands there": lambda c: replace(
        c, passage=Passage(c.passage.document_id, 0, 4, "Else")
    ),
    "without arguments": lambda c: replace(c, arguments=()),
    "no role 'colour'": lambda c: replace(c, arguments=(Argument("colour", "red", c.arguments[0].span),)),
    "is not what stands at 0-4": lambda c: replace(
        c, arguments=(Argument("source", "TD", Span(0, 4, "Mali")),)
    ),
    "neither a span nor a note": lambda c: replace(c, arguments=(Argument("source", "TD"),)),
    "has no value": lambda c: replace(c, arguments=(Argument("source", "", c.arguments[0].span),)),
}


def test_a_good_claim_passes() -> None:
    claim = good()
    assert check(claim, document(TEXT)) is claim


@pytest.mark.parametrize("message", FAULTS)
def test_a_planted_fault_is_refused_and_named(message: str) -> None:
    with pytest.raises(FactError, match=message):
        check(FAULTS[message](good()), document(TEXT))
