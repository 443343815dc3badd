"""Many files read in the worker process; one that is refused does not stop the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.read import read_file
from coder_app.core.exchange.survey_file import SurveyFile, read_survey
from coder_app.core.exchange.transcript_table import NoTranscriptError
from coder_app.core.progress import Progress, silent

_NOT_MEANT = ("~$", ".")
"""How the names begin of Word's note of who edits a file, and of hidden files such as a Mac's."""


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What was read, and what was refused: (file name, reason)."""

    files: tuple[ParsedFile, ...]
    refused: tuple[tuple[str, str], ...]
    surveys: tuple[SurveyFile, ...] = ()
    """Tables that are no transcripts."""


def read_files(
    paths: Sequence[Path],
    clean: Mapping[str, frozenset[str]],
    language: str,
    progress: Progress = silent,
) -> ReadFiles:
    """Read files in order; ``clean`` names the kinds of cleaning by path. Raises Cancelled."""
    files: list[ParsedFile] = []
    surveys: list[SurveyFile] = []
    refused: list[tuple[str, str]] = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        try:
            read = read_one(path, clean.get(str(path), frozenset()), language)
            if isinstance(read, SurveyFile):
                surveys.append(read)
            else:
                files.append(read)
        except ImportRefused as error:
            refused.append((path.name, str(error)))
    progress(len(paths), len(paths))
    return ReadFiles(tuple(files), tuple(refused), tuple(surveys))


def read_one(path: Path, clean: frozenset[str], language: str) -> ParsedFile | SurveyFile:
    """Read a transcript, or a table that is likelier a survey. Raises ImportRefused."""
    try:
        file = read_file(path, clean=clean, language=language)
    except ImportRefused as error:
        if isinstance(error.__cause__, NoTranscriptError):
            return read_survey(path)
        raise
    return read_survey(path) if file.survey else file


def files_below(paths: Sequence[Path], suffixes: Sequence[str]) -> list[Path]:
    """The files themselves; for folders, the files in them that can be read, by name.

    What other programs put beside a file while it is open is left out, and so are hidden files.
    Raises ``ImportRefused`` for a folder that can't be looked into.
    """
    found: list[Path] = []
    for path in paths:
        found += _files_in(path, suffixes) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _files_in(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in suffixes
            and not path.name.startswith(_NOT_MEANT)
            and path.is_file()
        )
    except OSError as error:
        raise ImportRefused(
            f"The folder {folder.name} can't be looked into ({error.strerror}). Nothing was "
            "imported. Choose the files in it, or ask its owner."
        ) from error
