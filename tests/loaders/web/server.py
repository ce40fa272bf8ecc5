"""A web server on the loopback for tests, and rules that let just it be reached."""

import ipaddress
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from loaders.web.guard import Rules, is_public

Handle = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Pages by path; a page is a body, or a function that answers. `asked` lists the paths that were asked for."""

    port: int = 0
    pages: dict[str, bytes | Handle] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def rules(
        self, hosts: Mapping[str, str] | None = None, names: tuple[str, ...] = ("site.example",)
    ) -> Rules:
        """Every name leads to where `hosts` says, else to this server's address, which alone is allowed beside public ones."""
        where = hosts or {}

        def resolve(host: str, port: int) -> list[str]:
            return where.get(host, "127.0.0.1").split()

        def allow(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
            return str(address) == "127.0.0.1" or is_public(address)

        return Rules(names, resolve, allow, ("http",), any_port=True)

    def url(self, path: str) -> str:
        """The address of a page under an invented name."""
        return f"http://site.example:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Site]:
    """A site, served until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            page = site.pages.get(self.path)
            if callable(page):
                page(self)
                return
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", site.types.get(self.path, "text/plain"))
            self.send_header("Content-Length", str(len(page or b"")))
            self.end_headers()
            self.wfile.write(page or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def redirect(to: str) -> Handle:
    """A page that leads elsewhere."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer
