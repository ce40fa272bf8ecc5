"""Counts the bytes that arrive for one query, and breaks the connection when they are too many.

A driver reads a whole record into memory before anybody sees it, and one record can be as large as the server's memory limit
allows (a list of a million texts). The driver has no setting for that, so its socket is watched here;
`tests/queries/gate/test_received.py` fails when a later driver hides it.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from neo4j import AsyncSession

Receive = Callable[[Any, int], Awaitable[int]]


class Received:
    """Watches the connection of a session on which a query was just run; `exceeded` tells afterwards why it broke."""

    def __init__(self, session: AsyncSession, most: int) -> None:
        self._left = most
        self.exceeded = False
        self._socket: Any = getattr(getattr(session, "_connection", None), "socket", None)
        self.watching = hasattr(self._socket, "recv_into")

    def __enter__(self) -> "Received":
        if self.watching:
            plain: Receive = self._socket.recv_into

            async def counted(buffer: Any, size: int) -> int:
                count = await plain(buffer, size)
                self._left -= count
                if self._left < 0:
                    self.exceeded = True
                    raise OSError("more bytes than a query may bring")
                return count

            self._socket.recv_into = counted
        return self

    def __exit__(self, *_: object) -> None:
        if self.watching:
            del (
                self._socket.recv_into
            )  # the class's own is behind it: the connection goes back to the pool as it was
