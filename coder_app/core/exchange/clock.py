"""Times as transcripts write them, as milliseconds from the start of the recording."""

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3}|[:;]\d\d)?(?!\d)"
"""A time without brackets: ``0:03``, ``12:34``, ``01:02:03``, ``01:02:03.500``."""

_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3})|[:;]\d\d)?")
_UNITS = re.compile(r"(?:(\d{1,3})\s?h\s?)?(?:(\d{1,3})\s?m(?:in)?\s?)?(?:(\d{1,3})\s?s(?:ec)?)?")
_AROUND = " \t\xa0[](){}<>#|"


def milliseconds(text: str) -> int | None:
    """Read a time such as ``[00:12:34]``, ``0:03``, ``1h 2m 3s``; ``None`` if it is none."""
    bare = text.strip(_AROUND)
    found = _PARTS.fullmatch(re.sub(r"-(\d)$", r".\1", bare))
    if found:
        hours, minutes, seconds, part = found.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        return whole * 1000 + int((part or "0").ljust(3, "0"))
    units = _UNITS.fullmatch(bare.lower())
    if units is None or not bare:
        return None
    hours, minutes, seconds = units.groups()
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000
