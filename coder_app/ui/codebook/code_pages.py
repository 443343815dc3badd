"""The pages of the codebook: merging after a preview, splitting by excerpts, versions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from coder_app.core import code_split, codebook_freeze, codebook_versions
from coder_app.core.codebook import CodeRow, codebook
from coder_app.core.codebook_merge import merge_codes, merge_preview
from coder_app.core.errors import CoderError
from coder_app.core.excerpts import excerpt_rows
from coder_app.core.ids import CodeId, CodingId, VersionId
from coder_app.core.names import counted
from coder_app.core.project import Project
from coder_app.core.quotes import context
from coder_app.ui.codebook.kept_drafts import keep_drafts, kept_drafts
from coder_app.ui.codebook.merge_page import MergePage
from coder_app.ui.codebook.page import Page
from coder_app.ui.codebook.split_card import Excerpt
from coder_app.ui.codebook.split_draft import NUMBERED, SplitDraft
from coder_app.ui.codebook.split_page import SplitPage
from coder_app.ui.codebook.versions_page import VersionsPage

Ask = Callable[[str, Sequence[str]], str]


class CodePages(QObject):
    """Makes each page when it is asked for, and does what it asks; one action each."""

    shown = Signal(object)
    """A page to show where the text is."""
    left = Signal()
    exportAsked = Signal(str, str)
    """Two versions whose comparison is to be written to a file."""

    def __init__(self, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._versions: VersionsPage | None = None
        self.page: Page | None = None
        """The page made last."""
        self.drafts: dict[CodeId, SplitDraft] = {}
        """Splits that were left undone; kept in the project when it is closed."""
        self._of: Project | None = None

    def forget(self) -> None:
        """The project is closed: its drafts are kept there, its pages go."""
        if self._of is not None:
            keep_drafts(self._of, self.drafts)
        self._of = None
        self.drafts.clear()
        self.page = self._versions = None

    def _show(self, page: Page) -> None:
        self.page = page
        page.left.connect(self.left)
        self.shown.emit(page)

    # -- merge

    def merge(self, project: Project, codes: Sequence[CodeId], into: CodeId) -> None:
        """Show what a merge would do; the page merges."""
        codebook_freeze.refuse_while_frozen(project)
        page = MergePage(merge_preview(project, codes, into))

        def merged(reason: str, join: bool) -> None:
            merge_codes(project, codes, into, reason=reason, join_overlaps=join)
            self.left.emit()

        page.merged.connect(merged)
        self._show(page)
        page.reason.setFocus()

    # -- split

    def split(self, project: Project, code: CodeId) -> None:
        """Walk a code's excerpts; a draft that was left is gone on with."""
        rows = codebook(project)
        ids = code_split.split_codings(project, code)
        if not ids:
            raise CoderError("This code has no codings of its own; there is nothing to split.")
        if self._of is None:
            self._of, self.drafts = project, kept_drafts(project)
        draft = self.drafts.get(code)
        if draft is None:
            draft = self.drafts[code] = SplitDraft(code, ids, near(rows, code))
        else:
            draft.catch_up(ids, {row.id for row in rows})
        page = SplitPage(
            draft,
            rows,
            read=lambda one: excerpt_of(project, CodingId(one)),
            name=lambda name: code_split.new_code(project, code, name),
            ask=self._ask,
        )
        page.splitAsked.connect(lambda made, reason: self._split(project, made, reason))
        page.thrownAway.connect(lambda gone: self.drafts.pop(gone.code, None))
        self._show(page)
        page.focus_first()

    def _split(self, project: Project, draft: SplitDraft, reason: str) -> None:
        code_split.split_code(project, draft.code, draft.goes, reason=reason)
        self.drafts.pop(draft.code, None)
        self.left.emit()

    # -- versions

    def versions(self, project: Project) -> None:
        """Show the versions of the codebook."""
        page = self._versions = VersionsPage()
        page.fileAsked.connect(lambda name, note: self._file(project, page, name, note))
        page.compareAsked.connect(
            lambda a, b: page.show_changes(
                codebook_versions.compare_versions(project, VersionId(a), VersionId(b))
            )
        )
        page.exportAsked.connect(self.exportAsked)
        page.freezeAsked.connect(lambda freeze: self.freeze(project, freeze=freeze))
        page.destroyed.connect(self._forget_versions)
        page.set_read_only(read_only=project.read_only)
        self.refresh(project)
        self._show(page)
        page.note.setFocus()

    def _forget_versions(self) -> None:
        self._versions = None

    def _file(self, project: Project, page: VersionsPage, name: str, note: str) -> None:
        codebook_versions.file_version(project, name, note)
        page.filed()
        self.refresh(project)

    def freeze(self, project: Project, *, freeze: bool) -> None:
        """Freeze the codebook for coders, or thaw it."""
        if not freeze:
            codebook_freeze.thaw_codebook(project)
            return
        newest = next(iter(codebook_versions.versions(project)), None)
        same = newest is not None and not codebook_versions.compare_versions(project, newest.id)
        codebook_freeze.freeze_codebook(project, newest.name if newest and same else "")

    def refresh(self, project: Project) -> None:
        """Let the page of the versions follow the project."""
        if self._versions is not None:
            rows = codebook_versions.versions(project)
            self._versions.show_versions(rows, codebook_versions.next_version_name(project))
            self._versions.show_freeze(codebook_freeze.frozen(project))


def near(rows: Sequence[CodeRow], code: CodeId) -> list[CodeId]:
    """The codes a split most likely means: its subcodes, then its siblings, nine at most."""
    own = next(row for row in rows if row.id == code)
    below = [row.id for row in rows if row.parent_id == code]
    beside = [
        row.id
        for row in rows
        if own.parent_id and row.parent_id == own.parent_id and row.id != code
    ]
    return [*below, *beside][:NUMBERED]


def excerpt_of(project: Project, coding: CodingId) -> Excerpt | None:
    """What is shown of a coding; None where it was removed."""
    row = next(iter(excerpt_rows(project, [coding])), None)
    if row is None:
        return None
    before, after = context(project, coding)
    about = f"Coded by {row.coder_name}"
    return Excerpt(
        before,
        row.text,
        after,
        f"{row.citation}   {counted(row.words, 'word')}",
        f"{about}\nMemo: {row.memo}" if row.memo else about,
    )
