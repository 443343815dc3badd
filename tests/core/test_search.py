"""Words are found where they stand, whatever is typed."""

import pytest
from sqlalchemy import delete

from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from coder_app.core.search import search
from models import Document, now
from models.texts import add_revision

TEXT = "I: Did they ring?\n\nP04: 😀 Nobody called me back. I don't know, naïve me: nobody!\n"


@pytest.fixture
def study(project: Project) -> Project:
    for name, text in (("P04", TEXT), ("P05", "They called back at once.")):
        with project.action(f"Import {name}") as session:
            revision = add_revision(session, text)
            session.add(
                Document(id=name, name=name, position=0, revision_id=revision, created_at=now())
            )
    return project


def found(project: Project, words: str) -> list[str]:
    texts = {"P04": TEXT, "P05": "They called back at once."}
    return [texts[hit.document_id][hit.start : hit.end] for hit in search(project, words)]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("nobody", ["Nobody", "nobody"]),
        ('"called me back"', ["called me back"]),
        ("call*", ["called", "called"]),
        ("naive", ["naïve"]),
        ("don't", ["don't"]),
        ("called NOT nobody", ["called"]),
        ("ring OR once", ["ring", "once"]),
        ("xylophone", []),
    ],
)
def test_words_phrases_beginnings_and_operators(
    study: Project, words: str, hits: list[str]
) -> None:
    assert found(study, words) == hits


@pytest.mark.parametrize("words", ["", "  ", '"', "***", "AND", "()", "\x00", "NOT OR"])
def test_what_holds_no_word_is_refused_in_words(study: Project, words: str) -> None:
    with pytest.raises(CoderError, match="nothing to search for"):
        search(study, words)


@pytest.mark.parametrize(
    "words", ["NEAR(", "a AND", 'x" y', "col:umn", "-nobody", "^nobody", "a*b*"]
)
def test_whatever_else_is_typed_is_searched_for_safely(study: Project, words: str) -> None:
    search(study, words)


def test_a_hit_says_where_it_stands(study: Project) -> None:
    hit = search(study, '"called me"')[0]
    assert (hit.document_name, hit.paragraph) == ("P04", 2)
    assert "Nobody called me back" in hit.snippet


def test_a_document_that_is_gone_is_not_searched(study: Project) -> None:
    with study.action("Delete") as session:
        session.execute(delete(Document).where(Document.id == "P05"))
    assert found(study, "once") == []
    study.undo()
    assert found(study, "once") == ["once"]


def test_one_document_can_be_searched_alone(study: Project) -> None:
    assert {hit.document_id for hit in search(study, "called", document="P05")} == {"P05"}
