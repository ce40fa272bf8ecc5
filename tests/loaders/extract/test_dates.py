"""Times keep their precision, and nothing is guessed."""

import pytest

from loaders.extract.dates import code, times
from loaders.facts import Span


def read(text: str, published: str | None = None) -> list[tuple[str, str, str | None, str | None]]:
    return [(t.text, t.precision, t.start, t.end) for t in times(Span(0, len(text), text), published)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In February 2010, police", [("In February 2010", "month", "2010-02", "2010-02")]),
        ("in 2013", [("in 2013", "year", "2013", "2013")]),
        ("between 1999 and 2007", [("between 1999 and 2007", "period", "1999", "2007")]),
        ("from 2006 through 2008", [("from 2006 through 2008", "period", "2006", "2008")]),
        ("in 2006 and 2015", [("in 2006", "year", "2006", "2006"), ("2015", "year", "2015", "2015")]),
        ("since 2013", [("since 2013", "open", "2013", None)]),
        ("as of 2013", [("as of 2013", "open", None, "2013")]),
        ("5 May 2014", [("5 May 2014", "day", "2014-05-05", "2014-05-05")]),
        ("in the 1990s", [("in the 1990s", "period", "1990", "1999")]),
        ("by the 2008 anti-trafficking law", []),
        ("in the 2009 TIP Report", []),
        ("2,013 women", []),
    ],
)
def test_explicit_times(text: str, found: list[tuple[str, str, str | None, str | None]]) -> None:
    assert read(text) == found


def test_last_year_stays_unresolved_without_a_document_date() -> None:
    assert read("last year") == [("last year", "relative", None, None)]
    assert read("last year", "2014-06-20") == [("last year", "year", "2013", "2013")]


def test_a_reporting_period_ends_in_march_before_the_report() -> None:
    assert read("during the reporting period", "2014") == [
        ("the reporting period", "period", "2013-04", "2014-03")
    ]


def test_the_gold_code_of_a_time_is_a_date_or_the_words() -> None:
    (year, words) = times(Span(0, 22, "in 2013 and last month"))
    assert (code(year), code(words)) == ("2013", "last month")
