"""The replay of a project's own coding: what share of the shown suggestions would be right.

``replay_own`` is for the worker process; what it found is kept in a cache of the project.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from coder_app.core.errors import Busy, CoderError, ReadOnly
from coder_app.core.evaluation.jobs import read_material
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from models import Cache, Coding

if TYPE_CHECKING:
    from coder_app.core.evaluation.material import Material, Read
    from coder_app.core.evaluation.ours import Showing
    from coder_app.core.evaluation.replay import Replayed

KEY = "how-good"
LEAST = 20
"""Coded passages below which a replay would say nothing."""


class Hits(NamedTuple):
    """Suggestions that were right, of those shown."""

    right: int = 0
    shown: int = 0


NOTHING = Hits()
_HITS = ("by_itself", "when_asked", "hand_itself", "hand_asked")


@dataclass(frozen=True, slots=True)
class CodeReplay:
    """One code in the replay: what showed by itself, what when asked; how often it was given."""

    code_id: str
    by_itself: Hits
    when_asked: Hits
    given: int
    hand_itself: Hits = NOTHING
    hand_asked: Hits = NOTHING
    """The same two, of passages coded by hand."""


@dataclass(frozen=True, slots=True)
class OwnReplay:
    """What a replay found.

    ``first_three``: share of the codes given that were among the first three suggestions;
    ``guessing``: the same, had the three most used codes been suggested.
    """

    at: str
    codings: int
    """Codings of the project then."""
    passages: int
    coded: int
    by_itself: Hits
    when_asked: Hits
    first_three: float | None
    guessing: float | None
    codes: tuple[CodeReplay, ...]
    hand: int | None = None
    """Passages coded by hand, with no suggestion in sight before; None where that was not asked."""
    hand_itself: Hits = NOTHING
    hand_asked: Hits = NOTHING

    @property
    def mixed(self) -> bool:
        """Whether suggestions had to do with some of the passages."""
        return self.hand is not None and self.hand < self.passages

    def of(self, code: str) -> CodeReplay:
        """One code; nothing where it is new since."""
        return next(
            (one for one in self.codes if one.code_id == code), CodeReplay(code, Hits(), Hits(), 0)
        )


def replay_own(path: Path, target: float = 0.5, progress: Progress = silent) -> OwnReplay:
    """Replay what the coders of a project coded, as if suggestions had been on from the start.

    Every passage is suggested for before anything in its round (its document, or 60 passages of
    it) is known. ``target``: share of the shown that should be right, by the past. Raises
    CoderError where too little is coded, ProjectRefused, and Cancelled.
    """
    material = _coded_material(path)
    replay: Any = import_module("coder_app.core.evaluation.replay")
    steps = len(material.passages)
    ours: Showing = import_module("coder_app.core.evaluation.ours").Showing(
        target, material.language
    )
    log: Replayed = replay.replay(
        ours, material, replay.Setting(), lambda done, _: progress(done, steps)
    )
    most_used = import_module("coder_app.core.evaluation.baselines").MostUsed()
    guessed: Replayed = replay.replay(most_used, material, replay.Setting())
    measures: Any = import_module("coder_app.core.evaluation.measures")
    return _found(
        material.passages,
        [code.id for code in material.codes],
        [met.place for met in log.met],
        ours,
        OwnReplay(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            codings=_codings(path),
            passages=len(log.met),
            coded=sum(bool(met.true.any()) for met in log.met),
            by_itself=Hits(),
            when_asked=Hits(),
            first_three=measures.first_three(log.met),
            guessing=measures.first_three(guessed.met),
            codes=(),
        ),
    )


def _coded_material(path: Path) -> "Material":
    material = read_material(path)
    coded = sum(bool(passage.codes) for passage in material.passages)
    if coded < LEAST:
        raise CoderError(
            f"A replay needs {LEAST} coded passages; there {'is' if coded == 1 else 'are'} "
            f"{coded}. Code some more, then ask again."
        )
    return material


def _found(
    passages: "Sequence[Read]",
    codes: Sequence[str],
    places: Sequence[int],
    ours: "Showing",
    found: OwnReplay,
) -> OwnReplay:
    """Fill in what was shown, and rightly, for each code and in all."""
    given = [passage.codes for passage in passages]
    hand = [place for place in places if passages[place].by_hand]
    rows = tuple(
        CodeReplay(
            code,
            _hits(code, ours.by_itself, given, places),
            _hits(code, ours.when_asked, given, places),
            sum(code in given[place] for place in places),
            _hits(code, ours.by_itself, given, hand),
            _hits(code, ours.when_asked, given, hand),
        )
        for code in codes
    )
    return replace(
        found,
        by_itself=_sum(row.by_itself for row in rows),
        when_asked=_sum(row.when_asked for row in rows),
        codes=rows,
        hand=len(hand),
        hand_itself=_sum(row.hand_itself for row in rows),
        hand_asked=_sum(row.hand_asked for row in rows),
    )


def _hits(
    code: str,
    shown: Mapping[int, frozenset[str]],
    given: Sequence[frozenset[str]],
    places: Sequence[int],
) -> Hits:
    mine = [place for place in places if code in shown[place]]
    return Hits(sum(code in given[place] for place in mine), len(mine))


def _sum(every: Iterable[Hits]) -> Hits:
    rows = list(every)
    return Hits(sum(row.right for row in rows), sum(row.shown for row in rows))


def _codings(path: Path) -> int:
    """How many codings a project has."""
    project = Project.open_to_read(path)
    try:
        with project.read() as session:
            return session.scalar(select(func.count(Coding.id))) or 0
    finally:
        project.close()


def keep(project: Project, found: OwnReplay) -> bool:
    """Keep what was found in the project, outside its history; returns whether it could be."""
    try:
        with project.aside() as session:
            session.merge(Cache(id=KEY, value=json.dumps(asdict(found)).encode()))
    except (ReadOnly, Busy):
        return False
    return True


def kept(project: Project) -> OwnReplay | None:
    """What was found last, if anything is kept."""
    with project.read() as session:
        row = session.get(Cache, KEY)
        stored = row.value if row is not None else b""
    try:
        found = json.loads(stored)
        codes = tuple(CodeReplay(**_with_hits(code)) for code in found.pop("codes"))
        return _sound(OwnReplay(**_with_hits(found), codes=codes))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _with_hits(stored: dict[str, Any]) -> dict[str, Any]:
    return stored | {key: Hits(*stored[key]) for key in _HITS if key in stored}


def _sound(found: OwnReplay) -> OwnReplay:
    """What can be shown. Raises ValueError or TypeError where the file was damaged."""
    datetime.fromisoformat(found.at)
    counts = (found.codings, found.passages, found.coded, found.hand or 0)
    for one in (found, *found.codes):
        counts += tuple(number for key in _HITS for number in getattr(one, key))
        if any(not 0 <= right <= shown for right, shown in (getattr(one, key) for key in _HITS)):
            raise ValueError(found.at)
    shares = [share for share in (found.first_three, found.guessing) if share is not None]
    if any(type(n) is not int or n < 0 for n in counts) or not all(0 <= s <= 1 for s in shares):
        raise ValueError(found.at)
    return found
