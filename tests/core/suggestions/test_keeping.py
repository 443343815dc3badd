"""What was learned survives a restart, and a damaged or stale cache is no trouble."""

import io
import json

import numpy as np
import pytest
from sqlalchemy import select, text

from coder_app.core.project import Project
from coder_app.core.suggestions import keeping, learner
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.session import keep, learn, learn_some, suggest_document, to_keep
from models import Cache

CALLS = [f"Nobody phoned me on day {n}, nobody called back." for n in range(12)]
TEAS = [f"We had tea in the kitchen with neighbour {n}." for n in range(12)]


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def p01(study):
    waiting, home = study.code("Waiting"), study.code("At home")
    turns = [("P01", words) for pair in zip(CALLS, TEAS, strict=True) for words in pair]
    document = study.interview("P01", *turns)
    for call, tea in zip(CALLS[:8], TEAS[:8], strict=True):
        study.coding(document, call, waiting)
        study.coding(document, tea, home)
    return document


@pytest.fixture
def fits(monkeypatch):
    """How often everything was learned, rather than found kept."""
    learned = []
    fitting = learner.Suggester.fitting

    def counted(engine, *known, **more):
        learned.append(engine)
        return fitting(engine, *known, **more)

    monkeypatch.setattr(learner.Suggester, "fitting", counted)
    return learned


def answers(study, document):
    return suggest_document(study.project.path, document)


def restart():
    studies._studies.clear()


def kept(study):
    learn(study.project.path)
    assert keep(study.project, to_keep(study.project.path))
    return answers


def test_after_a_restart_the_answers_are_the_same_without_learning(study, p01, fits):
    kept(study)
    before = answers(study, p01)
    assert before
    restart()
    assert answers(study, p01) == before
    assert len(fits) == 1


def test_a_project_open_to_read_only_uses_what_was_kept_and_keeps_nothing(study, p01, fits):
    kept(study)
    before = answers(study, p01)
    study.project.close()
    reading = Project.open_to_read(study.project.path)
    restart()
    assert suggest_document(reading.path, p01) == before
    assert len(fits) == 1
    assert not keep(reading, [("suggestions/cuts", b"")])
    reading.close()


def test_a_stale_cache_is_passed_over(study, p01, fits):
    kept(study)
    study.coding(p01, CALLS[9], study.code("Weeks"))
    restart()
    assert answers(study, p01)
    assert len(fits) == 2


@pytest.mark.parametrize("value", [b"", b"PK\x03\x04 not a zip", b"\x80\x04K\x01.", "half"])
def test_a_damaged_cache_is_dropped_silently_and_made_anew(study, p01, fits, value):
    kept(study)
    before = answers(study, p01)
    with study.project.aside() as session:
        for row in session.scalars(select(Cache)).all():
            row.value = row.value[: len(row.value) // 2] if value == "half" else value
    restart()
    assert answers(study, p01) == before
    assert len(fits) == 2
    assert keep(study.project, to_keep(study.project.path))
    restart()
    assert answers(study, p01) == before
    assert len(fits) == 2


def body(value):
    return value[len(keeping._seal(b"")) :]


def parts(value):
    with np.load(io.BytesIO(body(value))) as file:
        arrays = {name: file[name] for name in file.files}
    return json.loads(arrays.pop("head").tobytes()), arrays


def rewritten(head, arrays):
    return keeping._packed({k: v for k, v in head.items() if k != "format"}, arrays)


WRONG = {
    "no seal": body,
    "a flipped bit": lambda value: value[:200] + bytes([value[200] ^ 1]) + value[201:],
    "text": lambda value: value.hex(),
    "no names in the head": lambda value: rewritten(
        {**parts(value)[0], "keys": None, "models": []}, parts(value)[1]
    ),
    "infinite": lambda value: rewritten(
        parts(value)[0], {k: np.full(v.shape, np.inf) for k, v in parts(value)[1].items()}
    ),
    "dates": lambda value: rewritten(
        parts(value)[0], {k: np.zeros(v.shape, "M8[s]") for k, v in parts(value)[1].items()}
    ),
    "no arrays": lambda value: rewritten(parts(value)[0], {}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_whatever_is_wrong_with_a_cache_the_answers_are_the_same(study, p01, wrong):
    kept(study)
    before = answers(study, p01)
    with study.project.aside() as session:
        for name in (keeping.CUTS, keeping.TAUGHT):
            value = WRONG[wrong](session.get_one(Cache, name).value)
            change = text("UPDATE cache SET value = :value WHERE id = :id")
            session.execute(change, {"id": name, "value": value})
    restart()
    assert answers(study, p01) == before


@pytest.fixture
def another(monkeypatch):
    """Another engine for a while."""

    def use(what, value):
        monkeypatch.setattr(*what, value)
        keeping._engine.cache_clear()

    yield use
    keeping._engine.cache_clear()


@pytest.mark.parametrize(
    ("what", "value"),
    [((keeping, "ENGINE"), -1), ((keeping.weights, "COLD"), (0.5,))],
    ids=["engine", "weights"],
)
def test_what_another_engine_learned_is_passed_over(study, p01, another, monkeypatch, what, value):
    learn(study.project.path)
    before = answers(study, p01)
    another(what, value)
    assert keep(study.project, to_keep(study.project.path))
    monkeypatch.undo()
    keeping._engine.cache_clear()
    restart()
    assert answers(study, p01) == before
    assert not next(iter(studies._studies.values()))._kept, "nothing that was kept was used"


def test_what_another_project_learned_is_passed_over(study, p01, tmp_path):
    kept(study)
    study.coding(p01, CALLS[9], study.code("Weeks"))
    other = tmp_path / "other.coder"
    study.project.save_copy(other)
    study.project.undo()
    restart()
    before = answers(study, p01)
    twin = Project.open(other)
    learn(other)
    rows = to_keep(other)
    assert rows
    twin.close()
    assert keep(study.project, rows)
    restart()
    assert answers(study, p01) == before


def test_an_emptied_cache_is_no_trouble(study, p01):
    kept(study)
    before = answers(study, p01)
    with study.project.aside() as session:
        session.execute(text("DELETE FROM cache"))
    restart()
    assert answers(study, p01) == before


def test_what_is_kept_is_no_step_of_the_history_and_holds_no_words(study, p01):
    assert p01
    steps = study.project.history()
    kept(study)
    assert study.project.history() == steps
    assert to_keep(study.project.path) == (), "nothing has changed since"
    with study.project.read() as session:
        values = session.scalars(select(Cache.value)).all()
    assert values
    assert not any(b"kitchen" in value for value in values)


def test_learning_in_pieces_lets_others_in_and_comes_to_the_same(study, p01):
    path, pieces = study.project.path, 0
    learn(path)
    whole = answers(study, p01)
    restart()
    state = learn_some(path, None, 0.0)
    while state.left:
        pieces += 1
        assert 0 < state.left <= state.steps
        state = learn_some(path, None, 0.0)
    assert pieces > 3
    assert state.passages == 24
    assert answers(study, p01) == whole


def test_while_all_is_learned_anew_suggestions_come_from_what_was_learned_before(study, p01, fits):
    path = study.project.path
    learn(path)
    before = answers(study, p01)
    assert learn_some(path, None, 0.0).left
    assert answers(study, p01) == before
    assert len(fits) == 1, "it has not come to that yet"
