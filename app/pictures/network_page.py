"""A picture as one HTML page that opens anywhere, also with the network off.

pyvis makes the data and brings vis-network; the page is ours. Its own template runs scripts out of labels, moves nodes
for minutes and loads from a CDN. Here every value is escaped, text reaches the page only as text, positions are fixed,
and the page's own policy lets nothing run but the two scripts whose hashes it names.
"""

import base64
import hashlib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from app.pictures.layout import positions
from app.pictures.model import Line, Node, Picture
from app.pictures.style import GROUND, INK, KINDS, OTHER_KIND, STANDINGS, width

PAGES = Environment(
    loader=PackageLoader("app.pictures", "templates"), autoescape=True, undefined=StrictUndefined
)
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": False, "navigationButtons": False, "keyboard": False},
    "nodes": {"font": {"color": INK, "size": 16, "strokeWidth": 4, "strokeColor": GROUND}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
    },
}
DANGEROUS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def network_page(picture: Picture, pages: Environment = PAGES) -> str:
    """The page as text. `pages` is only another one in the test that plants a hole."""
    scripts = [_vis_network(), _own("picture.js")]
    style = _own("picture.css")
    return pages.get_template("network.html").render(
        picture=picture,
        policy=policy(scripts, style),
        scripts=[Markup(s) for s in scripts],  # noqa: S704 - our own files, named by hash in the policy
        style=Markup(style),  # noqa: S704
        data=data_block(_data(picture)),
        kinds=[(kind, look) for kind, look in KINDS.items() if any(n.kind == kind for n in picture.nodes)],
        standings=[
            (name, look) for name, look in STANDINGS.items() if any(e.standing == name for e in picture.lines)
        ],
    )


def policy(scripts: list[str], style: str) -> str:
    """A Content-Security-Policy under which only these very scripts and this style count, and nothing is fetched."""
    allowed = " ".join(_hash(s) for s in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def data_block(data: dict[str, Any]) -> Markup:
    """JSON that can stand inside a `<script type="application/json">`: nothing in it can end the element."""
    text = orjson.dumps(data).decode()
    for character, escape in DANGEROUS.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - escaped just above


def _data(picture: Picture) -> dict[str, Any]:
    network = Network(directed=True)
    places = positions(picture)
    for node in picture.nodes:
        network.add_node(node.id, **_drawn_node(node, places[node.id], node == picture.focus))
    parallel: Counter[tuple[str, str]] = Counter()
    for line in picture.lines:
        parallel[line.start, line.end] += 1
        network.add_edge(line.start, line.end, **_drawn_line(line, parallel[line.start, line.end]))
    nodes, edges, *_ = network.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": OPTIONS,
        "lines": {line.id: _told(line) for line in picture.lines},
    }


def _drawn_node(node: Node, place: tuple[int, int], is_focus: bool) -> dict[str, Any]:
    look = KINDS.get(node.kind, OTHER_KIND)
    return {
        "label": node.name, "shape": look.shape, "color": look.colour, "size": 18 if is_focus else 11, "x": place[0],
        "y": place[1], "physics": False,
    }  # fmt: skip


def _drawn_line(line: Line, lane: int) -> dict[str, Any]:
    """Lines between the same two nodes bulge further and further, so that each can be hit."""
    look = STANDINGS[line.standing]
    drawn: dict[str, Any] = {"id": line.id, "color": look.colour, "width": width(line.standing, line.origins)}
    drawn["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": round(0.12 * lane, 2)}
    if look.dashes:
        drawn["dashes"] = list(look.dashes)
    if line.standing == "disputed":
        drawn["label"] = "≠"
    return drawn


def _told(line: Line) -> dict[str, Any]:
    return {
        "statement": line.statement, "standing": STANDINGS[line.standing].word, "origins": line.origins, "more": line.more,
        "sentences": [
            {"text": s.text, "source": s.source, "stance": s.stance, "contradicts": s.contradicts} for s in line.sentences
        ],
    }  # fmt: skip


@cache
def _vis_network() -> str:
    return (
        files("pyvis")
        .joinpath("lib/vis-9.1.2/vis-network.min.js")
        .read_text(encoding="utf-8")
        .replace("</script", "<\\/script")
    )


@cache
def _own(name: str) -> str:
    return files("app.pictures").joinpath("templates", name).read_text(encoding="utf-8")
