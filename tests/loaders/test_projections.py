"""What claims add up to, worked out by hand."""

import pytest

from graph_schema.standing import standing
from loaders.projections import ClaimFacts, Edge, figures, outcome, supports


def facts(
    number: int = 1, kind: str = "Flow", stance: str = "asserted", polarity: str = "affirmed", **more: object
) -> ClaimFacts:
    arguments = more.pop("arguments", [("source", "country:NPL", None), ("destination", "country:IND", None)])
    return ClaimFacts(
        id=f"claim:{number}",
        kind=kind,
        stance=stance,
        polarity=polarity,
        origins=more.pop("origins", [f"origin:{number}"]),  # type: ignore[arg-type]
        years=more.pop("years", [2015]),  # type: ignore[arg-type]
        arguments=arguments,  # type: ignore[arg-type]
        properties=more,
    )


FLOW = Edge("FLOWS_TO", "country:NPL", "country:IND")


@pytest.mark.parametrize(
    ("asserting", "softer", "opposing", "expected"),
    [
        (2, 0, 0, "corroborated"),
        (1, 5, 0, "single"),
        (0, 1, 0, "alleged_or_risk"),
        (3, 0, 1, "disputed"),
        (0, 1, 1, "disputed"),
        (0, 0, 2, "denied_only"),
    ],
)
def test_standing(asserting: int, softer: int, opposing: int, expected: str) -> None:
    assert standing(asserting, softer, opposing) == expected


def test_nothing_has_no_standing() -> None:
    with pytest.raises(ValueError, match="without claims"):
        standing(0, 0, 0)


def test_a_flow_bears_on_each_source_with_each_destination() -> None:
    crossed = facts(
        arguments=[
            ("source", "country:NPL", None), ("source", "country:BGD", None),
            ("destination", "country:IND", None), ("destination", "region:the-gulf", None),
        ]
    )  # fmt: skip
    assert {e.id for e in supports(crossed)} == {
        "FLOWS_TO:NPL:IND", "FLOWS_TO:NPL:region:the-gulf", "FLOWS_TO:BGD:IND", "FLOWS_TO:BGD:region:the-gulf",
    }  # fmt: skip


def test_a_flow_without_a_source_draws_no_line() -> None:
    assert supports(facts(arguments=[("destination", "country:IND", None)])) == []


def test_legs_come_from_a_stated_route_only_and_in_its_order() -> None:
    stops = [
        ("source", "country:NPL", None), ("transit", "country:ARE", 2), ("transit", "country:IND", 1),
        ("destination", "country:KWT", None),
    ]  # fmt: skip
    legs = [e.id for e in supports(facts(arguments=stops, stated_route=True)) if e.type == "ROUTE_LEG"]
    assert legs == ["ROUTE_LEG:NPL:IND", "ROUTE_LEG:IND:ARE", "ROUTE_LEG:ARE:KWT"]
    assert not [e for e in supports(facts(arguments=stops)) if e.type == "ROUTE_LEG"]


def test_denials_count_for_standing_and_never_as_claims() -> None:
    found = figures(
        FLOW, [facts(1), facts(2, stance="denied", years=[2019]), facts(3, polarity="negated", years=[2020])]
    )
    assert (found["claims"], found["denials"], found["origins"], found["standing"]) == (1, 2, 1, "disputed")
    assert (found["years"], found["first_year"], found["last_year"]) == ([2015], 2015, 2015)


def test_two_documents_of_one_origin_are_one_origin() -> None:
    found = figures(FLOW, [facts(1, origins=["origin:a"]), facts(2, origins=["origin:a"])])
    assert (found["claims"], found["origins"], found["standing"]) == (2, 1, "single")


def test_an_allegation_is_not_an_origin() -> None:
    found = figures(FLOW, [facts(1), facts(2, stance="alleged")])
    assert (found["claims"], found["origins"], found["standing"]) == (2, 1, "single")


def test_what_is_only_denied_stays_visible_as_denied() -> None:
    found = figures(FLOW, [facts(1, stance="denied")])
    assert (found["claims"], found["standing"], found["years"]) == (0, "denied_only", [])
    assert "first_year" not in found


def test_forms_are_collected_from_affirming_claims() -> None:
    found = figures(
        FLOW,
        [facts(1, forms=["sex"]), facts(2, forms=["begging", "sex"]), facts(3, stance="denied", forms=["x"])],
    )
    assert found["forms"] == ["begging", "sex"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([(["reported"], [2010])], "reported"),
        ([(["charged"], [2010]), (["convicted"], [2012])], "convicted"),
        ([(["convicted"], [2012]), (["acquitted"], [2012])], "acquitted"),
        ([(["acquitted"], []), (["charged"], [2020])], "acquitted"),
        ([(["convicted", "sentenced"], [2012])], "sentenced"),
        ([(["convicted"], [2010]), (["retracted"], [2011])], "retracted"),
    ],
)
def test_outcome_is_the_latest_and_acquittal_outranks(
    claims: list[tuple[list[str], list[int]]], expected: str
) -> None:
    given = [facts(n, "Complicity", legal_status=s, years=y) for n, (s, y) in enumerate(claims)]
    assert outcome(given) == expected


def test_a_tier_conflict_keeps_both() -> None:
    ranked = Edge("RANKED", "country:CAF", "tier-year:2008")
    claims = [facts(1, "Tier", tier="2WL"), facts(2, "Tier", tier="3")]
    assert figures(ranked, claims)["tiers"] == ["2WL", "3"]
    assert figures(ranked, claims)["conflict"] is True
