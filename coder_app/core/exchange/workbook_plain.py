"""A workbook of one sheet of text cells, its headings bold and in sight; written in memory."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from coder_app.core.exchange.workbook_cells import looks_like_formula
from coder_app.core.exchange.workbook_memory import Cell, Rows, bytes_of, new_book
from coder_app.core.exchange.workbook_styles import Styles


def text_workbook(
    title: str, rows: Sequence[Sequence[str]], widths: Sequence[int], name: str = ""
) -> bytes:
    """The file of rows, the headings first; every cell is text, and fits into one.

    ``title`` is the sheet's, ``name`` the workbook's; ``widths`` are in characters.
    """
    book = new_book(name or title)
    sheet = book.create_sheet(title)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    styles = Styles(sheet)
    written = Rows(sheet)
    for number, row in enumerate(rows):
        kind = "text" if number else "head"
        written.append(
            Cell(text, styles.of(kind, quoted=looks_like_formula(text))) if text else None
            for text in row
        )
    written.close()
    return bytes_of(book)
