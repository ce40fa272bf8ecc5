"""A text becomes documents: what is stated is taken, what is missing is said, a report goes country by country."""

import pytest

from loaders.about import About
from loaders.genres.documents import Read, documents
from loaders.genres.marks import date_of
from loaders.genres.report import edition, reporting_period
from loaders.language import detected
from loaders.origins import of_document
from loaders.readers.model import TextRecord

SHA = "ab" * 32
LONG = (
    "The invented authorities reported that they had looked into the matter with care and had found little to report. "
    * 3
)


def read(record: TextRecord, about: About | None = None, name: str = "file.txt") -> list[Read]:
    return documents(record, about or About(), SHA, name)


def one(text: str, about: About | None = None) -> Read:
    return read(TextRecord(text), about)[0]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 5, 2019", "2019-03-05"), ("5 March 2019", "2019-03-05"), ("Published: 5th Mar. 2019", "2019-03-05"),
        ("Tuesday, March 5, 2019", "2019-03-05"), ("Posted on 2019-03-05", "2019-03-05"), ("March 2019", "2019-03"),
        ("(December 2, 2021)", "2021-12-02"), ("March 5, 2019 at 4:30 p.m. EST", "2019-03-05"),
        ("03/04/2021", None), ("Updated: March 5, 2019", None), ("2019", None), ("On March 5, 2019 two men were held.", None),
        ("March 45, 2019", None),
    ],
)  # fmt: skip
def test_a_line_that_holds_a_date_and_nothing_else_states_it(line: str, date: str | None) -> None:
    assert date_of(line) == date


KINDS = {
    "fact_sheet": f"FACT SHEET: What was done\n\n{LONG}", "press_release": f"FOR IMMEDIATE RELEASE\n\nMarch 5, 2019\n\n{LONG}",
    "encyclopaedia": f"Invented affair\n\nFrom Wikipedia, the free encyclopedia\n\n{LONG}", "notes": LONG,
    "court": f"IN THE SUPREME COURT OF NORTHLAND\n\n{LONG}", "report": f"Invented Annual Report 2015\n\n{LONG}",
}  # fmt: skip


@pytest.mark.parametrize("genre", KINDS)
def test_a_text_that_names_its_kind_is_of_it(genre: str) -> None:
    assert one(KINDS[genre]).document.genre == genre


def test_a_press_release_states_its_publisher_date_and_byline() -> None:
    head = "U.S. Attorney's Office, District of Nowhere\n\nFOR IMMEDIATE RELEASE\n\nTuesday, March 5, 2019\n\nBy A. Writer"
    text = f"{head}\n\n{LONG}"
    document = one(text).document
    assert (document.publisher, document.published) == (
        "U.S. Attorney's Office, District of Nowhere",
        "2019-03-05",
    )
    assert document.author_line == "A. Writer"


def test_what_is_missing_is_said_and_not_guessed() -> None:
    found = one(LONG)
    assert (found.document.publisher, found.document.published, found.document.licence) == (
        "Unknown publisher",
        None,
        None,
    )
    assert found.notices == ("not known: publisher, date of publication, licence",)


def test_the_user_goes_before_the_file_and_the_file_before_the_text() -> None:
    record = TextRecord(f"March 5, 2019\n\n{LONG}", published="2018-01", publisher="From the file")
    assert read(record)[0].document.published == "2018-01"
    about = About(published="2017", publisher="Said by the user")
    document = read(record, about)[0].document
    assert (document.published, document.publisher) == ("2017", "Said by the user")


def test_a_sentence_is_no_title() -> None:
    assert one("A woman was found there.\n\n" + LONG).document.title == "file"
    assert one("What was found there\n\n" + LONG).document.title == "What was found there"


def test_references_stand_behind_the_text_where_no_claim_is_read() -> None:
    from loaders.documents import passages

    document = read(TextRecord(LONG, references="1. Invented Work of 2001 on people taken to Southland."))[
        0
    ].document
    assert document.text.endswith("Southland.")
    assert all("Invented Work" not in p.text for p in passages(document))


def country_report(names: tuple[str, ...], head: str = "Invented Trafficking Report 2015") -> str:
    period = "The reporting period runs from April 1, 2014 to March 31, 2015."
    middle = "\n\n".join(f"{name}\n\n{LONG}" for name in names)
    return f"{head}\n\n{period} {LONG}\n\n{middle}\n\nAppendix: Methods\n\n{LONG}"


