"""Document in, claims out: clean, cut, parse, apply every rule, check."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator

from loaders.extract.clauses import clauses
from loaders.extract.cleaning import masked
from loaders.extract.context import HORIZON, Context, Setting, is_about_trafficking, topic_of
from loaders.extract.rules import Rule, all_rules
from loaders.extract.sentences import sentences
from loaders.extract.validate import check
from loaders.facts import Claim, Document


class RuleExtractor:
    """Finds the claims of a document by rules, offline. Pure: the same document gives the same claims on any machine."""

    def __init__(self, rules: Iterable[Rule] | None = None) -> None:
        self.rules = tuple(rules) if rules is not None else all_rules()

    def extract(self, document: Document) -> list[Claim]:
        """The claims of a document in order of the text, each checked. Raises `FactError` when a rule breaks its promise."""
        seen: dict[str, Claim] = {}
        for context in contexts(document):
            for rule in self.rules:
                for claim in rule(context.clause, context):
                    seen.setdefault(claim.id, check(claim, document))
        return list(seen.values())


def contexts(document: Document) -> Iterator[Context]:
    """The clauses of a document, each with what was said before it; memory does not grow with the document."""
    text = masked(document.text)
    setting = Setting(
        document, text, topic_of(document, text), is_about_trafficking(document.title + "\n" + text)
    )
    history: deque[Context] = deque(maxlen=HORIZON)
    for clause in clauses(text, sentences(text)):
        context = Context(setting, clause, tuple(history))
        yield context
        # What came before this clause is not needed to understand a later one; dropping it keeps the chain short.
        history.append(Context(setting, clause))
        vars(history[-1]).update({name: value for name, value in vars(context).items() if name != "earlier"})


def extract_text(
    text: str,
    *,
    title: str = "",
    genre: str = "report",
    published: str | None = None,
    topic: str | None = None,
) -> list[Claim]:
    """The claims of a bare text, for trying things out and for tests."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return RuleExtractor().extract(Document(sha256, text, title, "", genre, published=published, topic=topic))
