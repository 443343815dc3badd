"""A project with one document and one code, and its tables as plain values."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder_app.core.project import Project
from models import Code, Coding, Document, now
from models.texts import add_revision

TEXT = "Interviewer: And after?\n\nP04: They took a statement and then nothing.\n"


@pytest.fixture
def study(project: Project) -> Project:
    """Document d, code c, both one action."""
    with project.action("Set up") as session:
        revision = add_revision(session, TEXT)
        session.add(
            Document(id="d", name="P04", position=0, revision_id=revision, created_at=now())
        )
        session.add(
            Code(id="c", name="No call back", colour="#123456", position=0, created_at=now())
        )
    return project


@pytest.fixture
def apply() -> Callable[..., None]:
    """Add one coding by hand: ``apply(project, start, end)``."""

    def add(project: Project, start: int = 0, end: int = 5, coding: str | None = None) -> None:
        fields = {"id": coding} if coding else {}
        with project.action(f"Apply {start}:{end}") as session:
            session.add(
                Coding(
                    document_id="d",
                    code_id="c",
                    coder_id=project.coder,
                    start=start,
                    end=end,
                    created_at=now(),
                    **fields,
                )
            )

    return add


def digest(path: Path) -> bytes:
    return path.read_bytes()
