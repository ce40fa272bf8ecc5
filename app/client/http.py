"""The client's calls: addresses, parameters, errors."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx

from app.client.errors import ProblemError, ServerGoneError
from app.client.results import Country, Evidence, Flows, Neighbours, Page, Rows, Search

SECONDS = 15.0
Json = dict[str, Any]


def connect(url: str = "http://127.0.0.1:8000", *, timeout: float = SECONDS) -> "Client":
    """A client for the server at `url`; raises ServerGoneError at once when nobody answers there."""
    client = Client(httpx.Client(base_url=url.rstrip("/"), timeout=timeout))
    try:
        client.get("/health/live")
    except ServerGoneError:
        client.close()
        raise
    return client


class Client:
    """Typed calls; every one raises ProblemError when the server refuses and ServerGoneError when nobody answers."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    @property
    def base_url(self) -> str:
        """The server's address."""
        return str(self._http.base_url).rstrip("/")

    def flows(
        self,
        source: str | None = None,
        destination: str | None = None,
        *,
        involving: str | None = None,
        years: tuple[int, int] | None = None,
        form: Sequence[str] | str | None = None,
        stance: Sequence[str] | str | None = None,
        standing: Sequence[str] | str | None = None,
        min_origins: int | None = None,
        limit: int = 1000,
    ) -> Flows:
        """Flows under filters. Places are ids or ISO alpha-3 codes; `years` is (first, last)."""
        asked = {
            "from": source, "to": destination, "involving": involving, "form": form, "stance": stance,
            "standing": standing, "min_origins": min_origins, "limit": limit,
            "year_from": years[0] if years else None, "year_to": years[1] if years else None,
        }  # fmt: skip
        return Flows(self, self.get("/api/v1/flows", asked), _present(asked))

    def country(self, iso3: str) -> Country:
        """The dossier of a country (ISO alpha-3 code)."""
        return Country(self, self.get(f"/api/v1/countries/{quote(iso3, safe='')}"))

    def place(self, place: str) -> Country:
        """The dossier of any country, region or place, by its id."""
        return Country(self, self.get(f"/api/v1/places/{quote(place, safe=':/')}"))

    def evidence(self, edge: str, *, limit: int = 200) -> Evidence:
        """Every sentence behind an edge."""
        return Evidence(self, self.get(f"/api/v1/edges/{quote(edge, safe=':/')}/evidence", {"limit": limit}))

    def neighbours(
        self, entity: str, *, type: str | None = None, direction: str | None = None, limit: int = 100
    ) -> Neighbours:
        """What an entity is reported to be linked with."""
        asked = {"type": type, "direction": direction, "limit": limit}
        return Neighbours(self, self.get(f"/api/v1/neighbours/{quote(entity, safe=':/')}", asked))

    def search(self, q: str, *, limit: int = 20) -> Search:
        """Entities, documents and passages."""
        return Search(self, self.get("/api/v1/search", {"q": q, "limit": limit}))

    def query(self, name: str, /, **parameters: object) -> Rows:
        """The rows of a named query; `kg.queries()` lists them."""
        given = {
            k: ",".join(map(str, v)) if isinstance(v, list | tuple) else v for k, v in parameters.items()
        }
        return Rows(self, self.get(f"/api/v1/queries/{quote(name, safe='')}", given))

    def queries(self) -> list[Json]:
        """Every named query with its question, parameters and columns."""
        return list(self.get("/api/v1/queries")["cards"])

    def picture(self, entity: str) -> Page:
        """A network page of an entity and its neighbours: shown in a notebook, or saved."""
        return Page(self._answer(f"/api/v1/pictures/{quote(entity, safe=':/')}", {}).text)

    def get(self, path: str, parameters: Mapping[str, object] | None = None) -> Json:
        """The JSON answer at a path; parameters without a value are left out."""
        return dict(self._answer(path, parameters or {}).json())

    def _answer(self, path: str, parameters: Mapping[str, object]) -> httpx.Response:
        try:
            response = self._http.get(path, params=_present(parameters))
        except httpx.TransportError as error:
            raise ServerGoneError(f"nobody answers at {self.base_url}: {error}") from error
        if response.is_success:
            return response
        if "problem+json" in response.headers.get("content-type", ""):
            raise ProblemError(response.json())
        raise ProblemError(
            {"title": "Refused", "status": response.status_code, "detail": response.reason_phrase}
        )


def _present(parameters: Mapping[str, object]) -> dict[str, Any]:
    return {k: v for k, v in parameters.items() if v is not None}
