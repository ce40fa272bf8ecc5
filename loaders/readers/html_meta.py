"""What a page declares of itself: title, publisher, date, author, language, address. Declared only; nothing is inferred."""

import json
from collections.abc import Iterator
from typing import Any

from loaders.readers.tidy import language_tag, short, stated_date

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
    "dc.date.issued", "dcterms.issued", "citation_publication_date", "publish-date", "pubdate", "parsely-pub-date",
)  # fmt: skip
PUBLISHER = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "citation_journal_title",
)
AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "parsely-author",
    "citation_author",
)
TITLE = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
LICENCE = ("dcterms.license", "dc.rights", "copyright")
BYLINE = ("byline", "author", "byl", "article-byline", "entry-author", "c-byline")
NEWS_TYPES = {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"}


def declared(root: Any) -> dict[str, Any]:
    """The page's declarations, as fields of a TextRecord."""
    metas = _metas(root)
    linked = list(_linked_data(root))
    kinds = {kind for entry in linked for kind in _kinds(entry)}
    licence = next(
        (a.get("href") for a in root.iter("a", "link") if "license" in (a.get("rel") or "").split()), None
    )
    canonical = next(
        (e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None
    )
    url = canonical or metas.get("og:url")
    return {
        "title": short(_first(metas, TITLE) or _heading(root) or _title(root)),
        "published": _published(root, metas, linked),
        "publisher": short(_first(metas, PUBLISHER) or _named(linked, "publisher")),
        "author_line": short(_byline(root) or _first(metas, AUTHOR) or _named(linked, "author")),
        "language": language_tag(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        "licence": short(_first(metas, LICENCE) or licence),
        "url": short(url) if (url or "").startswith(("http://", "https://")) else None,
        "genre": "news" if kinds & NEWS_TYPES else None,
    }


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if key and meta.get("content"):
            found.setdefault(key, meta.get("content"))
    return found


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[k] for k in keys if metas.get(k, "").strip()), None)


def _published(root: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    stated = [metas.get(k) for k in PUBLISHED] + [e.get("datePublished") for e in linked]
    marked = (
        t for t in root.iter("time") if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"
    )
    stated += [t.get("datetime") for t in marked]
    times = [t.get("datetime") for article in root.iter("article") for t in article.iter("time")]
    if len({stated_date(t) for t in times}) == 1:
        stated += times
    return next((d for s in stated if isinstance(s, str) and (d := stated_date(s))), None)


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            found = json.loads((script.text or "")[:500_000])
        except (ValueError, RecursionError):
            continue
        entries = found.get("@graph", [found]) if isinstance(found, dict) else found
        yield from (e for e in entries if isinstance(e, dict)) if isinstance(entries, list) else ()


def _kinds(entry: dict[str, Any]) -> set[str]:
    kind = entry.get("@type")
    return {k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)}


def _named(linked: list[dict[str, Any]], key: str) -> str | None:
    for entry in linked:
        value = entry.get(key)
        first = value[0] if isinstance(value, list) and value else value
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and not name.startswith("http"):
            return name
    return None


def _byline(root: Any) -> str | None:
    for element in root.iter("p", "div", "span", "a", "address"):
        marks = {*(element.get("class") or "").lower().split(), (element.get("rel") or "").lower()}
        marks.add(element.get("itemprop") or "")
        if marks & set(BYLINE):
            text = short(element.text_content())
            if text and len(text) <= 200:
                return text
    return None


def _heading(root: Any) -> str | None:
    found = [short(h.text_content()) for h in root.iter("h1")]
    return found[0] if len(found) == 1 else None


def _title(root: Any) -> str | None:
    return next((t.text for t in root.iter("title") if t.text), None)
