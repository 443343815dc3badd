"""Asks the person for files, beginning in the folder where they chose one last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coder_app.core.names import file_stem
from coder_app.core.places import own_folder
from coder_app.ui.settings import FOLDER, Settings


class FileDialogs:
    """The system's own dialogs over a window; ``beside`` is the open project's file, if any."""

    def __init__(
        self, window: QWidget, settings: Settings, beside: Callable[[], Path | None]
    ) -> None:
        self._window = window
        self._settings = settings
        self._beside = beside

    def ask_open(self, title: str, pattern: str, *, many: bool = False) -> list[Path]:
        """Files to read, chosen by the person; none where they chose none."""
        start = str(self._folder())
        if many:
            names, _ = QFileDialog.getOpenFileNames(self._window, title, start, pattern)
        else:
            name, _ = QFileDialog.getOpenFileName(self._window, title, start, pattern)
            names = [name] if name else []
        paths = [Path(name) for name in names]
        if paths:
            self._settings.set(FOLDER, str(paths[0].parent))
        return paths

    def ask_save(
        self, title: str, name: str, pattern: str, folder: Path | None = None
    ) -> Path | None:
        """A file to write, chosen by the person; the name proposed is good on every system."""
        stem, _, ending = name.rpartition(".")
        start = (folder or self._folder()) / f"{file_stem(stem)}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), pattern)
        if not chosen:
            return None
        self._settings.set(FOLDER, str(Path(chosen).parent))
        return Path(chosen)

    def _folder(self) -> Path:
        """Where a file was chosen last, else beside the project, else the person's own folder."""
        kept, beside = str(self._settings.get(FOLDER)), self._beside()
        known = [Path(kept)] if kept else []
        known += [beside.parent] if beside is not None else []
        return next((folder for folder in known if folder.is_dir()), own_folder())
