r"""Reads `lexicons/acts.yaml` and `responses.yaml`: which verb with which object is which kind of act or answer.

An entry is "verbs > object": base forms of verbs, then a pattern that must stand near behind them (or be the subject of
their passive). `*` takes any object; words in braces are lists of the file's `words`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from loaders.errors import LoadError
from loaders.extract.lexicon import FOLDER, bounded
from loaders.extract.pattern_example import example

# fmt: off
PARTICLES = frozenset([
    "up", "out", "in", "for", "down", "part", "away", "over", "back", "with", "after", "about", "of", "against",
    "home", "into",
])
# fmt: on
WORDS_BETWEEN = 9
# "Submitted to the Security Council for approval a national action plan".
WORDS_TO_SUBMIT = 13


@dataclass(frozen=True, slots=True)
class Act:
    """One entry: the kind of act, its verbs, its object's pattern (None: any object), and an object it fires on."""

    code: str
    verbs: tuple[str, ...]
    pattern: str
    regex: re.Pattern[str] | None
    example: str
    anchored: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What an entry found: the kind of act and where in the object its words stand."""

    code: str
    start: int
    end: int


@cache
def by_verb(name: str) -> Mapping[str, tuple[Act, ...]]:
    """The entries of a file by verb. Raises `LoadError` naming the entry when the file is malformed."""
    found: dict[str, list[Act]] = {}
    for act in entries(name):
        for verb in act.verbs:
            found.setdefault(verb, []).append(act)
    return {verb: tuple(listed) for verb, listed in found.items()}


@cache
def entries(name: str) -> tuple[Act, ...]:
    """Every entry of `lexicons/NAME.yaml`, in the order of the file."""
    content = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    words = content.pop("words")
    return tuple(_act(name, code, str(line), words) for code, lines in content.items() for line in lines)


def _act(name: str, code: str, line: str, words: Mapping[str, str]) -> Act:
    verbs, arrow, pattern = line.partition(" > ")
    if not arrow:
        raise LoadError(f"{name}.yaml: {code}: {line!r} is not 'verbs > object'")
    pattern = _filled(pattern, words)
    shown = "" if pattern == "*" else example(pattern)
    regex = None if pattern == "*" else re.compile(bounded(pattern), re.I)
    return Act(code, tuple(verbs.split("|")), pattern, regex, shown, pattern.split(" ")[0] in PARTICLES)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    for _ in range(2):
        pattern = re.sub(r"\{([a-z]\w*)\}", lambda m: words[m[1]], pattern)
    return pattern


def find(verb: str, after: str, *, whole: str = "", name: str = "acts") -> Found | None:
    """The act that `verb` with the words `after` it (or, for a passive, its subject `whole` too) is; the nearest words win."""
    return next(iter(find_all(verb, after, whole=whole, name=name)), None)


def find_all(verb: str, after: str, *, whole: str = "", name: str = "acts") -> list[Found]:
    """Everything that the verb with these words can be, the nearest (and of two, the longest) first."""
    found = _found(by_verb(name).get(verb, ()), after, whole)
    return sorted(found, key=lambda f: (f.start, f.start - f.end))


def _found(candidates: tuple[Act, ...], after: str, whole: str) -> Iterator[Found]:
    after = OF_THE_CRIME.sub(lambda m: "trafficking" + "." * (len(m.group()) - 11), after)
    texts = [(after, 0)]
    if whole:
        # "A unit was set up" is read as "set up a unit".
        particle = next((w for w in after.split(maxsplit=1)[:1] if w.strip(",.") in PARTICLES), "").strip(
            ",."
        )
        texts = [(f"{particle} {whole}".strip(), 0), (after, len(whole) + 1)]
    for act in candidates:
        if act.regex is None:
            yield Found(act.code, FAR, FAR)
            continue
        for text, offset in texts:
            match = act.regex.search(text)
            if match and _near(act, text, match.start(), in_subject=bool(whole) and not offset):
                yield Found(act.code, offset + match.start(), offset + match.end())


FAR = 10_000
# "Trafficking in Persons" names the crime, no persons.
OF_THE_CRIME = re.compile(r"trafficking in persons", re.I)


def _near(act: Act, text: str, start: int, *, in_subject: bool) -> bool:
    between = text[:start].split()
    if act.anchored:
        return all(word.endswith("ly") for word in between)
    return in_subject or len(between) <= (WORDS_TO_SUBMIT if "submit" in act.verbs else WORDS_BETWEEN)
