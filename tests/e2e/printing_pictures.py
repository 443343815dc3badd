"""Pictures of printing: the page that asks, and a page of the PDF as it comes from the printer."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

_SCALE = 1.2


def printing(at: "Photographer") -> None:
    """With the sample open: ``35-print`` in both styles, ``36-printed`` once, for it is paper."""
    import pypdfium2
    from PySide6.QtGui import QPageSize

    from coder_app.ui.printing.job import PdfJob
    from coder_app.ui.printing.print_page import PrintPage
    from coder_app.ui.window_commands.printing import printout
    from tests.e2e.screenshots import COLOURS

    window = at.window
    window.work.show_workspace("code")
    window.actions_by_id["project.print"].trigger()
    at.settle()
    at.shoot("35", "print")
    page = window.findChild(PrintPage)
    assert page is not None
    page.cancel.click()
    job = PdfJob(printout(window, "transcript"), QPageSize(QPageSize.PageSizeId.A4))
    job.run()
    with pypdfium2.PdfDocument(job.data()) as document:
        picture = document[0].render(scale=_SCALE).to_pil().quantize(COLOURS)
        for style in ("light", "dark"):
            picture.save(at.target / style / "36-printed.png", optimize=True)
