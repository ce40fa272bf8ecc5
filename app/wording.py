"""How edges and values are put into words: neutral, and never more than the sources say."""

from collections.abc import Mapping

from graph_schema import Schema

SAYS = {
    "FLOWS_TO": ("{a} {is_} a source for {b}", "people {are} exploited inside {a}"),
    "ROUTE_LEG": ("a route {is_to} lead from {a} to {b}", "a route {is_to} lead through {a}"),
    "REPORTED_COMPLICIT_IN": (
        "{a} {is_} complicit in trafficking in or from {b}",
        "{a} {is_} complicit in trafficking",
    ),
    "REPORTED_ACTIVE_IN": ("{a} {is_} active in {b}", "{a} {is_} active"),
    "REFERS_TO": ("{a} {is_to} refer victims to {b}", "{a} {is_to} refer victims within itself"),
}
HOW = {
    "corroborated": "reported",
    "single": "reported",
    "alleged_or_risk": "alleged or said to be at risk",
    "disputed": "reported, and denied by others,",
    "denied_only": "denied",
}


def statement(
    kind: str, start: str, end: str, standing: str, *, same: bool = False, outcome: str | None = None
) -> str:
    """An edge in neutral words: *Nepal is reported as a source for India*.

    `kind` is a relationship type, `start` and `end` names; `same` when both ends are one entity; `outcome` the latest legal
    status, which is always said beside the report.
    """
    if kind == "RANKED":
        return f"{start} is ranked in the list of {end}"
    how = HOW[standing]
    if standing == "denied_only":
        return f"Sources deny that {_plain(kind, start, end, same)}"
    text = SAYS[kind][same].format(
        a=start, b=end, is_=f"is {how} as", are=f"are {how} to be", is_to=f"is {how} to"
    )
    text = text.replace(" as complicit", " to be complicit").replace(" as active", " to be active")
    text = text[0].upper() + text[1:]
    return f"{text}; latest outcome reported: {outcome}" if outcome else text


def _plain(kind: str, start: str, end: str, same: bool) -> str:
    return (
        SAYS[kind][same]
        .format(a=start, b=end, is_="is", are="are", is_to="does")
        .replace("does lead", "leads")
        .replace("does refer", "refers")
    )


def label(value: str, role: str, kind: str, names: Mapping[str, str], words: Schema) -> str:
    """A mark's value for people: an entity's name, a vocabulary's word, else the value as it stands."""
    if value in names:
        return names[value]
    declared = words.nodes[kind].roles.get(role) if kind in words.nodes else None
    if declared is None or declared.values is None:
        return value
    return words.vocabularies[declared.values].values.get(value, value)
