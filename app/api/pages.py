"""Pages for people: the API's own page, the explanation of problems, the explorer's files."""

import hashlib
import mimetypes
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response

from app.api.guard import POLICY
from app.api.problems import TYPES

PAGES = Environment(
    loader=PackageLoader("app.api", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip
FORMS_TO_US = {"Content-Security-Policy": POLICY.replace("form-action 'none'", "form-action 'self'")}
FOR_EVER = "public, max-age=31536000, immutable"
HASHED = re.compile(r"-[A-Za-z0-9_-]{8,}\.\w+$")


def page(name: str, headers: dict[str, str] | None = None, status: int = 200, **values: Any) -> Response:
    """A page from a template of ours; every value in it is escaped."""
    text = PAGES.get_template(name).render(**values)
    return Response(
        text, status, {"Cache-Control": "no-cache", **(headers or {})}, "text/html; charset=utf-8"
    )


def api_page(app: FastAPI) -> APIRouter:
    """`/api`: every operation with its fields, tried out by plain forms; no script, nothing from elsewhere."""
    router = APIRouter(include_in_schema=False)

    @router.get("/api")
    async def operations() -> Response:
        return page(
            "api.html",
            FORMS_TO_US,
            title=app.title,
            version=app.version,
            operations=_operations(app.openapi()),
        )

    @router.get("/api/openapi.json")
    async def openapi() -> dict[str, Any]:
        return app.openapi()

    @router.get("/api/style.css")
    async def style() -> Response:
        return Response(
            PAGES.get_template("style.css").render(), 200, {"Cache-Control": "no-cache"}, "text/css"
        )

    @router.get("/api/try")
    async def go(request: Request) -> Response:
        return RedirectResponse(_filled(app.openapi(), dict(request.query_params)), 303)

    return router


def _operations(openapi: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            found.append({
                "path": path, "method": method.upper(),
                "summary": operation.get("description", "").split("\n\n")[0], "id": operation["operationId"],
                "group": (operation.get("tags") or [""])[0], "fields": [_field(p) for p in operation.get("parameters", [])],
                "statuses": sorted(operation["responses"]),
            })  # fmt: skip
    return found


def _field(parameter: dict[str, Any]) -> dict[str, Any]:
    words = parameter["schema"]
    inner = words.get("anyOf", [words])[0]
    inner = inner.get("items", inner)
    example = (words.get("examples") or parameter.get("examples") or [""])[0]
    return {
        "name": parameter["name"], "required": parameter["required"], "example": example,
        "values": inner.get("enum"), "type": inner.get("type", "string"), "default": words.get("default"),
        "description": parameter.get("description") or words.get("description") or "",
    }  # fmt: skip


def _filled(openapi: dict[str, Any], given: dict[str, str]) -> str:
    """The address that a filled form means: one of our own paths, its places taken by the form's values."""
    template = given.pop("operation", "")
    if template not in openapi["paths"]:
        raise HTTPException(404)
    names = re.findall(r"{(\w+)}", template)
    address = template
    for name in names:
        address = address.replace(f"{{{name}}}", quote(given.pop(name, ""), safe=":/"))
    query = "&".join(f"{quote(k)}={quote(v)}" for k, v in given.items() if v)
    return f"{address}?{query}" if query else address


def problem_pages() -> APIRouter:
    """`/problems/<slug>`: what an error type means and what to do; the addresses that problem documents give as `type`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/problems/{slug}")
    async def problem_page(slug: str) -> Response:
        if slug not in TYPES:
            raise HTTPException(404)
        return page("problem.html", problem=TYPES[slug])

    return router


def explorer(folder: Path) -> APIRouter:
    """`/explore/…`: the built explorer's files, and its one page for every other address below; `/` leads there."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def start() -> Response:
        return RedirectResponse("/explore/map", 307)

    @router.get("/explore")
    @router.get("/explore/{path:path}")
    async def explore(request: Request, path: str = "") -> Response:
        files = _files(folder)
        if path in files and path != "index.html":
            return _asset(files[path], request)
        if re.search(r"(^|/)assets/", path):
            raise HTTPException(404)
        if "index.html" not in files:
            return page("not_built.html", status=503)
        return _index(files["index.html"], request)

    return router


def _files(folder: Path) -> dict[str, Path]:
    """The built files by address; looked up here and never by joining a request's path to a folder."""
    return {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}


def _index(path: Path, request: Request) -> Response:
    body = path.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, "text/html; charset=utf-8")


def _asset(path: Path, request: Request) -> Response:
    """A file, compressed beforehand if the build left one (`.br`, `.gz`) and the client takes it."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = {
        "Cache-Control": FOR_EVER if HASHED.search(path.name) else "no-cache",
        "Vary": "Accept-Encoding",
    }
    accepted = request.headers.get("accept-encoding", "")
    for suffix, encoding in ((".br", "br"), (".gz", "gzip")):
        packed = path.with_name(path.name + suffix)
        if encoding in accepted and packed.is_file():
            return FileResponse(packed, headers={**headers, "Content-Encoding": encoding}, media_type=kind)
    return FileResponse(path, headers=headers, media_type=kind)
