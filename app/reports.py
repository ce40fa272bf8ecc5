"""A load's record for machines; the command line and the API say the same."""

from collections.abc import Sequence

from loaders.ledger import FileRecord, Note, RunRecord


def as_json_short(record: RunRecord) -> dict[str, object]:
    """A run without its files and notes, with the sums of its counts."""
    keys = ("read", "loaded", "refused", "duplicates", "warnings")
    counts = {key: sum(getattr(f, key) for f in record.files) for key in keys}
    return {
        "id": record.id, "started": record.started, "finished": record.finished, "who": record.who, "command": record.command,
        "version": record.version, "state": record.state, "message": record.message,
        "new_claims": sum(f.claims for f in record.files),
        **counts,
    }  # fmt: skip


def as_json(record: RunRecord, notes: Sequence[Note]) -> dict[str, object]:
    """A run with its files and notes."""
    return {
        **as_json_short(record),
        "files": [_file(f) for f in record.files],
        "notes": [
            {"kind": n.kind, "where": n.place, "reason": n.reason, "content": n.content} for n in notes
        ],
    }


def _file(file: FileRecord) -> dict[str, object]:
    return {
        "name": file.name, "sha256": file.sha256, "documents": (file.document or "").split(), "loader": file.loader,
        "unit": file.unit, "read": file.read, "loaded": file.loaded, "refused": file.refused, "duplicates": file.duplicates,
        "warnings": file.warnings, "new_claims": file.claims, "known_claims": file.known_claims,
        "refused_rows": file.refused_rows is not None, "replaces": (file.replaces or "").split(),
    }  # fmt: skip
