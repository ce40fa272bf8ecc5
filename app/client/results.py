"""What calls give back: the answer as it came (`.data`), as a networkx graph, as pandas frames."""

import html
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import networkx as nx
import pandas as pd

if TYPE_CHECKING:
    from app.client.http import Client

Json = dict[str, Any]
FLOW = (
    "id", "source", "source_name", "destination", "destination_name", "standing", "origins", "claims", "denials",
    "first_year", "last_year", "forms", "sectors", "victim_groups", "stated_routes",
)  # fmt: skip


class Answer:
    """Base of all results; `graph_version` says which graph it was made from."""

    def __init__(self, client: "Client", data: Json) -> None:
        self.client = client
        self.data = data

    @property
    def graph_version(self) -> str:
        """The version of the graph behind the answer."""
        return str(self.data.get("graph_version", ""))

    @property
    def truncated(self) -> bool:
        """True when a limit cut the answer."""
        return bool(self.data.get("truncated", False))

    def url(self) -> str:
        """The same view in the explorer."""
        return f"{self.client.base_url}/explore/map"

    def _repr_html_(self) -> str:
        frame = self.frame()
        cut = " (cut by the limit)" if self.truncated else ""
        note = html.escape(f"{len(frame)} rows{cut}, graph {self.graph_version}")
        return f"{frame.to_html(max_rows=20, escape=True)}<p>{note}</p>"

    def frame(self) -> pd.DataFrame:
        """The main content as one frame."""
        return pd.DataFrame()


