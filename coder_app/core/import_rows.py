"""The rows of a document that is imported: cases, speakers and turns, within an action."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.orm import Session

from coder_app.core.cases import put_attribute
from coder_app.core.import_plan import WHOLE, ImportItem, SpeakerChoice
from coder_app.core.names import clean_name, name_key
from models import Case, Document, Speaker, Turn, new_id, now
from models.texts import add_revision


@dataclass(frozen=True, slots=True)
class Place:
    """What a new document is called, where in the list it stands and which file it is from."""

    name: str
    position: int
    file_name: str


def add_document(
    session: Session, item: ImportItem, place: Place, known: Mapping[str, str], new: dict[str, str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Add a document with all that belongs to it; returns its id, and labels with their roles.

    ``known`` are ids of cases by key; ``new`` learns those that are added.
    """
    file, document = item.parsed, new_id()
    cases = _cases(session, item, known, new)
    row = {
        "id": document,
        "name": place.name,
        "position": place.position,
        "revision_id": add_revision(session, file.text),
        "file_name": place.file_name,
        "file_hash": file.sha256,
        "format": file.format,
        "case_id": _own_case(item, cases),
        "created_at": now(),
    }
    session.connection().execute(insert(Document), row)
    for name, values in _attributes(item, cases).items():
        put_attribute(session, name, list(values.items()))
    return document, _add_speech(session, document, item, cases)


def _attributes(item: ImportItem, cases: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Values of the cases that the file's speakers belong to: by attribute, then by case."""
    chosen = {choice.label: choice for choice in item.speakers}
    found: dict[str, dict[str, str]] = {}
    for label, name, value in item.parsed.attributes:
        choice = chosen.get(label)
        case = None if choice is None else _case_of(_joined(choice, chosen), cases)
        if case is not None:
            found.setdefault(name, {}).setdefault(case, value)
    return found


def add_cases(
    session: Session, names: Iterable[str], known: Mapping[str, str], new: dict[str, str]
) -> None:
    """Add the cases that are not there yet; ``new`` learns their ids by key."""
    rows: list[dict[str, str]] = []
    for each in names:
        name = clean_name(each, "A case's name")
        key = name_key(name)
        if key not in known and key not in new:
            new[key] = new_id()
            rows.append({"id": new[key], "name": name, "created_at": now()})
    if rows:
        session.connection().execute(insert(Case), rows)


def _cases(
    session: Session, item: ImportItem, known: Mapping[str, str], new: dict[str, str]
) -> Mapping[str, str]:
    """Ids of the cases the file's participants belong to, by key; missing ones are added."""
    names = [
        choice.case
        for choice in item.speakers
        if choice.case is not None and not choice.leave_out and choice.role == "participant"
    ]
    add_cases(session, names, known, new)
    return {**known, **new}


def _own_case(item: ImportItem, cases: Mapping[str, str]) -> str | None:
    whole = next((choice for choice in item.speakers if choice.label == WHOLE), None)
    return None if whole is None else _case_of(whole, cases)


def _case_of(choice: SpeakerChoice, cases: Mapping[str, str]) -> str | None:
    if choice.case is None or choice.leave_out or choice.role != "participant":
        return None
    return cases[name_key(clean_name(choice.case))]


def _add_speech(
    session: Session, document: str, item: ImportItem, cases: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Add speakers and turns; returns label and role of each speaker."""
    chosen = {choice.label: choice for choice in item.speakers}
    speakers: dict[str, dict[str, str | None]] = {}
    by_label: dict[str, str] = {}
    for label in dict.fromkeys(turn.speaker for turn in item.parsed.turns):
        if label is None:
            continue
        choice = chosen.get(label) or SpeakerChoice(label, "other", None)
        bearer = _joined(choice, chosen)
        row = speakers.setdefault(
            name_key(bearer.join or bearer.label),
            {
                "id": new_id(),
                "document_id": document,
                "label": bearer.join or bearer.label,
                "role": "other" if bearer.leave_out else bearer.role,
                "case_id": _case_of(bearer, cases),
            },
        )
        by_label[label] = str(row["id"])
    turns = [
        {
            "id": new_id(),
            "document_id": document,
            "start": turn.start,
            "body_start": turn.body_start,
            "end": turn.end,
            "speaker_id": None if turn.speaker is None else by_label[turn.speaker],
            "time": turn.time,
        }
        for turn in item.parsed.turns
    ]
    if speakers:
        session.connection().execute(insert(Speaker), list(speakers.values()))
    if turns:
        session.connection().execute(insert(Turn), turns)
    return tuple((str(row["label"]), str(row["role"])) for row in speakers.values())


def _joined(choice: SpeakerChoice, chosen: Mapping[str, SpeakerChoice]) -> SpeakerChoice:
    """Whose role and case count: those of the label this one is joined to, if it speaks here."""
    if choice.join is None or choice.leave_out:
        return choice
    key = name_key(choice.join)
    target = next((each for label, each in chosen.items() if name_key(label) == key), None)
    if target is None or target is choice or target.join is not None:
        return choice
    return target
