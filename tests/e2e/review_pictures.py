"""Pictures of the review queue: a passage, the check before many, the end, emerging themes.

``python -m tests.e2e.review_pictures docs/screenshots`` takes only these.
"""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def review(photographer: "Photographer") -> None:
    """On a fresh sample, in which a few suggestions are accepted and refused."""
    from coder_app.ui.window_commands import projects

    window = photographer.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    photographer.settle()
    window.activateWindow()
    _queue(photographer)
    _themes(photographer)
    window.work.show_reader()


def _queue(photographer: "Photographer") -> None:
    from coder_app.core.codebook_merge import merge_codes
    from coder_app.ui.review import many_view

    window = photographer.window
    page = window.work.review
    named = {row.name: row for row in window.work.codebook.rows}
    code = named["No call back"]  # with the others' codings it has enough to be checked
    others = [named[name].id for name in ("Hard to get through", "Kept informed")]
    merge_codes(window.project, others, code.id)
    window.work.codebook.reviewAsked.emit(code.id)
    photographer.wait(lambda: page.pages.currentWidget() is page.queue)
    window.strip.hide()
    page.deciding.accept()
    photographer.settle()
    photographer.shoot("80", "review-queue")
    page.queue.many.click()
    photographer.wait(lambda: page.many.check.text() != many_view.CHECKING)
    window.strip.hide()
    photographer.shoot("81", "review-many")
    page.many.back.click()
    page.deciding.refuse()
    while page.sitting.hand() is not None:
        page.queue.skip.click()
    photographer.wait(lambda: page.end.more.text() != "Go on")
    window.strip.hide()
    photographer.shoot("82", "review-end")


def _themes(photographer: "Photographer") -> None:
    window = photographer.window
    page = window.work.emerging
    window.actions_by_id["review.themes"].trigger()
    photographer.wait(lambda: page.found is not None)
    window.strip.hide()
    photographer.settle()
    photographer.shoot("83", "emerging-themes")


if __name__ == "__main__":  # worker processes import this module again
    take(review)
