"""Names of places and organizations: what a text or a table's cell stands for."""

from loaders.gazetteer.model import Form, OrganizationMention, Place, PlaceMention, UnknownPlace
from loaders.gazetteer.regions import members, regions_of
from loaders.gazetteer.search import country, places

__all__ = [
    "Form",
    "OrganizationMention",
    "Place",
    "PlaceMention",
    "UnknownPlace",
    "country",
    "members",
    "places",
    "regions_of",
]
