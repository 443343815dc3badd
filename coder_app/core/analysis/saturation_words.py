"""Saturation in plain words, for the window, for files and for a methods section."""

from coder_app.core.analysis.saturation import Saturation
from coder_app.core.names import counted

LAST = 5
"""Documents the plain statement looks back on, where there are more."""
SOURCE = (
    "Guest, Namey and Chen (2020), A simple method to assess and report thematic saturation in "
    "qualitative research, PLoS ONE 15(5): e0232076"
)
MIND = (
    "New codes depend on the order, and on how finely you code: saturation of codes is not "
    "saturation of meaning. Another order may give another answer."
)
ORDER = {"coding": "in the order of coding", "list": "in the order of the list"}


def noun(found: Saturation) -> str:
    """What is counted: code or theme."""
    return "theme" if found.asked.themes else "code"


def plain(found: Saturation) -> str:
    """``The last 5 of 12 documents brought 1 new code. …``; empty where there is nothing."""
    steps = found.steps
    if not steps:
        return ""
    all_codes = counted(steps[-1].total, noun(found))
    if len(steps) == 1:
        return f"1 document with {all_codes}: what is new shows from the second on."
    last = min(LAST, len(steps) - 1)
    new = sum(len(step.new) for step in steps[-last:])
    which = f"The last {last}" if last > 1 else "The last"
    brought = f"{_new(new, found)}, of {all_codes} in all"
    return f"{which} of {len(steps)} documents brought {brought}."


def measure(found: Saturation) -> str:
    """What the measure of Guest, Namey and Chen says, or why it says nothing yet."""
    asked, steps = found.asked, found.steps
    need = asked.base + asked.run
    how = (
        f"Base {asked.base}, run {asked.run}, threshold {asked.threshold} % "
        "(Guest, Namey and Chen 2020)"
    )
    if len(steps) < need:
        return f"{how}: it needs {need} coded documents; there are {len(steps)}."
    if not found.base_codes:
        return f"{how}: the first {asked.base} documents hold no {noun(found)}, so no share of it."
    base = f"the {counted(found.base_codes, noun(found))} of the first {asked.base} documents"
    at = found.reached if found.reached is not None else len(steps) - 1
    share = steps[at].share or 0.0
    new = _new(steps[at].run_new or 0, found)
    run = _run(at, asked.run)
    if found.reached is None:
        return f"{how}: not reached. {run} brought {new}, {per_cent(share)} of {base}."
    later = sum(len(step.new) for step in steps[at + 1 :])
    after = f" What was coded after that brought {later} more." * bool(later)
    return f"{how}: reached. {run} brought {new}, {per_cent(share)} of {base}.{after}"


def per_cent(share: float) -> str:
    """``5 %``, ``5.26 %``: as exactly as a threshold needs it."""
    return f"{100 * share:.3g} %"


def _new(count: int, found: Saturation) -> str:
    return counted(count, f"new {noun(found)}") if count else f"no new {noun(found)}"


def _run(at: int, length: int) -> str:
    """The documents of the run that ends at a place, numbered from 1."""
    last = at + 1
    first = last - length + 1
    if length == 1:
        return f"Document {last}"
    return f"Documents {first} {'and' if length == 2 else 'to'} {last}"  # noqa: PLR2004
