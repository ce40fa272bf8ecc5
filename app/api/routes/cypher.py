"""The console: free Cypher behind the gate, its state, and cancelling."""

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Annotated, Any, Literal, TypeVar

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.bodies import read_body
from app.api.dependencies import errors
from app.api.errors import ClientGoneError, NotFoundError
from app.api.graph import EMPTY, Knowledge, check_input
from app.api.responses_console import Cancelled, ConsoleState, CypherAnswer, CypherQuestion
from app.console import Console, Outcome
from app.console.answers import body, lines, plan_tree, table
from app.console.evidence import evidence as evidence_of
from queries.runner import Reading, run

router = APIRouter(prefix="/cypher", tags=["console"])
Form = Literal["json", "ndjson", "csv", "raw.csv"]
T = TypeVar("T")
MEDIA = {"ndjson": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}
NO_STORE = {"Cache-Control": "no-store"}
WITH_PLAN = Query(description="Also say how the server finds the rows.")
WITH_EVIDENCE = Query(description="Also give the sentences behind returned claims, lines and entities.")
ERRORS = errors(
    "cross-site",
    "cypher-cancelled",
    "body-too-large",
    "not-json",
    "query-running",
    "cypher-refused",
    "console-busy",
    "cypher-stuck",
)
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": CypherQuestion.model_json_schema()}},
    }
}


@router.get("", response_model=ConsoleState, responses=errors())
async def console_state(request: Request) -> Response:
    """The console's limits, your queries that are running, and what its watchdog did last."""
    check_input(request)
    console = _console(request)
    notice = console.watchdog.notice
    return _json({
        "limits": console.limits.stated(), "own_server": not console.shared,
        "running": [{"run": r.id, "seconds": round(r.seconds, 2)} for r in console.places.of(_client(request))],
        "notice": {"at": notice.at, "text": notice.text, "restarted": notice.restarted} if notice else None,
    })  # fmt: skip


@router.post("", response_model=CypherAnswer, responses=ERRORS, openapi_extra=BODY)
async def run_cypher(
    request: Request,
    plan: Annotated[bool, WITH_PLAN] = False,
    evidence: Annotated[bool, WITH_EVIDENCE] = False,
) -> Response:
    """Runs one reading statement. JSON, NDJSON or CSV by `Accept`; a cut answer says so, and why."""
    accepted = request.headers.get("accept", "")
    form: Form = "csv" if "text/csv" in accepted else "ndjson" if "ndjson" in accepted else "json"
    return await _run(request, form, plan=plan, evidence=evidence)


@router.post(".{form}", response_model=CypherAnswer, responses=ERRORS, openapi_extra=BODY)
async def run_cypher_as(
    request: Request,
    form: Annotated[
        Form,
        Path(
            description="The form of the answer; raw.csv leaves cells as they are, for programs.",
            examples=["csv"],
        ),
    ],
    plan: Annotated[bool, WITH_PLAN] = False,
    evidence: Annotated[bool, WITH_EVIDENCE] = False,
) -> Response:
    """The same with the form in the address."""
    return await _run(request, form, plan=plan, evidence=evidence)


@router.delete("/{run}", response_model=Cancelled, responses=errors("cross-site", "not-found"))
async def cancel_cypher(
    request: Request, run: Annotated[str, Path(examples=["3f1c9a0d5b7e2468"])]
) -> Response:
    """Stops one of your queries, on the server too."""
    check_input(request)
    stopped = await _console(request).cancel(run, _client(request))
    if stopped is None:
        raise NotFoundError(f"you have no query {run} running")
    return _json({"run": run, "stopped": stopped})


async def _run(request: Request, form: Form, *, plan: bool, evidence: bool) -> Response:
    check_input(request)
    question = await read_body(request, CypherQuestion)
    console, knowledge = _console(request), _knowledge(request)
    outcome = await _while_connected(
        request, console.ask(question.query, question.parameters, _client(request), question.run)
    )
    answer = body(outcome, console.limits, await _version(console, knowledge))
    if plan:
        answer["plan"] = plan_tree(outcome.judged.plan)
    if evidence:
        answer["evidence"] = await evidence_of(outcome, knowledge.rows)
    return _formed(answer, form, outcome)


def _formed(answer: dict[str, Any], form: Form, outcome: Outcome) -> Response:
    headers = {
        **NO_STORE,
        "X-Run": outcome.run,
        "X-Truncated": str(answer["truncated"]).lower(),
        "Vary": "Accept",
    }
    if form == "json":
        return Response(orjson.dumps(answer), 200, headers, "application/json")
    if form == "ndjson":
        return Response(lines(answer), 200, headers, MEDIA["ndjson"])
    cut = f"-first-{len(answer['rows'])}-rows" if answer["truncated"] else ""
    headers["Content-Disposition"] = f'attachment; filename="query{cut}.csv"'
    return Response(table(answer, raw=form == "raw.csv"), 200, headers, MEDIA["csv"])


async def _while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which is cancelled when the client goes away: nobody would read the answer."""
    task, gone = asyncio.create_task(work), asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise ClientGoneError("the client has gone")
    finally:
        for left in (task, gone):
            left.cancel()
            with contextlib.suppress(
                asyncio.CancelledError, Exception
            ):  # its result is nobody's business any more
                await left


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _version(console: Console, knowledge: Knowledge) -> str:
    """The version of the graph that was asked: a second server may hold an older one."""
    if console.shared:
        return await knowledge.version()
    reading = Reading(console.server.database, knowledge.reading.timeout)
    row = (await run(console.server.driver, knowledge.catalogue["graph_version"], reading)).first()
    return str(row["version"]) if row else EMPTY


def _console(request: Request) -> Console:
    console: Console = request.app.state.console
    return console


def _knowledge(request: Request) -> Knowledge:
    knowledge: Knowledge = request.app.state.knowledge
    return knowledge


def _client(request: Request) -> str:
    """Whom a running query belongs to; without log-in that is the address."""
    return request.client.host if request.client else "local"


def _json(value: dict[str, Any]) -> Response:
    return Response(orjson.dumps(value), 200, NO_STORE, "application/json")
