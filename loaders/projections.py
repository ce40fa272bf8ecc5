"""Projections: plain relationships between entities, computed from claims (graph-model section 5). Pure.

`supports` says which projections a claim bears on, `figures` what a projection carries given all claims that bear on
it. The writer asks both, so a projection never holds anything that its claims do not say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph_schema.standing import standing

OUTCOME_RANK = ("acquitted", "dismissed", "retracted")
PROGRESS = (
    "reported", "alleged", "investigated", "arrested", "charged", "prosecuted", "convicted", "suspended", "sentenced",
)  # fmt: skip
Figures = dict[str, str | int | bool | list[str] | list[int]]


@dataclass(frozen=True, slots=True)
class Edge:
    """The address of a projection: type, from, to."""

    type: str
    start: str
    end: str

    @property
    def id(self) -> str:
        """`FLOWS_TO:NPL:IND`: country ids lose their prefix, others keep their id whole."""
        return f"{self.type}:{self.start.removeprefix('country:')}:{self.end.removeprefix('country:')}"


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What a projection needs to know of a claim, as it stands in the graph.

    `arguments` are (role, entity id, position) in order; `properties` the claim's list and text properties.
    """

    id: str
    kind: str
    stance: str
    polarity: str
    origins: Sequence[str]
    years: Sequence[int]
    arguments: Sequence[tuple[str, str, int | None]]
    properties: Mapping[str, object]

    def ends(self, role: str) -> list[str]:
        """Entity ids in a role, in order."""
        return [entity for r, entity, _ in self.arguments if r == role]

    @property
    def opposes(self) -> bool:
        """True when it says that it is not so."""
        return self.polarity == "negated" or self.stance == "denied"


def supports(claim: ClaimFacts) -> list[Edge]:
    """The projections that this claim bears on, each once."""
    return list(dict.fromkeys(_supports(claim)))


def _supports(claim: ClaimFacts) -> Iterator[Edge]:
    if claim.kind == "Flow":
        yield from _crossed("FLOWS_TO", claim.ends("source"), claim.ends("destination"))
        if claim.properties.get("stated_route"):
            for a, b in pairwise(stated_chain(claim)):
                yield Edge("ROUTE_LEG", a, b)
    elif claim.kind == "Complicity":
        yield from _crossed("REPORTED_COMPLICIT_IN", claim.ends("actor"), claim.ends("country"))
    elif claim.kind == "GroupRole":
        yield from _crossed(
            "REPORTED_ACTIVE_IN", claim.ends("group"), [*claim.ends("country"), *claim.ends("place")]
        )
    elif claim.kind == "Referral":
        yield from _crossed("REFERS_TO", claim.ends("referrer"), claim.ends("receiver"))
    elif (
        claim.kind == "Tier"
        and not claim.opposes
        and claim.properties.get("tier")
        and claim.properties.get("year")
    ):
        yield from _crossed("RANKED", claim.ends("country"), [f"tier-year:{claim.properties['year']}"])


def _crossed(kind: str, starts: Iterable[str], ends: Iterable[str]) -> Iterator[Edge]:
    ends = list(ends)
    yield from (Edge(kind, a, b) for a in starts for b in ends)


def stated_chain(claim: ClaimFacts) -> list[str]:
    """Source, transits in order, destination of a stated route; several sources or destinations make no chain."""
    source, destination = claim.ends("source"), claim.ends("destination")
    transit = [e for r, e, _ in sorted(claim.arguments, key=lambda a: a[2] or 0) if r == "transit"]
    if len(source) > 1 or len(destination) > 1 or not transit:
        return []
    return [*source, *transit, *destination]


def figures(edge: Edge, claims: Sequence[ClaimFacts]) -> Figures:
    """What a projection carries, from all claims that bear on it (at least one)."""
    if edge.type == "RANKED":
        return _ranked(edge, claims)
    affirming = [c for c in claims if not c.opposes]
    asserted = [c for c in affirming if c.stance == "asserted"]
    years = sorted({y for c in affirming for y in c.years})
    common: Figures = {
        "id": edge.id,
        "claims": len(affirming),
        "denials": len(claims) - len(affirming),
        "origins": len({o for c in asserted for o in c.origins}),
        "years": years,
    }
    common["standing"] = standing(
        int(str(common["origins"])), len(affirming) - len(asserted), len(claims) - len(affirming)
    )
    if years:
        common |= {"first_year": years[0], "last_year": years[-1]}
    return common | _particular(edge, affirming, claims)


def _particular(edge: Edge, affirming: Sequence[ClaimFacts], claims: Sequence[ClaimFacts]) -> Figures:
    if edge.type in ("FLOWS_TO", "ROUTE_LEG"):
        shared: Figures = {key: _collected(affirming, key) for key in ("forms", "sectors", "victim_groups")}
        if edge.type == "ROUTE_LEG":
            return shared | {"routes": sorted(c.id for c in affirming)}
        return shared | {"stated_routes": sum(bool(c.properties.get("stated_route")) for c in affirming)}
    if edge.type == "REPORTED_COMPLICIT_IN":
        found: Figures = {"acts": _collected(affirming, "act")}
        best = outcome(claims)
        return found | ({"outcome": best} if best else {})
    if edge.type == "REPORTED_ACTIVE_IN":
        return {"roles": _collected(affirming, "roles")}
    return {"mechanisms": _collected(affirming, "mechanism")}


def _collected(claims: Sequence[ClaimFacts], key: str) -> list[str]:
    found: set[str] = set()
    for claim in claims:
        value = claim.properties.get(key)
        found.update(str(v) for v in (value if isinstance(value, list) else [value] if value else []))
    return sorted(found)


def outcome(claims: Sequence[ClaimFacts]) -> str | None:
    """The latest legal status by year; in one year acquittal, dismissal and retraction outrank, then the furthest step.

    An acquittal without a date counts as the latest: the error that would harm is to leave somebody accused.
    """
    reached = [
        (
            max(c.years, default=9999 if status in OUTCOME_RANK else 0),
            status in OUTCOME_RANK,
            PROGRESS.index(status) if status in PROGRESS else 0,
            status,
        )
        for c in claims
        if not c.opposes
        for status in _collected([c], "legal_status")
    ]
    return max(reached)[3] if reached else None


def _ranked(edge: Edge, claims: Sequence[ClaimFacts]) -> Figures:
    affirming = [c for c in claims if not c.opposes]
    tiers = sorted({str(c.properties["tier"]) for c in affirming})
    return {
        "id": f"RANKED:{edge.start.removeprefix('country:')}:{edge.end.removeprefix('tier-year:')}",
        "tiers": tiers,
        "conflict": len(tiers) > 1,
        "claims": len(affirming),
        "origins": len({o for c in affirming for o in c.origins}),
    }
