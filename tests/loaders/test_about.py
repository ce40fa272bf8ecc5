"""Side files and options: known keys with right values, or a message with line and remedy."""

import pytest

from loaders.about import About, of_options, of_side_file
from loaders.errors import SourceError

NAME = "report.meta.yaml"


def test_a_side_file_says_what_it_says() -> None:
    data = b"publisher: Invented Ministry\npublished: 2014-06\npublisher_country: NO\nheader_row: 3\nsheets: [a, b]\n"
    about = of_side_file(NAME, data)
    assert (about.publisher, about.published, about.publisher_country) == (
        "Invented Ministry",
        "2014-06",
        "NO",
    )
    assert (about.header_row, about.sheets) == (3, ("a", "b"))
    assert of_side_file(NAME, b"# nothing yet\n") == About()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"title: A\npublishr: B\n",
            "report.meta.yaml:2: `publishr` is not known; did you mean `publisher`?",
        ),
        (b"title: A\ntitle: B\n", "report.meta.yaml:2: `title` is there twice"),
        (b"published: 03/04/2021\n", "report.meta.yaml:1: `published`"),
        (b"topic: Nigeria\n", "report.meta.yaml:1: `topic`"),
        (b"genre: novel\n", "report.meta.yaml:1: `genre` is one of report, news"),
        (b"url: javascript:alert(1)\n", "report.meta.yaml:1: `url`"),
        (b"- a\n- b\n", "report.meta.yaml:1: a side file holds `key: value` lines"),
        (b"title: {a: b}\n", "report.meta.yaml:1: `title` takes one value"),
        (b"a: &a [x]\nb: *a\n", "report.meta.yaml:2: references (*name) are not allowed"),
        (b'title: "unclosed\n', "report.meta.yaml:2: not YAML"),
        (b"title: \xff\n", "report.meta.yaml: not UTF-8 at byte 7"),
        (b"title: " + b"x" * 70_000, "report.meta.yaml: more than 65,536 bytes"),
        (b"title: " + b"[" * 5_000, "report.meta.yaml"),
        (b"zzz: 1\n", "report.meta.yaml:1: `zzz` is not known; known are title"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as error:
        of_side_file(NAME, data)
    assert str(error.value).startswith(message)


def test_a_side_file_goes_before_the_options_and_leaves_the_rest() -> None:
    about = of_side_file(NAME, b"publisher: Side\n").over(
        of_options({"publisher": "Option", "published": "2014"})
    )
    assert (about.publisher, about.published) == ("Side", "2014")


def test_an_option_that_is_wrong_is_named() -> None:
    with pytest.raises(SourceError, match="option `topic`"):
        of_options({"topic": "Nigeria"})
