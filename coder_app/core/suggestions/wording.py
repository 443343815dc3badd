"""How suggestions are put into words: a bare percentage would claim too much."""

from coder_app.core.suggestions.review import Check
from coder_app.core.suggestions.session import NO_REASON, Nearest, Suggestion

LIKELY, POSSIBLE = 0.5, 0.2
"""Right at least as often as not; right at least once in five times."""
GOOD = 0.8
"""Share of proposals that should be right before many are accepted at once."""
ONE_BY_ONE = "That is too many to accept unread: go through them one by one."


def how_sure(probability: float) -> str:
    """A probability in a word."""
    if probability >= LIKELY:
        return "likely"
    return "possible" if probability >= POSSIBLE else "a guess"


def why(found: Suggestion, *, quote: bool = True) -> str:
    """The reasons on one line; with the words of the nearest excerpt, or only where it stands."""

    def like(near: Nearest) -> str:
        return f"{near.citation}: “{near.excerpt}”" if quote else near.citation

    return " · ".join([*found.reasons(like), *([] if found.grounded else [NO_REASON])])


def is_good(check: Check) -> bool:
    """Whether a check found proposals of a code right often enough to accept many at once."""
    return check.proposed > 0 and check.found >= GOOD * check.proposed


def checked_words(check: Check, name: str) -> str:
    """What a check of a code found, in two sentences."""
    beside = check.proposed - check.found
    found = (
        f"Asked again without having learned of them, the engine finds {check.found} of "
        f"{check.by_hand} passages that were coded “{name}” by hand."
    )
    if not check.proposed:
        return f"{found} It proposes no other."
    verb = "has" if beside == 1 else "have"
    said = f"{found} Of the {check.proposed} it proposes in what was read, {beside} {verb}"
    advice = "" if is_good(check) else f" {ONE_BY_ONE}"
    return f"{said} not been coded so.{advice}"
