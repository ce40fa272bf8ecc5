"""Stance and polarity hold within their scope and no further."""

import pytest

from loaders.extract.stance import judge
from loaders.facts import Polarity, Span, Stance

ASSERTED, ALLEGED, DENIED, RISK, UNKNOWN = (
    Stance.ASSERTED,
    Stance.ALLEGED,
    Stance.DENIED,
    Stance.RISK,
    Stance.UNKNOWN,
)


def judged(text: str, anchor: str) -> tuple[Stance, bool]:
    start = text.index(anchor)
    found = judge(Span(0, len(text), text), Span(start, start + len(anchor), anchor))
    return found.stance, found.polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "anchor", "stance", "negated"),
    [
        ("the report says women were sold", "sold", ASSERTED, False),
        ("women were allegedly sold", "sold", ALLEGED, False),
        ("there were reports that the police deported victims", "deported", ALLEGED, False),
        ("officials denied that women were sold", "sold", DENIED, False),
        ("women may be sold", "sold", RISK, False),
        ("in May 2010 women were sold", "sold", ASSERTED, False),
        ("the state did not report whether officials were convicted", "convicted", UNKNOWN, False),
        ("it is unclear whether the men were prosecuted", "prosecuted", UNKNOWN, False),
        ("no officials were prosecuted", "prosecuted", ASSERTED, True),
        ("the state failed to refer victims", "refer", ASSERTED, True),
        ("not only women but also men were sold", "sold", ASSERTED, False),
        ("the shelter was not closed, but victims were referred", "referred", ASSERTED, False),
        ("children whose birth was never registered are trafficked", "trafficked", ASSERTED, False),
        ("women were sold, police alleged", "sold", ALLEGED, False),
    ],
)
def test_stance_and_polarity(text: str, anchor: str, stance: Stance, negated: bool) -> None:
    assert judged(text, anchor) == (stance, negated)
