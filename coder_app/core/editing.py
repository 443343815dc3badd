"""Editing a document's text: everything placed in it moves along, in one action."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coder_app.core.citing import cite, paragraph_starts, reference_names
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.ids import DocumentId
from coder_app.core.lost import lose
from coder_app.core.moving import (
    Place,
    followed,
    move_rows,
    move_turns,
    placed_rows,
    put_places,
    turn_place,
)
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from coder_app.core.text_difference import Moved, changes_between, moved
from coder_app.core.turn_labels import Renamed, renamed_labels
from models import Code, Coding, Decision, Document, Mark, Memo, Turn
from models.texts import add_revision

_SHOWN = 5
_NAMED = 2


@dataclass(frozen=True, slots=True)
class EditReport:
    """What an edit of a text did."""

    moved: int
    """Codings that lie elsewhere now."""
    lost: tuple[str, ...]
    """Citations, in the new text, of where the words of codings stood that are lost now.

    Nothing goes silently: each is kept with its excerpt (see ``lost.lost_codings``).
    """
    labels: tuple[Renamed, ...] = ()
    """Speakers' labels that are written otherwise now; the turns keep their speakers."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an edit would do, before it is done."""

    changes: int
    """Stretches of the text that differ."""
    moved: int
    lost: tuple[tuple[str, str], ...]
    """Code and excerpt of each coding that would lose its words."""
    turns_gone: int
    labels: tuple[Renamed, ...] = ()
    """Speakers' labels that would be written otherwise."""


def edit_text(
    project: Project,
    document: DocumentId,
    new_text: str,
    *,
    sentence: str = "Edit the text of {name}",
    group: str | None = None,
    places: Moved | None = None,
) -> EditReport:
    """Give a document another text; codings, turns, decisions, marks and memos move along.

    They move by the difference, or by ``places`` where the edit is known; ``{name}`` in the
    sentence is the document. A turn of which nothing
    is left goes; a coding of which no word is left is kept as lost. Raises CoderError where
    nothing but blanks would be left.
    """
    old, new = project.text(document), stored(new_text)
    if not new.strip():
        raise CoderError("A document can't be left without text. Its text was kept; delete it.")
    if old == new:
        return EditReport(0, ())
    with project.read() as session:
        name = session.scalar(select(Document.name).where(Document.id == document))
    if name is None:
        raise NotFound("This document is no longer in the project. Nothing was changed.")
    places = places or moved(old, new)
    with project.action(sentence.replace("{name}", quoted(name)), group=group) as session:
        labels = renamed_labels(session, document, places, old, new)
        move_turns(session, document, places, new)
        for table in (Decision.__table__, Mark.__table__, Memo.__table__):
            move_rows(session, table, document, places, new)
        changed, gone = _move_codings(session, document, places, old, new)
        # Last: once its index was written to, every further statement would make FTS5 write too.
        _put_text(session, document, new)
        named = reference_names(session)[document]
        starts = paragraph_starts(session, [document])[document]
        cited = tuple(cite(named, starts, place, place + 1) for place in gone)
    return EditReport(changed, cited, labels)


def _put_text(session: Session, document: str, text: str) -> None:
    """Add a revision; the first one of a document that is edited stays its original."""
    row = session.get_one(Document, document)
    values = {"revision_id": add_revision(session, text)}
    if row.original_id is None:
        values["original_id"] = row.revision_id
    session.execute(update(Document).where(Document.id == document).values(values))
    session.expire(row)


def _move_codings(
    session: Session, document: str, places: Moved, old: str, new: str
) -> tuple[int, list[int]]:
    """Move codings, keep as lost what has no word left: how many moved, and where those stood."""
    rows = session.scalars(select(Coding).where(Coding.document_id == document)).all()
    kept: dict[str, tuple[Place, Place]] = {}
    gone: list[tuple[Coding, int]] = []
    for row in rows:
        found = followed(places, new, row.start, row.end)
        if found is None:
            gone.append((row, min(places.start(row.start), len(new))))
        else:
            kept[row.id] = (row.start, row.end), found
    lose(session, old, gone)
    changed = put_places(session, Coding.__table__, kept)
    session.expire_all()
    return changed, sorted(place for _, place in gone)


def foresee(project: Project, document: DocumentId, new_text: str) -> Foreseen:
    """What ``edit_text`` would do with this text."""
    old, new = project.text(document), stored(new_text)
    places = moved(old, new)
    with project.read() as session:
        codings = session.execute(
            select(Coding.start, Coding.end, Code.name)
            .join(Code, Code.id == Coding.code_id)
            .where(Coding.document_id == document)
            .order_by(Coding.start, Coding.end, Coding.id)
        ).all()
        turns = placed_rows(session, Turn.__table__, document)
        labels = renamed_labels(session, document, places, old, new)
    found = [followed(places, new, row.start, row.end) for row in codings]
    return Foreseen(
        changes=len(places.changes),
        moved=sum(
            place is not None and place != (row.start, row.end)
            for row, place in zip(codings, found, strict=True)
        ),
        lost=tuple(
            (row.name, old[row.start : row.end])
            for row, place in zip(codings, found, strict=True)
            if place is None
        ),
        turns_gone=sum(
            turn_place(places, new, row.start, row.body_start, row.end) is None for row in turns
        ),
        labels=labels,
    )


def stored(text: str) -> str:
    """A text as it is stored: LF only, no BOM, no U+0000, no half of a character."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
    if plain.isascii():
        return plain
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def told(report: EditReport) -> str:
    """The report as a sentence for the status bar; empty where nothing needs saying."""
    return " ".join(filter(None, (_lost_words(report.lost), _label_words(report.labels))))


def _lost_words(lost: Sequence[str]) -> str:
    if not lost:
        return ""
    places = ", ".join(lost[:_SHOWN]) + (" …" if len(lost) > _SHOWN else "")
    return (
        f"{counted(len(lost), 'coding')} lost their words: {places}. "
        "They are kept: Document > Lost codings lists them."
        if len(lost) > 1
        else f"1 coding lost its words: {places}. It is kept: Document > Lost codings lists it."
    )


def _label_words(labels: Sequence[Renamed]) -> str:
    if not labels:
        return ""
    kinds = [f"“{was}” → “{now}”" for was, now in dict.fromkeys(labels)]
    shown = ", ".join(kinds[:_NAMED]) + (" …" if len(kinds) > _NAMED else "")
    one = len(labels) == 1
    return (
        f"{counted(len(labels), 'speaker label')} changed: {shown}. "
        f"{'Its turn keeps its speaker' if one else 'Their turns keep their speakers'}."
    )


def typed_over(old: str, shown: str, typed: str, breaks: Sequence[int]) -> str:
    """The stored text after the form in which it was shown was typed over.

    ``shown`` has a character for each of ``old``, some of them others (what can't be shown), and a
    line end more at each offset of ``breaks``. What was not typed over stays as it is stored.
    """
    ends = [offset + number for number, offset in enumerate(breaks)]

    def at(place: int) -> int:
        return place - bisect_left(ends, place)

    parts, last = [], 0
    for a, b, c, d in changes_between(shown, typed):
        parts += [old[last : at(a)], typed[c:d]]
        last = at(b)
    return "".join([*parts, old[last:]])
