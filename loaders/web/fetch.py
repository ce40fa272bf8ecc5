"""Fetches an address: connects to the very IP that was checked, follows redirects by the same rules, stops at the caps."""

import gzip
import http.client
import io
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from loaders.web.guard import FetchError, Rules, Target, target

AGENT = "trafficking-graph"
BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Caps:
    """Bytes of a body (as it came and unpacked), seconds for all of it, redirects followed."""

    size: int = 100_000_000
    seconds: float = 60.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: the body as it came (`raw`) and unpacked (`body`); `headers` as they came, in order."""

    url: str
    asked: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes
    retrieved: str
    ip: str

    def header(self, name: str) -> str:
        """A header's value, or nothing."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")


def fetch(url: str, rules: Rules, caps: Caps | None = None) -> Answer:
    """The address's answer, redirects followed. Raises FetchError when a rule, a cap or the server's robots.txt forbids it."""
    caps = caps or Caps()
    until = time.monotonic() + caps.seconds
    allowed: dict[str, RobotFileParser] = {}
    at = url
    for _ in range(caps.redirects + 1):
        aim = target(at, rules)
        _heed_robots(aim, rules, caps, until, allowed)
        answer = _once(aim, url, caps, until)
        if answer.status not in (301, 302, 303, 307, 308):
            if answer.status != 200:
                raise FetchError(
                    f"{at}: the server answered {answer.status} {answer.reason}; nothing was taken"
                )
            return answer
        at = urljoin(at, answer.header("Location"))
    raise FetchError(f"{url}: more than {caps.redirects} redirects")


def _heed_robots(
    aim: Target, rules: Rules, caps: Caps, until: float, known: dict[str, RobotFileParser]
) -> None:
    place = f"{aim.scheme}://{aim.host}:{aim.port}"
    if place not in known:
        known[place] = _robots(
            f"{place}/robots.txt" if rules.any_port else f"{aim.scheme}://{aim.host}/robots.txt",
            rules,
            caps,
            until,
        )
    if not known[place].can_fetch(AGENT, aim.url):
        raise FetchError(
            f"{aim.url}: the site's robots.txt asks programs not to fetch this; save the page yourself and load the file"
        )


def _robots(url: str, rules: Rules, caps: Caps, until: float) -> RobotFileParser:
    """The site's rules for programs; none when it has none (4xx). A server that fails to say (5xx) forbids, by RFC 9309."""
    parser = RobotFileParser()
    for _ in range(caps.redirects + 1):
        answer = _once(target(url, rules), url, Caps(500_000, caps.seconds), until)
        if answer.status in (301, 302, 303, 307, 308):
            url = urljoin(url, answer.header("Location"))
            continue
        told = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
        parser.parse(["User-agent: *", "Disallow: /"] if answer.status >= 500 else told)
        return parser
    raise FetchError(f"{url}: its robots.txt redirects without end")


def _once(aim: Target, asked: str, caps: Caps, until: float) -> Answer:
    connection = _Pinned(aim, max(0.1, until - time.monotonic()))
    try:
        connection.request(
            "GET",
            aim.path,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, identity", "Connection": "close"},
        )
        response = connection.getresponse()
        raw = _body(response, aim, caps, until)
        headers = tuple(response.getheaders())
        body = _unpacked(raw, response.getheader("Content-Encoding", ""), aim, caps)
        when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return Answer(aim.url, asked, response.status, response.reason, headers, raw, body, when, aim.ip)
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(f"{aim.url}: could not be fetched ({error or type(error).__name__})") from error
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, aim: Target, caps: Caps, until: float) -> bytes:
    found = io.BytesIO()
    # read1: what has come, so that a server that drips bytes cannot outlive the deadline.
    while block := response.read1(BLOCK):
        if found.tell() + len(block) > caps.size:
            raise FetchError(
                f"{aim.url}: more than {caps.size:,} bytes; download the file yourself and load it"
            )
        if time.monotonic() > until:
            raise FetchError(
                f"{aim.url}: not done after {caps.seconds:.0f} s; download the file yourself and load it"
            )
        found.write(block)
    return found.getvalue()


def _unpacked(raw: bytes, coding: str, aim: Target, caps: Caps) -> bytes:
    if coding.lower() in ("", "identity"):
        return raw
    if coding.lower() not in ("gzip", "x-gzip"):
        raise FetchError(f"{aim.url}: answers in the coding {coding!r}, which was not asked for")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            body = packed.read(caps.size + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise FetchError(f"{aim.url}: its body is damaged ({error})") from error
    if len(body) > caps.size:
        raise FetchError(f"{aim.url}: unpacks to more than {caps.size:,} bytes")
    return body


class _Pinned(http.client.HTTPConnection):
    """Connects to the checked IP and to no other; TLS still proves the host's name."""

    def __init__(self, aim: Target, timeout: float) -> None:
        super().__init__(aim.host, aim.port, timeout=timeout)
        self._aim = aim

    def connect(self) -> None:
        plain = socket.create_connection((self._aim.ip, self._aim.port), self.timeout)
        if self._aim.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self._aim.host)
        else:
            self.sock = plain
