"""The query library as a page for people (docs/queries.md)."""

from collections.abc import Iterator

from queries.catalogue import Catalogue
from queries.model import Card, Parameter


def as_markdown(catalogue: Catalogue) -> str:
    """The reference page: every card with its question, parameters, columns and text."""
    return "\n".join(_page(catalogue)) + "\n"


def _page(catalogue: Catalogue) -> Iterator[str]:
    yield "# The questions\n"
    yield "Generated from `queries/` by `make generated`; edit the cards, not this page.\n"
    yield "Run one with `trafficking-graph query NAME key=value…`, at `/api/v1/queries/NAME?key=value` (`NAME.csv` for a table),"
    yield "or paste its text into any Cypher console.\n"
    group = ""
    for card in catalogue.values():
        if card.group != group:
            group = card.group
            yield f"## {group}\n"
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    yield f"### {card.name}\n\n{card.title}. *{card.question}*\n"
    yield "| parameter | type | default | what |\n| --- | --- | --- | --- |"
    yield from (_parameter(parameter) for parameter in card.parameters)
    yield f"\nColumns: {', '.join(f'`{column}`' for column in card.returns)}.\n"
    yield f"<details><summary>Cypher</summary>\n\n```cypher\n{card.cypher}\n```\n\n</details>\n"


def _parameter(parameter: Parameter) -> str:
    default = (
        "needed"
        if not parameter.optional
        else "none"
        if parameter.default is None
        else f"`{parameter.default}`"
    )
    return f"| {parameter.name} | {parameter.type} | {default} | {parameter.description} |"
