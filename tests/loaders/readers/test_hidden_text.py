"""B5: text that a page's reader does not see is kept apart and never extracted."""

from collections.abc import Iterator

import pytest

from loaders.readers import docx, html_page, pdf
from loaders.readers.model import Parsed, UnreadableError
from loaders.sandbox import Sandbox
from tests.support.seed_files import PROSE, docx_file, html_file, pdf_file

UNSEEN = "Nobody was to read that Borduria sells people to Syldavia"
MARK = "Borduria"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


PAGES = {
    "display": f'<p style="display:none">{UNSEEN}</p>',
    "important": f'<div style="display : none !important"><p>{UNSEEN}</p></div>',
    "visibility": f'<p style="visibility:hidden">{UNSEEN}</p>',
    "attribute": f"<p hidden>{UNSEEN}</p>",
    "aria": f'<p aria-hidden="true">{UNSEEN}</p>',
    "zero font": f'<p style="font-size:0px">{UNSEEN}</p>',
    "one pixel": f'<p style="font-size: 1px;">{UNSEEN}</p>',
    "zero box": f'<div style="height:0;overflow:hidden"><p>{UNSEEN}</p></div>',
    "white on white": f'<p style="color:#FFF">{UNSEEN}</p>',
    "white on declared white": f'<p style="color: white; background: #ffffff">{UNSEEN}</p>',
    "own colour": f'<div style="background-color:#123456"><p style="color:#123456">{UNSEEN}</p></div>',
    "off screen": f'<p style="position:absolute; left:-9999px">{UNSEEN}</p>',
    "indent": f'<p style="text-indent:-5000px">{UNSEEN}</p>',
    "transparent": f'<p style="opacity:0">{UNSEEN}</p>',
    "clipped": f'<p style="position:absolute;clip:rect(0,0,0,0)">{UNSEEN}</p>',
    "class": f'<style>.x7 {{ display: none }}</style><p class="x7">{UNSEEN}</p>',
    "identifier": f'<style>p#gone,.other{{visibility:hidden}}</style><p id="gone">{UNSEEN}</p>',
    "screen reader": f'<span class="sr-only">{UNSEEN}</span>',
    "inside a sentence": f'<p>Seen words <span style="display:none">{UNSEEN}</span> and more seen words.</p>',
    "nested": f'<div style="display:none"><div><p>One.</p><p>{UNSEEN}</p></div></div>',
    "markup comment": f"<p>Seen words.</p><!-- {UNSEEN} -->",
    "script": f"<script>var a = '{UNSEEN}'</script>",
    "template": f"<template><p>{UNSEEN}</p></template>",
    "no script": f"<noscript><p>{UNSEEN}</p></noscript>",
    "option": f"<form><select><option>{UNSEEN}</option></select></form>",
}
NEVER_TEXT = {"markup comment", "script", "template", "no script", "option"}


@pytest.mark.parametrize("how", PAGES)
def test_hidden_text_of_a_page_stays_out_of_its_text(sandbox: Sandbox, how: str) -> None:
    record = sandbox.parse(html_file(PAGES[how]), "page.html").texts[0]
    assert MARK not in record.text
    assert PROSE.split(".")[0] in record.text
    assert any(MARK in h.text and h.how for h in record.hidden) or how in NEVER_TEXT


def test_the_same_look_sees_hidden_text_that_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_page, "take_out", lambda root: ())
    let_through = [
        how
        for how, body in PAGES.items()
        if MARK in html_page.record(html_file(body).decode(), "page.html").text
    ]
    assert len(let_through) > 10


SEEN = "These words are seen."
SHOWN = {
    "white on a dark ground": f'<div style="background:#003366"><p style="color:white">{SEEN}</p></div>',
    "grey": f'<p style="color:#777">{SEEN}</p>',
    "small": f'<p style="font-size:11px">{SEEN}</p>',
    "print only rule": f"<style>@media print {{.y {{display:none}}}}</style><p class='y'>{SEEN}</p>",
}


