"""A small project planted row by row, for tests of counts and exports."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import select

from coder_app.core.project import Project
from models import (
    Attribute,
    AttributeValue,
    Case,
    Code,
    Coding,
    Document,
    Memo,
    Speaker,
    Turn,
    new_id,
)
from models.texts import add_revision

AT = "2026-03-03T09:15:00.000000+00:00"
Line = tuple[str, str]
"""A speaker's label and what is said."""


def plant_document(project: Project, text: str, name: str = "P01") -> str:
    """A text in which nobody is named, as a document; its id."""
    one = new_id()
    with project.action(f"Plant {name}") as session:
        revision = add_revision(session, text)
        session.add(Document(id=one, name=name, position=0, revision_id=revision, created_at=AT))
    return one


class Study:
    """Plants documents, codes, codings and attributes, and remembers their ids by name."""

    def __init__(self, path: Path, name: str = "Police response") -> None:
        self.project = Project.create(path, name=name, coder_name="Ann Lee", coder_initials="AL")
        self.texts: dict[str, str] = {}
        self.documents: dict[str, str] = {}
        self.cases: dict[str, str] = {}
        self.codes: dict[str, str] = {}

    def case(self, name: str, **values: str) -> str:
        """A case with values of attributes."""
        with self.project.action(f"case {name}") as session:
            if name not in self.cases:
                self.cases[name] = new_id()
                session.add(Case(id=self.cases[name], name=name, created_at=AT))
                session.flush()
            for attribute, value in values.items():
                row = session.scalar(select(Attribute).where(Attribute.name == attribute))
                if row is None:
                    row = Attribute(id=new_id(), name=attribute, type="choice", position=0)
                    session.add(row)
                    session.flush()
                session.add(
                    AttributeValue(case_id=self.cases[name], attribute_id=row.id, value=value)
                )
        return self.cases[name]

    def document(
        self,
        name: str,
        lines: Sequence[Line],
        people: Mapping[str, str | None] | None = None,
        case: str | None = None,
    ) -> str:
        """A transcript; ``people`` gives the case of each participant's label.

        The label ``I`` is an interviewer, a line without a label is text outside the turns.
        """
        people = people or {}
        for person in [*people.values(), case]:
            if person is not None:
                self.case(person)
        text, turns = _written(lines)
        document = new_id()
        speakers = {label: new_id() for label in dict.fromkeys(label for label, *_ in turns)}
        with self.project.action(f"document {name}") as session:
            session.add(
                Document(
                    id=document,
                    name=name,
                    position=len(self.documents),
                    revision_id=add_revision(session, text),
                    file_name=f"{name}.txt",
                    case_id=None if case is None else self.cases[case],
                    created_at=AT,
                )
            )
            session.flush()
            for label, speaker in speakers.items():
                person = people.get(label)
                session.add(
                    Speaker(
                        id=speaker,
                        document_id=document,
                        label=label,
                        role="interviewer" if label == "I" else "participant",
                        case_id=None if person is None else self.cases[person],
                    )
                )
            session.flush()
            for number, (label, start, body, end) in enumerate(turns):
                session.add(
                    Turn(
                        document_id=document,
                        start=start,
                        body_start=body,
                        end=end,
                        speaker_id=speakers[label],
                        time=number * 61_000,
                    )
                )
        self.documents[name], self.texts[name] = document, text
        return document

    def code(
        self, name: str, parent: str | None = None, *, theme: bool = False, **fields: str
    ) -> str:
        """A code, under another one."""
        self.codes[name] = new_id()
        with self.project.action(f"code {name}") as session:
            session.add(
                Code(
                    id=self.codes[name],
                    parent_id=None if parent is None else self.codes[parent],
                    name=name,
                    is_theme=int(theme),
                    position=len(self.codes),
                    created_at=AT,
                    **{"colour": "#1f77b4", "definition": "", "include": "", "exclude": ""}
                    | fields,
                )
            )
        return self.codes[name]

    def coding(self, document: str, code: str, phrase: str, memo: str = "") -> str:
        """A code on the first place of some words."""
        start = self.texts[document].index(phrase)
        coding = new_id()
        with self.project.action(f"coding {code}") as session:
            session.add(
                Coding(
                    id=coding,
                    document_id=self.documents[document],
                    code_id=self.codes[code],
                    coder_id=self.project.coder,
                    start=start,
                    end=start + len(phrase),
                    created_at=AT,
                    origin="hand",
                )
            )
            session.flush()
            if memo:
                session.add(
                    Memo(
                        kind="coding",
                        coding_id=coding,
                        text=memo,
                        coder_id=self.project.coder,
                        created_at=AT,
                        updated_at=AT,
                    )
                )
        return coding


def _written(lines: Sequence[Line]) -> tuple[str, list[tuple[str, int, int, int]]]:
    text = ""
    turns: list[tuple[str, int, int, int]] = []
    for label, speech in lines:
        start = len(text)
        text += f"{label}: {speech}" if label else speech
        if label:
            turns.append((label, start, start + len(label) + 2, len(text)))
        text += "\n\n"
    return text.rstrip("\n"), turns
