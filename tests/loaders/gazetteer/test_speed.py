"""Fast enough for whole reports, and nothing that grows faster than the text."""

import subprocess
import sys
import time

from loaders.gazetteer import organizations, places

WORDS_PER_SECOND = 30_000
LOADING_SECONDS = 1.5
SENTENCES = (
    "Women and girls from Nigeria, northern Mali and Côte d'Ivoire are subjected to sex trafficking in Libya, Italy and the "
    "Gulf states; some Congolese and Guinean boys, along with children from neighbouring countries, are forced to beg in "
    "Lagos and Dakar. The U.S. State Department and the IOM said in 2012 that officials had identified few victims. "
)


def test_places_are_found_at_thirty_thousand_words_a_second() -> None:
    text = SENTENCES * 1000
    places(SENTENCES)
    started = time.process_time()
    found = places(text)
    rate = len(text.split()) / (time.process_time() - started)
    assert len(found) > 10_000
    assert rate > WORDS_PER_SECOND


def test_organizations_are_as_fast() -> None:
    text = SENTENCES * 1000
    organizations(SENTENCES)
    started = time.process_time()
    assert len(organizations(text)) == 2000
    assert len(text.split()) / (time.process_time() - started) > WORDS_PER_SECOND


def test_tables_load_in_time() -> None:
    """In a process of its own, processor time after the interpreter and the libraries are up."""
    code = (
        "import time; from loaders.gazetteer import places; t = time.process_time(); places('x'); "
        "print(time.process_time() - t)"
    )
    seconds = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in "ab"
    )
    assert seconds < LOADING_SECONDS
