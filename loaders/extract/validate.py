"""Refuses a claim that the page does not bear out: the last step of extraction, and its guarantee."""

from collections.abc import Mapping

from graph_schema import schema
from loaders.errors import FactError
from loaders.facts import Claim, Document, Span

ROLES: Mapping[str, frozenset[str]] = {kind.name: frozenset(kind.roles) for kind in schema.claims}


def check(claim: Claim, document: Document) -> Claim:
    """The claim itself. Raises `FactError` when a span is not in the text, a role is unknown or nothing is stated."""
    at = f"{claim.passage.start}-{claim.passage.end}"
    where = f"{document.title or document.id}, characters {at}, rule {claim.recorded_by.rule}"
    if claim.kind not in ROLES:
        raise FactError(f"{where}: no such kind of claim: {claim.kind!r}; known: {', '.join(ROLES)}")
    if (
        claim.passage.text != document.text[claim.passage.start : claim.passage.end]
        or not claim.passage.text.strip()
    ):
        raise FactError(f"{where}: the passage is not what stands there")
    if not claim.arguments:
        raise FactError(f"{where}: a claim without arguments states nothing")
    for argument in claim.arguments:
        if argument.role not in ROLES[claim.kind]:
            raise FactError(
                f"{where}: {claim.kind} has no role {argument.role!r}; known: {', '.join(sorted(ROLES[claim.kind]))}"
            )
        if not argument.value:
            raise FactError(f"{where}: {argument.role} has no value")
        if argument.span is None and argument.inferred_from is None:
            raise FactError(
                f"{where}: {argument.role} {argument.value!r} has neither a span nor a note of what it was "
                f"inferred from"
            )
        _check_span(argument.span, document, f"{where}: {argument.role}")
    _check_span(claim.time.span if claim.time else None, document, f"{where}: time")
    _check_span(claim.attribution.span if claim.attribution else None, document, f"{where}: attribution")
    return claim


def _check_span(span: Span | None, document: Document, where: str) -> None:
    if span is not None and span.text != document.text[span.start : span.end]:
        raise FactError(f"{where}: {span.text!r} is not what stands at {span.start}-{span.end}")
