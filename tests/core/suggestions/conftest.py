"""A small study: three interviews with turns, coded by hand where a test asks for it."""

import pytest

from coder_app.core.ids import DocumentId
from models import Code, CodeExample, Coding, Decision, Document, Speaker, Turn, new_id, now
from models.texts import add_revision


class Study:
    """Puts rows into a project, so that the tests need no other use case."""

    def __init__(self, project):
        self.project = project
        self._position = 0

    def code(self, name, definition="", examples=()):
        id_ = new_id()
        with self.project.action(f'Create "{name}"') as session:
            self._position += 1
            session.add(
                Code(
                    id=id_,
                    name=name,
                    colour="#336699",
                    definition=definition,
                    position=self._position,
                    created_at=now(),
                )
            )
            session.flush()
            for position, text in enumerate(examples):
                session.add(CodeExample(id=new_id(), code_id=id_, text=text, position=position))
        return id_

    def interview(self, name, *turns):
        """Add a document; turns are (label, speech), "I" being the interviewer."""
        text = "\n".join(f"{label}: {speech}" for label, speech in turns)
        id_ = new_id()
        with self.project.action(f"Import {name}") as session:
            self._position += 1
            session.add(
                Document(
                    id=id_,
                    name=name,
                    position=self._position,
                    revision_id=add_revision(session, text),
                    created_at=now(),
                )
            )
            session.flush()
            speakers = {}
            for label in dict.fromkeys(label for label, _ in turns):
                speakers[label] = new_id()
                role = "interviewer" if label == "I" else "participant"
                session.add(Speaker(id=speakers[label], document_id=id_, label=label, role=role))
            session.flush()
            start = 0
            for label, speech in turns:
                body = start + len(label) + 2
                end = body + len(speech)
                session.add(
                    Turn(
                        id=new_id(),
                        document_id=id_,
                        start=start,
                        body_start=body,
                        end=end,
                        speaker_id=speakers[label],
                    )
                )
                start = end + 1
        return DocumentId(id_)

    def place(self, document, words):
        start = self.project.text(document).index(words)
        return start, start + len(words)

    def coding(self, document, words, code, coder=None):
        start, end = self.place(document, words)
        id_ = new_id()
        with self.project.action("Apply") as session:
            session.add(
                Coding(
                    id=id_,
                    document_id=document,
                    code_id=code,
                    coder_id=coder or self.project.coder,
                    start=start,
                    end=end,
                    created_at=now(),
                )
            )
        return id_

    def refusal(self, document, words, code):
        start, end = self.place(document, words)
        with self.project.action("Refuse") as session:
            session.add(
                Decision(
                    id=new_id(),
                    document_id=document,
                    code_id=code,
                    coder_id=self.project.coder,
                    start=start,
                    end=end,
                    kind="refused",
                    probability=5000,
                    created_at=now(),
                )
            )

    def define(self, code, definition):
        with self.project.action("Define") as session:
            session.get_one(Code, code).definition = definition


@pytest.fixture
def study(project):
    return Study(project)
