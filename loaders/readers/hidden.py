"""Text of a page that its reader would not see: taken out of the page and kept apart, with how it was hidden."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from loaders.readers.model import Hidden
from loaders.readers.tidy import line

MOST = 2_000
ZERO = r"0+(?:\.0+)?(?:px|em|rem|pt|%|vw|vh)?"
EDGE = r"[01](?:px)?"
STYLES = (
    ("display:none", re.compile(r"\bdisplay\s*:\s*none\b", re.I)),
    ("visibility", re.compile(r"\bvisibility\s*:\s*(?:hidden|collapse)\b", re.I)),
    ("zero size", re.compile(rf"\bfont-size\s*:\s*(?:{ZERO}|0?\.\d+px|1px)\s*(?:!important)?\s*(?:;|$)", re.I)),
    ("transparent", re.compile(r"\bopacity\s*:\s*0?(?:\.0\d*)?\s*(?:!important)?\s*(?:;|$)|\bcolor\s*:\s*transparent\b", re.I)),
    ("off screen", re.compile(r"\b(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{3,}(?:px|em|rem|%|vw)?", re.I)),
    ("clipped", re.compile(rf"\bclip\s*:\s*rect\(\s*{EDGE}(?:[\s,]+{EDGE}){{3}}|\bclip-path\s*:\s*inset\(\s*(?:50|100)%", re.I)),
)  # fmt: skip
SMALL_BOX = re.compile(rf"\b(?:max-)?(?:height|width)\s*:\s*(?:{ZERO}|1px)\s*(?:!important)?\s*(?:;|$)", re.I)
OVERFLOW = re.compile(r"\boverflow(?:-[xy])?\s*:\s*hidden", re.I)
COLOUR = re.compile(r"(?<![-\w])color\s*:\s*([^;!]+)", re.I)
BACKGROUND = re.compile(r"\bbackground(?:-color)?\s*:\s*([^;!]+)", re.I)
RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
SELECTOR = re.compile(r"^[a-z]*([.#])([\w-]+)$", re.I)
READER_ONLY = {
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "a11y-hidden",
}
WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "#fefefe", "#fdfdfd"}


def take_out(root: Any) -> tuple[Hidden, ...]:
    """Removes hidden elements from the page, and returns their text."""
    sheet = _rules(root)
    found: list[Hidden] = []
    for element in list(root.iter()):
        if (
            not isinstance(element.tag, str)
            or element.tag in ("html", "body", "head")
            or _gone(element, root)
        ):
            continue
        how = _how(element, sheet)
        if how is None:
            continue
        text = line(" ".join(_words(element)))
        if text and len(found) < MOST:
            found.append(Hidden(how, text[:20_000]))
        element.drop_tree()
    return tuple(found)


def _words(element: Any) -> Iterator[str]:
    for part in element.iter():
        if part.tag not in ("script", "style", "template"):
            yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _gone(element: Any, root: Any) -> bool:
    top = element
    while top.getparent() is not None:
        top = top.getparent()
    return top is not root


def _how(element: Any, sheet: Mapping[str, str]) -> str | None:
    if element.get("hidden") is not None:
        return "hidden attribute"
    if (element.get("aria-hidden") or "").lower() == "true":
        return "aria-hidden"
    classes = (element.get("class") or "").split()
    if READER_ONLY & {c.lower() for c in classes}:
        return "for screen readers only"
    keys = [f".{c}" for c in classes] + ([f"#{element.get('id')}"] if element.get("id") else [])
    styles = [sheet[k] for k in keys if k in sheet] + [element.get("style") or ""]
    style = ";".join(s for s in styles if s)
    return style_hides(style, _behind(element)) if style or element.tag == "font" else None


def style_hides(style: str, background: str = "white") -> str | None:
    """How a CSS declaration hides its text, if it does; `background` is the colour behind it."""
    for how, pattern in STYLES:
        if pattern.search(style):
            return how
    if SMALL_BOX.search(style) and OVERFLOW.search(style):
        return "zero size"
    colour, own = COLOUR.search(style), BACKGROUND.search(style)
    if colour:
        front, back = _plain(colour[1]), _plain(own[1]) if own else background
        if front == back or (front in WHITE and back in WHITE):
            return "same colour as its background"
    return None


def _behind(element: Any) -> str:
    for parent in element.iterancestors():
        if found := BACKGROUND.search(parent.get("style") or ""):
            return _plain(found[1])
        if parent.get("bgcolor"):
            return _plain(parent.get("bgcolor"))
        if parent.get("class") or parent.get("id"):
            # A style sheet may colour it; white text on it is then no proof of hiding, unless the rule is inline.
            continue
    return "white"


def _plain(colour: str) -> str:
    return re.sub(r"\s+", "", colour).lower()


def _rules(root: Any) -> dict[str, str]:
    """Declarations by simple selector (`.name`, `#name`) of the page's own style sheets."""
    found: dict[str, str] = {}
    for sheet in root.iter("style"):
        text = re.sub(r"/\*.*?\*/", "", (sheet.text or "")[:500_000], flags=re.S)
        text = re.sub(r"@media[^{]*(?:print|max-width)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
        for selectors, body in RULE.findall(text):
            for selector in selectors.split(","):
                if match := SELECTOR.match(selector.strip()):
                    key = match[1] + match[2]
                    found[key] = found.get(key, "") + ";" + body
    return found
