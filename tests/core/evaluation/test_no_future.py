"""What is coded later moves nothing said before: the future is poisoned, and looked for."""

from dataclasses import replace

import numpy as np
import pytest

from coder_app.core import codebook, coding, documents
from coder_app.core.coding import codings
from coder_app.core.evaluation.baselines import Cosine
from coder_app.core.evaluation.material import Material, Read
from coder_app.core.evaluation.ours import Coder, Showing
from coder_app.core.evaluation.own import read_project
from coder_app.core.evaluation.replay import Setting, replay
from coder_app.core.suggestions.passage import CodeText

CODES = (
    CodeText("call", "No call back", "Nobody rang, phoned or called"),
    CodeText("tea", "Tea", "In the kitchen"),
    CodeText("dog", "Dog"),
    CodeText("form", "Forms"),
)
SAID = {
    "call": "Nobody phoned or called me back on day {}.",
    "tea": "We had tea in the kitchen with neighbour {}.",
    "dog": "The dog barked the whole night, number {}.",
    "form": "I filled in form {} for the payments.",
}
EACH, MANY = 10, 4


def past_and_future(poisoned_from):
    """Four interviews; from one passage on every code is another than it was."""
    kinds, passages = list(SAID), []
    for place in range(EACH * MANY):
        kind = place * 7 % 5
        given = kinds[kind : kind + 1]
        text = SAID[kinds[kind % 4]].format(place)
        if place >= poisoned_from:
            given = [code for code in kinds if code not in given]
        passages.append(Read(text, f"P{place // EACH}", place, frozenset(given)))
    return Material("four", CODES, tuple(passages))


def said(log, upto):
    return [
        (met.scores.tolist(), met.order.tolist(), met.apply_from, met.show_from)
        for met in log.met
        if met.place < upto
    ]


@pytest.mark.parametrize("candidate", [Coder, Cosine])
def test_codings_of_a_later_round_move_nothing_said_before(candidate):
    from_ = 2 * EACH
    honest = replay(candidate(), past_and_future(10**9), Setting())
    poisoned = replay(candidate(), past_and_future(from_), Setting())
    assert said(poisoned, from_ + EACH) == said(honest, from_ + EACH), "nor in its own round"
    assert said(poisoned, 10**9) != said(honest, 10**9), "but it was learned after"


def test_live_a_passage_moves_nothing_up_to_itself():
    from_ = 2 * EACH + 5
    honest = replay(Coder(), past_and_future(10**9), Setting(live=True))
    poisoned = replay(Coder(), past_and_future(from_), Setting(live=True))
    scores = [[met.scores for met in log.met] for log in (honest, poisoned)]
    assert np.array_equal(scores[0][: from_ + 1], scores[1][: from_ + 1])
    assert not np.array_equal(scores[0][from_ + 1], scores[1][from_ + 1])


def shown(project):
    """What the page would count as shown, by place; what is true is left out."""
    material = read_project(project)
    ours = Showing(0.5)
    replay(ours, material, Setting())
    return (
        ours.by_itself,
        ours.when_asked,
        [replace(p, codes=frozenset()) for p in material.passages],
    )


def test_recoding_the_last_document_of_a_project_moves_nothing_shown_in_it_or_before(study):
    codes = [codebook.create_code(study.project, one.name) for one in CODES]
    for number in range(3):
        turns = [("P", SAID[list(SAID)[n % 4]].format(20 * number + n)) for n in range(20)]
        study.interview(f"P{number}", *turns)
    every = [row.id for row in documents.documents(study.project)]
    for document in every:
        for n, turn in enumerate(documents.turns(study.project, document)):
            coding.apply_code(study.project, document, turn.body_start, turn.end, codes[n % 4])
    before = shown(study.project)
    assert any(before[1].values())
    for n, row in enumerate(codings(study.project, every[-1])):
        coding.recode(study.project, [row.id], codes[(n + 1) % 4])
    assert shown(study.project) == before
    for n, row in enumerate(codings(study.project, every[0])):
        coding.recode(study.project, [row.id], codes[(n + 1) % 4])
    assert shown(study.project)[:2] != before[:2], "but the first one is learned from"
