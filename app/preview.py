"""What a load of tables would do, without writing: the first claims, and every row that would be refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.loading import TableTask, extractor, plan_for
from loaders.bundles import Refusal
from loaders.facts import Claim
from loaders.sandbox import Sandbox
from loaders.tables.files import bundles

FIRST = 10


@dataclass(slots=True)
class Preview:
    """One file: what would become of its rows. For a document without a mapping only its name is told."""

    name: str
    mapping: str = ""
    rows: int = 0
    would_load: int = 0
    repeated: int = 0
    claims: int = 0
    first: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "name": self.name, "mapping": self.mapping, "rows": self.rows, "would_load": self.would_load,
            "repeated": self.repeated, "claims": self.claims, "first": self.first,
            "refused": [{"where": r.where, "reason": r.reason, "content": r.content} for r in self.refused],
        }  # fmt: skip


def preview(paths: Sequence[Path], about: Mapping[str, str], mapping: str | None) -> Iterator[Preview]:
    """One preview a table; documents are told by name, for extracting them is the load itself. Raises SourceError."""
    plan = plan_for(paths, about, Path(), mapping)
    for task in plan.tasks:
        found = Preview(task.name)
        if isinstance(task, TableTask):
            with Sandbox() as sandbox:
                for bundle in bundles(task.given, sandbox, extractor()):
                    found.rows += bundle.rows
                    found.refused += bundle.refused
                    found.repeated += len(bundle.repeated)
                    found.would_load += bundle.rows - len(bundle.refused) - len(bundle.repeated)
                    found.claims += len(bundle.claims)
                    found.mapping = found.mapping or (
                        bundle.claims[0].recorded_by.name if bundle.claims else ""
                    )
                    found.first += [in_words(c) for c in bundle.claims[: FIRST - len(found.first)]]
        yield found
    for refusal in plan.refused:
        yield Preview(refusal.where, refused=[refusal])


def in_words(claim: Claim) -> str:
    """A claim on one line: kind, stance where it is not a plain assertion, values, time, where it stands."""
    values = ", ".join(f"{a.role} {a.entity.name if a.entity else a.value}" for a in claim.arguments)
    when = f" ({claim.time.text})" if claim.time else ""
    stance = "" if claim.stance == "asserted" else f" [{claim.stance}]"
    return f"{claim.passage.locator or ''}: {claim.kind}{stance}: {values}{when}"
