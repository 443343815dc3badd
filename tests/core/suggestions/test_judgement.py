"""How the weights of the evidence are tuned by what coders did: known answers."""

import numpy as np
import pytest

from coder_app.core.suggestions.evidence import KINDS, TEXT
from coder_app.core.suggestions.judgement import RATES, SINK, Judgement, newton, sigmoid

CODES, ROUNDS = 20, 30


def evidence_of(likeness):
    evidence = np.zeros((*likeness.shape, len(KINDS)), np.float32)
    evidence[..., TEXT] = likeness
    return evidence


def after(given, *, whole=True):
    """Return a judgement tuned by passages of which some were given codes never given before."""
    judgement = Judgement(reading=False)
    likeness = np.full((ROUNDS, CODES), 0.1, np.float32)
    marks = np.zeros((ROUNDS, CODES), np.float32)
    marks[:, :given] = 1
    counts = np.zeros(CODES, np.float32)
    judgement.remember(evidence_of(likeness), marks, counts)
    for _ in judgement.tuning(whole=whole):
        pass
    return judgement


def test_codes_that_nobody_gave_so_far_are_not_held_for_dead():
    shipped = Judgement(reading=False).shipped()
    tuned = after(given=0).weights
    assert shipped[0, -1] - SINK <= tuned[0, -1] <= shipped[0, -1]
    assert np.delete(tuned[0], RATES) == pytest.approx(np.delete(shipped[0], RATES))


def test_where_new_codes_keep_coming_all_new_ones_are_held_likelier_by_the_same():
    shipped, tuned = Judgement(reading=False).shipped(), after(given=10).weights
    assert tuned[0, -1] > shipped[0, -1] + 0.5
    assert np.delete(tuned[0], RATES) == pytest.approx(np.delete(shipped[0], RATES))


def test_what_was_coded_alone_says_nothing_of_how_often_new_codes_come():
    shipped = Judgement(reading=False).shipped()
    assert after(given=10, whole=False).weights[0] == pytest.approx(shipped[0])


def test_weights_come_to_rest_however_wrong_they_start():
    """Whole steps of Newton's method would go to and fro here, and end anywhere."""
    evidence = np.array([[1.0, 0.7, 1.4, 1], [0.0, 0.1, -1.0, 1]])[[0] * 260 + [1] * 790]
    marks = np.zeros(1050)
    marks[:156] = 1
    start = np.array([2.0, 2.5, 3.0, -3.5])

    found = newton(evidence, marks, start, stiffness=1.0)

    chances = sigmoid(evidence @ found)
    slope = evidence.T @ (chances - marks) + 2 * (found - start)
    assert slope == pytest.approx(np.zeros(4), abs=0.01)
    assert chances[0] == pytest.approx(0.6, abs=0.02)
