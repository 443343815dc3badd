"""Pictures of a small screen (1366 x 768 at 150 per cent), of who codes, and of an empty project.

``python -m tests.e2e.small_pictures docs/screenshots`` takes only these.
"""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

ROOM = (911, 472)


def small(camera: "Photographer") -> None:
    """On the sample; the window has its size again afterwards."""
    from coder_app.ui.window_commands import projects

    window = camera.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    camera.settle()
    _coders(camera)
    size = window.size()
    window.resize(*ROOM)
    window.work.reader.step_coding(1)
    camera.settle()
    camera.shoot("87", "small-code")
    _left_out(camera)
    window.work.show_workspace("themes")
    camera.settle()
    window.work.themes.view.scrollToBottom()
    camera.shoot("89", "small-themes")
    window.resize(size)
    _empty(camera)


def _coders(camera: "Photographer") -> None:
    from coder_app.ui.coder_card import CoderCard

    camera.window.work.top.coder.click()
    card = camera.window.findChild(CoderCard)
    assert card is not None
    card.begin(card.chosen())
    camera.shoot("86", "who-codes", over=card)
    card.close()
    camera.settle()


def _left_out(camera: "Photographer") -> None:
    """The preview with a joined label, one left out, and a file left out."""
    import resources
    from coder_app.core.exchange.read import read_file
    from coder_app.core.import_edits import LEFT_OUT
    from coder_app.core.importing import propose
    from coder_app.ui.documents.import_preview import ImportPreview
    from coder_app.ui.documents.speaker_table import ROLE

    window = camera.window
    files = [read_file(resources.sample(name)) for name in ("P01.txt", "P03.docx", "P05.vtt")]
    page = ImportPreview()
    page.show_plan(propose(window.project, files), [])
    page.model.correct([1], ROLE, LEFT_OUT)
    page.model.leave_out([page.model.rowCount() - 1], out=True)
    window.work.show_page(page)
    camera.settle()
    camera.shoot("88", "left-out")
    window.work.show_reader()


def _empty(camera: "Photographer") -> None:
    window = camera.window
    window.session.create(camera.home / "New study.coder", name="New study", language="en")
    camera.settle()
    camera.shoot("90", "empty-project")
    window.session.close()


if __name__ == "__main__":  # worker processes import this module again
    take(small)
