"""Hides what is not the author's prose, without moving a single character.

`masked(text)` has the length of `text`: reference marks, footnote digits, navigation, appeals for money, reader comments
and source lists become spaces, so that every offset found in the masked text holds in the document itself.
"""

import re

REFERENCE_MARK = re.compile(
    r"\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[a-z]|note \d+|citation needed|who\?|when\?|clarification needed|"
    r"edit)\]"
)
# "December 2000.21" and "moving in that direction.22 In": digits glued to a full stop are footnotes, not decimals.
FOOTNOTE_AFTER_YEAR = re.compile(r"(?<=(?<!\d)(?:19|20)\d\d\.)\d{1,3}(?=\s+[\"“‘(]?[A-Z]|\s*$)", re.M)
FOOTNOTE_AFTER_WORD = re.compile(r"(?<=[a-zA-Z”\"’')][.,;:!?])\d{1,3}(?=\s|$)", re.M)
FOOTNOTE_AFTER_QUOTE = re.compile(r"(?<=[.,][”\"’])\d{1,3}(?=\s|$)", re.M)
# "referred another 19.3 Roma girls are": a number at the end of a sentence, its footnote, and a new sentence.
FOOTNOTE_AFTER_NUMBER = re.compile(r"(?<=(?<![\d.,$€£])\d{2}\.)\d{1,2}(?=\s+[A-Z][a-z]+\s[a-z])")
SUPERSCRIPTS = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+")
ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"”)\]]+", re.I)
MARK_UP = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|&(?:nbsp|amp|quot|#\d{2,5});")

# From such a line on, nothing is the publisher's prose any more.
END_OF_PROSE = re.compile(
    r"""^[ \t]*(?:
        soundoff\b.*
      | (?:\d[\d,]*[ ])?(?:reader[ ])?comments?(?:[ ]*\(\d[\d,]*\))?[ \t]*:?
      | (?:\d[\d,]*[ ]|reader[ ])(?:responses?|replies)[ \t]*:?
      | (?:responses?|replies)[ ]*\(\d[\d,]*\)[ \t]*:?
      | (?:\d[\d,]*[ ])(?:comments?|responses?|replies)[ ](?:to|on)\b.*
      | (?:leave|post|add|write)[ ]a[ ](?:reply|comment).*
      | join[ ]the[ ](?:discussion|conversation).*
      | (?:\W*)we[ ]have[ ]a[ ]small[ ]favou?r[ ]to[ ]ask.*
      | (?:you[ ]may[ ]also[ ]like|related[ ](?:articles?|stories|posts|content)|more[ ]from[ ]\S.*|
          most[ ](?:read|viewed|popular))[ \t]*:?
      | (?:=+[ ]*)?(?:see[ ]also|references|external[ ]links|further[ ]reading|bibliography|endnotes|
          footnotes|works[ ]cited)(?:[ ]*=+)?[ \t]*:?
      | \#*[ ]*(?:sources?|notes)[ \t]*:?
    )[ \t]*$""",
    re.I | re.X | re.M,
)
# A "Sources" line may be a heading of the text itself; it ends the prose only when a numbered list or nothing else follows.
LIST_HEAD = re.compile(r"^\W*(?:sources?|notes)\W*$", re.I)
LISTED = re.compile(r"\s*(?:\[\d+\]|\d+[.)]|[-*•])\s+\S")
# Lines that belong to the page, not to the text.
PAGE_LINE = re.compile(
    r"""^[ \t]*(?:
        (?:topics?|tags?|filed[ ]under|categories|category|tag[ ]archive[ ]for)[ \t]*:.*
      | (?:sign[ ](?:up|in)|log[ ]in|subscribe|register|follow[ ]us|share(?:[ ]this)?|tweet|print|e-?mail|
          advertisement|skip[ ]to|read[ ]more|read[ ]next|click[ ]here|
          support[ ][A-Z])(?:\b[^.;]{0,80})?[!.]?
      | (?:home|about(?:[ ]us)?|contact(?:[ ]us)?|donate|menu|search|news|blog|privacy(?:[ ]policy)?|
          terms(?:[ ]of[ ]use)?|cookies?)(?:[ \t]*[|>»•/·][^.\n]*)?
      | (?:©|\(c\)|copyright\b).*
      | (?:updated|last[ ]updated|published|posted)[ \t]*:.*
      | .*\|[ \t]*reply[ \t]*
      | .*(?:accept[ ](?:all[ ])?cookies|all[ ]rights[ ]reserved|privacy[ ]policy|terms[ ]of[ ](?:use|
          service)|unsubscribe).*
      | \S[^.!?\n]{0,60}(?:[ ][|»›][ ][^.!?\n]{1,40}){2,}
    )[ \t]*$""",
    re.I | re.X | re.M,
)


def masked(text: str) -> str:
    """`text` with everything that is not prose replaced by spaces; same length, line breaks kept."""
    hidden = list(text)
    for start, end in (*_marks(text), *_page_lines(text)):
        for i in range(start, end):
            if hidden[i] not in "\r\n":
                hidden[i] = " "
    return "".join(hidden)


def _marks(text: str) -> list[tuple[int, int]]:
    patterns = (
        REFERENCE_MARK, FOOTNOTE_AFTER_YEAR, FOOTNOTE_AFTER_WORD, FOOTNOTE_AFTER_QUOTE, FOOTNOTE_AFTER_NUMBER,
        SUPERSCRIPTS, ADDRESS, MARK_UP,
    )  # fmt: skip
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _page_lines(text: str) -> list[tuple[int, int]]:
    lines = [match.span() for match in PAGE_LINE.finditer(text)]
    for match in END_OF_PROSE.finditer(text):
        if not LIST_HEAD.match(match.group()) or _only_a_list_follows(text[match.end() :]):
            return [*lines, (match.start(), len(text))]
    return lines


def _only_a_list_follows(rest: str) -> bool:
    following = [line for line in rest.splitlines() if line.strip()]
    return all(LISTED.match(line) or line[:1] in " \t" for line in following)
