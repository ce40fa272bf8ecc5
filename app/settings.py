"""Every setting of the product, read once from the environment into one frozen object."""

from pathlib import Path

import platformdirs
from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.local_neo4j import Connection

APPLICATION = "trafficking-graph"


def _name(variable: str) -> AliasChoices:
    return AliasChoices(variable, variable.lower().removeprefix("tg_"))


class Settings(BaseSettings):
    """Where things are and how much one request may take; times in seconds, sizes in bytes.

    With `NEO4J_URI` set (bolt://, neo4j://, neo4j+s:// …) that server is used, else the local one in the data folder.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    neo4j_uri: str | None = Field(
        None, validation_alias=_name("NEO4J_URI"), pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://"
    )
    neo4j_user: str = Field("neo4j", validation_alias=_name("NEO4J_USER"))
    neo4j_password: str = Field("", validation_alias=_name("NEO4J_PASSWORD"), repr=False)
    neo4j_database: str = Field("neo4j", validation_alias=_name("NEO4J_DATABASE"))
    host: str = Field("127.0.0.1", validation_alias=_name("TG_HOST"))
    port: int = Field(8000, ge=0, le=65535, validation_alias=_name("TG_PORT"))
    allowed_hosts: tuple[str, ...] = Field(
        ("127.0.0.1", "localhost", "[::1]"), validation_alias=_name("TG_ALLOWED_HOSTS")
    )
    data: Path = Field(
        default_factory=lambda: platformdirs.user_data_path(APPLICATION), validation_alias=_name("TG_DATA")
    )
    query_seconds: float = Field(5.0, gt=0, validation_alias=_name("TG_QUERY_SECONDS"))
    request_seconds: float = Field(8.0, gt=0, validation_alias=_name("TG_REQUEST_SECONDS"))
    requests_at_once: int = Field(32, ge=1, validation_alias=_name("TG_REQUESTS_AT_ONCE"))
    wait_for_a_place: float = Field(1.0, ge=0, validation_alias=_name("TG_WAIT_FOR_A_PLACE"))
    body_bytes: int = Field(1_000_000, ge=0, validation_alias=_name("TG_BODY_BYTES"))

    @property
    def given_connection(self) -> Connection | None:
        """The server that the environment names, if it names one."""
        if self.neo4j_uri is None:
            return None
        return Connection(self.neo4j_uri, self.neo4j_user, self.neo4j_password, self.neo4j_database)

    @property
    def local_home(self) -> Path:
        """The folder of the local Neo4j."""
        return self.data / "neo4j"
