"""Whether a port is free, and whether a server answers on it."""

import socket

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from app.local_neo4j.connection import Connection
from app.local_neo4j.errors import PasswordLostError, PortInUseError

HOST = "127.0.0.1"


def choose_port(wanted: int | None) -> int:
    """The wanted port, or a free one; raises PortInUseError when another program has the wanted one."""
    with socket.socket() as probe:
        # As Neo4j does: connections of a server just stopped must not count as "in use".
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, wanted or 0))
        except OSError as error:
            raise port_in_use(wanted) from error
        return int(probe.getsockname()[1])


def port_in_use(port: int | None) -> PortInUseError:
    """The error for a port that another program holds."""
    return PortInUseError(
        f"Port {port} is used by another program: choose another port for Neo4j, or stop that program."
    )


def is_listening(port: int) -> bool:
    """Cheap question to ask before a driver is made."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def answers(connection: Connection) -> bool:
    """Whether the database answers a query; raises PasswordLostError when it does not take our password."""
    try:
        with GraphDatabase.driver(
            connection.uri, auth=connection.auth, connection_timeout=3, max_transaction_retry_time=0
        ) as driver:
            driver.execute_query("RETURN 1", database_=connection.database)
    except AuthError as error:
        raise PasswordLostError(
            "The running Neo4j does not accept the password in its password file: put the right one back "
            "from a copy, or stop it, move its folder away and load the sources again."
        ) from error
    except (DriverError, Neo4jError):
        return False
    return True
