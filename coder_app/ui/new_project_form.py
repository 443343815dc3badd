"""The form for a new project: name, folder, language, and whether there is a codebook."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.language.languages import languages
from coder_app.core.names import LONGEST_STEM, file_stem
from coder_app.core.places import own_folder, warning_about
from coder_app.ui.form import Form, say, word
from coder_app.ui.paste_field import PasteField
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button

SUFFIX = ".coder"
LATER, IMPORT, PASTE = "later", "import", "paste"
CODEBOOKS = ((LATER, "Later"), (IMPORT, "Import (Excel, CSV, REFI-QDA)"), (PASTE, "Paste"))

Choose = Callable[[QWidget, str], Path | None]
"""Ask for a folder or file, starting somewhere; None where nothing was chosen."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a new project is to be. At most one of the two codebook fields is filled."""

    path: Path
    name: str
    language: str
    """ISO 639 code."""
    codebook_file: Path | None = None
    codebook_text: str = ""


def file_name(name: str) -> str:
    """A file name for a project's name that every system accepts, with its ending."""
    return f"{file_stem(name)}{SUFFIX}"


def trouble_with(name: str, folder: Path) -> str:
    """Why a project can't be made there, with what to do; empty where it can."""
    if not folder.is_dir():
        return f"There is no folder {folder}. Choose another one."
    if name.strip() and (folder / file_name(name)).exists():
        return f"{file_name(name)} is already in this folder. Choose another name or folder."
    return ""


def choose_folder(parent: QWidget, start: str) -> Path | None:
    """Ask for a folder."""
    found = QFileDialog.getExistingDirectory(parent, "Folder of the project", start)
    return Path(found) if found else None


def choose_codebook(parent: QWidget, start: str) -> Path | None:
    """Ask for a codebook file."""
    kinds = "Codebooks: Excel, CSV, REFI-QDA (*.xlsx *.csv *.qdc *.qdpx)"
    found, _ = QFileDialog.getOpenFileName(parent, "Codebook", start, kinds)
    return Path(found) if found else None


class NewProjectForm(Form):
    """Name, folder, language, codebook; trouble is said in place."""

    asked = Signal(object)
    """A ``NewProject``."""
    left = Signal()

    def __init__(
        self,
        choose_folder: Choose = choose_folder,
        choose_codebook: Choose = choose_codebook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("new", "New project", parent)
        self._choose_folder, self._choose_codebook = choose_folder, choose_codebook
        self._file: Path | None = None
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_STEM)
        self.name.setPlaceholderText("Police response 2025")
        self.add("Name", self.name, "name")
        self.put(self._folder_rows())
        self.language = QComboBox()
        for code, title in languages():
            self.language.addItem(title, code)
        self.add("Language of the interviews", self.language, "language")
        self.put(self._codebook_rows())
        self.space(2)
        self.put(self._buttons())
        self.end()
        self.setFocusProxy(self.name)
        self.name.textChanged.connect(self._check)
        self.name.returnPressed.connect(self.confirm)
        self.folder.returnPressed.connect(self.confirm)
        self.clear()

    def _folder_rows(self) -> QVBoxLayout:
        self.folder = QLineEdit()
        self.folder.setObjectName("new.folder")
        self.folder.setAccessibleName("Folder")
        self.choose = button("new.choose-folder", "Choose…")
        self.choose.setAccessibleName("Choose the folder")
        self.warning = word("new.warning", "warning")
        self.trouble = word("new.trouble", "error")
        self.choose.clicked.connect(self._pick_folder)
        self.folder.textChanged.connect(self._check)
        label = QLabel("Folder")
        label.setBuddy(self.folder)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(self.trouble)
        column.addSpacing(GRID)
        return column

    def _codebook_rows(self) -> QVBoxLayout:
        self.codebook = QButtonGroup(self)
        choices = QHBoxLayout()
        choices.setSpacing(3 * GRID)
        for number, (key, title) in enumerate(CODEBOOKS):
            choice = QRadioButton(title)
            choice.setObjectName(f"new.codebook.{key}")
            choice.setAccessibleName(f"Codebook: {title}")
            self.codebook.addButton(choice, number)
            choices.addWidget(choice)
        choices.addStretch(1)
        self.file = button("new.codebook.file", "Choose a file…")
        self.file.clicked.connect(self._pick_codebook)
        self.pasted = PasteField("new.codebook.text")
        self.paste = self.pasted.field
        self.found = word("new.codebook.found", "quiet")
        self.codebook.idToggled.connect(lambda _number, _on: self._check())
        self.pasted.changed.connect(self._check)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(QLabel("Do you have a codebook?"))
        column.addLayout(choices)
        for part in (self.file, self.pasted, self.found):
            column.addWidget(part)
        return column

    def _buttons(self) -> QVBoxLayout:
        self.create_ = button("new.create", "Create project", primary=True)
        self.back = button("new.back", "Back", flat=True)
        self.create_.clicked.connect(self.confirm)
        self.back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.create_)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(row)
        return column

    def clear(self) -> None:
        """Start anew: no name, a folder on this computer, English, codebook later."""
        self._file = None
        self.name.clear()
        self.folder.setText(str(own_folder()))
        self.language.setCurrentIndex(self.language.findData("en"))
        self.codebook.button(0).setChecked(True)
        self.paste.clear()
        self._check()

    def confirm(self) -> None:
        """Ask for the project, where the form is complete."""
        self._check()
        if self.create_.isEnabled():
            self.asked.emit(self.wanted())

    def wanted(self) -> NewProject:
        """What the form says."""
        name, way = self.name.text().strip(), self._way()
        return NewProject(
            path=self._folder() / file_name(name),
            name=name,
            language=str(self.language.currentData()),
            codebook_file=self._file if way == IMPORT else None,
            codebook_text=self.pasted.text() if way == PASTE else "",
        )

    def _folder(self) -> Path:
        return Path(self.folder.text().strip() or "~").expanduser()

    def _way(self) -> str:
        return CODEBOOKS[max(0, self.codebook.checkedId())][0]

    def _check(self) -> None:
        way, name = self._way(), self.name.text()
        self.file.setVisible(way == IMPORT)
        self.pasted.setVisible(way == PASTE)
        say(self.found, self._found(way))
        trouble = trouble_with(name, self._folder())
        say(self.trouble, trouble)
        warning = warning_about(self._folder() / "x")
        say(self.warning, f"{warning} Better choose a folder on this computer." if warning else "")
        ready = way != IMPORT or self._file is not None
        self.create_.setEnabled(bool(name.strip()) and ready and not trouble)

    def _found(self, way: str) -> str:
        if way == IMPORT:
            return self._file.name if self._file else ""
        return self.pasted.found() if way == PASTE else ""

    def _pick_folder(self) -> None:
        found = self._choose_folder(self, self.folder.text())
        if found is not None:
            self.folder.setText(str(found))

    def _pick_codebook(self) -> None:
        found = self._choose_codebook(self, self.folder.text())
        if found is not None:
            self._file = found
            self._check()
