"""Text files: the one decoding step, and the tidying every reader's text goes through."""

import codecs
import re

from coder_app.core.exchange.parsed import Source, UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"ID3", "a recording"),
    (b"RIFF", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"SQLite format 3\x00", "a database"),
)
_SAMPLE = 64 * 1024
_MANY_NULS = 0.2  # of one half of the bytes: Latin text in UTF-16
_JUNK = 0.02  # share of control characters above which a file is no text
_FOREIGN = 0.35  # share of letters beyond ASCII above which Windows-1252 is unlikely
_DAMAGED = 0.5  # broken sequences for each whole one up to which it is UTF-8; else over 2 [m]

_LIKELY = (
    "cp125", "cp874", "cp932", "cp949", "cp950", "iso", "latin", "koi8", "mac", "shift", "euc",
    "gb", "big5", "johab", "tis",
)  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ODD = re.compile("[\x01-\x08\x0e-\x1f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufdd0\ufdd1\ufffe\uffff\ud800-\udfff]")


def read_text(data: bytes) -> Source:
    """Decode a text file; page breaks (form feeds) are kept as page starts.

    Raises ``UnreadableError`` for files that are no text.
    """
    text, warnings = decode(data)
    tidied, removed = tidy(text, keep_pages=True)
    if removed:
        warnings.append(removed)
    pages = [0, *(found.end() for found in re.finditer("\f", tidied))]
    plain = tidied.replace("\f", "\n")
    return Source(plain, pages=tuple(pages) if len(pages) > 1 else (), warnings=tuple(warnings))


def decode(data: bytes) -> tuple[str, list[str]]:
    """Decode bytes of unknown encoding and say what had to be guessed.

    In order: byte order mark, UTF-16 without one, UTF-8, Windows-1252; charset-normalizer is asked
    only where Windows-1252 cannot be. Raises ``UnreadableError`` for pictures, archives
    and the like.
    """
    _refuse_other_kinds(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _checked(data.decode(wide, errors="replace")), []
    try:
        return _checked(data.decode("utf-8")), []
    except UnicodeDecodeError:
        return _eight_bit(data)


def tidy(text: str, *, keep_pages: bool = False) -> tuple[str, str | None]:
    """Bring line ends to LF and remove what no text holds (U+0000, control characters).

    Returns the text and a notice of what was removed. With ``keep_pages`` form feeds stay.
    """
    if keep_pages:
        parts = [_LINE_ENDS.sub("\n", part) for part in text.split("\f")]
        lined = "\f".join(parts)
    else:
        lined = _LINE_ENDS.sub("\n", text)
    clean, count = _CONTROLS.subn("", lined)
    marks = len(re.findall("\ufeff", lined)) if count else 0
    odd = count - marks
    were = "character was" if odd == 1 else "characters were"
    return clean, f"{odd:,} control {were} removed." if odd else None


def _refuse_other_kinds(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            why = f"it is not a text file but {kind}."
            raise UnreadableError(f"{why} Give it the ending that belongs to it and try again.")


def _marked(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return _checked(data.decode(encoding)), []
    except UnicodeDecodeError:
        text = _checked(data.decode(encoding, errors="replace"))
        return text, [_damage(text)]


def _damage(text: str) -> str:
    many = text.count("\ufffd")
    were = "character was" if many == 1 else "characters were"
    return f"{many:,} damaged {were} read as \ufffd."


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 variant of data without a byte order mark, if it is one."""
    sample = data[:_SAMPLE]
    if len(sample) < 2 or len(data) % 2:  # noqa: PLR2004
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > _MANY_NULS * half and odd > 4 * even:
        return "utf-16-le"
    if even > _MANY_NULS * half and even > 4 * odd:
        return "utf-16-be"
    for encoding, wide, narrow in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if wide and not narrow and _reads_as(sample, encoding):
            return encoding
    return None


def _reads_as(sample: bytes, encoding: str) -> bool:
    """Tell whether a sample in another script decodes and has blanks or line ends."""
    try:
        text = sample[: len(sample) // 4 * 4].decode(encoding, errors="strict")
    except UnicodeDecodeError:
        return False
    return (" " in text or "\n" in text) and _controls(text) == 0


def _eight_bit(data: bytes) -> tuple[str, list[str]]:
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    whole = sum(1 for each in repaired if each > "\x7f") - broken
    if broken <= _DAMAGED * whole:
        return _checked(repaired), [_damage(repaired)]
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(data)
    letters = [each for each in text[:_SAMPLE] if each.isalpha()]
    foreign = sum(1 for each in letters if each > "\x7f")
    if foreign > _FOREIGN * max(1, len(letters)):
        return _guessed(data)
    return _checked(text), ["Read as Windows-1252 (Western European); look at a few accents."]


def _guessed(data: bytes) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    best = from_bytes(data[:_SAMPLE]).best()
    likely = best is not None and best.encoding.startswith(_LIKELY)
    encoding = best.encoding if best is not None and likely else "cp1252"
    text = data.decode(encoding, errors="replace")
    lost = [_damage(text)] if "\ufffd" in text else []
    return _checked(text), [f"The encoding was guessed ({encoding}); look at a few words.", *lost]


def _controls(text: str) -> int:
    return len(_ODD.findall(text))


def _checked(text: str) -> str:
    """Refuse what decodes to control characters or to mostly damaged ones: it is no text."""
    sample = text[:_SAMPLE]
    junk = _controls(sample) + sample.count("\ufffd") + max(0, sample.count("\x00") - 8)
    if junk > _JUNK * len(sample) + 2:
        raise UnreadableError(
            "it is not a text file. Open it in the program it comes from and save it as text, "
            "Word or PDF."
        )
    return text
