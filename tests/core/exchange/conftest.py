"""Files of every format, made on the spot."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from coder_app.core.exchange.parsed import ParsedFile, ParsedTurn
from coder_app.core.exchange.read import read_file

TRANSCRIPTS = Path(__file__).parents[2] / "data" / "transcripts"


@pytest.fixture
def transcripts() -> Path:
    return TRANSCRIPTS


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ParsedFile]:
    """Write bytes or text under a name and read the file."""

    def write_and_read(name: str, content: bytes | str, **options) -> ParsedFile:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_file(path, **options)

    return write_and_read


@pytest.fixture
def said() -> Callable[[ParsedFile], list[tuple[str | None, str]]]:
    """Return who says what in a parsed file."""
    return lambda parsed: [(turn.speaker, spoken(parsed.text, turn)) for turn in parsed.turns]


def spoken(text: str, turn: ParsedTurn) -> str:
    return text[turn.body_start : turn.end]


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    return make_pdf


def make_pdf(pages: Sequence[Sequence[str]], *, locked: bool = False) -> bytes:
    """Return a small PDF with the given lines on each page, or one that asks for a password."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for at, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown}ET 10 10 200 200 re f"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    extra = ""
    if locked:
        key = "41" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>")
        extra = f"/Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    return _assembled(objects, extra)


def _assembled(objects: Sequence[str], extra: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    out += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n"
    return out + trailer.encode()
