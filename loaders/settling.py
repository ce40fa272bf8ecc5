"""What an entity is called when its sources call it differently: the same whatever the order of loading, and undone exactly.

A country, region or place is what the gazetteer says. Every other entity carries what its claims say of it; each claim keeps
its own words on its argument relationship (`given`), so that a removed document takes back what it said and nothing else.
"""

import json
from collections.abc import Iterable, Mapping
from functools import reduce

from loaders.facts import Entity, PropertyValue

Properties = dict[str, PropertyValue]
FIXED = frozenset({"Country", "Region", "Place"})


def varies(entity: Entity) -> bool:
    """True for an entity that its claims describe, not the gazetteer."""
    return entity.kind not in FIXED


def own_properties(entity: Entity) -> Properties:
    """The entity's properties with its name."""
    return {"name": entity.name, **{k: v for k, v in entity.properties.items() if v is not None}}


def given(entity: Entity) -> str | None:
    """What one claim says of an entity, as canonical JSON; None where the gazetteer says it."""
    if not varies(entity):
        return None
    return json.dumps(own_properties(entity), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def settled(first: Entity, second: Entity) -> Entity:
    """Two descriptions of one entity as one."""
    found = combined([own_properties(first), own_properties(second)])
    return Entity(first.id, first.kind, str(found.pop("name")), found)


def from_given(texts: Iterable[str]) -> Properties:
    """What all remaining claims say of an entity."""
    return combined([json.loads(text) for text in texts])


def combined(descriptions: Iterable[Mapping[str, PropertyValue]]) -> Properties:
    """Several descriptions as one: lists united, flags true if any says so, of texts the first that is not all in capitals.

    The result does not depend on the order, and combining again changes nothing.
    """
    return reduce(_both, descriptions, {})


def _both(one: Properties, other: Mapping[str, PropertyValue]) -> Properties:
    return {**one, **{k: _one_of(one[k], v) if k in one else v for k, v in other.items()}}


def _one_of(a: PropertyValue, b: PropertyValue) -> PropertyValue:
    if isinstance(a, list) or isinstance(b, list):
        both = [*(a if isinstance(a, list) else [a]), *(b if isinstance(b, list) else [b])]
        return sorted({str(v) for v in both})
    if isinstance(a, bool) and isinstance(b, bool):
        return a or b
    return min(a, b, key=lambda v: (str(v).isupper(), str(v)))
