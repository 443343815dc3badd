"""The model that turns a text into a vector. Needs the extra; worker process only.

Nothing is downloaded: the model's file lies in its package, the tokenizer's in ours, and both are
refused unless they are, byte for byte, what we know.
"""

import hashlib
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

import resources
from coder_app.core.embeddings.extra import INSTALL, ModelRefused, model_path

Floats = npt.NDArray[np.float32]

NAME = "all-MiniLM-L6-v2, int8"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
TOKENIZER = "embeddings/tokenizer.json"

LONGEST = 256
"""Tokens of a text that are read, as the model was trained; about 180 words."""


class Model:
    """Loaded once, used for one text at a time.

    One at a time: that is as fast on a processor as batches of like length, needs a quarter of
    their memory, and a text's vector cannot depend on what else was in its batch.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Load from the installed package, or from ``path``. Raises ``ModelRefused``."""
        onnx = checked(path or model_path(), MODEL_SHA256)
        tokens = checked(resources.data(TOKENIZER), TOKENIZER_SHA256)
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads()
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            onnx, options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_str(tokens.decode("utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def vector(self, text: str) -> Floats:
        """Return the mean of the tokens' vectors, float32 (384,), of unit length."""
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        given = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        mean = self._session.run(None, given)[0][0].mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), np.float32)


def threads() -> int:
    """One fewer than there are processors: the window has one for itself."""
    return max(1, (os.cpu_count() or 1) - 1)


def checked(path: Path | None, sha256: str) -> bytes:
    """The bytes of a file that is just the one we know; they are what is used. Raises as above."""
    if path is None:
        raise ModelRefused(
            f"The model for embeddings is not installed. Nothing was changed; to add it: {INSTALL}"
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelRefused(
            f"{path.name} cannot be read ({error.strerror}). Suggestions go on without embeddings; "
            f"to put it right: {INSTALL} --force-reinstall"
        ) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelRefused(
            f"{path.name} is not the model that Coder knows, so it was not loaded. Suggestions go "
            f"on without embeddings; to put it right: {INSTALL} --force-reinstall"
        )
    return content
