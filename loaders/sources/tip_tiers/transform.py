"""Tier rankings: one row a country and report year; a row on which compilers disagree is two claims, never an average."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from io import StringIO

from loaders.bundles import Bundle, Refusal
from loaders.errors import SourceError
from loaders.facts import Argument, Attribution, CitedSource, Claim, Document, Passage, Recorder, Span, Time
from loaders.gazetteer import country
from loaders.sources import SourceDescription, description, folder

COLUMNS = ["country", "report_year", "tier", "compiled_by", "conflict"]
RECORDER = Recorder("tip_tiers", "1", "tier row")
ISSUER = "US Department of State"


def bundle() -> Bundle:
    """The shipped table as one document with one claim a row, and one more where a compiler says otherwise."""
    source = description("tip_tiers")
    data = folder("tip_tiers").joinpath("tiers.csv").read_bytes()
    rows = list(_rows(data.decode("utf-8")))
    texts = [_row_text(row) for row in rows]
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), text="\n".join(texts), title=source.title, publisher=source.publisher,
        genre=source.genre, published=source.published, licence=source.licence, origin=source.origin,
        file_name="tiers.csv", derives_from=(_report(None),),
    )  # fmt: skip
    claims: list[Claim] = []
    refused: list[Refusal] = []
    start = 0
    for number, (row, text) in enumerate(zip(rows, texts, strict=True), 2):
        passage = Passage(
            document.id, start, start + len(text), text, f"row {number}", (_report(row["report_year"]),)
        )
        start += len(text) + 1
        if country(row["country"]) is None:
            refused.append(
                Refusal(f"tiers.csv:{number}", f"no country has the code {row['country']!r}", text)
            )
        else:
            claims += _claims(row, passage, source)
    return Bundle(document, claims, refused=refused)


def _rows(text: str) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(StringIO(text), strict=True)
    if reader.fieldnames != COLUMNS:
        raise SourceError(f"tiers.csv:1: the columns are {reader.fieldnames}; expected {COLUMNS}")
    yield from reader


def _row_text(row: Mapping[str, str]) -> str:
    place = country(row["country"])
    named = {**row, "country": f"{place.entity.name if place else '?'} ({row['country']})"}
    return "; ".join(f"{key}: {value}" for key, value in named.items() if value)


def _report(year: str | None) -> CitedSource:
    return CitedSource(
        "Trafficking in Persons Report", ISSUER, year, "tier placements", "us-trafficking-in-persons-report"
    )


def _claims(row: Mapping[str, str], passage: Passage, source: SourceDescription) -> Iterator[Claim]:
    yield _claim(
        row, passage, row["tier"], _at(passage, "tier: ", row["tier"]), source.compilers[row["compiled_by"]]
    )
    for said in row["conflict"].split():
        tier, compilers = said.split(":")
        names = ", ".join(source.compilers[c] for c in compilers.split("+"))
        yield _claim(row, passage, tier, _at(passage, "conflict: ", tier), names)


def _claim(row: Mapping[str, str], passage: Passage, tier: str, span: Span, compiler: str) -> Claim:
    place = country(row["country"])
    if place is None:
        raise SourceError(f"tiers.csv: no country has the code {row['country']!r}")
    year = _at(passage, "report_year: ", row["report_year"])
    arguments = (
        Argument("country", place.code, _at(passage, "(", row["country"]), place.entity),
        Argument("year", row["report_year"], year),
        Argument("tier", tier, span),
        Argument("issuer", ISSUER, None, inferred_from="metadata"),
    )
    time = Time(row["report_year"], "year", row["report_year"], row["report_year"], year)
    return Claim("Tier", passage, arguments, RECORDER, time=time, attribution=Attribution(compiler))


def _at(passage: Passage, before: str, text: str) -> Span:
    """The span of `text` where it follows `before` in the row."""
    start = passage.start + passage.text.index(before + text) + len(before)
    return Span(start, start + len(text), text)
