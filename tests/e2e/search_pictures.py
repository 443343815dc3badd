"""Pictures of the search: hits beside the text, and the preview of what will be coded."""

from typing import TYPE_CHECKING

from coder_app.core import codebook

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def search(camera: "Photographer") -> None:
    """Hits below the text, then ticked to be coded; the sample is open."""
    window, panel = camera.window, camera.window.work.search
    window.work.show_workspace("code")
    window.work.top.searched.emit("phone* OR call*")
    camera.settle()
    panel.step(1)
    camera.settle()
    camera.shoot("20", "search")
    panel.coding.reach.setCurrentIndex(1)
    panel.plan()
    camera.wait(lambda: panel.model.tickable)
    row = panel.tree.currentIndex()
    panel.model.toggle(row.siblingAtRow(1))
    panel.coding.take(codebook.codebook(window.project)[1].id)
    camera.shoot("21", "code-hits")
    panel.close_search()
