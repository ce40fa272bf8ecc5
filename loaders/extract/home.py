"""The country a clause means when it says "the country", "domestically", "the capital" or nothing at all.

The last country named alone in the paragraph, else the country the document is about. Where the words stand in the text
("within the country") they are the span; where nothing stands, the argument is inferred.
"""

import re
from dataclasses import dataclass

from loaders.extract.context import Context
from loaders.extract.routes import DESTINATION, SOURCE, TRANSIT, Stop
from loaders.extract.spans import inside
from loaders.facts import Argument, Span
from loaders.gazetteer import Place

AT_HOME = re.compile(
    r"\b(?P<domestic>domestically|internally|at home(?= (?:and|or|as))|within (?:the|their own|its own|"
    r"this|that) (?:country|borders|territory)|(?:in)?side the country|in[- ]country|within country|"
    r"within its borders)\b|"
    r"\b(?P<to>to|into) (?:the (?:country|capital(?: city)?|kingdom|islands?|territory)|this country|"
    r"urban (?:areas|centers|centres)|(?:the )?(?:larger |big )?cities)\b|"
    r"\b(?P<through>through|via|transit(?:ing)?) (?:(?:the|this) country|it)\b|"
    r"\b(?P<out>from|out of) (?:the|this) country\b|"
    r"\b(?P<at>in|throughout|across|around) (?:the (?:country|capital(?: city)?|kingdom)|this country|"
    r"(?:the|its) (?:major |larger |main |big )?cities)\b",
    re.I,
)
ABROAD = re.compile(r"\b(?:transnationally|internationally|abroad)\b", re.I)
OWN = re.compile(
    r"\bdomestic (?=(?:and|or) foreign\b)|(?<=foreign and )domestic (?=victims|women|men|children|workers)|"
    r"\b(?:its|their) (?:own )?(?:citizens|nationals|own (?:women|men|children|girls|people))\b",
    re.I,
)
INTERNAL = re.compile(r"\b(?:internal|domestic) (?:human |sex |child |labou?r )?trafficking\b", re.I)
COUNTRY = re.compile(r"[A-Z]{2}$")


@dataclass(frozen=True, slots=True)
class Home:
    """The country meant, and the places where the clause points at it with words."""

    country: Place | None
    inferred_from: str
    stops: list[Stop]

    def argument(self, role: str) -> Argument:
        """The home country in a role that the clause leaves unsaid."""
        place = self.country
        if place is None:
            raise ValueError("no home country to infer")
        return Argument(role, place.code, None, place.entity, self.inferred_from)


def home_of(frame: Span, context: Context) -> Home:
    """The home country of a frame and what its words ("domestically", "to the capital") say about it."""
    place, origin = _country(context)
    here = place
    found: list[Stop] = []
    for match in ABROAD.finditer(frame.text):
        if not any(m.span.start == frame.start + match.start() for m in context.places):
            found.append(
                Stop(
                    DESTINATION,
                    _abroad(),
                    Span(frame.start + match.start(), frame.start + match.end(), match.group()),
                )
            )
    own = {
        m.place.code: m.place
        for m in context.places
        if inside(m.span, frame) and m.form in ("adjective", "people") and COUNTRY.match(m.place.code)
    }
    if len(own) == 1 and not any(m.form == "name" and COUNTRY.match(m.place.code) for m in context.places):
        here = next(iter(own.values()))
    if here is None:
        return Home(None, origin, found)
    for match in (*AT_HOME.finditer(frame.text), *INTERNAL.finditer(frame.text), *OWN.finditer(frame.text)):
        span = Span(frame.start + match.start(), frame.start + match.end(), match.group())
        found += [Stop(role, here, span) for role in _roles(match)]
    inside_only = any(m["domestic"] for m in AT_HOME.finditer(frame.text)) and not any(
        s.place.code == "ABROAD" for s in found
    )
    if inside_only and here.code and not any(s.role == SOURCE for s in found):
        at = next(s for s in found if s.role == DESTINATION)
        found.append(Stop(SOURCE, here, at.span))
    return Home(place, origin, found)


def _roles(match: re.Match[str]) -> tuple[str, ...]:
    if match.re is INTERNAL:
        return (SOURCE, DESTINATION)
    if match.re is OWN:
        return (SOURCE,)
    if match["domestic"]:
        return (DESTINATION,)
    if match["through"]:
        return (TRANSIT,)
    return (SOURCE,) if match["out"] else (DESTINATION,)


def _country(context: Context) -> tuple[Place | None, str]:
    topic = context.topic
    for earlier in reversed(context.same_passage()):
        named = {
            m.place.code: m.place for m in earlier.places if m.form == "name" and COUNTRY.match(m.place.code)
        }
        if len(named) == 1 and (topic is None or topic.code not in named):
            return next(iter(named.values())), "previous_sentence"
    if topic is not None:
        return topic, "doc_topic"
    for earlier in reversed(context.same_paragraph()):
        named = {
            m.place.code: m.place for m in earlier.places if m.form == "name" and COUNTRY.match(m.place.code)
        }
        if len(named) == 1:
            return next(iter(named.values())), "previous_sentence"
    return None, ""


def _abroad() -> Place:
    from loaders.gazetteer.generics import ABROAD as PLACE

    return PLACE
