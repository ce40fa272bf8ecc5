"""What can go wrong between a file and the graph."""

from graph_schema.errors import TraffickingGraphError


class LoadError(TraffickingGraphError):
    """A file, row or claim cannot be taken; the message names the place and the remedy."""


class SourceError(LoadError):
    """A source's description or file is not what the loader can read."""


class FactError(LoadError):
    """A fact breaks the rules of evidence: no passage, a span that is not in the text, an unknown role."""
