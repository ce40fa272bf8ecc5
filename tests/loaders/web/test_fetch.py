"""S11: only listed hosts at public addresses are connected to, by whatever form, redirect or rebinding one tries; caps hold."""

import contextlib
import gzip
import ipaddress
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from loaders.web import guard
from loaders.web.capture import as_warc
from loaders.web.fetch import Caps, fetch
from loaders.web.guard import FetchError, Rules, is_public, public, target
from tests.loaders.web.server import Site, redirect, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::",
    "2001:0:7f00:1:0:0:f5ff:fffe", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_never_connected_to(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: connected.append(a))
    rules = Rules(("a.example",), lambda _h, _p: [address], is_public)
    with pytest.raises(FetchError, match="not a public address"):
        fetch("https://a.example/x", rules)
    assert connected == []


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_passes(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        target("https://a.example/", Rules(("a.example",), lambda _h, _p: ["8.8.8.8", "10.0.0.1"], is_public))


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/", "ftp://a.example/", "file:///etc/passwd", "gopher://a.example/", "https://b.example/",
        "https://a.example.evil.test/", "https://evil.test/?a.example", "https://a.example@evil.test/", "https://user:pw@a.example/",
        "https://a.example:8443/", "https://a.example:x/", "https:///x", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/",
        "https://0x7f.1/", "https://0177.0.0.1/", "https://localhost/", "https://a.example\\@evil.test/", "https://a.exam\tple/",
        "https://a.example /", "https://xn--a-ecp.example/", "javascript:alert(1)", "//a.example/",
    ],
)  # fmt: skip
def test_only_https_on_a_listed_host_is_fetched(url: str) -> None:
    resolved: list[str] = []
    rules = Rules(("a.example",), lambda h, _p: resolved.append(h) or ["8.8.8.8"], is_public)  # type: ignore[func-returns-value]
    with pytest.raises(FetchError):
        target(url, rules)
    assert resolved == []


def test_a_dot_in_front_lists_everything_below() -> None:
    rules = Rules((".example.org",), lambda _h, _p: ["8.8.8.8"], is_public)
    assert target("https://data.example.org/x?y=1", rules).path == "/x?y=1"
    with pytest.raises(FetchError):
        target("https://badexample.org/", rules)


def test_a_page_is_fetched_with_its_bytes_time_and_place(site: Site) -> None:
    site.pages["/a.csv"] = b"a,b\r\n1,2\r\n"
    answer = fetch(site.url("/a.csv"), site.rules())
    assert (answer.body, answer.ip, answer.status) == (b"a,b\r\n1,2\r\n", "127.0.0.1", 200)
    assert answer.retrieved.endswith("Z")
    assert site.asked == ["/robots.txt", "/a.csv"]


def test_the_name_is_looked_up_once_and_that_address_is_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding: the second look-up would give another address; there is none for a page, only one for robots.txt before it."""
    site.pages["/x"] = b"x"
    reached: list[object] = []
    real = socket.create_connection

    def noted(to: tuple[str, int], timeout: float) -> socket.socket:
        reached.append(to)
        return real(to, timeout)

    monkeypatch.setattr(socket, "create_connection", noted)
    fetch(site.url("/x"), site.rules())
    assert reached == [("127.0.0.1", site.port)] * 2


def test_a_name_that_turns_private_between_two_requests_is_refused(site: Site) -> None:
    site.pages["/x"] = b"x"
    answers = iter(["127.0.0.1", "10.0.0.1"])
    given = site.rules()
    rules = Rules(given.hosts, lambda _h, _p: [next(answers)], given.allow, given.schemes, any_port=True)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch(site.url("/x"), rules)
    assert site.asked == []


@pytest.mark.parametrize(
    "to",
    ["http://127.0.0.1/", "http://inside.example/", "file:///etc/passwd", "http://169.254.169.254/latest/"],
)
def test_a_redirect_is_checked_again(site: Site, to: str) -> None:
    site.pages["/x"] = redirect(to)
    with pytest.raises(FetchError):
        fetch(site.url("/x"), site.rules({"inside.example": "10.0.0.1"}, ("site.example", "inside.example")))
    assert site.asked == ["/robots.txt", "/x"]


def test_a_guard_that_is_taken_away_lets_the_connection_through(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault: addresses are not checked; then the page behind the private name is reached."""
    site.pages["/x"] = redirect(f"http://inside.example:{site.port}/secret")
    site.pages["/secret"] = b"secret"
    monkeypatch.setattr(guard, "_checked", lambda host, port, rules: "127.0.0.1")
    rules = site.rules({"inside.example": "10.0.0.1"}, ("site.example", "inside.example"))
    assert fetch(site.url("/x"), rules).body == b"secret"


def test_redirects_end(site: Site) -> None:
    site.pages["/x"] = redirect("/x")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(site.url("/x"), site.rules())


def test_robots_are_heeded(site: Site) -> None:
    site.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /private\n", "/private/x": b"x", "/open": b"o"}
    assert fetch(site.url("/open"), site.rules()).body == b"o"
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to"):
        fetch(site.url("/private/x"), site.rules())
    assert "/private/x" not in site.asked


def test_a_server_that_cannot_say_its_rules_is_left_alone(site: Site) -> None:
    def failing(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(503)

    site.pages |= {"/robots.txt": failing, "/x": b"x"}
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetch(site.url("/x"), site.rules())


def test_a_body_beyond_the_cap_is_not_taken(site: Site) -> None:
    site.pages["/big"] = b"x" * 50_000
    with pytest.raises(FetchError, match="more than 40,000 bytes"):
        fetch(site.url("/big"), site.rules(), Caps(size=40_000))


def test_a_packed_body_is_capped_when_unpacked_and_kept_as_it_came(site: Site) -> None:
    packed = gzip.compress(b"y" * 300_000)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(packed)))
        handler.end_headers()
        handler.wfile.write(packed)

    site.pages["/bomb"] = answer
    with pytest.raises(FetchError, match="unpacks to more"):
        fetch(site.url("/bomb"), site.rules(), Caps(size=100_000))
    found = fetch(site.url("/bomb"), site.rules())
    assert (found.raw, len(found.body)) == (packed, 300_000)


def test_a_body_without_end_stops_at_the_deadline(site: Site) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with contextlib.suppress(OSError):
            while True:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)

    site.pages["/drip"] = dripping
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"not done after|could not be fetched"):
        fetch(site.url("/drip"), site.rules(), Caps(seconds=1.0))
    assert time.monotonic() - begun < 10


def test_the_capture_holds_the_bytes_as_they_came(site: Site) -> None:
    site.pages["/a"] = b"h\xc3\xa9llo"
    answer = fetch(site.url("/a"), site.rules())
    records = [
        (
            r.rec_type,
            r.rec_headers.get_header("WARC-Target-URI"),
            r.rec_headers.get_header("WARC-Date"),
            r.content_stream().read(),
        )
        for r in ArchiveIterator(BytesIO(as_warc(answer)))
    ]
    assert records == [("response", site.url("/a"), answer.retrieved, b"h\xc3\xa9llo")]


def test_outside_tests_only_https_and_the_usual_port() -> None:
    rules = public(["A.example"])
    assert (rules.schemes, rules.any_port, rules.hosts, rules.allow) == (
        ("https",),
        False,
        ("a.example",),
        is_public,
    )