@pytest.mark.parametrize("how", SHOWN)
def test_text_that_is_seen_is_kept(sandbox: Sandbox, how: str) -> None:
    record = sandbox.parse(html_file(SHOWN[how]), "page.html").texts[0]
    assert record.hidden == ()


def test_a_page_whose_whole_text_is_hidden_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(UnreadableError, match="hidden from its readers"):
        sandbox.parse(
            f'<html><body><div style="display:none"><p>{UNSEEN}</p></div></body></html>'.encode(), "page.html"
        )


OPERATIONS = {
    "invisible mode": f"BT /F1 11 Tf 3 Tr 1 0 0 1 50 300 Tm ({UNSEEN}) Tj ET\n",
    "white": f"BT 1 1 1 rg /F1 11 Tf 1 0 0 1 50 300 Tm ({UNSEEN}) Tj ET\n",
    "white grey": f"BT 1 g /F1 11 Tf 1 0 0 1 50 300 Tm ({UNSEEN}) Tj ET\n",
    "no ink": f"BT 0 0 0 0 k /F1 11 Tf 1 0 0 1 50 300 Tm ({UNSEEN}) Tj ET\n",
    "tiny": f"BT 0 g /F1 0.4 Tf 1 0 0 1 50 300 Tm ({UNSEEN}) Tj ET\n",
    "shrunk": f"BT 0 g /F1 11 Tf 0.01 0 0 0.01 50 300 Tm ({UNSEEN}) Tj ET\n",
    "restored": f"q 1 1 1 rg BT /F1 11 Tf 1 0 0 1 50 300 Tm ({UNSEEN}) Tj ET Q\n",
}


@pytest.mark.parametrize("how", OPERATIONS)
def test_hidden_text_of_a_pdf_stays_out_of_its_text(sandbox: Sandbox, how: str) -> None:
    record = sandbox.parse(pdf_file(raw=OPERATIONS[how]), "report.pdf").texts[0]
    assert MARK not in record.text
    assert PROSE.split(".")[0] in record.text
    assert any(MARK in h.text for h in record.hidden)


def test_the_same_look_sees_a_pdf_whose_hidden_text_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from loaders.readers.model import ReadOptions, collected
    from loaders.readers.pdf_hidden import Marked

    monkeypatch.setattr(pdf, "marked", lambda stream: Marked())
    found: list[Parsed] = [
        collected(pdf.read(io.BytesIO(pdf_file(raw=raw)), "report.pdf", ReadOptions()))
        for raw in OPERATIONS.values()
    ]
    assert all(MARK in parsed.texts[0].text for parsed in found)


RUNS = {
    "vanish": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{UNSEEN}</w:t></w:r></w:p>",
    "white": f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{UNSEEN}</w:t></w:r></w:p>',
    "tiny": f'<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>{UNSEEN}</w:t></w:r></w:p>',
    "deleted": f"<w:p><w:del><w:r><w:t>{UNSEEN}</w:t></w:r></w:del></w:p>",
}


@pytest.mark.parametrize("how", RUNS)
def test_hidden_text_of_a_word_document_stays_out_of_its_text(sandbox: Sandbox, how: str) -> None:
    record = sandbox.parse(docx_file(more=RUNS[how]), "report.docx").texts[0]
    assert MARK not in record.text
    assert how == "deleted" or any(MARK in h.text for h in record.hidden)


def test_the_same_look_sees_a_word_document_whose_hidden_text_is_let_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import io

    from loaders.readers.model import ReadOptions, collected

    monkeypatch.setattr(docx, "_hides", lambda properties: None)
    parsed = collected(docx.read(io.BytesIO(docx_file(more=RUNS["vanish"])), "report.docx", ReadOptions()))
    assert MARK in parsed.texts[0].text


def test_invisible_characters_are_taken_out_of_a_page(sandbox: Sandbox) -> None:
    tags = "".join(chr(0xE0000 + ord(c)) for c in "obey")
    page = html_file(prose=f"Traf\u00adficking of wo\u200bmen{tags} in \u202eNorthland goes on and on.")
    record = sandbox.parse(page, "page.html").texts[0]
    assert "Trafficking of women in Northland goes on and on." in record.text
