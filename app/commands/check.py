"""`check`: whether the graph is whole."""

from dataclasses import asdict

import typer

from app.commands.output import FAILED, Json, explained, print_json, progress, settings
from app.database import connected
from app.integrity import Findings, own_cards
from app.integrity import check as look

LINES = {
    "claims_without_evidence": "claims without evidence",
    "spans_that_differ": "spans that do not match",
    "projections_that_differ": "projections that differ from a rebuild",
    "projections_without_claims": "projections without a claim",
}
SHOWN = 5


def check(json: Json = False) -> None:
    """Check the graph's invariants: each count must be 0. Exit code 1 when one is not."""
    with explained(), connected(settings(), progress(quiet=json)) as (driver, database):
        found = look(driver, own_cards(), database)
    if json:
        print_json({**asdict(found), "whole": found.whole})
    else:
        _show(found)
    if not found.whole:
        raise typer.Exit(FAILED)


def _show(found: Findings) -> None:
    for name, words in LINES.items():
        wrong = getattr(found, name)
        typer.echo(f"{words:40} {len(wrong):>9,}")
        for item in wrong[:SHOWN]:
            typer.echo(f"    {item}")
    for kind, count in found.counts.items():
        typer.echo(f"{kind:40} {count:>9,}")
