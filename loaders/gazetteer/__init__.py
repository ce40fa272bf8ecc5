"""Names of places and organizations: what a text or a table's cell stands for."""

from loaders.gazetteer.model import Form, OrganizationMention, Place, PlaceMention, UnknownPlace
from loaders.gazetteer.naming import country
from loaders.gazetteer.organizations import organizations
from loaders.gazetteer.regions import members, regions_of
from loaders.gazetteer.search import places
from loaders.gazetteer.unknown import unknown_places

__all__ = [
    "Form",
    "OrganizationMention",
    "Place",
    "PlaceMention",
    "UnknownPlace",
    "country",
    "members",
    "organizations",
    "places",
    "regions_of",
    "unknown_places",
]
