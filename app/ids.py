"""Ids as people write them."""

import re

ISO3 = re.compile(r"[A-Za-z]{3}")


def entity_id(given: str) -> str:
    """`NPL` and `npl` mean `country:NPL`; anything else is an id as it stands."""
    return f"country:{given.upper()}" if ISO3.fullmatch(given) else given
