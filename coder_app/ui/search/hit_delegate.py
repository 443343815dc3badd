"""Paints a hit among its words, the hits below each other; documents as headings with counts."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.core.search_rows import Hit
from coder_app.ui.search.hit_model import HIT_ROLE, WHOLE_ROLE, HitModel
from coder_app.ui.theme import GRID, ICON, ROW, theme
from coder_app.ui.widgets.index import Index

_PLACE = 13 * GRID
"""Pixels for ¶ and speaker."""
_BEFORE = 0.42
"""The share of the row's width that stands before a hit."""
_TICK = 2 * GRID

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ELIDE = Qt.TextElideMode


class HitDelegate(QStyledItemDelegate):
    """One line a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def tick_area(self, row: QRect) -> QRect:
        """Where a row's tick stands."""
        return QRect(row.left() + GRID // 2, row.center().y() - _TICK // 2, _TICK, _TICK)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self._tick(painter, area, index)
            area.setLeft(area.left() + _TICK + GRID)
        row = index.data(HIT_ROLE)
        if isinstance(row, Hit):
            self._hit(painter, area, row, chosen=chosen, whole=bool(index.data(WHOLE_ROLE)))
        else:
            self._document(painter, area, index)
        painter.restore()

    def _tick(self, painter: QPainter, area: QRect, index: Index) -> None:
        box = self.tick_area(area)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        painter.setPen(QPen(theme.colour("hairline_strong")))
        on = state != Qt.CheckState.Unchecked
        painter.fillRect(box, theme.colour("accent" if on else "field"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if state == Qt.CheckState.Checked:
            painter.drawPixmap(
                box.adjusted(1, 1, -1, -1), theme.pixmap("check", ICON, "accent_text")
            )
        elif on:
            bar = QRect(box.left() + 4, box.center().y(), box.width() - 8, 2)
            painter.fillRect(bar, theme.colour("accent_text"))

    def _document(self, painter: QPainter, area: QRect, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        count = model.count_text(index.row())
        painter.setPen(QPen(theme.colour("text_quiet")))
        painter.drawText(area.adjusted(0, 0, -GRID, 0), _RIGHT, count)
        width = area.width() - painter.fontMetrics().horizontalAdvance(count) - 3 * GRID
        painter.setFont(theme.font(bold=True))
        painter.setPen(QPen(theme.colour("text")))
        name = painter.fontMetrics().elidedText(
            model.document(index).name, _ELIDE.ElideRight, width
        )
        painter.drawText(area.adjusted(GRID // 2, 0, 0, 0), _LEFT, name)

    def _hit(self, painter: QPainter, area: QRect, hit: Hit, *, chosen: bool, whole: bool) -> None:
        metrics = painter.fontMetrics()
        quiet, strong = (
            (theme.colour("selected_row_text"),) * 2
            if chosen
            else (theme.colour("text_quiet"), theme.colour("text"))
        )
        painter.setPen(QPen(quiet))
        place = QRect(area.left(), area.top(), _PLACE, area.height())
        who = f"¶{hit.paragraph}  {hit.speaker}"
        painter.drawText(place, _LEFT, metrics.elidedText(who, _ELIDE.ElideRight, _PLACE - GRID))
        words = area.adjusted(_PLACE, 0, -GRID, 0)
        if whole:
            painter.setPen(QPen(strong))
            text = metrics.elidedText(hit.words, _ELIDE.ElideRight, words.width())
            painter.drawText(words, _LEFT, text)
            return
        before = QRect(words)
        before.setWidth(int(words.width() * _BEFORE))
        context = metrics.elidedText(
            " ".join(hit.before.split()), _ELIDE.ElideLeft, before.width() - GRID // 2
        )
        painter.drawText(before.adjusted(0, 0, -GRID // 2, 0), _RIGHT, context)
        words.setLeft(before.right())
        left = self._mark(painter, words, hit.words)
        after = QRect(words)
        after.setLeft(left)
        painter.setFont(theme.font())
        painter.setPen(QPen(quiet))
        blank = " " if hit.after[:1].isspace() else ""
        following = f"{blank}{' '.join(hit.after.split())}"
        text = metrics.elidedText(following, _ELIDE.ElideRight, after.width())
        painter.drawText(after, _LEFT, text)

    def _mark(self, painter: QPainter, words: QRect, text: str) -> int:
        """The hit itself; returns where it ends."""
        painter.setFont(theme.font(bold=True))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, _ELIDE.ElideRight, words.width())
        width = metrics.horizontalAdvance(shown) + GRID // 2
        ground = QRect(words.left(), words.center().y() - metrics.height() // 2, width, 0)
        ground.setHeight(metrics.height() + 1)
        painter.fillRect(ground, theme.colour("hit"))
        painter.setPen(QPen(theme.colour("hit_text")))
        painter.drawText(words.adjusted(GRID // 4, 0, 0, 0), _LEFT, shown)
        return ground.right() + 2
