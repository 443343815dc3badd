"""One door for all formats: limits, the hash of the original bytes, cleaning, turns, speakers."""

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange import cleaning, turns
from coder_app.core.exchange.layout import Layout
from coder_app.core.exchange.parsed import (
    CleaningOffer,
    ParsedFile,
    ParsedTurn,
    Source,
    UnreadableError,
)
from coder_app.core.exchange.roles import named_by_ids
from coder_app.core.exchange.text import tidy

MAX_BYTES = 50 * 1024 * 1024
"""Largest file, in bytes."""
MAX_CHARACTERS = 5_000_000
"""Longest text of one document, in characters."""

_HERE = "coder_app.core.exchange"
_READERS = {
    ".txt": ("text", "read_text"),
    ".md": ("text", "read_text"),
    ".docx": ("docx", "read_docx"),
    ".pdf": ("pdf", "read_pdf"),
    ".vtt": ("subtitles", "read_subtitles"),
    ".srt": ("subtitles", "read_subtitles"),
    ".csv": ("transcript_table", "read_csv"),
    ".tsv": ("transcript_table", "read_csv"),
    ".xlsx": ("transcript_table", "read_xlsx"),
}
SUPPORTED = tuple(_READERS)
"""Endings of the files that can be read, with their dot."""

TABLES = (".csv", ".tsv", ".xlsx")
"""Endings of files that may be a survey."""

_OTHERS = {
    ".doc": "its format is too old. Open it in Word and save it as .docx.",
    ".xls": "its format is too old. Open it in Excel and save it as .xlsx.",
    ".rtf": "RTF files cannot be read yet. Open it in Word and save it as .docx.",
    ".odt": "OpenDocument files cannot be read yet. Open it and save it as .docx.",
    ".qdc": "it is a codebook, not a transcript. Choose File, Import codebook.",
    ".qdpx": (
        "it is a project of another program (REFI-QDA). Drop it on the window of an open project "
        "to take its texts, codes and codings."
    ),
    ".mp3": "it is a recording. Import its transcript.",
    ".mp4": "it is a recording. Import its transcript.",
    ".wav": "it is a recording. Import its transcript.",
    ".m4a": "it is a recording. Import its transcript.",
}
_SHOWN = 3
_PLAIN = (".txt", ".md", ".csv", ".tsv", ".vtt", ".srt")
"""Text already: saving it as text makes it no smaller."""


def read_file(
    path: Path, *, clean: frozenset[str] = frozenset(), language: str = "en"
) -> ParsedFile:
    """Read one transcript; nothing is stored, and nothing removed whose kind is not in ``clean``.

    ``clean`` holds kinds of ``cleaning.KINDS``, ``language`` is the project's. Raises
    ``ImportRefused`` with the file's name, the reason and what to do.
    """
    try:
        suffix = _suffix(path)
        data = file_bytes(path)
        source = _reader(suffix)(data)
        _check_length(source.text)
        return _parsed(path, data, source, clean, language)
    except UnreadableError as error:
        raise ImportRefused(f"{path.name} was not imported: {error}") from error


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in _READERS:
        return suffix
    listed = ", ".join(SUPPORTED)
    ending = f"files ending in {suffix}" if suffix else "files without an ending"
    raise UnreadableError(_OTHERS.get(suffix, f"{ending} cannot be read. These can: {listed}."))


def file_bytes(path: Path) -> bytes:
    """Return the file's bytes, refusing by size before reading."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            text = path.suffix.lower() in _PLAIN
            raise UnreadableError(
                f"it is too large ({size / 1024**2:.0f} MB; the limit is "
                f"{MAX_BYTES // 1024**2} MB). Split it{'' if text else ', or save it as text'}."
            )
        data = path.read_bytes()
    except OSError as error:
        said = error.strerror or "unknown reason"
        raise UnreadableError(
            f"it could not be opened ({said}). Look whether it is still there."
        ) from error
    if not data:
        raise UnreadableError("it is empty. Look whether the right file was saved.")
    return data


def _reader(suffix: str) -> Callable[[bytes], Source]:
    """Return a format's reader; its module is loaded when first needed."""
    module, function = _READERS[suffix]
    reader: Callable[[bytes], Source] = getattr(import_module(f"{_HERE}.{module}"), function)
    return reader


def _check_length(text: str) -> None:
    if not text.strip():
        raise UnreadableError(
            "it is empty: it holds no text. Look whether the right file was saved."
        )
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(
            f"its text is too long ({len(text):,} characters; the limit is {MAX_CHARACTERS:,}). "
            "Split it into several files."
        )


def _parsed(
    path: Path, data: bytes, source: Source, kinds: frozenset[str], language: str
) -> ParsedFile:
    text, found, report, offered = _cleaned(source, kinds, language)
    speakers = turns.speakers_of(text, found)
    if path.suffix.lower() in TABLES:
        speakers = named_by_ids(speakers)
    strays = turns.stray_labels(text, found, language) if source.turns is None else ()
    return ParsedFile(
        path=str(path),
        name=document_name(path),
        format=path.suffix.lower()[1:],
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        turns=found,
        speakers=speakers,
        warnings=(*source.warnings, *_notices(found, strays, len(speakers))),
        offers=offered,
        cleaned=report,
        attributes=source.attributes,
        survey=source.survey,
    )


def document_name(path: Path) -> str:
    """Return the document's name: the file's without ending, without what no text holds."""
    name = " ".join(tidy(path.stem)[0].split())
    return name or "Untitled"


def _cleaned(
    source: Source, kinds: frozenset[str], language: str
) -> tuple[str, tuple[ParsedTurn, ...], tuple[str, ...], tuple[CleaningOffer, ...]]:
    """Return text, turns, the report and what is still on offer.

    Formats that write their turns out themselves have nothing to clean.
    """
    if source.turns is not None:
        return source.text, source.turns, (), ()
    layout = Layout(source.text, source.bold, source.pages)
    report: tuple[str, ...] = ()
    if kinds:
        layout, report = cleaning.clean(layout, kinds, language)
        _check_length(layout.text)
    found = turns.parse_turns(layout.text, bold=layout.bold, language=language)
    return layout.text, found, report, cleaning.offers(layout, language, found)


def _notices(
    found: tuple[ParsedTurn, ...], strays: tuple[str, ...], speakers: int
) -> tuple[str, ...]:
    if not speakers:
        return ("No speakers were found: the text has no turns, or their layout is not known.",)
    if not found or not strays:
        return ()
    listed = ", ".join(f"“{label}:”" for label in strays[:_SHOWN])
    more = f" and {len(strays) - _SHOWN} more" if len(strays) > _SHOWN else ""
    return (f"Taken for words, not for speakers: {listed}{more}.",)
