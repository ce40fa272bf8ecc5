"""The outermost layer: request id, host check, a place in the queue, a deadline, headers on every answer, a last resort.

Pure ASGI, because middleware built on request and response objects would buffer and cost time.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

import anyio
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import problem
from app.settings import Settings

log = logging.getLogger("trafficking_graph.api")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": POLICY,
}


SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CONSOLE = "/api/v1/cypher"
CONSOLE_SECONDS = 15.0
"""Longer than the console's own deadline (queries/gate/limits.py), so that it is the console that answers."""
UPLOADS = "/api/v1/loads"


def _is_upload(scope: Scope) -> bool:
    return bool(scope["method"] == "POST" and scope["path"] == UPLOADS)


class TooLargeError(Exception):
    """The body goes on beyond the cap."""


class Guard:
    """Wraps the app; see the module's first line. Health checks need no place in the queue."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._places: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        identity = scope["trafficking_graph.request_id"] = secrets.token_hex(8)
        answer = _Answer(send, identity, head=scope["method"] == "HEAD")
        if answer.head:
            scope["method"] = "GET"
        refused = self._refusal(scope, identity)
        if refused is not None:
            await refused(scope, receive, answer)
            return
        scope["query_string"] = _without_blanks(scope["query_string"])
        await self._admitted(scope, self._capped(receive, self._most_bytes(scope)), answer, identity)

    def _refusal(self, scope: Scope, identity: str) -> ASGIApp | None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name not in (*self.settings.allowed_hosts, self.settings.host):
            return problem("bad-host", identity)
        if scope["method"] not in SAFE and _from_elsewhere(headers, host):
            return problem("cross-site", identity)
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length[:19]) > self._most_bytes(scope):
            return problem("body-too-large", identity)
        return None

    def _most_bytes(self, scope: Scope) -> int:
        return self.settings.upload_bytes if _is_upload(scope) else self.settings.body_bytes

    async def _admitted(self, scope: Scope, receive: Receive, answer: "_Answer", identity: str) -> None:
        if scope["path"].startswith("/health/"):
            await self._timed(scope, receive, answer, identity)
            return
        places = self._places = self._places or anyio.CapacityLimiter(self.settings.requests_at_once)
        try:
            places.acquire_nowait()
        except anyio.WouldBlock:
            with anyio.move_on_after(self.settings.wait_for_a_place) as waited:
                await places.acquire()
            if waited.cancelled_caught:
                await problem("too-busy", identity, instance=scope["path"])(scope, receive, answer)
                return
        try:
            await self._timed(scope, receive, answer, identity)
        finally:
            places.release()

    async def _timed(self, scope: Scope, receive: Receive, answer: "_Answer", identity: str) -> None:
        slug = "internal"
        try:
            async with asyncio.timeout(self._seconds(scope)):
                await self.app(scope, receive, answer)
            return
        except TimeoutError:
            slug = "timeout"
        except TooLargeError:
            slug = "body-too-large"
        except (
            Exception
        ):  # the very edge: whatever nobody else knows is logged with its id and answered without details
            log.exception("%s: %s failed", identity, scope["path"])
        if not answer.started:
            await problem(slug, identity, instance=scope["path"])(scope, receive, answer)

    def _seconds(self, scope: Scope) -> float:
        if _is_upload(scope):
            return self.settings.upload_seconds
        return CONSOLE_SECONDS if scope["path"].startswith(CONSOLE) else self.settings.request_seconds

    def _capped(self, receive: Receive, most: int) -> Receive:
        left = most

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLargeError
            return message

        return counted


def _from_elsewhere(headers: Mapping[bytes, bytes], host: str) -> bool:
    """Whether a browser says that a page of another site, or of another port, asks for this."""
    site = headers.get(b"sec-fetch-site", b"none")
    origin = headers.get(b"origin")
    if site not in (b"same-origin", b"none"):
        return True
    return origin is not None and origin.decode("latin-1").partition("://")[2] != host


class _Answer:
    """Sends on, with our headers added to those that are not set yet, and without the body if only the head was asked for."""

    def __init__(self, send: Send, identity: str, *, head: bool) -> None:
        self.send = send
        self.identity = identity
        self.head = head
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self.identity
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif self.head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self.send(message)


def _without_blanks(query: bytes) -> bytes:
    """Leaves out fields without a value, as forms send them: `?from=&to=IND` asks the same as `?to=IND`."""
    if b"=&" not in query and not query.endswith(b"="):
        return query
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=False, encoding="latin-1")
    return urlencode(pairs, encoding="latin-1").encode()
