"""Values given as text or JSON become the declared types, or are refused by name."""

import pytest

from queries.errors import ParameterError
from queries.model import Card, Parameter
from queries.parameters import TYPES, bind, convert, samples


def parameter(kind: str) -> Parameter:
    return Parameter("p", kind, "Invented")


@pytest.mark.parametrize(
    ("kind", "given", "meant"),
    [
        ("int", "12", 12), ("int", -3, -3), ("year", "2015", 2015), ("limit", "1", 1), ("flag", "true", True),
        ("flag", False, False), ("id", "country:NPL", "country:NPL"), ("ids", "a,b", ["a", "b"]), ("ids", ["a"], ["a"]),
        ("text", "Côte d'Ivoire", "Côte d'Ivoire"), ("words", "Women AND (nepal", "women AND and AND (nepal OR nepal*)"),
        ("names", "nep", "(nep^4 OR nep*^2)"), ("names", "Nepal*", "(nepal^4 OR nepal*^2 OR nepal~1)"),
    ],
)  # fmt: skip
def test_a_value_becomes_its_declared_type(kind: str, given: object, meant: object) -> None:
    assert convert(parameter(kind), given) == meant


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("int", "1.5"), ("int", True), ("int", 2**63), ("int", "9" * 5000), ("int", float("nan")), ("int", None), ("int", "١٢"),
        ("year", 20150), ("limit", 0), ("limit", 10_001), ("flag", "perhaps"), ("id", ""), ("id", "a b"), ("id", 5),
        ("id", "a\x00"), ("id", "\ud800"), ("ids", ["a"] * 2001), ("ids", 7), ("text", "x" * 501), ("text", "a\nb"),
        ("words", "***"), ("names", "()"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_by_its_parameters_name(kind: str, given: object) -> None:
    with pytest.raises(ParameterError, match=r"^p: must"):
        convert(parameter(kind), given)


def card(*parameters: Parameter) -> Card:
    return Card("invented", "flows", "", "", parameters, (), "table", False, "")


def test_defaults_are_filled_in_and_optional_ones_may_be_left_out() -> None:
    asked = card(
        Parameter("a", "int", ""), Parameter("b", "int", "", True, 7), Parameter("c", "id", "", True)
    )
    assert bind(asked, {"a": "1"}) == {"a": 1, "b": 7, "c": None}


@pytest.mark.parametrize(("given", "said"), [({}, "is needed"), ({"a": 1, "z": 2}, "known are: a")])
def test_missing_and_unknown_parameters_are_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        bind(card(Parameter("a", "int", "")), given)


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_sample_that_fits(kind: str) -> None:
    asked = card(parameter(kind))
    assert bind(asked, samples(asked))["p"] is not None
