"""What stands behind a line: an edge's claims with their sentences, single claims, single passages."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import Response

from app.api.dependencies import GraphDep, errors, limit
from app.api.errors import NotFoundError
from app.api.graph import Graph
from app.api.responses import ClaimCard, EdgeEvidence, PassageText
from app.evidence import evidence, origin_groups
from app.pictures.build import EVIDENCE_CARDS
from app.wording import statement

router = APIRouter(tags=["evidence"])
Json = dict[str, Any]
EdgeId = Annotated[str, Path(description="An edge's id.", examples=["FLOWS_TO:NPL:IND"])]


@router.get("/edges/{edge:path}/evidence", response_model=EdgeEvidence, responses=errors("not-found"))
async def edge_evidence(edge: EdgeId, graph: GraphDep, limit: Annotated[int, limit(1000)] = 200) -> Response:
    """Every sentence behind a line, those that contradict it first, with the independent origins they come from."""
    found = (await graph.rows("edge", edge=edge)).first()
    if found is None:
        raise NotFoundError(f"there is no edge {edge}")
    claims = await graph.rows(EVIDENCE_CARDS[str(found["type"])], edges=[edge], limit=limit)
    cards = await evidence_cards(graph, claims.column("claim"))
    return graph.answer({
        "edge": edge_of(found), "origins": origin_groups(cards),
        "total": int(str(found["claims"])) + int(str(found["denials"])), "evidence": cards,
    })  # fmt: skip


async def evidence_cards(graph: Graph, claims: Iterable[object]) -> list[Json]:
    """Evidence cards of claims, in the order given."""
    wanted = list(dict.fromkeys(map(str, claims)))
    if not wanted:
        return []
    rows = {str(row["claim"]): row for row in await graph.rows("claim_cards", claims=wanted)}
    return [evidence(rows[claim]) for claim in wanted if claim in rows]


def edge_of(row: Json) -> Json:
    """A projection with both ends, and in words."""
    standing = row["standing"] or _ranked(row)
    return {
        "id": row["id"], "type": row["type"],
        "start": {"id": row["start"], "kind": row["start_kind"], "name": row["start_name"]},
        "end": {"id": row["end"], "kind": row["end_kind"], "name": row["end_name"]},
        "claims": row["claims"], "denials": row["denials"], "origins": row["origins"],
        "standing": standing,
        "first_year": row["first_year"], "last_year": row["last_year"], "forms": row["forms"], "outcome": row["outcome"],
        "statement": statement(
            row["type"], row["start_name"], row["end_name"], standing, same=row["start"] == row["end"], outcome=row["outcome"]
        ),
    }  # fmt: skip


def _ranked(row: Json) -> str:
    """A ranking has no standing of its own: sources that give other tiers dispute it."""
    if len(row["tiers"] or []) > 1:
        return "disputed"
    return "corroborated" if row["origins"] > 1 else "single"


@router.get("/claims/{claim}", response_model=ClaimCard, responses=errors("not-found"))
async def claim(
    claim: Annotated[str, Path(examples=["claim:0123456789abcdef01234567"])], graph: GraphDep
) -> Response:
    """One claim with its sentence, document and marks."""
    cards = await evidence_cards(graph, [claim])
    if not cards:
        raise NotFoundError(f"there is no claim {claim}")
    return graph.answer({"claim": cards[0]})


@router.get("/passages/{passage:path}", response_model=PassageText, responses=errors("not-found"))
async def passage(
    passage: Annotated[str, Path(examples=["doc:0123456789abcdef/100-180"])], graph: GraphDep
) -> Response:
    """One sentence or row with its document and the claims it states."""
    found = (await graph.rows("passage", passage=passage)).first()
    if found is None:
        raise NotFoundError(f"there is no passage {passage}")
    document = (await graph.rows("document", document=found["document"])).first() or {}
    claims = found["claims"] if isinstance(found["claims"], list) else []
    return graph.answer({
        **{key: found[key] for key in ("passage", "sentence", "start", "end", "locator")},
        "document": {key: value for key, value in document.items() if key != "text"},
        "claims": await evidence_cards(graph, claims),
    })  # fmt: skip
