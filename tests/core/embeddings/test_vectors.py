"""How vectors are kept: small, found by text and model, and as good as what was computed."""

import numpy as np
import pytest

from coder_app.core.embeddings.vectors import MODEL, WIDTH, Vectors, key_of, pack


def some(seed):
    vector = np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)
    return vector / np.linalg.norm(vector)


def test_a_vector_is_kept_in_384_bytes_and_hardly_changes():
    vectors = Vectors()
    vectors.take([(key_of("The sea was calm."), pack(some(1)))])
    kept = vectors.vectors(["The sea was calm."])
    assert len(pack(some(1))) == 384
    assert kept.dtype == np.float32
    assert float(kept[0] @ some(1)) > 0.9998
    assert float(np.linalg.norm(kept[0])) == pytest.approx(1, abs=1e-6)


def test_a_text_without_a_vector_has_zeros_and_is_missing():
    vectors = Vectors()
    vectors.take([(key_of("calm"), pack(some(1)))])
    assert not vectors.vectors(["calm", "storm"])[1].any()
    assert vectors.missing(["storm", "calm", "storm", "wind"]) == ["storm", "wind"]
    assert vectors.vectors([]).shape == (0, WIDTH)


def test_the_key_tells_texts_and_models_apart_and_holds_no_word():
    assert key_of("storm") != key_of("Storm")
    assert MODEL in key_of("storm")
    assert "storm" not in key_of("storm")


def test_what_is_no_vector_is_passed_over():
    vectors = Vectors()
    vectors.take([(key_of("calm"), b"short")])
    assert vectors.missing(["calm"]) == ["calm"]


def test_nothing_is_a_vector_of_zeros():
    assert not any(pack(np.zeros(WIDTH, np.float32)))
