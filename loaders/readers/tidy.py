"""Small repairs that every format needs: characters nobody can see, blank lines, dates as files state them."""

import re
from datetime import date

# Soft hyphen, zero-width space, word joiner, byte-order mark, direction overrides, Unicode tags, control characters.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\x00-\x08\x0b\x0e-\x1f\x7f]"
)
SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f\u205f\u3000\r\f]+")
BLANK = re.compile(r"\n{3,}")
STATED = re.compile(r"^\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])")


def line(text: str) -> str:
    """One line: invisible characters gone, runs of spaces as one."""
    return SPACES.sub(" ", INVISIBLE.sub("", text).replace("\n", " ")).strip()


def lines(text: str) -> str:
    """Several lines, each tidied, at most one blank line in a row."""
    return BLANK.sub(
        "\n\n", "\n".join(SPACES.sub(" ", INVISIBLE.sub("", part)).strip() for part in text.split("\n"))
    ).strip()


def stated_date(value: str | None) -> str | None:
    """An ISO date or date-time, cut to its date with the precision it has; None for anything that would be a guess."""
    match = STATED.match(value or "")
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def language_tag(value: str | None) -> str | None:
    """A language tag as BCP 47 wants it (`en_US` -> `en-US`); None when it is none."""
    tag = (value or "").strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else None


def short(value: object, most: int = 500) -> str | None:
    """A metadata value as one line of sane length; None when there is none."""
    text = line(value) if isinstance(value, str) else ""
    return text[:most] or None
