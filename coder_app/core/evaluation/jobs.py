"""What the command line and the window ask: how good suggestions are, on a folder or a project.

Light to import; the functions run in the worker process or the command line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder_app.core.errors import CoderError
from coder_app.core.progress import Progress, silent
from coder_app.core.project import SUFFIX, Project

if TYPE_CHECKING:
    from coder_app.core.evaluation.material import Material
    from coder_app.core.evaluation.replay import Candidate, Setting

AGAINST = {
    "most-used": "MostUsed",
    "repeat-previous": "RepeatPrevious",
    "cosine": "Cosine",
    "logistic": "Logistic",
    "svc": "SupportVector",
}
"""The baselines by the names that they are asked for."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The measures of one candidate on one material."""

    candidate: str
    measures: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A material, and how everything that was put to the test did on it."""

    name: str
    passages: int
    coded: int
    codings: int
    codes: int
    candidates: tuple[Evaluated, ...]


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The baselines meant by some names, each once; ``all`` is all. Raises CoderError."""
    unknown = [name for name in names if name not in AGAINST and name != ALL]
    if unknown:
        raise CoderError(
            f'There is no baseline "{unknown[0]}". There are: {", ".join(AGAINST)}, and {ALL}.'
        )
    return tuple(AGAINST) if ALL in names else tuple(dict.fromkeys(names))


def evaluate(
    path: Path,
    against: Sequence[str] = (),
    *,
    live: bool = False,
    cold: bool = False,
    limit: int | None = None,
    embeddings: bool = False,
    progress: Progress = silent,
) -> Evaluation:
    """Replay a data folder, or the codings of a project, which is opened to read only.

    Ours first, then the named baselines. ``live``: passage by passage, the codes just above
    known; ``cold``: nothing is ever learned; ``limit``: the first passages only; ``embeddings``:
    ours with the optional extra as well. Seconds to minutes. Raises CoderError, ProjectRefused,
    and Cancelled from ``progress``.
    """
    wanted = chosen(against)
    material = read_material(path, limit)
    replay: Any = import_module("coder_app.core.evaluation.replay")
    setting: Setting = replay.Setting(live=live, cold=cold)
    steps = len(material.passages)
    candidates = _candidates(wanted, lambda *_: progress(0, 1), embeddings=embeddings)
    found = []
    for number, candidate in enumerate(candidates):

        def report(done: int, total: int, before: int = number * steps) -> None:
            progress(before + done, len(candidates) * total)

        log = replay.replay(candidate, material, setting, report)
        found.append(Evaluated(candidate.name, _measured(log, material, candidate)))
    return Evaluation(
        name=material.name,
        passages=steps,
        coded=sum(bool(passage.codes) for passage in material.passages),
        codings=material.codings,
        codes=len(material.codes),
        candidates=tuple(found),
    )


def _measured(log: Any, material: "Material", candidate: "Candidate") -> dict[str, Any]:
    """All measures; of ours also those of its own rule of showing."""
    measures: Any = import_module("coder_app.core.evaluation.measures")
    found: dict[str, Any] = measures.measure(log)
    if (on_show := getattr(candidate, "on_show", None)) is not None:
        found |= measures.of_those_on_show(log, material, on_show)
    return found


def read_material(path: Path, limit: int | None = None) -> "Material":
    """The material of a folder or a project. Raises CoderError, ProjectRefused."""
    if limit is not None and limit < 1:
        raise CoderError("Nothing to replay: --limit must be 1 or more.")
    if path.is_dir():
        found: Material = import_module("coder_app.core.evaluation.folder").read_folder(path, limit)
        return found
    if not path.exists():
        raise CoderError(f"There is no folder and no project {path}.")
    if path.suffix != SUFFIX:
        raise CoderError(f"{path.name} is neither a data folder nor a project (*{SUFFIX}).")
    project = Project.open_to_read(path)
    try:
        found = import_module("coder_app.core.evaluation.own").read_project(project)
    finally:
        project.close()
    return found.first(limit)


def _candidates(names: Sequence[str], progress: Progress, *, embeddings: bool) -> "list[Candidate]":
    """Ours and these; imported here, for they are heavy."""
    own: Any = import_module("coder_app.core.evaluation.ours")
    ours = [own.Coder(), *([own.WithEmbeddings(progress)] if embeddings else [])]
    baselines = import_module("coder_app.core.evaluation.baselines")
    return [*ours, *(getattr(baselines, AGAINST[name])() for name in names)]
