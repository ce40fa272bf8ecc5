"""Which addresses may be fetched: https, a listed host, every IP behind it public. Checked before connecting, and pinned.

`resolve` and `allow` are handed in, so that tests can reach a server of their own on the loopback without weakening the rule.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from loaders.errors import LoadError

Resolve = Callable[[str, int], Sequence[str]]
Allow = Callable[[ipaddress.IPv4Address | ipaddress.IPv6Address], bool]
PORTS = {"https": 443, "http": 80}


class FetchError(LoadError):
    """An address that is not fetched, or did not answer as it should; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched. `hosts` are exact names, or `.example.org` for all below; `schemes` is https alone outside tests."""

    hosts: tuple[str, ...]
    resolve: Resolve
    allow: Allow
    schemes: tuple[str, ...] = ("https",)
    any_port: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """An address that passed: where to connect (`ip`), and as whom."""

    url: str
    scheme: str
    host: str
    port: int
    ip: str
    path: str


def resolved(host: str, port: int) -> list[str]:
    """Every IP that the system's resolver gives for a host. Raises FetchError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error}); look at its spelling") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """True for an address of the public internet; what is inside another address (mapped, 6to4, Teredo, NAT64) counts too."""
    if isinstance(address, ipaddress.IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in ipaddress.ip_network("64:ff9b::/96"):
            inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(a is not None for a in inside):
            return all(a.is_global for a in inside if a is not None)
        if address.is_site_local or int(address) >> 32 == 0:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def target(url: str, rules: Rules) -> Target:
    """The address, checked. Raises FetchError naming the rule that it breaks."""
    if any(c.isspace() or ord(c) < 33 or c == "\\" for c in url):
        raise FetchError(f"{url!r}: spaces, control characters and backslashes do not belong in an address")
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError(f"{url}: not an address ({error})") from error
    host = _host(parts, url, rules)
    if port != PORTS.get(parts.scheme) and not rules.any_port:
        raise FetchError(f"{url}: only the usual port of {parts.scheme} is fetched from, not {port}")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, parts.scheme, host, port, _checked(host, port, rules), path)


def _host(parts: SplitResult, url: str, rules: Rules) -> str:
    if parts.scheme not in rules.schemes:
        raise FetchError(f"{url}: only {' and '.join(rules.schemes)} addresses are fetched")
    if parts.username or parts.password:
        raise FetchError(f"{parts.hostname}: an address with a user name or password in it is not fetched")
    host = (parts.hostname or "").rstrip(".").lower()
    if not any(host == h or (h.startswith(".") and host.endswith(h)) for h in rules.hosts):
        raise FetchError(
            f"{host or url}: this host is not on the list of hosts that may be fetched from; add it with --allow {host}"
        )
    return host


def _checked(host: str, port: int, rules: Rules) -> str:
    """One of the host's addresses; refused when any of them is not public, for the next look-up might give that one."""
    found = rules.resolve(host, port)
    if not found:
        raise FetchError(f"{host}: has no address")
    for text in found:
        try:
            address = ipaddress.ip_address(text.split("%")[0])
        except ValueError as error:
            raise FetchError(f"{host}: resolves to {text!r}, which is no IP address") from error
        if not rules.allow(address):
            raise FetchError(f"{host}: resolves to {text}, which is not a public address; it is not fetched")
    return found[0]


def public(hosts: Sequence[str]) -> Rules:
    """The rules outside tests."""
    return Rules(tuple(h.lower() for h in hosts), resolved, is_public)
