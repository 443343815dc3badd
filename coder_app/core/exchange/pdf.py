"""PDF files: the text of the pages, hyphenated line ends joined; nothing is run or fetched."""

import re

from coder_app.core.exchange.parsed import Source, UnreadableError
from coder_app.core.exchange.text import tidy

_MAX_PAGES = 5_000
_LETTERS_A_PAGE = 10  # fewer on average: pictures of pages, with a stamp at most
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_BROKEN_WORD = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,60})[-\u2010\u00ad]"
    r"[ \t]{0,20}\n[ \t]{0,20}([^\W\d_]{1,60})"
)
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,60}-[^\W\d_]{1,60}")
_HYPHEN = "\ufffe"  # what PDFium writes for a hyphen and the line end behind it


def read_pdf(data: bytes) -> Source:
    """Read a PDF's bytes; ``pages`` are the offsets at which pages begin, each on a new line.

    Raises ``UnreadableError`` for protected, scanned and damaged files.
    """
    texts = _page_texts(data)
    letters = sum(len("".join(text.split())) for text in texts)
    if letters < _LETTERS_A_PAGE * len(texts):
        raise UnreadableError(
            "its pages are pictures without text. Ask for the Word file, or run text "
            "recognition first."
        )
    joined = _join_hyphens([_lines(text) for text in texts])
    pages: list[int] = []
    at = 0
    for text in joined:
        pages.append(at)
        at += len(text) + 1
    empty = [str(number) for number, text in enumerate(joined, 1) if not text.strip()]
    warnings = [f"Pages without text (pictures or blank): {', '.join(empty)}."] if empty else []
    return Source("\n".join(joined), pages=tuple(pages), warnings=tuple(warnings))


def _page_texts(data: bytes) -> list[str]:
    import pypdfium2  # noqa: PLC0415 - a native library that only this needs

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableError(
                "it is protected by a password. Ask for a copy without one."
            ) from error
        raise UnreadableError(
            "it is not a PDF, or it is damaged. Ask for the original file."
        ) from error
    try:
        if len(document) > _MAX_PAGES:
            raise UnreadableError(f"it has more than {_MAX_PAGES} pages. Split it.")
        return [_page_text(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("one of its pages is damaged. Ask for the original file.") from error
    finally:
        document.close()


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()
    finally:
        page.close()


def _lines(text: str) -> str:
    """Tidy a page's text; blanks at line ends and blank lines at its edges go."""
    tidied = tidy(text.replace(_HYPHEN, "-\n"))[0]
    return "\n".join(line.rstrip() for line in tidied.split("\n")).strip("\n")


def _join_hyphens(pages: list[str]) -> list[str]:
    """Join words broken at line ends; the hyphen stays where the text spells it so elsewhere."""
    whole = "\n".join(pages)
    spelt = set(_COMPOUND.findall(whole.lower()))

    def join(found: re.Match[str]) -> str:
        first, second = found.groups()
        if f"{first}-{second}".lower() in spelt or not second[0].islower():
            return f"{first}-{second}"
        return first + second

    return [_BROKEN_WORD.sub(join, page) for page in pages]
