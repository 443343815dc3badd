"""The keys at a glance on one sheet of paper."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

_SCREEN = 96
"""Dots an inch in which the sheet is laid out; the painter brings them to the paper's."""
_MARGIN = 14
"""Millimetres."""
_SIZES = (10.0, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Points that are tried until all stands on one page."""


def keys_pdf(html: str, size: QPageSize) -> bytes:
    """The sheet as a PDF of one page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Keys at a glance")
    writer.setPageSize(size)
    print_keys(html, writer)
    buffer.close()
    return bytes(buffer.data().data())


def print_keys(html: str, device: QPagedPaintDevice) -> None:
    """Print the sheet on one page, in letters as large as go on it."""
    device.setPageOrientation(QPageLayout.Orientation.Landscape)
    device.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
    scale = device.logicalDpiX() / _SCREEN
    page = QSizeF(device.width() / scale, device.height() / scale)
    document = laid_out(f"<h3>Coder: keys at a glance</h3>{html}", page)
    painter = QPainter(device)
    painter.scale(scale, scale)
    document.drawContents(painter, QRectF(0, 0, page.width(), page.height()))
    painter.end()


def laid_out(html: str, page: QSizeF) -> QTextDocument:
    """The sheet for a page of this size (in 1/96 inch)."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    for points in _SIZES:
        font = QFont(document.defaultFont())
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setHtml(html)
        document.setPageSize(page)
        if document.pageCount() == 1:
            break
    return document
