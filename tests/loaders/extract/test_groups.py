"""Groups: names, roles, sizes, victims, homes; and gangs whose goods are not people. All texts are invented."""

import pytest

from loaders.extract.rules.groups import groups
from loaders.facts import Polarity, Stance
from tests.loaders.extract.reading import claims, stated

Told = set[tuple[str, str, str, bool]]


def parts(text: str) -> Told:
    """(group, roles, size, negated) of every group told."""
    found = claims(text, groups)
    return {
        (stated(c, "group"), stated(c, "role"), stated(c, "size"), c.polarity is Polarity.NEGATED)
        for c in found
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Criminal gangs ship women abroad.", {("Criminal gangs", "transporter", "", False)}),
        (
            "The gang known as the Pier Wolves recruited 40 women and moved them to Suva.",
            {("the Pier Wolves", "recruiter transporter", "", False)},
        ),
        (
            "Children are made to beg and to sell flowers by street gangs.",
            {("street gangs", "trafficking", "", False)},
        ),
        (
            "A ring of eight people sold girls to brothels.",
            {("A ring of eight people", "dealer", "8", False)},
        ),
        (
            "Big criminal syndicates like the Camorra act not as dealers, but as buyers of victims.",
            {("the Camorra", "dealer", "", True), ("the Camorra", "buyer", "", False)},
        ),
        (
            "Prosecutors charged nine members of the Tall Reed gang with sending 82 people abroad.",
            {("the Tall Reed gang", "transporter", "", False)},
        ),
        (
            "The Lord's Resistance Army and other armed groups abduct children.",
            {
                ("The Lord's Resistance Army", "recruiter", "", False),
                ("other armed groups", "recruiter", "", False),
            },
        ),
        (
            "Criminal groups traffic women. No group seized in the country has had more than twenty members.",
            {
                ("Criminal groups", "trafficking", "", False),
                ("No group", "", "20", False),
            },
        ),
        (
            "A judge protected a trafficking ring.",
            {("a trafficking ring", "trafficking", "", False)},
        ),
        (
            "Syndicates from Fiji help to arrange trafficking.",
            {("Syndicates", "organiser", "", False)},
        ),
    ],
)
def test_a_group_has_its_name_parts_and_size(text: str, expected: Told) -> None:
    assert parts(text) == expected


def test_home_victims_and_doubt() -> None:
    (claim,) = claims("A Fijian syndicate is suspected of having sold 30 women.", groups)
    assert (stated(claim, "country"), stated(claim, "victims_count"), claim.stance) == (
        "FJ", "30", Stance.ALLEGED,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The gang sold tusks to dealers abroad.",
        "Two officers helped a smuggling ring to clear containers of cocaine.",
        "A working group of ministries trained officials on trafficking.",
        "Women's groups assisted victims.",
        "The support network for victims moved to a new house.",
    ],
)
def test_other_trades_and_helpers_are_no_such_group(text: str) -> None:
    assert parts(text) == set()
