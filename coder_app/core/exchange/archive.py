"""Opening Office files of strangers: bounded, nothing fetched, nothing written."""

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError

from coder_app.core.exchange.parsed import UnreadableError

MAX_PART = 200 * 1024 * 1024
"""Most bytes one part may have when unpacked."""
MAX_UNPACKED = 1024 * 1024 * 1024
"""Most bytes all parts may say they have."""
_MAX_PARTS = 20_000
_MAX_RATIO = 400  # text of a real document packs to a hundredth at most
_SMALL = 10 * 1024 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def refuse_ole(data: bytes, program: str, ending: str) -> None:
    """Refuse password-protected and old Office files, each with its reason."""
    if not data.startswith(OLE):
        return
    if _ENCRYPTED in data:
        raise UnreadableError(
            f"it is protected by a password. Open it in {program}, take the "
            "password off and save it again."
        )
    raise UnreadableError(f"its format is too old. Open it in {program} and save it as {ending}.")


def open_archive(data: bytes, kind: str) -> zipfile.ZipFile:
    """Open a zip file after looking at its sizes; ``kind`` is how messages call the file."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(
            f"it is not {kind}, or it is damaged. Ask for the original file, or "
            "open it and save it again."
        ) from error
    total = sum(each.file_size for each in parts)
    packed = max(1, sum(each.compress_size for each in parts))
    bomb = total > _SMALL and total > _MAX_RATIO * packed
    if bomb or total > MAX_UNPACKED or len(parts) > _MAX_PARTS:
        raise UnreadableError(
            "it unpacks to far more than a transcript needs. It was not opened; "
            "save the text alone in a new file."
        )
    return archive


def read_part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return one part's bytes, ``None`` if there is no such part."""
    try:
        with archive.open(name) as part:
            data = part.read(MAX_PART + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableError("it is damaged. Ask for the original file.") from error
    except Exception as error:  # zlib.error and its like have no common base
        if type(error).__module__ in {"zlib", "lzma", "_lzma"}:
            raise UnreadableError("it is damaged. Ask for the original file.") from error
        raise
    if len(data) > MAX_PART:
        raise UnreadableError("it unpacks to far more than a transcript needs. It was not opened.")
    return data


def read_xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Parse one part with document types and entities refused; ``None`` if there is none."""
    data = read_part(archive, name)
    return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> Element:
    """Parse XML of strangers with document types and entities refused."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - not at the start
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableError(
            "it holds XML entities, which no file of this kind needs. It was not opened; "
            "save it anew in the program it is from."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError("it is damaged. Ask for the original file.") from error
    return root