COUNTRIES = ("ALBANIA (Tier 2)", "Chad", "Georgia", "Nigeria", "Turkey")


def test_a_report_is_split_by_country() -> None:
    text = country_report(COUNTRIES)
    found = read(TextRecord(text), About(genre="report"))
    assert [r.document.part for r in found] == [
        "front", "country/ALB", "country/TCD", "country/GEO", "country/NGA", "country/TUR", "back/appendix-methods",
    ]  # fmt: skip
    assert [r.document.topic for r in found] == [None, "AL", "TD", "GE", "NG", "TR", None]
    assert "".join(r.document.text for r in found) == text, "nothing of the report is lost"
    assert {r.document.published for r in found} == {"2015"}
    assert {r.document.reporting_period for r in found} == {"2014-04-01/2015-03-31"}
    assert {r.document.sha256 for r in found} == {SHA}


def test_sections_of_one_report_are_one_origin_and_have_ids_of_their_own() -> None:
    for about in (About(genre="report"), About(genre="report", publisher="Invented Ministry")):
        found = [r.document for r in read(TextRecord(country_report(COUNTRIES)), about)]
        assert len({of_document(d) for d in found}) == 1
        assert len({d.id for d in found}) == len(found)
        assert [d.id for d in found] == [
            r.document.id for r in read(TextRecord(country_report(COUNTRIES)), about)
        ]


def test_editions_of_a_known_series_share_its_origin() -> None:
    title = "Trafficking in Persons Report 2015"
    found = read(TextRecord(country_report(COUNTRIES, title)), About(publisher="US Department of State"))
    assert {of_document(r.document) for r in found} == {"origin:us-trafficking-in-persons-report"}


@pytest.mark.parametrize(
    "text",
    [
        country_report(("Albania", "Nigeria")),
        country_report(("Turkey", "Albania", "Nigeria", "Chad", "Georgia"), "Some notes"),
        "Countries\n\n" + "\n".join(["Albania", "Chad", "Georgia", "Nigeria", "Turkey"]) + "\n\n" + LONG,
    ],
)
def test_a_text_that_only_lists_countries_is_not_split(text: str) -> None:
    assert len(one_of_each(text)) == 1


def one_of_each(text: str) -> list[Read]:
    return read(TextRecord(text))


def test_edition_and_period_are_what_the_report_says() -> None:
    assert edition("Report 2015") == "2015"
    assert edition("Report 2014-2015") is None
    assert (
        reporting_period("The report covers the period January 2019 to December 2020.") == "2019-01/2020-12"
    )
    assert reporting_period("In January 2019 and December 2020 things happened.") is None


ENGLISH = "Women from Northland are taken through Midland to Southland for work in houses, and few of them are ever paid for it."
SPANISH = "Las mujeres de Norlandia son llevadas por Midlandia a Surlandia para trabajar en casas, y pocas de ellas cobran algo."
LANGUAGES = {
    "en": ENGLISH, "es": SPANISH,
    "fr": "Les femmes du pays du nord sont emmenées à travers le pays du milieu vers le sud pour travailler dans des maisons.",
    "de": "Frauen aus dem Norden werden durch das mittlere Land in den Süden gebracht, um dort in Häusern zu arbeiten.",
    "ru": "Женщин с севера вывозят через среднюю страну на юг для работы в домах, и немногим из них платят.",
    "ar": "تُنقل النساء من بلاد الشمال عبر البلاد الوسطى إلى بلاد الجنوب للعمل في المنازل، ولا يُدفع أجر إلا لقليل منهن.",
    "zh": "来自北方的妇女被带到南方从事家务劳动，她们当中很少有人得到报酬，许多人被关在房子里不能离开。",
    "mul": f"{ENGLISH}\n\n{SPANISH}",
}  # fmt: skip


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_language_of_a_text_is_told(tag: str) -> None:
    assert detected(LANGUAGES[tag]).tag == tag


def test_a_text_too_short_to_tell_is_not_told() -> None:
    assert detected("Table 1").tag is None


def test_other_and_mixed_languages_are_marked() -> None:
    assert [one(LANGUAGES[tag]).document.language for tag in ("es", "mul")] == ["es", "mul"]
    assert any("not extracted" in n for n in one(LANGUAGES["mul"]).notices)
