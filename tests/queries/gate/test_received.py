"""One record that is too large is cut while it arrives, and does not fill our memory."""

import pytest

from app.database import open_async
from app.local_neo4j import Connection
from queries.gate import Limits, Server, fetch, judge
from queries.gate.received import Received
from queries.gate.run import RECEIVED

pytestmark = pytest.mark.database
HUGE = "UNWIND range(1, 20000) AS x RETURN collect(toString(x) + $long) AS texts"


async def test_a_huge_record_is_cut_while_it_arrives(
    world: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_async(world)
    server = Server(driver, world.database, Limits(seconds=30, bytes=1_000_000))
    counts: list[int] = []
    leave = Received.__exit__

    def noted(self: Received, *why: object) -> None:
        counts.append(1_000_000 * RECEIVED - self._left)
        leave(self, *why)

    monkeypatch.setattr(Received, "__exit__", noted)
    judged = await judge(server, HUGE, {"long": "x" * 1000}, "huge")
    answer = await fetch(server, judged, "huge")
    assert (answer.columns, answer.rows, answer.cut) == (("texts",), [], "bytes")
    assert 3_000_000 < counts[0] < 3_200_000, "twenty million bytes were there to come"
    judged = await judge(server, "RETURN 1 AS one", {}, "huge")
    assert (await fetch(server, judged, "huge")).rows == [[1]]
    await driver.close()


async def test_the_driver_still_has_the_socket_that_is_watched(world: Connection) -> None:
    driver = open_async(world)
    async with driver.session(database=world.database) as session:
        await session.run("RETURN 1")
        received = Received(session, 100)
        assert received.watching
        with received:
            pass
        assert "recv_into" not in vars(received._socket)
    await driver.close()
