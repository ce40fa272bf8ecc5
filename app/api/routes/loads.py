"""Loads: hand in files, watch them load, read the report, fetch the refused rows. The only routes that change the graph."""

import shutil
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Annotated, cast

import anyio
import orjson
from fastapi import APIRouter, Depends, File, Form, Path, Query, Request, UploadFile
from starlette.responses import FileResponse, Response

from app.api.dependencies import errors
from app.api.errors import AlreadyOverError, BadRequestError, NotFoundError
from app.api.jobs import Job, Jobs
from app.api.responses import Accepted, LoadReport, Loads
from app.reports import as_json, as_json_short
from loaders.errors import SourceError
from loaders.ledger import LedgerError, RunRecord
from loaders.pipeline import VERSION

router = APIRouter(prefix="/loads", tags=["loads"])
BLOCK = 1 << 20
NO_STORE = {"Cache-Control": "no-store"}


def _jobs(request: Request) -> Jobs:
    return cast(Jobs, request.app.state.jobs)


JobsDep = Annotated[Jobs, Depends(_jobs)]
LoadId = Annotated[str, Path(description="A load's id.", examples=["run:20261125T140000.000000-ab12cd"])]


@router.post("", status_code=202, response_model=Accepted, responses=errors("body-too-large", "cross-site"))
async def start_load(
    jobs: JobsDep,
    files: Annotated[
        list[UploadFile],
        File(description="Documents and tables; a `name.meta.yaml` beside a file describes it."),
    ],
    mapping: Annotated[
        str | None, Form(description="The mapping of the tables, if their header does not tell.")
    ] = None,
    replaces: Annotated[str | None, Form(description="A document that the first file supersedes.")] = None,
    publisher: Annotated[str | None, Form()] = None,
    published: Annotated[str | None, Form(description="2014, 2014-06 or 2014-06-20.")] = None,
    genre: Annotated[str | None, Form()] = None,
    language: Annotated[str | None, Form()] = None,
    topic: Annotated[
        str | None, Form(description="ISO code of the country that the files are about.")
    ] = None,
    licence: Annotated[str | None, Form()] = None,
) -> Response:
    """Take on a load in the background; its report tells how far it has come."""
    known = {
        "publisher": publisher, "published": published, "genre": genre, "language": language, "topic": topic, "licence": licence,
    }  # fmt: skip
    if mapping and mapping.endswith((".yaml", ".yml")):
        raise BadRequestError(
            "mapping", "is the name of a shipped mapping; files of your own are named on the command line"
        )
    folder = await anyio.to_thread.run_sync(jobs.folder)
    try:
        names = [await _saved(file, folder) for file in files]
    except BaseException:  # an upload that breaks off leaves nothing behind; the error goes on
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        about = {k: v for k, v in known.items() if v}
        job = await anyio.to_thread.run_sync(jobs.start, folder, names, about, mapping, replaces)
    except SourceError as error:
        raise BadRequestError("files", str(error)) from error
    return _json(
        {"id": job.id, "state": "waiting", "files": names}, 202, {"Location": f"/api/v1/loads/{job.id}"}
    )


async def _saved(file: UploadFile, folder: FilePath) -> str:
    """Writes an uploaded file under its plain name. Raises BadRequestError for a name that is none, or is there twice."""
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name
    if not name or name.startswith(".") or any(ord(c) < 32 for c in name) or len(name.encode()) > 200:
        raise BadRequestError("files", f"{file.filename!r} is no file name")
    path = folder / name
    if path.exists():
        raise BadRequestError("files", f"{name!r} is there twice")
    async with await anyio.open_file(path, "wb") as out:
        while block := await file.read(BLOCK):
            await out.write(block)
    return name


@router.get("", response_model=Loads, responses=errors())
async def loads(jobs: JobsDep, limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> Response:
    """The latest loads, of the command line too, newest first."""
    return _json({"loads": await anyio.to_thread.run_sync(_listed, jobs, limit)})


def _listed(jobs: Jobs, limit: int) -> list[dict[str, object]]:
    known = [jobs.ledger.run(r.id) for r in jobs.ledger.runs(limit)]
    ids = {r.id for r in known}
    waiting = [_record(j) for j in jobs.open_ones() if j.id not in ids and j.state != "done"]
    return [as_json_short(r) for r in [*reversed(waiting), *known]][:limit]


@router.get("/{load}", response_model=LoadReport, responses=errors("not-found"))
async def load_report(load: LoadId, jobs: JobsDep) -> Response:
    """One load: each file with its counts, what was refused and why, what changed; how far it has come while it runs."""
    return _json(await anyio.to_thread.run_sync(_report, jobs, load))


def _report(jobs: Jobs, wanted: str) -> dict[str, object]:
    job = jobs.get(wanted)
    try:
        record, notes = (
            jobs.ledger.run(wanted if wanted.startswith("run:") else "-"),
            jobs.ledger.notes(wanted),
        )
    except LedgerError:
        if job is None:
            raise NotFoundError(f"there is no load {wanted}") from None
        record, notes = _record(job), []
    running = job is not None and job.state in ("waiting", "running")
    progress = [
        {"name": n, "rows": r, "claims": c} for n, (r, c) in (job.progress.items() if job and running else ())
    ]
    return {**as_json(record, notes), "progress": progress}


def _record(job: Job) -> RunRecord:
    return RunRecord(job.id, job.taken_on, None, "api", job.command, VERSION, job.state, job.message)


@router.post(
    "/{load}/cancel",
    status_code=202,
    response_model=LoadReport,
    responses=errors("not-found", "already-over", "cross-site"),
)
async def cancel_load(load: LoadId, jobs: JobsDep) -> Response:
    """Stop a waiting or running load between two batches; what it had begun and not ended is taken out again."""
    job = jobs.get(load)
    if job is None:
        raise NotFoundError(f"there is no load {load} that this server runs")
    if job.state not in ("waiting", "running"):
        raise AlreadyOverError(f"the load {load} is {job.state}")
    job.stop.set()
    return _json(await anyio.to_thread.run_sync(_report, jobs, load), 202)


@router.get("/{load}/refused/{file}", response_class=FileResponse, responses=errors("not-found"))
async def refused_rows(
    load: LoadId, file: Annotated[str, Path(examples=["table.csv"])], jobs: JobsDep
) -> Response:
    """The refused rows of one file as CSV, each with its reason, to be mended and loaded again."""
    try:
        record = await anyio.to_thread.run_sync(jobs.ledger.run, load if load.startswith("run:") else "-")
    except LedgerError:
        raise NotFoundError(f"there is no load {load}") from None
    path = next((f.refused_rows for f in record.files if f.name == file and f.refused_rows), None)
    if path is None or not FilePath(path).is_file():
        raise NotFoundError(f"the load {load} has no refused rows of {file}")
    return FileResponse(
        path, media_type="text/csv; charset=utf-8", filename=FilePath(path).name, headers=NO_STORE
    )


def _json(value: object, status: int = 200, more: dict[str, str] | None = None) -> Response:
    return Response(orjson.dumps(value), status, {**NO_STORE, **(more or {})}, "application/json")
