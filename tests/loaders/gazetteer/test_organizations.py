"""Organizations and agencies by name and by initials."""

import pytest

from loaders.gazetteer import organizations, places
from loaders.gazetteer.tables import rows

TO_KNOW = [
    "IOM", "UNODC", "ILO", "OSCE", "INTERPOL", "Europol", "UNICEF", "UNHCR", "Amnesty", "HRW", "ECPAT", "FBI", "DHS", "ICE",
    "USAID", "NAPTIP", "GRETA", "OHCHR", "ODIHR", "UNDP", "WHO", "NATO", "ASEAN", "ECOWAS", "ICMPD", "IJM", "Frontex", "Eurojust",
]  # fmt: skip


@pytest.mark.parametrize("name", TO_KNOW)
def test_known_initials_and_names(name: str) -> None:
    (found,) = organizations(f"The shelter was run by {name} until 2012.")
    assert found.span.text == name
    assert found.entity.id.split(":")[0] in ("organization", "agency")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. State Department", [("U.S. State Department", "agency:US/department-of-state", False)]),
        ("the State Department", [("State Department", "agency:US/department-of-state", False)]),
        ("the International Organisation for Migration (IOM)",
         [("International Organisation for Migration", "organization:iom", False), ("IOM", "organization:iom", True)]),
        ("an ILO/IPEC project", [("ILO/IPEC", "organization:ilo", False)]),
        ("the UN refugee agency", [("UN refugee agency", "organization:unhcr", False)]),
        ("La Strada Moldova", [("La Strada Moldova", "organization:la-strada", False)]),
        ("WHO IS A VICTIM", []),
        ("the World Health Organization (WHO)",
         [("World Health Organization", "organization:who", False), ("WHO", "organization:who", True)]),
        ("they care; on ice; who said", []),
        ("the Federal Bureau of Investigation", [("Federal Bureau of Investigation", "agency:US/fbi", False)]),
    ],
)  # fmt: skip
def test_the_longest_name_is_taken(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(o.span.text, o.entity.id, o.acronym) for o in organizations(text)] == expected


def test_agencies_belong_to_a_state_and_organizations_to_none() -> None:
    (agency,) = organizations("NAPTIP rescued them")
    assert (agency.entity.kind, agency.entity.properties["iso2"]) == ("Agency", "NG")
    (body,) = organizations("UNICEF rescued them")
    assert (body.entity.kind, body.entity.properties.get("iso2")) == ("Organization", None)


def test_a_state_beside_its_agency_is_still_a_place() -> None:
    assert [m.place.code for m in places("the U.S. State Department")] == ["US"]


def test_there_are_at_least_150() -> None:
    table = rows("organizations.csv")
    assert len(table) >= 150
    assert len({row["id"] for row in table}) == len(table)


def test_spans_quote_the_text() -> None:
    text = "L’OIM, the U.N. and UN.GIFT; “Amnesty International”."
    found = organizations(text)
    assert [text[o.span.start : o.span.end] for o in found] == [o.span.text for o in found]
    assert len(found) == 4
