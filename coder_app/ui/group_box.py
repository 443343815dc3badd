"""A box that offers groups of cases: each value of each attribute, and those without one."""

from PySide6.QtWidgets import QComboBox

from coder_app.core import cases
from coder_app.core.ids import AttributeId
from coder_app.core.project import Project


class GroupBox(QComboBox):
    """All groups, or one; keeps what is chosen while it is there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Group of cases")
        self.setToolTip("Group of cases")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(11)  # values may be sentences

    def offer(self, project: Project) -> None:
        """Offer the groups of a project."""
        kept = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.addItem("All groups", "")
        for attribute in cases.attributes(project):
            for value in (*attribute.values, ""):
                words = f"{attribute.name}: {value or 'none'}"
                self.addItem(words, f"{attribute.id}\n{value}")
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)

    def chosen(self) -> tuple[AttributeId, str] | None:
        """The attribute and its value; None for all groups."""
        attribute, _, value = str(self.currentData() or "").partition("\n")
        return (AttributeId(attribute), value) if attribute else None
