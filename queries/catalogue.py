"""The query library: every `.cypher` file below this folder, read once and checked."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph_schema import Schema, schema
from queries.checks import check
from queries.errors import CardError, UnknownCardError
from queries.header import read_card
from queries.model import Card

HERE = Path(__file__).parent


class Catalogue(Mapping[str, Card]):
    """Cards by name, in the order of group and name; `catalogue["flows_from"]` raises UnknownCardError for a wrong name."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = dict(cards)

    def __getitem__(self, name: str) -> Card:
        try:
            return self._cards[name]
        except KeyError:
            raise UnknownCardError(name, list(self._cards)) from None

    def __contains__(self, name: object) -> bool:
        return name in self._cards

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


def read_catalogue(folder: Path = HERE, words: Schema = schema) -> Catalogue:
    """Every card in `folder/<group>/<name>.cypher`; raises CardError for the first that breaks a rule of `checks`."""
    cards: dict[str, Card] = {}
    for path in sorted(folder.glob("*/*.cypher")):
        card = read_card(path)
        if card.name in cards:
            raise CardError(
                f"{card.group}/{path.name}: {cards[card.name].group} has a card of this name too; rename one"
            )
        check(card, words)
        cards[card.name] = card
    return Catalogue(cards)
