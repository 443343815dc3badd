"""A row whose name is changed in place: the field that opens over it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coder_app.ui.theme import GRID, ROW
from coder_app.ui.widgets.index import Index


class NameDelegate(QStyledItemDelegate):
    """Opens a field for the name of a row; what a row looks like, the heirs say."""

    field_name = ""
    """The ``objectName`` of the field."""
    field_says = ""
    """What the field is called to those who hear it."""
    name_at = 0
    """Where the name begins, in pixels from the left of the row's own place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName(self.field_name)
        field.setAccessibleName(self.field_says)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the name, unless another is being typed: counts may change meanwhile."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(self.name_at - GRID, 0, -GRID // 2, 0))
