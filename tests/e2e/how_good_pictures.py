"""Pictures of "How good is it here?": before anything was measured, and after a replay."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

_REFUSED_EVERY, _LEFT_EVERY = 4, 6


def how_good(at: "Photographer") -> None:
    """With the sample open: ``80-how-good-empty``, ``81-how-good``."""
    from coder_app.core import documents
    from coder_app.core.suggestions import decisions, ledger
    from coder_app.core.suggestions.session import learn, suggest_document
    from coder_app.ui.how_good.how_good_page import HowGoodPage

    window, project = at.window, at.window.project
    window.actions_by_id["suggest.how_good"].trigger()
    at.settle()
    page = window.findChild(HowGoodPage)
    assert page is not None
    at.shoot("84", "how-good-empty")
    state = learn(project.path)
    number = 0
    for document in documents.documents(project):
        passages = suggest_document(project.path, document.id)
        ledger.shown(project, passages, state, asked=False)
        for passage in passages:
            for one in passage.suggestions:
                number += 1
                decide = decisions.accept if number % _REFUSED_EVERY else decisions.refuse
                if number % _LEFT_EVERY:
                    place = (passage.document_id, passage.start, passage.end)
                    decide(project, *place, one.code_id, one.probability)
    page.replay.click()
    at.wait(lambda: page.found is not None and page.found.replay is not None)
    page.table.setFocus()
    at.shoot("85", "how-good")
    page.close_button.click()
    at.settle()
