"""What lists show is read without the words of the documents: one of them may be 5 MB long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from coder_app.core import cases, codebook, documents, excerpts, history, memo_list
from coder_app.core.memos import set_memo
from coder_app.core.project import Project
from tests.planting import Study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "study.coder")
    study.code("No call back")
    study.case("P01", gender="woman")
    study.document("Tape", [("I", "And then?"), ("R", "They took it.")], {"R": "P01"})
    coding = study.coding("Tape", "No call back", "took it")
    set_memo(study.project, "coding", coding, "Compare with P03.")
    yield study
    study.project.close()


@contextmanager
def asked_for(project: Project) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(" ".join(statement.split()))

    engine = project._file.reader
    event.listen(engine, "before_cursor_execute", hear)
    yield said
    event.remove(engine, "before_cursor_execute", hear)


@pytest.mark.parametrize(
    "read",
    [
        documents.documents,
        codebook.codebook,
        cases.cases,
        memo_list.memo_entries,
        history.history,
        lambda project: excerpts.excerpts(project).ids,
    ],
)
def test_a_list_loads_no_text(study: Study, read: Callable[[Project], object]) -> None:
    with asked_for(study.project) as said:
        read(study.project)
    assert said
    assert [statement for statement in said if "text_revision.text" in statement] == []


def test_the_words_of_a_document_are_asked_for_by_themselves(study: Study) -> None:
    with asked_for(study.project) as said:
        study.project.text(next(iter(study.documents.values())))
    assert [statement for statement in said if "text_revision.text" in statement] != []
