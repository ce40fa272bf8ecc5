"""Flows under filters, with what each filter hides; and the routes that one passage states whole."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.dependencies import GraphDep, PlaceFilter, Year, errors, limit
from app.api.errors import BadRequestError
from app.api.graph import Graph
from app.api.responses import Flows, Routes, Stance, Standing
from app.ids import entity_id
from graph_schema import schema

router = APIRouter(tags=["flows"])
Json = dict[str, Any]
FORMS = schema.vocabularies["forms"].values
Form = Literal[
    "forced_labour", "sex", "debt_bondage", "begging", "domestic_servitude", "forced_marriage", "child_soldiers",
    "forced_criminality", "organ_removal", "sex_tourism", "contract_labour", "illegal_adoption",
]  # fmt: skip
"""The vocabulary `forms`, spelt out for types and OpenAPI; a test compares the two."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of one request. `years`, form and stance choose claims; the others choose flows."""

    source: str | None
    destination: str | None
    involving: str | None
    year_from: int | None
    year_to: int | None
    forms: list[str] | None
    stances: list[str] | None
    standings: list[str] | None
    min_origins: int | None

    @property
    def ends_and_figures(self) -> Json:
        """Filters that the projection itself can answer."""
        return {
            "source": self.source, "destination": self.destination, "involving": self.involving,
            "standings": self.standings, "min_origins": self.min_origins,
        }  # fmt: skip

    @property
    def by_claims(self) -> Json:
        """Filters that change a flow's figures, so that it is computed anew from its claims."""
        return {
            "year_from": self.year_from,
            "year_to": self.year_to,
            "forms": self.forms,
            "stances": self.stances,
        }

    @property
    def from_claims(self) -> bool:
        """True when a filter on claims is set."""
        return any(v is not None for v in self.by_claims.values())

    def alone(self) -> list[tuple[str, Json]]:
        """The claim filters one by one, in words and as parameters."""
        found: list[tuple[str, Json]] = []
        if self.year_from is not None or self.year_to is not None:
            words = f"years {self.year_from or '…'}-{self.year_to or '…'}"
            found.append((words, {"year_from": self.year_from, "year_to": self.year_to}))
        if self.forms is not None:
            found.append((f"form {_or(FORMS[f] for f in self.forms)}", {"forms": self.forms}))
        if self.stances is not None:
            found.append((f"stance {_or(self.stances)}", {"stances": self.stances}))
        return found


@router.get("/flows", response_model=Flows, responses=errors())
async def flows(
    graph: GraphDep,
    source: Annotated[PlaceFilter, Query(alias="from")] = None,
    destination: Annotated[PlaceFilter, Query(alias="to")] = None,
    involving: PlaceFilter = None,
    year_from: Year = None,
    year_to: Year = None,
    years: Annotated[
        str | None,
        Query(pattern=r"^[12]\d{3}-[12]\d{3}$", description="Short for both years.", examples=["2015-2024"]),
    ] = None,
    form: Annotated[
        list[Form] | None, Query(description="Only claims that name one of these forms; may be repeated.")
    ] = None,
    stance: Annotated[
        list[Stance] | None, Query(description="Only claims of these stances; may be repeated.")
    ] = None,
    standing: Annotated[
        list[Standing] | None,
        Query(description="Only flows of these standings, under the other filters; may be repeated."),
    ] = None,
    min_origins: Annotated[
        int | None, Query(ge=0, le=1000, description="Independent origins at least.")
    ] = None,
    limit: Annotated[int, limit(5000)] = 1000,
) -> Response:
    """Flows under the filters, strongest first.

    Years, form and stance choose claims, and every figure is then computed from the claims that are left. `left_out`
    says for each filter how many flows it hides when it stands alone, and for the limit how many it cuts.
    """
    if years is not None:
        if year_from is not None or year_to is not None:
            raise BadRequestError("years", "is short for year_from and year_to; give one or the other")
        year_from, year_to = map(int, years.split("-"))
    if year_from and year_to and year_from > year_to:
        raise BadRequestError("year_to", "must not be before year_from")
    filters = Filters(
        _id(source),
        _id(destination),
        _id(involving),
        year_from,
        year_to,
        _list(form),
        _list(stance),
        _list(standing),
        min_origins,
    )

    async def build() -> Mapping[str, object]:
        return await _flows(graph, filters, limit)

    return await graph.kept_answer(build)


async def _flows(graph: Graph, filters: Filters, limit: int) -> Mapping[str, object]:
    chosen = (
        {**filters.ends_and_figures, **filters.by_claims} if filters.from_claims else filters.ends_and_figures
    )
    alone = filters.alone()
    found, counts, *passing = await asyncio.gather(
        graph.rows("flows_from_claims" if filters.from_claims else "world_flows", **chosen, limit=limit),
        graph.rows("flow_counts", **filters.ends_and_figures),
        *(graph.rows(_count(parameters), **parameters) for _, parameters in alone),
    )
    hidden: Json = counts.first() or {}
    total, matching = hidden["total"], len(found)
    if found.truncated:
        count = await graph.rows("flow_counts_from_claims", **chosen) if filters.from_claims else counts
        matching = (count.first() or {})["matching"]
    left_out = [
        (f"not from {filters.source}", hidden["not_source"]),
        (f"not to {filters.destination}", hidden["not_destination"]),
        (f"neither from nor to {filters.involving}", hidden["not_involving"]),
        *(
            (words, total - (p.first() or {})["matching"])
            for (words, _), p in zip(alone, passing, strict=True)
        ),
        (f"standing other than {_or(filters.standings or [])}", hidden["not_standing"]),
        (f"fewer than {filters.min_origins} independent origins", hidden["not_min_origins"]),
        (f"limit {limit}", matching - len(found)),
    ]
    return {
        "total": total, "matching": matching, "shown": len(found),
        "left_out": [{"reason": reason, "flows": n} for reason, n in left_out if n],
        "flows": found.dicts(),
    }  # fmt: skip


def _count(parameters: Json) -> str:
    """The card that counts what a claim filter alone lets through; years and forms can mostly be read off projections."""
    return "flow_counts_from_claims" if "stances" in parameters else "flow_counts_of_years"


def _id(place: str | None) -> str | None:
    return entity_id(place) if place else None


def _list(given: Iterable[str] | None) -> list[str] | None:
    return sorted(set(given)) if given else None


def _or(words: Iterable[str]) -> str:
    return " or ".join(words)


@router.get("/routes/stated", response_model=Routes, responses=errors())
async def stated_routes(
    graph: GraphDep,
    through: PlaceFilter = None,
    limit: Annotated[int, limit(5000)] = 500,
) -> Response:
    """Routes that one passage names whole, from source over its stops to the destination; longest first."""
    found = await graph.rows("stated_routes", through=entity_id(through) if through else None, limit=limit)
    chains = [
        {
            "claim": row["claim"], "stops": row["stops"], "names": row["names"],
            "contradicts": row["polarity"] == "negated" or row["stance"] == "denied",
            "first_year": row["first_year"], "document": row["document"],
        }
        for row in found
    ]  # fmt: skip
    return graph.answer({"routes": chains, "truncated": found.truncated})
