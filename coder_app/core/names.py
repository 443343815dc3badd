"""Names that people type: made safe to store and show, compared, quoted in sentences."""

import re
import unicodedata
from collections.abc import Sequence

from coder_app.core.errors import CoderError

LONGEST = 1_000
"""Characters a name may have."""
LONGEST_MEMO = 1_000_000
LONGEST_STEM = 120
"""Characters that the name of a file may have without its ending."""
_SHOWN = 60
_LISTED = 3

# They turn the order of all text after them; the marks of right-to-left scripts stay.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_NOT_STORED = ("Cc", "Cs")
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def file_stem(name: str) -> str:
    """The name as that of a file, without its ending, which every system accepts."""
    stem = _NOT_IN_FILE_NAMES.sub("-", name).strip(" .-")[:LONGEST_STEM]
    return f"{'_' if _DEVICE.match(stem) else ''}{stem or 'Project'}"


def clean_name(text: str, what: str = "A name") -> str:
    """The name as it is stored: one line, composed (NFC), no control characters, outer blanks off.

    Raises CoderError where nothing is left or it has over 1,000 characters.
    """
    name = unicodedata.normalize("NFC", " ".join(_harmless(" ".join(text.split())).split()))
    if not any(unicodedata.category(char) not in ("Cf", "Zs", "Mn") for char in name):
        raise CoderError(f"{what} can't be empty. Nothing was changed.")
    if len(name) > LONGEST:
        raise CoderError(
            f"{what} can have {LONGEST:,} characters at most; this one has {len(name):,}. "
            "Nothing was changed."
        )
    return name


def clean_text(text: str, what: str = "A text") -> str:
    """A memo or a definition as it is stored: lines kept, LF only, no control characters.

    Raises CoderError where it has over 1,000,000 characters.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in _NOT_STORED)
    if len(kept) > LONGEST_MEMO:
        raise CoderError(f"{what} can have {LONGEST_MEMO:,} characters at most. Nothing was saved.")
    return kept.strip()


def _harmless(text: str) -> str:
    return "".join(
        char
        for char in text
        if unicodedata.category(char) not in _NOT_STORED and ord(char) not in _TURNING
    )


def name_key(text: str) -> str:
    """What two spellings of one name have in common: capitals and blanks do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def quoted(name: str) -> str:
    """A name in a sentence: in straight quotes, shortened where it is long."""
    return f'"{name if len(name) <= _SHOWN else name[: _SHOWN - 1].rstrip() + "…"}"'


def listed(names: Sequence[str], many: str) -> str:
    """Names in a sentence, ``"A", "B" and "C"``; over three of them, ``7 codes``."""
    if len(names) > _LISTED:
        return f"{len(names)} {many}"
    shown = [quoted(name) for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 coding``, ``2 codings``, ``1,200 codings``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def free_name(name: str, taken: set[str]) -> str:
    """The name itself, or ``name (2)``, ``name (3)`` where it is taken; ``taken`` holds keys."""
    number, candidate = 1, name
    stem = re.sub(r" \(\d+\)$", "", name) or name
    while name_key(candidate) in taken:
        number += 1
        candidate = f"{stem[: LONGEST - 10]} ({number})"
    return candidate
