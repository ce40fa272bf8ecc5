"""Every setting of the product, read once from the environment into one frozen object."""

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.local_neo4j import Connection

APPLICATION = "trafficking-graph"


class Settings(BaseSettings):
    """Where things are and how much one request may take; times in seconds, sizes in bytes.

    The environment's names are those of the fields in capitals, with TG_ in front (`TG_PORT`); Neo4j's own have none. With
    `NEO4J_URI` set (bolt://, neo4j://, neo4j+s:// …) that server is used, else the local one in the data folder.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_prefix="TG_")

    neo4j_uri: str | None = Field(
        default=None, validation_alias="NEO4J_URI", pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://"
    )
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER")
    neo4j_password: str = Field(default="", validation_alias="NEO4J_PASSWORD", repr=False)
    neo4j_database: str = Field(default="neo4j", validation_alias="NEO4J_DATABASE")
    console_uri: str | None = Field(
        default=None, validation_alias="CONSOLE_NEO4J_URI", pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://"
    )
    console_user: str = Field(default="neo4j", validation_alias="CONSOLE_NEO4J_USER")
    console_password: str = Field(default="", validation_alias="CONSOLE_NEO4J_PASSWORD", repr=False)
    console_database: str = Field(default="neo4j", validation_alias="CONSOLE_NEO4J_DATABASE")
    console_seconds: float = Field(default=8.0, gt=0, le=10)
    console_rows: int = Field(default=1_000, ge=1, le=10_000)
    console_bytes: int = Field(default=5_000_000, ge=1_000, le=50_000_000)
    team_queries: Path | None = Field(default=None)
    host: str = Field(default="127.0.0.1")
    port: int = Field(default=8000, ge=0, le=65535)
    allowed_hosts: tuple[str, ...] = Field(default=("127.0.0.1", "localhost", "[::1]"))
    data: Path = Field(default_factory=lambda: platformdirs.user_data_path(APPLICATION))
    query_seconds: float = Field(default=5.0, gt=0)
    request_seconds: float = Field(default=8.0, gt=0)
    requests_at_once: int = Field(default=32, ge=1)
    wait_for_a_place: float = Field(default=1.0, ge=0)
    body_bytes: int = Field(default=1_000_000, ge=0)
    upload_bytes: int = Field(default=268_435_456, ge=0)
    upload_seconds: float = Field(default=300.0, gt=0)
    fetch_hosts: tuple[str, ...] = Field(default=())

    @property
    def given_connection(self) -> Connection | None:
        """The server that the environment names, if it names one."""
        if self.neo4j_uri is None:
            return None
        return Connection(self.neo4j_uri, self.neo4j_user, self.neo4j_password, self.neo4j_database)

    @property
    def evidence(self) -> Path:
        """The folder in which originals are kept."""
        return self.data / "evidence"

    @property
    def console_connection(self) -> Connection | None:
        """A second, read-only server for free Cypher, if the environment names one; else the console asks the main one."""
        if self.console_uri is None:
            return None
        return Connection(self.console_uri, self.console_user, self.console_password, self.console_database)

    @property
    def saved_queries(self) -> Path:
        """The folder of one's own saved queries."""
        return self.data / "saved-queries"

    @property
    def local_home(self) -> Path:
        """The folder of the local Neo4j."""
        return self.data / "neo4j"
