"""Short ways to say what a text names."""

from loaders.gazetteer import places


def named(text: str, topic: str | None = None, year: int | None = None) -> list[tuple[str, str]]:
    """(words, code) of every place in a text."""
    return [(m.span.text, m.place.code) for m in places(text, topic=topic, published_year=year)]


def codes(text: str, topic: str | None = None, year: int | None = None) -> list[str]:
    """Codes of the places in a text."""
    return [code for _, code in named(text, topic, year)]


def ids(text: str, topic: str | None = None) -> list[str]:
    """Ids of the entities in a text."""
    return [m.place.entity.id for m in places(text, topic=topic)]
