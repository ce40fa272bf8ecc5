"""The rules of evidence, applied to every claim before it is written: no passage, no claim; no span, no argument."""

from graph_schema import NodeType, Role, schema
from loaders.errors import FactError
from loaders.facts import Argument, Claim, Document, Passage, Span


def check_passage(passage: Passage, document: Document) -> None:
    """Raises FactError unless the passage's text is exactly what stands at its offsets in the document."""
    if passage.document_id != document.id:
        raise FactError(f"passage {passage.id} belongs to another document than {document.id}")
    if document.text and document.text[passage.start : passage.end] != passage.text:
        raise FactError(
            f"passage {passage.id}: the document does not read {passage.text[:60]!r} at its offsets"
        )
    if not passage.text.strip():
        raise FactError(f"passage {passage.id} is empty; a claim needs the words that state it")


def check_claim(claim: Claim, document: Document) -> None:
    """Raises FactError when the claim breaks a rule of evidence or uses a word the schema does not know."""
    kind = schema.nodes.get(claim.kind)
    if kind is None or kind.abstract or "Claim" not in kind.ancestors:
        raise FactError(
            f"{claim.kind!r} is no kind of claim; known are {', '.join(k.name for k in schema.claims)}"
        )
    check_passage(claim.passage, document)
    if not claim.arguments:
        raise FactError(f"a {claim.kind} at {claim.passage.id} has no argument; it would say nothing")
    for argument in claim.arguments:
        _check_argument(argument, claim, kind, document)


def _check_argument(argument: Argument, claim: Claim, kind: NodeType, document: Document) -> None:
    role = kind.roles.get(argument.role)
    if role is None:
        raise FactError(f"{claim.kind} has no role {argument.role!r}; known are {', '.join(kind.roles)}")
    _check_span(argument, claim, document)
    _check_value(argument, role, claim)


def _check_span(argument: Argument, claim: Claim, document: Document) -> None:
    """A span may stand outside the claim's passage (a heading, the year that ends a paragraph), never outside the text."""
    span, passage = argument.span, claim.passage
    if span is None:
        if argument.inferred_from is None:
            raise FactError(
                f"{claim.kind}.{argument.role} at {passage.id} has no span and does not say what it was inferred from"
            )
        return
    if not _reads(document.text, 0, span) and not _reads(passage.text, passage.start, span):
        raise FactError(
            f"{claim.kind}.{argument.role} of {passage.id}: {span.text!r} does not stand at {span.start}-{span.end}"
        )


def _reads(text: str, first: int, span: Span) -> bool:
    return span.start >= first and text[span.start - first : span.end - first] == span.text


def _check_value(argument: Argument, role: Role, claim: Claim) -> None:
    where = f"{claim.kind}.{argument.role} at {claim.passage.id}"
    if not argument.value.strip() or "\x00" in argument.value:
        raise FactError(f"{where} has no value")
    if role.relationship and argument.entity is None:
        raise FactError(f"{where}: {argument.value!r} was not resolved to an entity")
    if role.relationship and argument.entity and argument.entity.kind not in role.to:
        raise FactError(f"{where} leads to a {argument.entity.kind}; allowed are {', '.join(role.to)}")
    if role.values and not role.open and argument.value not in schema.vocabularies[role.values].values:
        raise FactError(f"{where}: {argument.value!r} is not in the vocabulary {role.values!r}")
