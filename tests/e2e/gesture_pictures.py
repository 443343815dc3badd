"""Pictures of the gestures: words marked for later, a code swapped, the palette, the keys."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def gestures(camera: "Photographer") -> None:
    """Take them in the sample, and leave it as it was."""
    from coder_app.core import documents, marks

    window, reader = camera.window, camera.window.work.reader
    first = documents.documents(window.project)[0].id
    window.open_document(first)
    text = reader.reader.text
    for words in ("And the cat was on the wall", "forty minutes"):
        place = text.content.text.index(words)
        marks.mark_segment(window.project, first, place, place + len(words))
    reader.step_coding(1)
    reader.do("important")
    camera.settle()
    camera.shoot("40", "marked-for-later")
    reader.do("recode")
    reader.reader.box.field.setText("no")
    camera.shoot("41", "swap-the-code")
    reader.reader.box.close_box()
    _palette(camera)
    window.actions_by_id["help.keys"].trigger()
    camera.shoot("43", "keys")
    window.actions_by_id["help.change_keys"].trigger()
    page = window.keys_page
    page.table.choose("code.later")
    page.table.captured.emit("code.later", "Ctrl+I")
    camera.shoot("44", "change-keys")
    page.keep.click()
    page.left.emit()
    while marks.marks(window.project):
        window.project.undo()


def _palette(camera: "Photographer") -> None:
    from coder_app.ui.widgets.palette import Palette

    camera.window.actions_by_id["help.palette"].trigger()
    camera.settle()
    shown = camera.window.findChildren(Palette)[-1]
    shown.field.setText("code")
    camera.shoot("42", "palette", over=shown)
    shown.close()
