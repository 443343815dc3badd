"""Pictures of what stands around the text: choosers, the way back and forward, the start page."""

from pathlib import Path
from typing import TYPE_CHECKING

from coder_app.core import codebook

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def around(camera: "Photographer") -> None:
    """The sample is open; it is left as it was."""
    before = camera.window.project.next_undo()
    merged_name(camera)
    hits_as_a_new_code(camera)
    back_and_forward(camera)
    versions_in_words(camera)
    while before != camera.window.project.next_undo():
        camera.window.project.undo()


def merged_name(camera: "Photographer") -> None:
    """The name of a code that was merged, typed for a new one."""
    window, project = camera.window, camera.window.project
    window.work.show_workspace("code")
    rows = [row for row in codebook.codebook(project) if not row.is_theme and not row.has_children]
    old = codebook.create_code(project, "Never rang back")
    codebook.merge_codes(project, [old], rows[0].id)
    camera.settle()
    panel = window.work.codebook
    panel.add_code()
    panel.naming.field.setText("never rang back")
    camera.shoot("57", "merged-name")
    panel.naming.field.escaped.emit()


def hits_as_a_new_code(camera: "Photographer") -> None:
    """The chooser of hits with a name that no code has."""
    from coder_app.ui.widgets.chooser import Chooser

    window, panel = camera.window, camera.window.work.search
    window.work.top.searched.emit("phone* OR call*")
    camera.wait(lambda: bool(panel.answer and panel.answer.documents))
    panel.plan()
    camera.wait(lambda: panel.model.tickable)
    panel.coding.open_codes()
    chooser = panel.coding.findChild(Chooser)
    assert chooser is not None
    chooser.field.setText("Calls made")
    camera.shoot("24", "hits-new-code", over=chooser)
    chooser.close()
    panel.close_search()


def back_and_forward(camera: "Photographer") -> None:
    """The history after going back, with the way forward."""
    window, project = camera.window, camera.window.project
    codebook.create_code(project, "Loose end")
    codebook.create_code(project, "Another one")
    window.actions_by_id["edit.history"].trigger()
    camera.settle()
    panel = window.work.history
    panel.view.selectRow(2)
    panel.ask_go()
    camera.shoot("77", "go-back")
    row = panel.chosen
    assert row is not None
    panel.go_back(row.id)
    camera.shoot("78", "forward-again")
    panel.left.emit()


def versions_in_words(camera: "Photographer") -> None:
    """A definition that was written anew, compared word by word."""
    from coder_app.core.codebook_versions import file_version

    window, project = camera.window, camera.window.project
    file_version(project, "v2", "after 10 interviews")
    row = next(row for row in codebook.codebook(project) if len(row.definition.split()) > 8)
    words = row.definition.split()
    told = " ".join([*words[:3], "as they say themselves,", *words[4:-1], "the police."])
    codebook.define_code(project, row.id, definition=told)
    window.actions_by_id["codebook.versions"].trigger()
    camera.settle()
    camera.shoot("58", "versions-word-by-word")
    window.work.show_reader()


def recent_gone(camera: "Photographer") -> None:
    """The start page with a project that is no longer where it was; no project is open."""
    start = camera.window.start
    path = Path("/home/ann/Interviews/Pilot.coder")
    camera.window.settings.remember(path)
    start.show_home()
    start.recent.missed.emit(path)
    camera.shoot("17", "start-gone")
    camera.window.settings.forget(path)
    start.show_home()
