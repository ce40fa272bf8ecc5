"""Saved queries of the console: one's own, a team's, and the cards of the product; see `store.py`."""

from app.saved_queries.files import read_text, write_text
from app.saved_queries.model import Origin, SavedQuery, SavedQueryError, checked, slug
from app.saved_queries.store import NameTakenError, ReadOnlyQueryError, SavedQueries, UnknownQueryError

__all__ = [
    "NameTakenError",
    "Origin",
    "ReadOnlyQueryError",
    "SavedQueries",
    "SavedQuery",
    "SavedQueryError",
    "UnknownQueryError",
    "checked",
    "read_text",
    "slug",
    "write_text",
]
