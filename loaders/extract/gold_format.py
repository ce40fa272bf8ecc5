"""Claims in the format of the gold files: one JSON object per claim, for scoring and for `trafficking-graph extract`."""

import json
from collections.abc import Mapping

from graph_schema import schema
from loaders.extract import dates
from loaders.facts import Argument, Claim, Polarity, Span

Json = dict[str, object]
KINDS: Mapping[str, str] = {"GroupRole": "syndicate"}


def fact(claim: Claim, doc: str) -> Json:
    """A claim as a gold-format fact of the document named `doc`."""
    arguments: dict[str, list[Json]] = {}
    for argument in claim.arguments:
        arguments.setdefault(_role(claim.kind, argument.role), []).append(_argument(argument))
    return {
        "doc": doc,
        "sent_start": claim.passage.start,
        "sent_end": claim.passage.end,
        "sentence": claim.passage.text,
        "kind": KINDS.get(claim.kind, claim.kind.lower()),
        "args": arguments,
        "time": claim.time and {"value": dates.code(claim.time), **_where(claim.time.span)},
        "stance": claim.stance.value,
        "negated": claim.polarity is Polarity.NEGATED,
        "attribution": claim.attribution
        and {"value": claim.attribution.speaker, **_where(claim.attribution.span)},
        "rule": claim.recorded_by.rule,
    }


def line(claim: Claim, doc: str) -> str:
    """The same as one line of JSON."""
    return json.dumps(fact(claim, doc), ensure_ascii=False)


def _role(kind: str, role: str) -> str:
    return schema.nodes[kind].roles[role].gold


def _argument(argument: Argument) -> Json:
    if argument.inferred:
        return {"value": argument.value, "inferred": True}
    return {"value": argument.value, **_where(argument.span)}


def _where(span: Span | None) -> Json:
    return {} if span is None else {"text": span.text, "start": span.start, "end": span.end}
