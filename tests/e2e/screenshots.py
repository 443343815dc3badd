"""Pictures of the window at each step of the story, in light and dark, and one at 150 per cent.

``python -m tests.e2e.screenshots docs/screenshots`` writes ``light/NN-name.png`` and ``dark/…``.
The work is done in a folder of its own, as an invented coder; nothing of the person's is touched.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.agreement_pictures import agreement
from tests.e2e.around_pictures import around, recent_gone
from tests.e2e.codebook_pictures import codebook
from tests.e2e.edit_and_read_pictures import edit_and_read
from tests.e2e.editing_pictures import editing
from tests.e2e.embedding_pictures import embeddings
from tests.e2e.export_pictures import codes_in_a_row, exporting
from tests.e2e.gesture_pictures import gestures
from tests.e2e.how_good_pictures import how_good
from tests.e2e.memo_pictures import memo
from tests.e2e.others_pictures import others
from tests.e2e.printing_pictures import printing
from tests.e2e.reading_pictures import reading
from tests.e2e.review_pictures import review
from tests.e2e.search_pictures import search
from tests.e2e.small_pictures import small
from tests.e2e.speaker_pictures import speakers
from tests.e2e.suggestion_pictures import says_why, suggestions
from tests.e2e.survey_pictures import surveys
from tests.e2e.together_pictures import together
from tests.e2e.whose_pictures import whose

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

SIZE = (1366, 768)
"""The least laptop."""
LARGE = "window-150"
PATIENCE = 60.0
"""Seconds for the worker process to start, learn and answer."""
COLOURS = 256


class Photographer:
    """Drives the window and takes the pictures; all imports of Qt wait for the environment."""

    def __init__(self, target: Path, home: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from coder_app.app import make_window
        from coder_app.ui.settings import COACH_DONE, Settings

        self.target, self.home = target, home
        self.app = QApplication.instance() or QApplication([])
        settings = Settings()
        settings.set(COACH_DONE, value=False)
        self.window = make_window(settings)
        self.window.ask = self.ask
        self.window.undoer = type(self.window.undoer)(self.ask, self.window.show_step)
        self.window.ask_save = lambda *_: home / "out.xlsx"  # type: ignore[method-assign]
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.asked: list[tuple[str, str]] = []

    def ask(self, text: str, buttons: object) -> str:
        """Show the real question, take its picture, press its last button."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QMessageBox

        from coder_app.ui.widgets.ask import ask

        def shoot() -> None:
            box = self.window.findChild(QMessageBox, "question")
            if box is not None:
                self.shoot(*self.asked.pop(), over=box)
                box.reject()

        QTimer.singleShot(300, shoot)
        return ask(self.window, text, list(buttons))  # type: ignore[call-overload]

    # -- pictures

    def settle(self, seconds: float = 0.3) -> None:
        """Let everything be painted."""
        from PySide6.QtCore import QEvent

        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            time.sleep(0.01)

    def wait(self, true: Callable[[], bool]) -> None:
        """Let the worker answer."""
        end = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > end:
                raise TimeoutError
            self.app.processEvents()
            time.sleep(0.01)
        self.settle()

    def shoot(self, number: str, name: str, over: object = None) -> None:
        """One picture in each style; ``over`` is a window that lies over the main one."""
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QWidget

        from coder_app.ui.theme import theme

        for style in ("light", "dark"):
            theme.set_mode(style)  # type: ignore[arg-type]
            self.settle()
            picture = self.window.grab()
            if isinstance(over, QWidget):
                painter = QPainter(picture)
                place = self.window.rect().center() - over.rect().center()
                painter.drawPixmap(place, over.grab())
                painter.setPen(theme.colour("hairline_strong"))
                painter.drawRect(over.rect().translated(place))
                painter.end()
            folder = self.target / style
            folder.mkdir(parents=True, exist_ok=True)
            save(picture, folder / f"{number}-{name}.png")
        theme.set_mode("light")
        self.settle()

    # -- the steps

    def run(self) -> None:
        """All pictures."""
        recent_gone(self)
        self.start()
        self.first_project()
        self.import_files()
        self.sample()
        search(self)
        gestures(self)
        printing(self)
        reading(self)
        memo(self)
        editing(self)
        suggestions(self)
        edit_and_read(self)
        self.excerpts_and_themes()
        speakers(self)
        codebook(self)
        whose(self)
        around(self)
        review(self)
        how_good(self)
        embeddings(self)
        exporting(self)
        codes_in_a_row(self)
        small(self)
        surveys(self)
        for more in (others, agreement):
            more(self)
        together(self)
        self.window.close()
        self.settle()

    def start(self) -> None:
        start = self.window.start
        self.shoot("01", "start")
        start.new.click()
        start.coder_form.name.setText("Ann Lee")
        start.coder_form.initials.setText("AL")
        self.shoot("02", "who-codes")
        start.coder_form.confirm()

    def first_project(self) -> None:
        from coder_app.ui.new_project_form import NewProjectForm

        form: NewProjectForm = self.window.start.new_form
        folder = self.home / "Interviews"
        folder.mkdir()
        form.name.setText("Police response 2025")
        form.folder.setText("/home/ann/Interviews")
        form.trouble.hide()
        form.create_.setEnabled(True)
        self.shoot("03", "new-project")
        form.folder.setText(str(folder))
        form.confirm()
        self.settle()
        self.shoot("04", "empty")

    def import_files(self) -> None:
        import resources

        window, flow = self.window, self.window.importing
        bad = self.home / "P12.pdf"
        bad.write_bytes(b"")
        names = ("P01.txt", "Callum.docx", "P05.vtt", "Anjali.srt", "P07.csv")
        files = [resources.sample(name) for name in names]
        window.import_files([*files, bad])
        self.wait(lambda: flow.preview is not None and bool(flow.preview.model.items))
        self.shoot("05", "import-preview")
        preview = flow.preview
        assert preview is not None
        preview.go.click()
        self.settle()
        self.shoot("06", "imported")

    def sample(self) -> None:
        from coder_app.ui.window_commands import projects

        window, reader = self.window, self.window.work.reader
        projects.open_sample(window)
        window.strip.hide()
        text = window.project.text(self.document())
        start = text.index("Heating engineer")
        reader.show_place(self.document(), start, start + len("Heating engineer. On my own"))
        self.settle()
        reader.open_box("no")
        self.shoot("07", "code-box")
        reader.reader.box.close_box()
        reader.step_coding(1)
        reader.step_coding(1)
        self.settle()
        self.shoot("08", "code")
        window.work.codebook.meaning.setChecked(True)
        window.work.codebook.tree.choose(window.work.codebook.rows[1].id)
        self.shoot("09", "definition")
        window.work.codebook.meaning.setChecked(False)
        self.suggestions()

    def suggestions(self) -> None:
        """The first passage of Anjali, whom nobody coded yet, where codes say why."""
        from coder_app.core import documents

        window, reader = self.window, self.window.work.reader
        anjali = documents.find_document(window.project, "Anjali")
        window.open_document(anjali)
        panel = window.work.suggestions
        for turn in documents.turns(window.project, anjali):
            if turn.role != "participant":
                continue
            panel.shown = None
            reader.show_place(anjali, turn.body_start, turn.body_start)
            panel.ask_here()
            self.wait(lambda: panel.shown is not None)
            if panel.list.count() > 1 and says_why(self):
                break
        self.shoot("10", "suggestions")

    def document(self) -> object:
        return self.window.work.reader.selection.document

    def excerpts_and_themes(self) -> None:
        window = self.window
        window.work.show_workspace("excerpts")
        self.settle()
        window.work.excerpts.view.selectRow(1)
        window.work.excerpts.toggle_context(1)
        self.shoot("11", "excerpts")
        window.work.show_workspace("themes")
        self.settle()
        themes = window.work.themes
        self.shoot("12", "themes")
        themes.split_by.setCurrentIndex(1)
        self.settle()
        themes.show_cell(themes.model.index(1, 2))
        self.shoot("13", "themes-split")
        self.export()
        self.undo_at_the_border()

    def export(self) -> None:
        from coder_app.ui.export import ExportPage

        self.window.actions_by_id["export.workbook"].trigger()
        self.settle()
        page = self.window.findChild(ExportPage)
        page.what[-1].setChecked(True)
        page.outside.setChecked(True)
        self.wait(lambda: "Looking" not in page.summary.text())
        page.show_names.click()
        self.shoot("14", "export")
        page.team.setChecked(True)
        page.go.click()
        self.wait(lambda: "was written" in self.window.strip.text.text())
        self.shoot("15", "exported")
        self.window.strip.hide()

    def undo_at_the_border(self) -> None:
        self.asked.append(("16", "undo-border"))
        self.window.work.show_workspace("code")
        self.window.undo()


