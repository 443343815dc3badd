"""Pictures of who speaks, put right after the import: the page, a case renamed, two merged.

``python -m tests.e2e.speaker_pictures docs/screenshots`` takes only these.
"""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def speakers(photographer: "Photographer") -> None:
    """On a fresh sample."""
    from coder_app.core.cases import cases, import_attributes
    from coder_app.ui.documents.speakers_model import ROLE
    from coder_app.ui.window_commands import people, projects

    window = photographer.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    photographer.settle()
    window.activateWindow()  # so that the focus is seen
    window.actions_by_id["document.speakers"].trigger()
    page = window.work.middle.currentWidget()
    page.table.correct(0, ROLE)
    photographer.settle()
    photographer.shoot("101", "speakers")
    window.work.show_reader()
    photographer.settle()
    window.work.case.ask("rename")
    photographer.settle()
    photographer.shoot("102", "case-renamed", over=window.findChild(people.AskWords))
    rows = cases(window.project)
    sheet = [["Case", "lives", "since"], [rows[0].name, "alone", "2019"]]
    import_attributes(window.project, [*sheet, [rows[1].name, "with family", "2021"]])
    people.show_merge(window, rows[0].id, rows[1].id)
    photographer.settle()
    photographer.shoot("103", "cases-merged")
    window.work.show_reader()
    photographer.settle()
    _about(photographer)


def _about(photographer: "Photographer") -> None:
    """To a paragraph that is not there."""
    from coder_app.ui.widgets.ask_words import AskWords

    window = photographer.window
    window.actions_by_id["go.place"].trigger()
    field = window.findChildren(AskWords)[-1]
    field.field.setText("9999")
    field.take()
    photographer.settle()
    photographer.shoot("104", "go-to-paragraph", over=field)
    field.close()


if __name__ == "__main__":  # worker processes import this module again
    take(speakers)
