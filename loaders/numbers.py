"""Numbers as claims write them (digits, ranges, bounds, vague words) and their lower and upper bounds."""

import re

VAGUE = frozenset(
    {
        "several",
        "many",
        "some",
        "few",
        "dozens",
        "hundreds",
        "thousands",
        "numerous",
        "tens of thousands",
        "millions",
    }
)


def bounds(value: str, prefix: str) -> dict[str, int]:
    """`{prefix}_low` / `{prefix}_high` of a written number; nothing for vague words.

    `12` -> low and high 12; `10-12`, `10–12` -> 10 and 12; `<5` -> low 1, high 4 (a bound, never 5 and never 0);
    `>100`, `100+` -> low 101 and 100 without an upper bound.
    """
    text = value.replace(",", "").strip()
    if match := re.fullmatch(r"(\d+)\s*[-–/]\s*(\d+)", text):
        return _pair(prefix, int(match[1]), int(match[2]))
    if match := re.fullmatch(r"<\s*(\d+)", text):
        return _pair(prefix, 1, int(match[1]) - 1)
    if match := re.fullmatch(r">\s*(\d+)", text):
        return {f"{prefix}_low": int(match[1]) + 1}
    if match := re.fullmatch(r"(\d+)\+", text):
        return {f"{prefix}_low": int(match[1])}
    if re.fullmatch(r"\d{1,18}", text):
        return _pair(prefix, int(text), int(text))
    return {}


def _pair(prefix: str, low: int, high: int) -> dict[str, int]:
    return {f"{prefix}_low": low, f"{prefix}_high": high}
