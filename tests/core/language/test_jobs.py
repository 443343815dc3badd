import pytest

from coder_app.core.errors import CoderError
from coder_app.core.language.jobs import document_sentences
from coder_app.core.worker import Worker
from models import Document, Turn, new_id, now
from models.texts import add_revision

TEXT = "Int: And then?\nP01: Nothing. Seven weeks of nothing."


@pytest.fixture
def document(project):
    id_ = new_id()
    with project.action("Import P01") as session:
        revision = add_revision(session, TEXT)
        session.add(
            Document(id=id_, name="P01", position=0, revision_id=revision, created_at=now())
        )
        session.flush()
        for start, body, end in ((0, 5, 14), (15, 20, len(TEXT))):
            session.add(Turn(id=new_id(), document_id=id_, start=start, body_start=body, end=end))
    return id_


def test_a_document_is_cut_in_the_worker_turn_by_turn(project, document):
    with Worker() as worker:
        found = worker.submit(document_sentences, project.path, document).result(180)
    texts = [TEXT[start:end] for start, end in found]
    assert texts == ["And then?", "Nothing.", "Seven weeks of nothing."]


def test_a_document_that_is_gone_is_told_in_plain_words(project):
    with pytest.raises(CoderError, match="no longer in the project"):
        document_sentences(project.path, "f" * 32)
