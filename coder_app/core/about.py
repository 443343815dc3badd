"""What this program is, in lines: its version, what it runs on, which extras are there."""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from coder_app.core.embeddings.extra import Extra, extra


@dataclass(frozen=True, slots=True)
class About:
    """The version as installed; ``embeddings`` says whether the optional extra is there."""

    version: str
    python: str
    system: str
    embeddings: Extra

    @property
    def lines(self) -> tuple[str, ...]:
        """The same for people."""
        runs_on = f"Coder {self.version}, Python {self.python}, {self.system}. Offline, always."
        return runs_on, self.embeddings.says


def about() -> About:
    """Look at this installation; nothing is loaded for it."""
    return About(_installed(), platform.python_version(), platform.system(), extra())


def _installed() -> str:
    try:
        return version("coder-app")
    except PackageNotFoundError:  # run from its sources
        return "from sources"
