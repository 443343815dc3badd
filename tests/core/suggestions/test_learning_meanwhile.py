"""The project goes on changing while everything is learned, piece by piece."""

import pytest

from coder_app.core import codebook_moves, document_changes
from coder_app.core.editing import edit_text
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.session import (
    keep,
    learn,
    learn_some,
    learning_due,
    suggest_document,
    suggest_for,
    to_keep,
)

CALLS = [f"Nobody phoned me on day {n}, nobody called back." for n in range(8)]
TEAS = [f"We had tea in the kitchen with neighbour {n}." for n in range(8)]


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def p01(study):
    return study.interview("P01", *[("P01", words) for words in CALLS])


@pytest.fixture
def p02(study):
    return study.interview("P02", *[("P02", words) for words in TEAS])


def learned_with(study, change, after):
    """Change something after so many pieces; learn to the end."""
    path, pieces = study.project.path, 0
    state = learn_some(path, None, 0.0)
    while state.left:
        pieces += 1
        if pieces == after:
            change()
        state = learn_some(path, None, 0.0)
    assert pieces >= after
    return state


def answers(study, *documents):
    return [suggest_document(study.project.path, document) for document in documents]


def afresh(study, *documents):
    studies._studies.clear()
    learn(study.project.path)
    return answers(study, *documents)


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_a_code_made_and_one_deleted_meanwhile_are_known_at_once(study, p01, p02, after):
    gone = study.code("Phone", "Nobody phoned or called back")
    made = []

    def change():
        codebook_moves.delete_codes(study.project, [gone])
        made.append(study.code("Tea", "Tea in the kitchen"))

    learned_with(study, change, after)
    found = [passage for each in answers(study, p01, p02) for passage in each]
    assert {one.code_id for passage in found for one in passage.suggestions} == set(made)


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_document_deleted_meanwhile_stops_nothing(study, p01, p02, after):
    study.code("Tea", "Tea in the kitchen")
    other = study.interview("P03", ("P03", "The dog barked."))

    def change():
        document_changes.delete_documents(study.project, [p01, other])

    state = learned_with(study, change, after)
    assert learning_due(study.project, state)
    assert suggest_for(study.project.path, p01, 0, 5) is None
    learn(study.project.path)
    found = answers(study, p02)
    assert found != [[]]
    assert found == afresh(study, p02)


@pytest.mark.parametrize("after", [1, 2, 3])
def test_what_is_kept_of_a_text_edited_meanwhile_is_right_after_undo(study, p01, after):
    study.code("Phone", "Nobody phoned or called back")
    before = afresh(study, p01)
    studies._studies.clear()

    def change():
        edit_text(study.project, p01, "P01: And. " + study.project.text(p01))

    learned_with(study, change, after)
    kept = dict(to_keep(study.project.path))
    study.project.undo()
    studies._studies.clear()
    assert keep(study.project, tuple(kept.items()))
    assert answers(study, p01) == before
