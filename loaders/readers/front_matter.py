"""Front matter: `key: value` lines between two lines of `---` at the top of a text, as static site programs write them."""

import re
from typing import Any

import yaml

from loaders.readers.tidy import language_tag, short, stated_date

FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<said>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
LARGEST = 20_000
DEEPEST = 4
DATES = ("published", "date", "published_time", "publishdate")
ADDRESSES = ("url", "source_url", "canonical_url", "permalink")


def split(text: str) -> tuple[dict[str, Any], str]:
    """What the front matter declares, as fields of a TextRecord, and the text behind it exactly as it stands.

    A text that begins with `---` for another reason is left whole.
    """
    match = FRONT.match(text)
    said = _parsed(match["said"]) if match else None
    if match is None or said is None or not text[match.end() :].strip():
        return {}, text
    address = next((said[k] for k in ADDRESSES if said.get(k, "").startswith(("http://", "https://"))), None)
    declared = {
        "title": short(said.get("title")),
        "published": next((d for k in DATES if (d := stated_date(said.get(k)))), None),
        "publisher": short(said.get("publisher")),
        "author_line": short(said.get("author")),
        "language": language_tag(said.get("language") or said.get("lang")),
        "licence": short(said.get("licence") or said.get("license")),
        "url": short(address, 2_000),
    }
    return declared, text[match.end() :]


def _parsed(said: str) -> dict[str, str] | None:
    """The scalar values by lower-case key; None for what is no front matter."""
    if len(said) > LARGEST:
        return None
    try:
        depth = 0
        for event in yaml.parse(said, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
                return None
        root = yaml.compose(said, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    # Values as written: a date must not become a date object of another zone, nor a year a number.
    return {
        str(key.value).lower(): str(value.value)
        for key, value in root.value
        if isinstance(value, yaml.ScalarNode)
    }
