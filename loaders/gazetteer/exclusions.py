"""When the name of a place is no place: persons, languages, money, fixed phrases."""

from loaders.gazetteer.scanner import Hit, Text
from loaders.gazetteer.spelling import key
from loaders.gazetteer.tables import word_list, words

US_FORMS = frozenset({"US", "U S", "USA"})


def is_place(text: Text, hit: Hit) -> bool:
    """Whether the words of `hit` name a place here."""
    if hit.blocked or text.before(hit.first).endswith("@") or _negated(text, hit):
        return False
    if hit.words in US_FORMS and (_money(text, hit) or text.word(hit.first - 1) in word_list("pleas")):
        return False
    if hit.first == hit.last and hit.names_a_place and _person(text, hit):
        return False
    return not (hit.words in words("languages.txt") and _language(text, hit))


def _negated(text: Text, hit: Hit) -> bool:
    return text.before(hit.first) in "-‑‐" and text.word(hit.first - 1).lower() in word_list("negating")


def _money(text: Text, hit: Hit) -> bool:
    return text.after(hit.last).lstrip(". ").startswith("$") or text.word(hit.last + 1).lower() in (
        "dollar",
        "dollars",
    )


def _person(text: Text, hit: Hit) -> bool:
    """Michael Jordan; Judge Jordan; Jordan Smith."""
    before, after = text.word(hit.first - 1), text.word(hit.last + 1)
    if text.before(hit.first) == " " and before in words("given_names.txt"):
        return True
    if hit.words not in words("also_persons.txt"):
        return False
    if text.before(hit.first) in (" ", ". ") and before in word_list("titles"):
        return True
    return (
        text.after(hit.last) == " "
        and after[:1].isupper()
        and not after.isupper()
        and after not in words("institution_words.txt")
        and not text.is_known(hit.last + 1)
        and before.lower() not in ("in", "from", "to", "of", "via", "through", "into", "near")
    )


def _language(text: Text, hit: Hit) -> bool:
    before, after = text.word(hit.first - 1).lower(), text.word(hit.last + 1).lower()
    if after in word_list("of_language") and text.after(hit.last) in (" ", "-"):
        return True
    if before in word_list("speaking") or (
        before == "in" and text.word(hit.first - 2).lower() in word_list("written_in")
    ):
        return True
    if before == "into" and text.word(hit.first - 2).lower().startswith("translat"):
        return True
    return before == "in" and _closed(text, hit.last)


def _closed(text: Text, last: int) -> bool:
    """Whether a list of languages ends here: "in English.", "in English and Russian,"."""
    if last + 1 >= len(text.words) or text.after(last).strip()[:1] in tuple(".,;:)?!"):
        return True
    linked = text.word(last + 1) in ("and", "or") and key(text.word(last + 2)) in words("languages.txt")
    return linked and _closed(text, last + 2)
