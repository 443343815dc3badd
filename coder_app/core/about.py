"""What this program is, in lines: its version, what it runs on, which extras are there."""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from coder_app.core.embeddings.extra import Extra, extra
from coder_app.core.language import pipelines


@dataclass(frozen=True, slots=True)
class About:
    """The version as installed; ``embeddings`` and ``grammar`` say which extras are there."""

    version: str
    python: str
    system: str
    embeddings: Extra
    grammar: str
    """The package that knows English grammar, or nothing."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for people."""
        runs_on = f"Coder {self.version}, Python {self.python}, {self.system}. Offline, always."
        return runs_on, self.embeddings.says, pipelines.says()


def about() -> About:
    """Look at this installation; nothing is loaded for it."""
    grammar = pipelines.with_grammar("en") or ""
    return About(_installed(), platform.python_version(), platform.system(), extra(), grammar)


def _installed() -> str:
    try:
        return version("coder-app")
    except PackageNotFoundError:  # run from its sources
        return "from sources"
