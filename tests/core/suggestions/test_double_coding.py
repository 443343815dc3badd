"""What one coder does in a document for double coding moves nothing that the other is told."""

from dataclasses import replace

import pytest

from coder_app.core import codebook, coding, documents
from coder_app.core.document_changes import set_status
from coder_app.core.errors import CoderError
from coder_app.core.evaluation.own_replay import replay_own
from coder_app.core.project import Project
from coder_app.core.suggestions import review
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.choices import code_twice
from coder_app.core.suggestions.continuing import codes_above
from coder_app.core.suggestions.decisions import accept, refuse
from coder_app.core.suggestions.emerging import emerging
from coder_app.core.suggestions.session import learn, suggest_document, suggest_for

CALLS = [f"Nobody phoned me on day {n}, nobody called back." for n in range(12)]
TEAS = [f"We had tea in the kitchen with neighbour {n}." for n in range(12)]
ASKED = [f"Did they phone you on day {n}?" for n in range(3)]


@pytest.fixture
def apart(study):
    """Two interviews, the first for double coding; Ann has coded some of both."""
    waiting, home = study.code("Waiting"), study.code("At home", "Tea in the kitchen")
    said = [("P", words) for pair in zip(CALLS, TEAS, strict=True) for words in pair]
    asked = [("I", words) for words in ASKED]
    first = study.interview("P01", *asked, *said)
    second = study.interview("P02", *asked, *said)
    for document in (first, second):
        for call, tea in zip(CALLS[:11], TEAS[:11], strict=True):
            study.coding(document, call, waiting)
            study.coding(document, tea, home)
    code_twice(study.project, first, twice=True)
    return first


def told(project):
    """All that Ann is told: beside the text, in the queue, of new themes, how good it is."""
    ann, path = project.coder, project.path
    rows = [row.id for row in codebook.codebook(project)]
    studies._studies.clear()
    learn(path, coder=ann)
    found = []
    for document in [row.id for row in documents.documents(project)]:
        found.append(suggest_document(path, document, ann))
        for turn in documents.turns(project, document)[::5]:
            place = document, turn.body_start, turn.end
            found += [suggest_for(path, *place, ann), codes_above(project, *place)]
            found.append(review.review_batch(path, review.Wanted(like=place), ann).candidates)
    for code in (None, *rows):
        found.append(review.review_batch(path, review.Wanted(code=code), ann).candidates)
    found += [review.check_code(path, code, 0.5, ann) for code in rows]
    found.append(emerging(path, ann))
    return [*found, replace(replay_own(path), at="", codings=0)]


def code_all(project, document):
    code = [row.id for row in codebook.codebook(project)]
    for number, turn in enumerate(documents.turns(project, document)):
        coding.apply_code(project, document, turn.body_start, turn.end, code[number % 2])
    set_status(project, document, "done")


def decide_all(project, document):
    for row in codebook.codebook(project):
        for turn in documents.turns(project, document):
            refuse(project, document, turn.body_start, turn.end, row.id, 0.5)

    for row in codebook.codebook(project):
        for turn in documents.turns(project, document)[::2]:
            accept(project, document, turn.body_start, turn.end, row.id, 0.5)


@pytest.mark.parametrize("does", [code_all, decide_all])
def test_nothing_of_another_coder_comes_through_any_door(study, apart, tmp_path, does):
    before = told(study.project)
    assert any(before)
    other = tmp_path / "other.coder"
    study.project.save_copy(other)
    twin = Project.open(other, coder=("Ben Ode", "BO"))
    does(twin, apart)
    twin.use_coder("Ann Lee")
    assert told(twin) == before
    twin.close()


def test_where_all_is_coded_twice_there_is_nothing_to_replay(study, apart):
    for row in documents.documents(study.project):
        code_twice(study.project, row.id, twice=True)
    assert apart
    with pytest.raises(CoderError, match="only in documents assigned for double coding"):
        replay_own(study.project.path)
