"""The one table of settings our Neo4j runs with, and `neo4j.conf` rendered from it.

A test reads every one of them back from a running server; the server itself refuses names it does not know
(`server.config.strict_validation.enabled`), so one that a later version drops cannot go missing quietly.
"""

from dataclasses import dataclass
from pathlib import Path

DATABASE = "neo4j"
HEAP = "1g"


@dataclass(frozen=True)
class Setting:
    """One line of `neo4j.conf`; `shown` is the value as `SHOW SETTINGS` prints it, where that differs."""

    name: str
    value: str
    why: str
    shown: str | None = None

    @property
    def readable(self) -> bool:
        """Whether `SHOW SETTINGS` lists it; it hides internal ones, which are tested by what they do."""
        return not self.name.startswith("internal.")

    @property
    def as_shown(self) -> str:
        """The value as `SHOW SETTINGS` prints it."""
        return self.value if self.shown is None else self.shown


SETTINGS = (
    Setting(
        "server.config.strict_validation.enabled", "true", "an unknown or misspelt setting stops the start"
    ),
    Setting("server.default_listen_address", "127.0.0.1", "reachable from this machine only"),
    Setting("server.http.enabled", "false", "Bolt only: nothing else listens"),
    Setting("server.https.enabled", "false", "Bolt only: nothing else listens"),
    Setting("dbms.security.auth_enabled", "true", "other users of the machine can reach loopback too"),
    Setting("dbms.security.auth_lock_time", "60s", "after three wrong passwords", shown="1m"),
    Setting(
        "dbms.security.allow_csv_import_from_file_urls",
        "false",
        "LOAD CSV would read any file of the machine",
    ),
    Setting("internal.dbms.cypher_ip_blocklist", "0.0.0.0/0,::/0", "LOAD CSV fetches from no address at all"),
    Setting("dbms.security.procedures.allowlist", "db.index.fulltext.queryNodes", "no plug-in procedures"),
    Setting("dbms.security.procedures.unrestricted", "", "no procedure reaches into the server"),
    Setting("db.transaction.timeout", "120s", "for loads; API and console ask for less", shown="2m"),
    Setting("db.transaction.monitor.check.interval", "500ms", "time limits end within half a second"),
    Setting("db.lock.acquisition.timeout", "5s", "the default waits for ever"),
    Setting("db.transaction.concurrent.maximum", "16", "more than that queue in the application"),
    Setting(
        "db.memory.transaction.max", "256m", "one greedy query fails, the server stays", shown="256.00MiB"
    ),
    Setting("dbms.memory.transaction.total.max", "512m", "and so do several at once", shown="512.00MiB"),
    Setting(
        "server.memory.heap.max_size", HEAP, "said to Java as well (-Xmx): nobody else does", shown="1.00GiB"
    ),
    Setting(
        "server.memory.pagecache.size", "256m", "the default takes half of the machine", shown="256.00MiB"
    ),
    Setting("dbms.usage_report.enabled", "false", "no report of use leaves the machine"),
    Setting("client.allow_telemetry", "false", "nor by clients"),
    Setting("server.bolt.telemetry.enabled", "false", "nor by drivers through the server"),
    Setting("server.fleet_discovery.enabled", "false", "it does not announce itself on the network"),
    Setting("dbms.fleet_manager.enabled", "false", "nor to a fleet manager"),
    Setting("db.logs.query.enabled", "OFF", "the log would hold queries with the names in them"),
    Setting("db.tx_log.preallocate", "false", "2 MB instead of 515 MB for an empty graph"),
    Setting("db.tx_log.rotation.size", "16M", "the same", shown="16.00MiB"),
    Setting(
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration",
        "0s",
        "stops in 0.3 s instead of 10 s",
    ),
)


def render(port: int) -> str:
    """The text of `neo4j.conf` for a server whose Bolt listens on `port`."""
    lines = [
        f"# {setting.why}\n{setting.name}={setting.value}" for setting in (*SETTINGS, *bolt_settings(port))
    ]
    return "# Written by the program at every start; changes made here are lost.\n" + "\n".join(lines) + "\n"


def bolt_settings(port: int) -> tuple[Setting, ...]:
    """What depends on the port; drivers that route (neo4j://) go to the advertised address."""
    address = f"127.0.0.1:{port}"
    return (
        Setting("server.bolt.listen_address", address, "where drivers connect"),
        Setting("server.bolt.advertised_address", address, "where routing drivers are sent"),
    )


def write_settings(conf: Path, port: int) -> None:
    """Write `neo4j.conf` into the folder `conf`."""
    (conf / "neo4j.conf").write_text(render(port), "utf-8")
