"""How good suggestions are, as a paragraph for the methods section of a report."""

from collections.abc import Iterator

from coder_app.core.analysis.wording import of, percent
from coder_app.core.evaluation.good import NONE_BY_HAND, Good, precision
from coder_app.core.evaluation.own_replay import Hits, OwnReplay
from coder_app.core.evaluation.record import Tally
from coder_app.core.names import counted
from coder_app.core.suggestions.choices import ASKED, READING

FLATTERS = (
    "Codings that began as suggestions count as right in the replay like any other, which flatters "
    "it."
)
_WHEN = {READING: "as coders read", ASKED: "only when asked for"}
_WHEN_LEFT = "once a passage had been coded or left, or when asked for"


def methods(found: Good) -> str:
    """A paragraph for the methods section of a report, from what is known now."""
    total, seen = found.total.tally, found.record
    parts = [
        "Coding was supported by suggestions of Coder, computed offline from the team's own codes "
        f"and codings and shown {_WHEN.get(found.when, _WHEN_LEFT)}; no code was applied without a "
        "person's decision."
    ]
    if total.suggested:
        parts.append(
            f"Of {counted(total.suggested, 'suggestion')} shown, {_share(total.accepted, total)} "
            f"accepted, {_share(total.changed, total)} changed to another code, "
            f"{_share(total.refused, total)} refused and {_share(total.left, total)} left "
            "undecided."
        )
    if total.in_bulk:
        parts.append(
            f"{counted(total.in_bulk, 'suggestion')} of one code at a time were accepted in bulk, "
            "after a check against hand-coded passages."
        )
    parts.append(
        f"Of the project's {counted(seen.codings, 'coding')}, {seen.from_suggestions:,} began as "
        "suggestions."
    )
    words = list(_replay_words(found.replay))
    if words and seen.from_suggestions:
        words.append(FLATTERS)
    if words and found.replay is not None:
        words += _by_hand_words(found.replay)
    return " ".join([*parts, *words])


def _by_hand_words(replay: OwnReplay) -> Iterator[str]:
    """Which passages the figures are of, and what they are of those coded by hand."""
    if replay.hand is None:
        return
    if not replay.mixed:
        yield "All of its passages were coded by hand, before a suggestion was in sight there."
    elif replay.hand and replay.hand_asked.shown:
        yield (
            f"In the {counted(replay.hand, 'passage')} that were coded by hand before a suggestion "
            f"was in sight there, {_by_itself(replay.hand_itself)}, and {of(*replay.hand_asked)} "
            f"of those shown to who asks were right{_brief(replay.hand_asked)}."
        )
    else:
        yield NONE_BY_HAND


def _share(count: int, total: Tally) -> str:
    part = percent(count, total.suggested)
    was = "was" if count == 1 else "were"
    return f"{count:,}{f' ({part})' if part else ''} {was}"


def _replay_words(replay: OwnReplay | None) -> Iterator[str]:
    if replay is None or not replay.when_asked.shown:
        return
    itself, asked = replay.by_itself, replay.when_asked
    yield (
        f"In a replay of the coding ({counted(replay.passages, 'passage')}, {replay.coded:,} "
        "coded), in which every passage was suggested for before any coding of its round was "
        f"known, {_by_itself(itself)}, and {of(*asked)} of those shown to who asks were right"
        f"{_brief(asked)} (95 % "
        "Wilson intervals; passages of one interview are not independent, so the true uncertainty "
        "is larger)."
    )
    if replay.first_three is not None and replay.guessing is not None:
        yield (
            f"The first three suggestions held {100 * replay.first_three:.0f} % of a passage's "
            f"codes; always suggesting the most used codes, {100 * replay.guessing:.0f} %."
        )


def _by_itself(hits: Hits) -> str:
    if not hits.shown:
        return "nothing was sure enough to show by itself"
    return f"{of(*hits)} suggestions that showed by themselves matched a code given{_brief(hits)}"


def _brief(hits: Hits) -> str:
    return f", {precision(hits)}" if hits.shown else ""
