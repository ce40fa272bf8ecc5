"""Positions of a network, computed on the server: the same for the same graph, whatever the machine's mood."""

import networkx as nx

from app.pictures.model import Picture

SEED = 20
NEAREST, PER_NODE = 120, 110
"""Pixels: half the width of a picture is the first plus the second times the square root of the number of nodes."""


def positions(picture: Picture) -> dict[str, tuple[int, int]]:
    """A place for every node, in pixels around the middle, where the focus stands."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(node.id for node in picture.nodes))
    graph.add_edges_from(sorted({(line.start, line.end) for line in picture.lines}))
    focus = picture.focus.id
    if len(graph) == 1:
        return {focus: (0, 0)}
    found = nx.spring_layout(
        graph, seed=SEED, pos={focus: (0.0, 0.0)}, fixed=[focus], k=2.2 / len(graph) ** 0.5, iterations=80
    )
    scale = NEAREST + PER_NODE * len(graph) ** 0.5
    widest = max(max(abs(x), abs(y)) for x, y in found.values()) or 1.0
    return {node: (round(x / widest * scale), round(y / widest * scale)) for node, (x, y) in found.items()}