def save(picture: "QPixmap", path: Path) -> None:
    """As a PNG with a palette, in which the few bright colours of codes keep their place."""
    from PIL import Image
    from PySide6.QtGui import QImage

    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, step = (image.width(), image.height()), image.bytesPerLine()
    raw = Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", step, 1)
    small = raw.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def photograph_large(target: Path) -> None:
    """The main window with the sample, in a process that runs at 150 per cent."""
    from PySide6.QtWidgets import QApplication

    from coder_app.app import application, make_window
    from coder_app.ui.window_commands import projects

    app = application()
    window = make_window()
    window.resize(*SIZE)
    window.show()
    projects.open_sample(window)
    window.strip.hide()
    end = time.monotonic() + 1
    while time.monotonic() < end:
        QApplication.processEvents()
    save(window.grab(), target / f"{LARGE}.png")
    window.close()
    _ = app


def main(arguments: list[str]) -> int:
    """Take the pictures into a folder; returns the exit status."""
    target = Path(arguments[1] if len(arguments) > 1 else "docs/screenshots").resolve()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "--large" in arguments:
        photograph_large(target)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CODER_HOME"] = str(Path(folder) / "coder")
        Photographer(target, Path(folder)).run()
        command = [sys.executable, "-m", "tests.e2e.screenshots", str(target), "--large"]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, check=True)
    return 0


if __name__ == "__main__":  # worker processes import this module again
    sys.exit(main(sys.argv))
