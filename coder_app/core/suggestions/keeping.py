"""What was learned, kept in the project file for the next start: table ``cache``.

Outside the journal and safe to drop: it can all be learned again. Arrays without pickle, and
JSON; no word of a transcript. A seal says that a row is whole, and of an engine that learns and
judges as this one does. What is stale, damaged or another's is passed over, whatever is wrong.
"""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.language.span import Span
from coder_app.core.suggestions import weights, weights_meant
from coder_app.core.suggestions.judgement import Verdict
from coder_app.core.suggestions.learned import Model
from coder_app.core.suggestions.ledger import ENGINE
from models import Cache

FORMAT = 1
"""To be raised whenever passages are cut, or codes learned, in another way."""
CUTS, TAUGHT = "suggestions/cuts", "suggestions/taught"
Arrays = dict[str, npt.NDArray[Any]]

_SEAL = 32
"""Bytes of the seal in front of a row."""
_WEIGHTS = ("COLD", "ALONE", "READING")


@dataclass(frozen=True, slots=True)
class Taught:
    """What learning everything came to: a linear model of each code that has one, two verdicts."""

    stamp: str
    """A word for all that it was learned from."""
    models: Mapping[str, Model]
    alone: Verdict
    reading: Verdict


def packed_cuts(cuts: Mapping[str, tuple[str, Sequence[Span]]], language: str) -> bytes:
    """Where documents were cut: by id, with the word that changes as they do."""
    head = {"language": language, "keys": {name: key for name, (key, _) in cuts.items()}}
    spans: Arrays = {}
    for at, (_, cut) in enumerate(cuts.values()):
        spans[f"s{at}"] = np.array(cut, np.int32)
    return _packed(head, spans)


def kept_cuts(session: Session, language: str) -> dict[str, tuple[str, list[Span]]]:
    """What ``packed_cuts`` was given, if it is there, whole and of this language."""
    try:
        head, arrays = _unpacked(session, CUTS)
        if head["language"] != language:
            return {}
        return {
            str(name): (str(key), [(int(a), int(b)) for a, b in arrays[f"s{at}"].reshape(-1, 2)])
            for at, (name, key) in enumerate(head["keys"].items())
        }
    except Exception:  # noqa: BLE001 - nothing in a cache may keep from learning
        return {}


def packed_taught(taught: Taught) -> bytes:
    """What was learned."""
    arrays: Arrays = {}
    for name, verdict in (("alone", taught.alone), ("reading", taught.reading)):
        arrays[f"{name}0"], arrays[f"{name}1"] = verdict.weights, verdict.chances
        arrays[f"{name}2"], arrays[f"{name}3"] = verdict.right, verdict.codes
    for at, model in enumerate(taught.models.values()):
        arrays[f"m{at}"] = model.weights.astype(np.float16)
    intercepts = {code: model.intercept for code, model in taught.models.items()}
    return _packed({"stamp": taught.stamp, "models": intercepts}, arrays)


def kept_taught(session: Session, stamp: str, width: int) -> Taught | None:
    """What was learned from just the same, with so many features; None where there is none."""
    try:
        head, arrays = _unpacked(session, TAUGHT)
        models = {
            str(code): Model(arrays[f"m{at}"].astype(np.float32), float(intercept))
            for at, (code, intercept) in enumerate(head["models"].items())
        }
        sound = all(
            model.weights.shape == (width,) and np.isfinite(model.weights).all()
            for model in models.values()
        )
        if head["stamp"] != stamp or not sound:
            return None
        alone, reading = (
            Verdict(*(arrays[f"{name}{at}"] for at in range(4))) for name in ("alone", "reading")
        )
        if not (alone.sound() and reading.sound()):
            return None
        return Taught(stamp, models, alone, reading)
    except Exception:  # noqa: BLE001
        return None


def _packed(head: Mapping[str, Any], arrays: Arrays) -> bytes:
    text = json.dumps({"format": FORMAT, **head}).encode()
    file = io.BytesIO()
    parts: dict[str, Any] = {"head": np.frombuffer(text, np.uint8), **arrays}
    np.savez_compressed(file, **parts)
    return _seal(file.getvalue()) + file.getvalue()


@cache
def _engine() -> bytes:
    """What learns and judges here: the same codings come to something else with another."""
    shipped = [vars(module)[name] for module in (weights, weights_meant) for name in _WEIGHTS]
    return repr((FORMAT, ENGINE, shipped)).encode()


def _seal(body: bytes) -> bytes:
    return hashlib.sha256(_engine() + body).digest()


def _unpacked(session: Session, name: str) -> tuple[dict[str, Any], Arrays]:
    """The head and the arrays of a row; raises something where it is not one, or is another's."""
    value = session.scalar(select(Cache.value).where(Cache.id == name))
    if value is None:
        raise KeyError(name)
    seal, body = value[:_SEAL], value[_SEAL:]
    if seal != _seal(body):
        raise ValueError(name)
    with np.load(io.BytesIO(body), allow_pickle=False) as file:
        arrays = {key: file[key] for key in file.files}
    head = json.loads(arrays.pop("head").tobytes())
    if head["format"] != FORMAT:
        raise ValueError(head["format"])
    return head, arrays
