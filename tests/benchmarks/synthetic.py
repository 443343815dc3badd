"""Projects made for measuring: invented words in turns, codings spread evenly, always the same."""

import random
from pathlib import Path

from sqlalchemy import insert, select

from coder_app.core.documents import CODING, set_status
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from models import (
    Attribute,
    AttributeValue,
    Case,
    Code,
    Coding,
    Document,
    Speaker,
    Turn,
    new_id,
    now,
)
from models.texts import add_revision

WORDS = (
    "the police came and took a statement but nobody called me back for seven weeks so i kept "
    "ringing the station and they said the officer was on leave which made me feel small my sister "
    "told me to let it go but i wanted to know what had happened with the case number they gave me"
).split()
COLOURS = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b")
TURN_CHARACTERS = 350

TurnPlace = tuple[int, int, int, bool]
"""Start, start of the speech, end, and whether the interviewer speaks."""


def transcript(characters: int, chance: random.Random) -> tuple[str, list[TurnPlace]]:
    """About so many characters of two speakers in turns."""
    parts: list[str] = []
    turns: list[TurnPlace] = []
    at = 0
    while at < characters:
        asks = len(turns) % 2 == 0
        label = "Interviewer: " if asks else "P: "
        length = TURN_CHARACTERS // 4 if asks else TURN_CHARACTERS * 2
        speech = " ".join(chance.choices(WORDS, k=max(3, length // 5))).capitalize() + "."
        turns.append((at, at + len(label), at + len(label) + len(speech), asks))
        parts.append(f"{label}{speech}\n\n")
        at += len(parts[-1])
    return "".join(parts), turns


def build(
    path: Path,
    *,
    documents: int = 1,
    characters: int = 500_000,
    codings: int = 5_000,
    codes: int = 100,
    seed: int = 7,
) -> Project:
    """A project of so many documents of so many characters, codings (in all) and codes."""
    chance = random.Random(seed)
    project = Project.create(path, coder_name="Ann Lee", coder_initials="AL")
    code_ids = _codes(project, codes)
    attribute = _attribute(project)
    for number in range(documents):
        _document(project, number, characters, codings // documents, code_ids, attribute, chance)
    return project


def add_document(project: Project, name: str, *, characters: int, paragraph: bool = False) -> None:
    """One more document without codings, and its case, both of this name; in one paragraph?"""
    with project.read() as session:
        attribute = session.scalars(select(Attribute.id)).one()
        number = len(session.scalars(select(Document.id)).all())
    chance = random.Random(number)
    _document(project, number, characters, 0, [], attribute, chance, name, paragraph=paragraph)


def add_short(project: Project) -> None:
    """A short document, begun, so that it is the one which opens with the project."""
    add_document(project, "Short", characters=2_000)
    with project.read() as session:
        short = session.scalars(select(Document.id).where(Document.name == "Short")).one()
    set_status(project, DocumentId(short), CODING)


def _codes(project: Project, count: int) -> list[str]:
    ids = [new_id() for _ in range(count)]
    themes = max(1, count // 10)
    with project.action("Codes") as session:
        session.execute(
            insert(Code),
            [
                {
                    "id": code,
                    "parent_id": None if n < themes else ids[n % themes],
                    "name": f"Code {n:03}",
                    "colour": COLOURS[n % len(COLOURS)],
                    "definition": "",
                    "include": "",
                    "exclude": "",
                    "is_theme": int(n < themes),
                    "position": n,
                    "created_at": now(),
                }
                for n, code in enumerate(ids)
            ],
        )
    return ids


def _attribute(project: Project) -> str:
    attribute = new_id()
    with project.action("Attribute") as session:
        session.add(Attribute(id=attribute, name="gender", type="choice", position=0))
    return attribute


def _document(
    project: Project,
    number: int,
    characters: int,
    codings: int,
    codes: list[str],
    attribute: str,
    chance: random.Random,
    name: str = "",
    *,
    paragraph: bool = False,
) -> None:
    name = name or f"P{number:02}"
    text, turns = transcript(characters, chance)
    if paragraph:
        text, turns = text.replace("\n\n", " "), [(0, 0, len(text) - 1, False)]
    document, case, asks, says = (new_id() for _ in range(4))
    with project.action(f"Document {number}") as session:
        revision = add_revision(session, text)
        session.execute(insert(Case), [{"id": case, "name": name, "created_at": now()}])
        session.execute(
            insert(AttributeValue),
            [
                {
                    "id": new_id(),
                    "case_id": case,
                    "attribute_id": attribute,
                    "value": "woman" if number % 3 else "man",
                }
            ],
        )
        session.add(
            Document(
                id=document,
                name=name,
                position=number,
                revision_id=revision,
                created_at=now(),
            )
        )
        session.flush()
        session.execute(
            insert(Speaker),
            [
                _speaker(asks, document, "Interviewer", "interviewer", None),
                _speaker(says, document, "P", "participant", case),
            ],
        )
        session.execute(
            insert(Turn),
            [
                {
                    "id": new_id(),
                    "document_id": document,
                    "start": start,
                    "body_start": body,
                    "end": end,
                    "speaker_id": asks if interviewer else says,
                    "time": None,
                }
                for start, body, end, interviewer in turns
            ],
        )
        if codings:
            rows = _codings(project, document, len(text), codings, codes, chance)
            session.execute(insert(Coding), rows)


def _speaker(
    speaker: str, document: str, label: str, role: str, case: str | None
) -> dict[str, object]:
    return {"id": speaker, "document_id": document, "label": label, "role": role, "case_id": case}


def _codings(
    project: Project,
    document: str,
    size: int,
    count: int,
    codes: list[str],
    chance: random.Random,
) -> list[dict[str, object]]:
    rows = []
    for n in range(count):
        start = (size - 300) * n // max(1, count)
        rows.append(
            {
                "id": new_id(),
                "document_id": document,
                "code_id": chance.choice(codes),
                "coder_id": project.coder,
                "start": start,
                "end": start + chance.randint(40, 200),
                "created_at": now(),
                "origin": "hand",
            }
        )
    return rows
