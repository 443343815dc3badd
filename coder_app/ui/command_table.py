"""The table of every command of the window: its words, its keys, its menu."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``needs`` says when it can be used: always, project, write."""

    id: str
    text: str
    keys: str = ""
    menu: str = ""
    icon: str = ""
    needs: str = "project"
    separator: bool = False
    """A line before it in its menu."""
    checkable: bool = False
    reader: str = ""
    """The reader's command that it is; it goes by the same keys."""
    local: bool = False
    """Its keys count in the text only: elsewhere they mean something else."""


_SUGGEST = "Suggestions"


def _in_text(
    name: str,
    text: str,
    keys: str,
    menu: str,
    *,
    reader: str,
    writes: bool = False,
    separator: bool = False,
) -> Command:
    """A command of the text, whose keys mean something else in other panels."""
    needs = "write" if writes else "project"
    return Command(
        name, text, keys, menu, "", needs, separator=separator, reader=reader, local=True
    )


def _choice(name: str, text: str, *, separator: bool = False) -> Command:
    """A choice of the project about its suggestions."""
    return Command(name, text, "", _SUGGEST, "", "write", separator=separator, checkable=True)


COMMANDS = (
    Command("project.new", "New project…", "Ctrl+N", "File", "file-plus", "always"),
    Command("project.open", "Open…", "Ctrl+O", "File", "folder-open", "always"),
    Command("project.sample", "Try the sample", "", "File", "", "always"),
    Command(
        "import.files",
        "Import transcripts…",
        "Ctrl+Shift+O",
        "File",
        "import",
        "write",
        separator=True,
    ),
    Command("import.codebook", "Import codebook…", "", "File", "", "write"),
    Command("import.attributes", "Import attributes…", "", "File", "", "write"),
    Command(
        "export.workbook",
        "Export to Excel…",
        "Ctrl+E",
        "File",
        "file-spreadsheet",
        "project",
        separator=True,
    ),
    Command("export.codebook", "Export codebook…", "", "File"),
    Command("export.project", "Export for other programs…", "", "File"),
    Command("project.print", "Print or save as PDF…", "Ctrl+P", "File", "printer", "always"),
    Command(
        "project.save", "All changes are saved", "Ctrl+S", "File", "", "project", separator=True
    ),
    Command("project.copy", "Save a copy…", "", "File", "copy"),
    Command("project.restore", "Restore…", "", "File", "history", "always"),
    Command("project.check", "Check project", "", "File"),
    Command("project.close", "Close project", "Ctrl+W", "File", "", "project", separator=True),
    Command("window.quit", "Quit", "Ctrl+Q", "File", "log-out", "always"),
    Command("edit.undo", "Undo", "Ctrl+Z", "Edit", "undo-2", "write"),
    Command("edit.redo", "Redo", "Ctrl+Shift+Z", "Edit", "redo-2", "write"),
    Command("edit.history", "History…", "", "Edit", "history"),
    Command("edit.coding_history", "History of this coding…", "", "Edit"),
    Command(
        "find.here",
        "Find in this document",
        "Ctrl+F",
        "Edit",
        "search",
        "project",
        separator=True,
        reader="find",
    ),
    Command("find.project", "Search in project", "Ctrl+Shift+F", "Edit"),
    Command("find.uncoded", "Find text nobody has coded", "", "Edit"),
    Command("find.next", "Next hit", "F3", "Edit", reader="next_hit"),
    Command("find.previous", "Previous hit", "Shift+F3", "Edit", reader="previous_hit"),
    _in_text("edit.copy", "Copy", "Ctrl+C", "Edit", reader="copy", separator=True),
    _in_text(
        "edit.copy_reference",
        "Copy with reference",
        "Ctrl+Shift+C",
        "Edit",
        reader="copy_reference",
    ),
    _in_text("select.grow", "Grow the selection", "Space", "Select", reader="grow"),
    _in_text("select.shrink", "Shrink the selection", "Shift+Space", "Select", reader="shrink"),
    _in_text(
        "select.next",
        "Next sentence",
        "Ctrl+Down",
        "Select",
        reader="next_sentence",
        separator=True,
    ),
    _in_text(
        "select.previous", "Previous sentence", "Ctrl+Up", "Select", reader="previous_sentence"
    ),
    _in_text(
        "select.forward",
        "Extend by a sentence",
        "Ctrl+Shift+Down",
        "Select",
        reader="extend_forward",
    ),
    _in_text(
        "select.backward",
        "Extend back by a sentence",
        "Ctrl+Shift+Up",
        "Select",
        reader="extend_backward",
    ),
    _in_text(
        "select.clear", "Clear the selection", "Esc", "Select", reader="clear", separator=True
    ),
    Command("go.back", "Back", "Alt+Left", "Go", "arrow-left"),
    Command("go.forward", "Forward", "Alt+Right", "Go", "arrow-right"),
    Command(
        "go.next_workspace", "Next workspace", "Ctrl+PgDown", "Go", "", "project", separator=True
    ),
    Command("go.previous_workspace", "Previous workspace", "Ctrl+PgUp", "Go"),
    Command("go.next_document", "Next document", "Alt+PgDown", "Go"),
    Command("go.previous_document", "Previous document", "Alt+PgUp", "Go"),
    Command("go.place", "Go to ¶…", "Ctrl+J", "Go"),
    Command("go.later", "Marked for later", "Ctrl+Shift+L", "Go", "", "project", separator=True),
    Command("code.together", "Codes that stand together", "", "Go"),
    Command("code.saturation", "Saturation", "", "Go"),
    Command("go.next_pane", "Next pane", "F6", "Go", "", "project", separator=True),
    Command("go.previous_pane", "Previous pane", "Shift+F6", "Go"),
    Command("document.done", "Document done", "Ctrl+D", "Document", "circle-check", "write"),
    Command("document.twice", "Double coding", "", "Document", "", "write", checkable=True),
    Command("document.agreement", "Agreement between coders", "", "Document"),
    Command("document.speakers", "Speakers…", "", "Document", "", separator=True),
    Command("case.rename", "Rename this case…", "", "Document", "", "write"),
    Command("case.merge", "Merge this case into…", "", "Document", "", "write"),
    Command("document.reparse", "Find speakers again", "", "Document", "", "write"),
    Command("document.rename", "Rename this document", "", "Document", "", "write", separator=True),
    Command("document.up", "Move up in the list", "", "Document", "", "write"),
    Command("document.down", "Move down in the list", "", "Document", "", "write"),
    Command("document.delete", "Delete this document…", "", "Document", "", "write"),
    Command("document.edit", "Edit the text", "", "Document", "", "write", separator=True),
    Command("document.replace", "Replace in all documents…", "Ctrl+H", "Document", "", "write"),
    Command("document.correct", "Replace text from a corrected file…", "", "Document", "", "write"),
    Command("document.compare", "Compare with the original", "", "Document"),
    Command("document.lost", "Lost codings…", "", "Document"),
    _in_text("code.apply", "Apply code…", "Return", "Code", reader="open_box", writes=True),
    _in_text(
        "code.repeat", "Repeat the last code", "Ctrl+Return", "Code", reader="repeat", writes=True
    ),
    Command("code.invivo", "Code in vivo", "Ctrl+I", "Code", "", "write", reader="in_vivo"),
    Command("code.later", "Mark, code later", "Ctrl+L", "Code", "", "write", reader="later"),
    Command(
        "code.memo",
        "Memo on what is selected",
        "Ctrl+Shift+M",
        "Memo",
        "message-square",
        "write",
        reader="memo",
    ),
    Command("memo.document", "Memo on this document", "", "Memo", "", "write"),
    Command("memo.case", "Memo on this case", "", "Memo", "", "write"),
    Command("memo.project", "Memo on the project", "", "Memo", "", "write"),
    Command("memo.keep", "Keep this coding's memo open", "", "Memo", separator=True),
    Command("memo.close", "Close the memo kept open", "", "Memo"),
    Command("memo.list", "All memos", "", "Memo", separator=True),
    Command("export.memos", "Export memos…", "", "Memo"),
    Command(
        "code.recode",
        "Recode…",
        "Ctrl+R",
        "Code",
        "",
        "write",
        separator=True,
        reader="recode",
    ),
    _in_text(
        "code.ends", "Move the ends of the coding", "F2", "Code", reader="move_ends", writes=True
    ),
    Command("code.important", "Important", "Ctrl+Shift+I", "Code", "", "write", reader="important"),
    _in_text(
        "code.remove", "Remove the selected coding", "Del", "Code", reader="remove", writes=True
    ),
    Command("code.hits", "Code these hits…", "", "Code", "", "write"),
    Command(
        "code.next",
        "Next coding",
        "F7",
        "Code",
        "",
        "project",
        separator=True,
        reader="next_coding",
    ),
    Command("code.previous", "Previous coding", "Shift+F7", "Code", reader="previous_coding"),
    Command(
        "theme.group", "Group under a new theme", "Ctrl+G", "Code", "group", "write", separator=True
    ),
    Command("code.new", "New code…", "", "Code", "", "write"),
    Command("code.rename", "Rename this code", "", "Code", "", "write"),
    Command("code.define", "Definition in your words", "", "Code"),
    Command("code.move", "Move codes to…", "", "Code", "", "write"),
    Command("code.merge", "Merge codes into…", "", "Code", "", "write"),
    Command("code.split", "Split a code by its excerpts…", "", "Code", "", "write"),
    Command("code.delete", "Delete codes out of the codebook…", "", "Code", "", "write"),
    Command("codebook.versions", "Codebook versions…", "", "Code", "", "project", separator=True),
    Command("codebook.freeze", "Freeze the codebook for coders", "", "Code", "", "write"),
    Command("suggest.here", "Suggest codes here; next", "F8", _SUGGEST, "lightbulb"),
    Command("suggest.previous", "Previous suggestion", "Shift+F8", _SUGGEST),
    Command("suggest.continue", "Go on with the codes above", "Ctrl+F8", _SUGGEST, "", "write"),
    Command(
        "review.code", "Review passages for a code…", "", _SUGGEST, "", "write", separator=True
    ),
    Command("review.doubts", "Review doubtful passages", "", _SUGGEST, "", "write"),
    Command("review.like", "Find more like this", "", _SUGGEST, "", "write"),
    Command("review.themes", "Emerging themes", "", _SUGGEST, "", "project"),
    Command("suggest.how_good", "How good is it here?", "", _SUGGEST),
    Command("suggest.never", "Never suggest this code", "", _SUGGEST, "", "write"),
    _choice("suggest.left", "Show once I coded or left a passage", separator=True),
    _choice("suggest.reading", "Show as I read"),
    _choice("suggest.asked", "Show only when asked"),
    _choice("suggest.from_all", "Learn from all coders", separator=True),
    _choice("suggest.from_me", "Learn only from me"),
    _choice("suggest.on", "Suggestions on", separator=True),
    _choice("suggest.embeddings", "Use embeddings"),
    Command("view.light", "Light", "", "View", "", "always", checkable=True),
    Command("view.dark", "Dark", "", "View", "", "always", checkable=True),
    Command("view.system", "As the system", "", "View", "", "always", checkable=True),
    Command(
        "view.larger",
        "Larger text",
        "Ctrl++",
        "View",
        "zoom-in",
        "always",
        separator=True,
        reader="zoom_in",
    ),
    Command(
        "view.smaller", "Smaller text", "Ctrl+-", "View", "zoom-out", "always", reader="zoom_out"
    ),
    Command("view.usual", "Reset text size", "Ctrl+0", "View", "", "always", reader="zoom_reset"),
    Command(
        "view.typing",
        "Typing opens the code box",
        "",
        "View",
        "",
        "always",
        separator=True,
        checkable=True,
    ),
    Command("view.reading", "Reading…", "", "View"),
    Command("view.dim", "Dim interviewers", "", "View", checkable=True),
    Command("view.only_codes", "Show only these codes", "", "View", separator=True),
    Command("view.only_coder", "Show only one coder…", "", "View"),
    Command("view.others_shown", "Others’ codings: shown", "", "View", checkable=True),
    Command("view.others_dimmed", "Others’ codings: dimmed", "", "View", checkable=True),
    Command("view.others_hidden", "Others’ codings: hidden", "", "View", checkable=True),
    Command("view.everything", "Show all codings", "", "View"),
    Command("coder.change", "Coding as…", "", "Help", "", "always"),
    Command("help.palette", "All commands…", "Ctrl+K", "Help", "search", "always", separator=True),
    Command("help.keys", "Keys at a glance", "F1", "Help", "keyboard", "always"),
    Command("help.change_keys", "Change keys…", "", "Help", "", "always"),
    Command("help.about", "About Coder", "", "Help", "", "always", separator=True),
)
MENUS = ("File", "Edit", "Select", "Go", "Document", "Code", _SUGGEST, "Memo", "View", "Help")
