"""Names as parts of ids: plain ASCII, lower case, words joined by hyphens."""

import re
import unicodedata


def slug(name: str) -> str:
    """`Côte d'Ivoire` -> `cote-d-ivoire`; a name without any Latin letter or digit keeps its own letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower()) or re.findall(r"\w+", name.lower())
    return "-".join(words)
