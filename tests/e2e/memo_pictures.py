"""Pictures of memos: one kept open beside the text, and the list of all."""

from typing import TYPE_CHECKING

from coder_app.core import codebook, memos

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def memo(camera: "Photographer") -> None:
    """A memo on a code beside the text, then the list; the sample is open."""
    window, project = camera.window, camera.window.project
    code = codebook.codebook(project)[1]
    document = window.work.reader.document
    window.work.show_workspace("code")
    said = "Is it about the call itself, or about being forgotten? Ask Al before merging."
    memos.set_memo(project, "code", code.id, said)
    memos.set_memo(project, "project", "", "Five of eight are coded twice; compare on Friday.")
    if document is not None:
        memos.set_memo(project, "document", document, "Recorded in her kitchen, radio on.")
    window.work.memo.open_memo("code", code.id, write=False)
    window.work.reader.focus_text()
    camera.shoot("22", "memo-beside")
    window.work.memo.close_memo()
    window.work.show_workspace("memos")
    camera.settle()
    camera.shoot("23", "memos")
    window.work.show_workspace("code")
