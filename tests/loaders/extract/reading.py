"""Helpers of the extraction tests: a sentence in, the told facts out, as plain sets of tuples. Texts are invented."""

import hashlib

from loaders.extract.extractor import contexts
from loaders.extract.rules import Rule
from loaders.extract.rules.flows import flows
from loaders.extract.rules.tiers import tiers
from loaders.extract.validate import check
from loaders.facts import Claim, Document


def document(
    text: str, *, title: str = "", topic: str | None = None, published: str | None = None
) -> Document:
    """A document with that text."""
    return Document(
        hashlib.sha256(text.encode()).hexdigest(), text, title, "", "report", published=published, topic=topic
    )


def claims(text: str, rule: Rule, *, topic: str | None = None, published: str | None = None) -> list[Claim]:
    """What one rule says about a text, every claim checked against it."""
    page = document(text, topic=topic, published=published)
    return [check(claim, page) for context in contexts(page) for claim in rule(context.clause, context)]


def stated(claim: Claim, role: str) -> str:
    """The stated values of a role, joined; inferred ones in brackets."""
    return " ".join(f"({a.value})" if a.inferred else a.value for a in claim.arguments if a.role == role)


def routes(text: str, *, topic: str | None = None) -> set[tuple[str, str, str]]:
    """(sources, transits, destinations) of every flow told."""
    found = claims("Human trafficking. " + text, flows, topic=topic)
    return {(stated(c, "source"), stated(c, "transit"), stated(c, "destination")) for c in found}


def forms(text: str, *, topic: str | None = None) -> set[tuple[str, str]]:
    """(forms, victim groups) of every flow told."""
    found = claims("Human trafficking. " + text, flows, topic=topic)
    return {(stated(c, "form"), stated(c, "victim_group")) for c in found}


def ranks(
    text: str, *, topic: str | None = None, published: str | None = None
) -> set[tuple[str, str, str, str]]:
    """(country, tier, change, year) of every tier told."""
    found = claims(text, tiers, topic=topic, published=published)
    return {(stated(c, "country"), stated(c, "tier"), stated(c, "change"), stated(c, "year")) for c in found}
