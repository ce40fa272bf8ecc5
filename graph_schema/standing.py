"""Standing: what all claims behind a projection add up to (graph-model section 6). The one place that decides it."""

AFFIRMING = ("asserted", "alleged", "risk", "unknown")


def standing(asserting_origins: int, softer_claims: int, opposing_claims: int) -> str:
    """The standing of a projection.

    `asserting_origins`: independent origins with an affirmed, asserted claim; `softer_claims`: affirmed claims that are
    alleged, a risk or of unknown outcome; `opposing_claims`: negated claims and denials. Returns a value of the
    vocabulary `standings`. Raises ValueError when there is no claim at all, for then there is no projection.
    """
    if not (asserting_origins or softer_claims or opposing_claims):
        raise ValueError("a projection without claims has no standing")
    if opposing_claims:
        return "disputed" if asserting_origins or softer_claims else "denied_only"
    if asserting_origins >= 2:
        return "corroborated"
    return "single" if asserting_origins else "alleged_or_risk"
