"""What became of suggestions in a project: shown, accepted, changed, refused; by code and coder."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from coder_app.core.origins import FROM_SUGGESTIONS
from coder_app.core.project import Project
from coder_app.core.suggestions.decisions import IN_BULK
from models import Code, CodeAlias, Coder, Coding, Decision, ShownSuggestion


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of suggestions; ``suggested`` are those that stood before a coder's eyes.

    ``in_bulk`` are among the accepted: accepted many at once, not one by one.
    """

    suggested: int = 0
    accepted: int = 0
    changed: int = 0
    refused: int = 0
    in_bulk: int = 0

    @property
    def left(self) -> int:
        """Those about which nobody decided."""
        return max(0, self.suggested - self.accepted - self.changed - self.refused)

    @classmethod
    def total(cls, tallies: Iterable["Tally"]) -> Self:
        """The sum of several."""
        rows = [(t.suggested, t.accepted, t.changed, t.refused, t.in_bulk) for t in tallies]
        return cls(*map(sum, zip(*rows, strict=True))) if rows else cls()


@dataclass(frozen=True, slots=True)
class Record:
    """All that was suggested and decided. ``gone``: of codes that were deleted since."""

    by_code: Mapping[str, Tally]
    by_coder: Mapping[str, Tally]
    """By the coder's name."""
    gone: Tally
    codings: int
    from_suggestions: int
    """How many of the codings began as suggestions."""

    @property
    def total(self) -> Tally:
        """All codes taken together."""
        return Tally.total([*self.by_code.values(), self.gone])


def record(project: Project) -> Record:
    """Count the suggestions of a project. Cheap; for the window's process."""
    with project.read() as session:
        codes = set(session.scalars(select(Code.id)))
        names = {row.id: row.name for row in session.execute(select(Coder.id, Coder.name))}
        by_code = _tallies(session, "code_id")
        by_coder = _tallies(session, "coder_id")
        began = case((Coding.origin.in_(FROM_SUGGESTIONS), 1), else_=0)
        codings, from_suggestions = session.execute(
            select(func.count(Coding.id), func.coalesce(func.sum(began), 0))
        ).one()
    return Record(
        by_code={code: tally for code, tally in by_code.items() if code in codes},
        by_coder={names[one]: tally for one, tally in by_coder.items() if one in names},
        gone=Tally.total(tally for code, tally in by_code.items() if code not in codes),
        codings=codings,
        from_suggestions=from_suggestions,
    )


def _tallies(session: Session, by: str) -> dict[str, Tally]:
    """Count by a column that the tables share, ``code_id`` or ``coder_id``."""
    shown = _counted(session, _grouped(getattr(ShownSuggestion, by)))
    if by == "code_id":
        shown = _with_merged(session, shown)
    of = getattr(Decision, by)
    kinds: dict[str, defaultdict[str, int]] = {
        kind: _counted(session, _grouped(of).where(Decision.kind == kind))
        for kind in ("accepted", "changed", "refused")
    }
    # What was decided about and is not in the ledger of the shown was shown all the same.
    unlisted = _counted(session, _grouped(of).where(Decision.model == ""))
    again = _decided_again(session, of)
    bulk = _counted(session, _grouped(getattr(Coding, by)).where(Coding.origin == IN_BULK))
    return {
        key: Tally(
            max(shown[key] + unlisted[key] + again[key], sum(each[key] for each in kinds.values())),
            kinds["accepted"][key],
            kinds["changed"][key],
            kinds["refused"][key],
            min(bulk[key], kinds["accepted"][key]),
        )
        for key in {*shown, *unlisted, *bulk, *(key for each in kinds.values() for key in each)}
    }


def _decided_again(session: Session, of: InstrumentedAttribute[str]) -> defaultdict[str, int]:
    """Decisions beyond the first about the same place: what was shown again is listed once.

    As where a coding that was accepted is removed, or a definition brings back what was refused.
    """
    place = (Decision.document_id, Decision.start, Decision.end, Decision.coder_id)
    about = (*place, Decision.code_id, Decision.former)
    times = select(of, func.count()).where(Decision.model != "").group_by(of, *about)
    found: defaultdict[str, int] = defaultdict(int)
    for key, number in session.execute(times):
        found[key] += number - 1
    return found


def _with_merged(session: Session, shown: Mapping[str, int]) -> defaultdict[str, int]:
    """The ledger names codes as they were; decisions about a merged one went over with it."""
    pairs = session.execute(select(CodeAlias.id, CodeAlias.code_id))
    became: dict[str, str] = {gone: kept for gone, kept in pairs}  # noqa: C416 - no pairs to mypy
    found: defaultdict[str, int] = defaultdict(int)
    for code, number in shown.items():
        found[became.get(code, code)] += number
    return found


def _grouped(column: InstrumentedAttribute[str]) -> Any:
    return select(column, func.count()).group_by(column)


def _counted(session: Session, wanted: Any) -> defaultdict[str, int]:
    return defaultdict(int, [(row[0], row[1]) for row in session.execute(wanted)])
