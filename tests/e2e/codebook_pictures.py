"""Pictures of the codebook: its menu, merging, splitting, versions, a definition.

``python -m tests.e2e.codebook_pictures docs/screenshots`` takes only these.
"""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def codebook(photographer: "Photographer") -> None:
    """On a fresh sample; what is done is only shown, or taken back."""
    from coder_app.ui.window_commands import projects

    window = photographer.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    photographer.settle()
    window.activateWindow()  # so that the focus is seen
    _definition(photographer)
    _sets(photographer)
    _merge(photographer)
    _split(photographer)
    _versions(photographer)
    window.work.show_reader()


def _code(photographer: "Photographer", place: int) -> str:
    """The code with the most codings but ``place`` others, taken in hand."""
    panel = photographer.window.work.codebook
    rows = sorted(panel.rows, key=lambda row: -row.codings)
    panel.tree.choose(rows[place].id)
    return rows[place].id


def _definition(photographer: "Photographer") -> None:
    panel = photographer.window.work.codebook
    _code(photographer, 0)
    panel.show_definition()
    photographer.settle()
    photographer.shoot("50", "codebook-definition")
    panel.meaning.setChecked(False)


def _sets(photographer: "Photographer") -> None:
    from coder_app.core.code_sets import create_set
    from coder_app.ui.codebook.view_menu import ViewMenu

    panel = photographer.window.work.codebook
    codes = [row.id for row in panel.rows if row.codings][:4]
    panel.showing.show_set(create_set(photographer.window.project, "For the report", codes))
    photographer.settle()
    panel.head.view.click()
    menu = panel.findChild(ViewMenu)
    photographer.shoot("51", "codebook-sets", over=menu)
    menu.close()
    photographer.settle()
    panel.showing.show_set("")


def _merge(photographer: "Photographer") -> None:
    from coder_app.ui.codebook.tree_chooser import TreeChooser

    panel = photographer.window.work.codebook
    into, code = _code(photographer, 0), _code(photographer, 1)
    panel.edits.merge()
    box = panel.tree.findChild(TreeChooser)
    box.field.setText("e")
    photographer.shoot("52", "codebook-merge-into", over=box)
    box.close()
    panel.edits.mergeAsked.emit([code], into)
    photographer.shoot("53", "codebook-merge")
    photographer.window.work.show_reader()


def _split(photographer: "Photographer") -> None:
    panel = photographer.window.work.codebook
    _code(photographer, 0)
    panel.split_chosen()
    page = panel.pages.page
    photographer.settle()
    photographer.window.activateWindow()
    photographer.shoot("54", "codebook-split")
    while page.draft.hand() is not None:
        page.decide(page.draft.numbered[page.draft.at % 2])
    photographer.shoot("55", "codebook-split-end")
    panel.pages.drafts.clear()
    photographer.window.work.show_reader()


def _versions(photographer: "Photographer") -> None:
    from coder_app.core import codebook as core
    from coder_app.core.codebook_versions import file_version

    window = photographer.window
    project, panel = window.project, window.work.codebook
    file_version(project, "v1", "after 5 interviews, agreed by the team")
    rows = [row for row in core.codebook(project) if not row.has_children]
    core.rename_code(project, rows[0].id, f"{rows[0].name}, at first")
    core.define_code(project, rows[1].id, definition="What was said to the person, and when.")
    core.merge_codes(project, [rows[2].id], rows[3].id, reason="Always coded both")
    core.create_code(project, "After a year", rows[0].parent_id)
    panel.show_versions()
    photographer.settle()
    panel.toggle_frozen()
    photographer.shoot("56", "codebook-versions")
    panel.toggle_frozen()


if __name__ == "__main__":  # worker processes import this module again
    take(codebook)
