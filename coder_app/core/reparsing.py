"""Parsing a document's turns again, without touching its text or its codings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError
from coder_app.core.exchange.parsed import ParsedTurn
from coder_app.core.exchange.turns import guess_roles, parse_turns, says_nothing
from coder_app.core.ids import DocumentId
from coder_app.core.names import counted, listed, name_key, quoted
from coder_app.core.project import Project
from models import Case, Document, Speaker, Turn, new_id


@dataclass(frozen=True, slots=True)
class Found:
    """What finding the turns of a document again came to."""

    document: str
    turns: int
    added: int
    """Turns that were not there before, as they are now."""
    gone: int
    speakers: tuple[str, ...]
    """Speakers who are new."""

    def words(self) -> str:
        """What changed, in a line."""
        if not self.added and not self.gone:
            many = counted(self.turns, "turn")
            return f"Nothing changed in {quoted(self.document)}: the same {many} were found again"
        parts = [f"{counted(self.added, 'turn')} new or changed"] if self.added else []
        parts += [f"{counted(self.gone, 'former turn')} gone"] if self.gone else []
        new = listed(list(self.speakers), "speakers") if self.speakers else ""
        parts += [f"new: {new}"] if new else []
        return f"Found {counted(self.turns, 'turn')} in {quoted(self.document)}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    body_start: int
    end: int
    speaker_id: str | None
    time: int | None


def reparse_turns(project: Project, document: DocumentId) -> Found:
    """Find the turns of a document again; returns what that changed.

    Speakers known keep role and case, also where two labels were joined into one; times that do not
    stand in the text are kept. A new speaker has the role guessed, and the case of his name if the
    project has it. Raises CoderError where no turns are found; those there were are kept.
    """
    text = project.text(document)
    with project.read() as session:
        name = session.scalar(select(Document.name).where(Document.id == document)) or ""
        labels = session.scalars(select(Speaker.label).where(Speaker.document_id == document)).all()
    parsed = parse_turns(text, known=tuple(labels), language=project.language)
    if not parsed:
        raise CoderError(
            f"No turns were found in {quoted(name)}; those it had were kept. A turn begins with "
            "the speaker's name and a colon, on a line of its own."
        )
    with project.action(f"Parse the turns of {quoted(name)} again") as session:
        added, gone = _replace(session, document, parsed, guess_roles(text, parsed))
        now = session.scalars(select(Speaker.label).where(Speaker.document_id == document))
        fresh = tuple(label for label in now if label not in labels)
    return Found(name, len(parsed), added, gone, fresh)


def _replace(
    session: Session, document: str, parsed: tuple[ParsedTurn, ...], roles: Mapping[str, str]
) -> tuple[int, int]:
    """How many turns are new, and how many are gone."""
    rows = session.execute(select(Turn.__table__).where(Turn.document_id == document)).all()
    old = {
        row.id: _Place(row.start, row.body_start, row.end, row.speaker_id, row.time) for row in rows
    }
    speakers = _speakers(session, document, parsed, list(old.values()), roles)
    times = {place.start: place.time for place in old.values()}
    new = [
        _Place(
            turn.start,
            turn.body_start,
            turn.end,
            None if turn.speaker is None else speakers[turn.speaker],
            times.get(turn.start) if turn.time is None else turn.time,
        )
        for turn in parsed
    ]
    kept = set(old.values()) & set(new)
    gone = [turn for turn, place in old.items() if place not in kept]
    session.execute(delete(Turn).where(Turn.id.in_(gone)))
    added = [
        {
            "id": new_id(),
            "document_id": document,
            "start": place.start,
            "body_start": place.body_start,
            "end": place.end,
            "speaker_id": place.speaker_id,
            "time": place.time,
        }
        for place in new
        if place not in kept
    ]
    if added:
        session.execute(insert(Turn), added)
    return len(added), len(gone)


def _speakers(
    session: Session,
    document: str,
    parsed: tuple[ParsedTurn, ...],
    old: Iterable[_Place],
    roles: Mapping[str, str],
) -> dict[str, str]:
    """A speaker's id for every label: who had most of its turns, else who bears it, else new."""
    by_start = {place.start: place.speaker_id for place in old}
    votes: dict[str, Counter[str]] = {}
    for turn in parsed:
        if turn.speaker is not None:
            speaker = by_start.get(turn.start)
            votes.setdefault(turn.speaker, Counter()).update([speaker] if speaker else [])
    rows = session.scalars(select(Speaker).where(Speaker.document_id == document))
    known = {name_key(row.label): row.id for row in rows}
    found: dict[str, str] = {}
    for label, vote in votes.items():
        if vote:
            found[label] = vote.most_common(1)[0][0]
        elif name_key(label) in known:
            found[label] = known[name_key(label)]
        else:
            found[label] = _new_speaker(session, document, label, roles.get(label, "participant"))
    return found


def _new_speaker(session: Session, document: str, label: str, role: str) -> str:
    case = None
    if role == "participant" and not says_nothing(label):
        cases = session.execute(select(Case.id, Case.name)).all()
        case = next((row.id for row in cases if name_key(row.name) == name_key(label)), None)
    speaker = Speaker(id=new_id(), document_id=document, label=label, role=role, case_id=case)
    session.add(speaker)
    session.flush()
    return speaker.id
