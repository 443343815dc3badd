"""Pictures of agreement between coders: its figures, and what is out of sight.

``python -m tests.e2e.agreement_pictures docs/screenshots`` takes only these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

_SHIFT = 24
"""Characters by which every second coding of the other coder ends earlier."""


def agreement(at: Photographer) -> None:
    """On a fresh sample: ``140-agreement``, ``141-agreement-in-the-text``, ``142-…-sealed``."""
    from coder_app.ui.window_commands import projects

    window = at.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    _second_coder(at)
    page = window.work.agreement
    window.actions_by_id["document.agreement"].trigger()
    at.wait(lambda: page.found is not None)
    two = [one.id for one in page.found.figures.people if one.initials != "AO"]
    page.asking.coders.choose(two)
    at.wait(lambda: page.found is not None and page.found.figures.two)
    page.table.setFocus()
    at.shoot("140", "agreement")
    page.passages.selectRow(1)
    page.open_place()
    at.shoot("141", "agreement-in-the-text")
    window.strip.hide()
    window.open_document(page.found.figures.documents[-1].id)
    window.actions_by_id["document.twice"].trigger()
    window.actions_by_id["document.agreement"].trigger()
    page.asking.coders.choose_all()
    at.wait(page.sealed.isVisible)
    at.shoot("142", "agreement-sealed")
    page.close_button.click()
    at.settle()


def _second_coder(at: Photographer) -> None:
    """Codes what Sam Rivers coded: some of it, and some with other ends."""
    from coder_app.core import coding, documents
    from coder_app.core.coding import codings

    project = at.window.project
    done = [row.id for row in documents.documents(project) if row.status == documents.DONE]
    sam = project.coder_name
    for document in done:
        rows = [row for row in codings(project, document) if row.coder_name == sam]
        project.use_coder("Bea Kim", "BK")
        for number, row in enumerate(rows):
            if number % 3 == 0:
                continue
            end = row.end - _SHIFT * (number % 2)
            coding.apply_code(project, document, row.start, max(end, row.start + 9), row.code_id)
        if document != done[-1]:
            documents.set_status(project, document, documents.DONE)
        project.use_coder(sam)


if __name__ == "__main__":  # worker processes import this module again
    take(agreement)
