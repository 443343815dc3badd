"""Pictures of codes that stand together, with the excerpts of a cell, and of saturation.

``python -m tests.e2e.together_pictures docs/screenshots`` takes only these.
"""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def together(photographer: "Photographer") -> None:
    """On a fresh sample: in the same turn, the excerpts of the pair that meets most."""
    from coder_app.ui.window_commands import projects

    window = photographer.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    photographer.settle()
    window.actions_by_id["code.together"].trigger()
    page = window.work.together
    page.filters.level.setCurrentIndex(page.filters.level.findData("turn"))
    photographer.settle()
    table = page.table
    assert table is not None
    pairs = [
        (cell.both, row, column)
        for row, cells in enumerate(table.cells)
        for column, cell in enumerate(cells)
        if cell is not None and table.rows[row] != table.columns[column]
    ]
    _, row, column = max(pairs)
    page.view.setCurrentIndex(page.model.index(row, column))
    page.show_cell(page.model.index(row, column))
    photographer.settle()
    photographer.shoot("135", "codes-together")
    window.actions_by_id["code.saturation"].trigger()
    window.work.saturation.base.setCurrentIndex(window.work.saturation.base.findData(3))
    photographer.settle()
    photographer.shoot("136", "saturation")
    window.work.show_reader()


if __name__ == "__main__":  # worker processes import this module again
    take(together)
