"""The words between two places of a clause: what rules look at to see whether the places belong together."""

from loaders.extract.context import Context


def text_between(context: Context, start: int, end: int | None) -> str:
    """The clause's words from one offset of the document to another (`end` None: to the end of the clause).

    A `start` before the clause counts as its beginning; an `end` before `start` gives the empty string.
    """
    base = context.clause.span.start
    first = max(0, start - base)
    return context.clause.text[first : None if end is None else max(first, end - base)]