class Flows(Answer):
    """Flows under filters; `asked` holds the filters."""

    def __init__(self, client: "Client", data: Json, asked: Mapping[str, Any]) -> None:
        super().__init__(client, data)
        self.asked = dict(asked)

    @property
    def truncated(self) -> bool:
        """True when the limit cut the flows that match."""
        return int(self.data["shown"]) < int(self.data["matching"])

    @property
    def left_out(self) -> list[Json]:
        """Which filter hides how many flows."""
        return list(self.data["left_out"])

    def nx(self, *, evidence: bool = False) -> "nx.MultiDiGraph[str]":
        """Places as nodes (kind, name), flows as edges (kind, standing, years, origins, forms, evidence).

        `evidence=True` asks for the claim ids behind every flow, one request for all of them.
        """
        claims = self._claims() if evidence else {}
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph_version=self.graph_version)
        for flow in self.data["flows"]:
            for end in ("source", "destination"):
                graph.add_node(flow[end], name=flow[f"{end}_name"], kind=_kind(flow[end]))
            graph.add_edge(
                flow["source"], flow["destination"], key=flow["id"], kind="FLOWS_TO", standing=flow["standing"],
                origins=flow["origins"], claims=flow["claims"], denials=flow["denials"], years=flow["years"],
                forms=flow["forms"], evidence=claims.get(flow["id"], []),
            )  # fmt: skip
        return graph

    def _claims(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        ids = [flow["id"] for flow in self.data["flows"]]
        for start in range(0, len(ids), 20):
            rows = self.client.query("flow_evidence", edges=ids[start : start + 20], limit=10_000)
            for row in rows:
                found.setdefault(row["edge"], []).append(row["claim"])
        return found

    def edges_df(self) -> pd.DataFrame:
        """One line a flow."""
        return pd.DataFrame(self.data["flows"], columns=list(FLOW))

    def nodes_df(self) -> pd.DataFrame:
        """One line a place, with how many of these flows leave and enter it."""
        graph = self.nx()
        rows = [
            {
                "id": n,
                "kind": d["kind"],
                "name": d["name"],
                "flows_out": graph.out_degree(n),
                "flows_in": graph.in_degree(n),
            }
            for n, d in graph.nodes(data=True)
        ]
        return pd.DataFrame(rows, columns=["id", "kind", "name", "flows_out", "flows_in"])

    def frame(self) -> pd.DataFrame:
        """The edges, one row each."""
        return self.edges_df()

    def url(self) -> str:
        """The same filters on the explorer's map."""
        asked = self.asked
        years = f"{asked['year_from']}-{asked['year_to']}" if "year_from" in asked else None
        grammar = {
            "y": years,
            "f": asked.get("form"),
            "st": asked.get("standing"),
            "min": asked.get("min_origins"),
        }
        query = urlencode({k: _joined(v) for k, v in grammar.items() if v}, safe=",:/")
        return f"{self.client.base_url}/explore/map{'?' + query if query else ''}"


class Country(Answer):
    """The dossier of a country, region or place."""

    @property
    def truncated(self) -> bool:
        """True when a part of the dossier is as long as its limit (200 flows a direction, 200 documents)."""
        return any(len(self.data[part]) >= 200 for part in ("outgoing", "incoming", "documents"))

    def nx(self) -> "nx.MultiDiGraph[str]":
        """The flows out of it and into it."""
        return self._flows().nx()

    def edges_df(self) -> pd.DataFrame:
        """The flows out of it and into it."""
        return self._flows().edges_df()

    def nodes_df(self) -> pd.DataFrame:
        """The places at the other ends."""
        return self._flows().nodes_df()

    def tiers_df(self) -> pd.DataFrame:
        """Its tiers, year by year."""
        return pd.DataFrame(self.data["tiers"], columns=["year", "tiers", "conflict", "claims", "edge"])

    def documents_df(self) -> pd.DataFrame:
        """Documents about it."""
        return pd.DataFrame(self.data["documents"])

    def frame(self) -> pd.DataFrame:
        """The edges, one row each."""
        return self.edges_df()

    def url(self) -> str:
        """Its place on the explorer's map."""
        return f"{self.client.base_url}/explore/map?{urlencode({'sel': self.data['place']['id']}, safe=':/')}"

    def _flows(self) -> Flows:
        unique = {f["id"]: f for f in [*self.data["outgoing"], *self.data["incoming"]]}
        shown = len(unique)
        return Flows(
            self.client,
            {**self.data, "flows": list(unique.values()), "shown": shown, "matching": shown, "left_out": []},
            {},
        )


class Evidence(Answer):
    """What stands behind an edge."""

    @property
    def truncated(self) -> bool:
        """True when the limit cut the sentences."""
        return len(self.data["evidence"]) < int(self.data["total"])

    @property
    def sentences(self) -> list[str]:
        """The sentences, those that contradict first."""
        return [card["sentence"] for card in self.data["evidence"]]

    def evidence_df(self) -> pd.DataFrame:
        """One line a claim: sentence, stance, who published it, when."""
        rows = [
            {
                "claim": card["claim"], "kind": card["kind"], "stance": card["stance"], "polarity": card["polarity"],
                "contradicts": card["contradicts"], "sentence": card["sentence"], "document": card["document"]["title"],
                "publisher": card["document"]["publisher"], "published": card["published_on"], "passage": card["passage"],
                "origins": card["origins"],
            }
            for card in self.data["evidence"]
        ]  # fmt: skip
        return pd.DataFrame(rows)

    def frame(self) -> pd.DataFrame:
        """The sentences, one row a claim."""
        return self.evidence_df()

    def url(self) -> str:
        """The edge in the explorer, with its drawer open."""
        return f"{self.client.base_url}/explore/map?{urlencode({'sel': self.data['edge']['id']}, safe=':/')}"


class Neighbours(Answer):
    """An entity with its neighbours."""

    @property
    def truncated(self) -> bool:
        """True when the limit cut the neighbours."""
        return int(self.data["shown"]) < int(self.data["total"])

    def nx(self) -> "nx.MultiDiGraph[str]":
        """The entity, its neighbours and the projections between them."""
        this = self.data["entity"]
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(graph_version=self.graph_version)
        graph.add_node(this["id"], name=this["name"], kind=this["kind"])
        for link in self.data["neighbours"]:
            other = link["other"]
            graph.add_node(other["id"], name=other["name"], kind=other["kind"])
            ends = (this["id"], other["id"]) if link["direction"] == "out" else (other["id"], this["id"])
            graph.add_edge(
                *ends, key=link["edge"], kind=link["type"], standing=link["standing"], origins=link["origins"]
            )
        return graph

    def edges_df(self) -> pd.DataFrame:
        """One line a link."""
        rows = [
            {**link, "other": link["other"]["id"], "other_name": link["other"]["name"]}
            for link in self.data["neighbours"]
        ]
        return pd.DataFrame(rows)

    def frame(self) -> pd.DataFrame:
        """The edges, one row each."""
        return self.edges_df()

    def url(self) -> str:
        """The entity in the explorer's network."""
        return f"{self.client.base_url}/explore/network?{urlencode({'sel': self.data['entity']['id']}, safe=':/')}"


class Search(Answer):
    """Search hits."""

    @property
    def hits(self) -> list[Json]:
        """Entities first, then documents, then passages."""
        return list(self.data["hits"])

    def frame(self) -> pd.DataFrame:
        """The hits, best first."""
        return pd.DataFrame(self.hits)


class Rows(Answer):
    """Rows of a named query; iterating gives mappings."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns' names."""
        return list(self.data["columns"])

    def __iter__(self) -> Iterator[Json]:
        return iter([dict(zip(self.columns, row, strict=True)) for row in self.data["rows"]])

    def __len__(self) -> int:
        return len(self.data["rows"])

    def df(self) -> pd.DataFrame:
        """The rows as a frame."""
        return pd.DataFrame(self.data["rows"], columns=list(self.columns))

    def frame(self) -> pd.DataFrame:
        """The rows as a frame."""
        return self.df()

    def url(self) -> str:
        """The query's own address."""
        return f"{self.client.base_url}/api/v1/queries/{self.data['name']}"


class Page:
    """A network page: `html` as it came; a notebook shows it in a frame that cannot reach the notebook."""

    def __init__(self, text: str) -> None:
        self.html = text

    def save(self, path: str | Path) -> Path:
        """Writes the page to a file that opens without a network."""
        file = Path(path)
        file.write_text(self.html, encoding="utf-8")
        return file

    def _repr_html_(self) -> str:
        inside = html.escape(self.html, quote=True)
        return f'<iframe sandbox="allow-scripts" width="100%" height="640" srcdoc="{inside}"></iframe>'


def _kind(identity: str) -> str:
    return identity.split(":", 1)[0].capitalize()


def _joined(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
