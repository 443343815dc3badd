"""Pictures of export: the excerpts of a filter, the table of themes; and of codes made in a row."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def exporting(camera: "Photographer") -> None:
    """What is proposed where one comes from; the sample is open."""
    from coder_app.core import codebook

    window = camera.window
    code = next(row for row in codebook.codebook(window.project) if row.is_theme)
    window.show_excerpts(code.id)
    camera.settle()
    window.actions_by_id["export.workbook"].trigger()
    camera.settle()
    camera.shoot("91", "export-excerpts")
    window.work.show_reader()
    window.work.show_workspace("themes")
    window.work.themes.split_by.setCurrentIndex(1)
    camera.settle()
    window.actions_by_id["export.workbook"].trigger()
    camera.settle()
    camera.shoot("92", "export-themes")
    window.work.show_reader()
    window.work.show_workspace("code")


def codes_in_a_row(camera: "Photographer") -> None:
    """The field for names stays open; the sample is open, and is left as it was."""
    window = camera.window
    panel = window.work.codebook
    panel.tree.choose(panel.rows[0].id)
    window.actions_by_id["code.new"].trigger()
    panel.naming.field.setText("Waiting room")
    panel.naming.field.returnPressed.emit()
    camera.settle()
    camera.shoot("93", "codes-in-a-row")
    panel.naming.field.escaped.emit()
    window.project.undo()
