"""A given address wins: nothing of ours is fetched, started or even made."""

from app.local_neo4j import Connection, GivenServer, Server, choose_server

GIVEN = Connection("neo4j://graph.example:7687", "ada", "not-a-real-password", "flows")


def must_not_be_called() -> Server:
    raise AssertionError("the local Neo4j was asked for although an address is given")


def test_a_given_server_is_used_as_it_is() -> None:
    server = choose_server(GIVEN, must_not_be_called)
    assert server.start() == GIVEN
    server.close()


def test_without_one_the_local_server_is_used() -> None:
    ours = GivenServer(Connection("bolt://127.0.0.1:1"))
    assert choose_server(None, lambda: ours) is ours


def test_a_password_is_not_shown_when_a_connection_is_printed() -> None:
    assert "not-a-real-password" not in repr(GIVEN)
    assert GIVEN.auth == ("ada", "not-a-real-password")
