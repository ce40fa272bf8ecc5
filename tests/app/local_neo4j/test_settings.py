"""The settings as a running server has them, against the one table; internal ones by what they do."""

import socket
from collections.abc import Iterator

import psutil
import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import Neo4jError

from app.local_neo4j import LocalNeo4j
from app.local_neo4j.settings import SETTINGS, Setting, bolt_settings, render

# What the design asks for, written out a second time: else one dropped from the table would go unnoticed.
PROMISED = {
    ("server.default_listen_address", "127.0.0.1"),
    ("server.http.enabled", "false"),
    ("server.https.enabled", "false"),
    ("dbms.security.auth_enabled", "true"),
    ("dbms.security.auth_lock_time", "1m"),
    ("dbms.security.allow_csv_import_from_file_urls", "false"),
    ("dbms.security.procedures.allowlist", "db.index.fulltext.queryNodes"),
    ("dbms.security.procedures.unrestricted", ""),
    ("db.transaction.timeout", "2m"),
    ("db.transaction.monitor.check.interval", "500ms"),
    ("db.lock.acquisition.timeout", "5s"),
    ("db.transaction.concurrent.maximum", "16"),
    ("db.memory.transaction.max", "256.00MiB"),
    ("dbms.memory.transaction.total.max", "512.00MiB"),
    ("server.memory.heap.max_size", "1.00GiB"),
    ("dbms.usage_report.enabled", "false"),
    ("client.allow_telemetry", "false"),
    ("server.fleet_discovery.enabled", "false"),
    ("dbms.fleet_manager.enabled", "false"),
    ("db.logs.query.enabled", "OFF"),
    ("db.tx_log.preallocate", "false"),
    ("db.tx_log.rotation.size", "16.00MiB"),
}


@pytest.fixture(scope="module")
def driver(running: LocalNeo4j) -> Iterator[Driver]:
    """A driver of this module's own, closed with it."""
    connection = running.connection()
    assert connection is not None
    with GraphDatabase.driver(connection.uri, auth=connection.auth) as driver:
        yield driver


def live_settings(driver: Driver) -> set[tuple[str, str]]:
    records = driver.execute_query("SHOW SETTINGS YIELD name, value", database_="neo4j").records
    return {(record["name"], record["value"]) for record in records}


def drift(table: tuple[Setting, ...], live: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The settings of the table that the server does not have with that value."""
    return {(setting.name, setting.as_shown) for setting in table if setting.readable} - live


def test_every_setting_of_the_table_is_live(driver: Driver, running: LocalNeo4j) -> None:
    port = running.status().port
    assert port is not None
    assert drift((*SETTINGS, *bolt_settings(port)), live_settings(driver)) == set()


def test_the_comparison_finds_a_planted_drift(driver: Driver) -> None:
    planted = (
        Setting("db.transaction.timeout", "121s", "wrong"),
        Setting("server.bolt.no_such", "1", "wrong"),
    )
    assert drift(planted, live_settings(driver)) == {
        ("db.transaction.timeout", "121s"),
        ("server.bolt.no_such", "1"),
    }


def test_everything_the_design_promises_is_live(driver: Driver) -> None:
    assert live_settings(driver) >= PROMISED


def test_java_was_told_the_heap_of_the_table(driver: Driver) -> None:
    query = (
        "CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes "
        "RETURN attributes.HeapMemoryUsage.value.properties.max AS bytes"
    )
    assert driver.execute_query(query, database_="neo4j").records[0]["bytes"] == 2**30


def test_it_listens_on_one_port_of_the_loopback_address_and_nowhere_else(running: LocalNeo4j) -> None:
    status = running.status()
    listening = [
        connection.laddr
        for connection in psutil.Process(status.pid).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN or connection.type == socket.SOCK_DGRAM
    ]
    assert [(at.ip.removeprefix("::ffff:"), at.port) for at in listening] == [("127.0.0.1", status.port)]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_load_csv_sends_no_packet(driver: Driver, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        port = canary.getsockname()[1]
        with pytest.raises(Neo4jError) as refused:
            driver.execute_query(
                f"LOAD CSV FROM 'http://{host}:{port}/x' AS row RETURN row", database_="neo4j"
            )
        assert "blocked" in str(refused.value).lower() or "22N43" in str(refused.value)
        with pytest.raises(TimeoutError):
            canary.accept()


def test_load_csv_reads_no_file(driver: Driver) -> None:
    with pytest.raises(Neo4jError, match="file"):
        driver.execute_query("LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row", database_="neo4j")


def test_the_settings_file_says_why_for_every_line() -> None:
    lines = render(7687).splitlines()[1:]
    assert all(
        why.startswith("# ") and "=" in line for why, line in zip(lines[::2], lines[1::2], strict=True)
    )
