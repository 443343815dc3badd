"""All keys on one page, grouped as one works; a text that can be shown and printed."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from coder_app.ui.theme import theme

Row = tuple[str, str]
"""A command's id, or keys that can't be changed after ``=``; and what it does (empty: its name)."""

GROUPS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Code",
        (
            ("=any letter", "Code box with it, on the selection or the sentence"),
            ("code.apply", "Code box, last used first; Enter again applies"),
            ("code.repeat", "Last code again"),
            ("=Ctrl+1 … 9", "Pinned code"),
            ("code.invivo", "New code in these words"),
            ("code.later", "Mark, code later"),
            ("code.memo", "Memo"),
            ("suggest.here", "Suggest codes here; to them, the next"),
            ("suggest.continue", "Go on with the codes above"),
            ("edit.undo", ""),
            ("edit.redo", ""),
        ),
    ),
    (
        "Select",
        (
            ("=arrows", "Move; with Shift select"),
            ("select.grow", "Grow: word, sentence, turn, all"),
            ("select.shrink", "Shrink"),
            ("select.next", ""),
            ("select.previous", ""),
            ("select.forward", ""),
            ("select.backward", ""),
            ("select.clear", ""),
            ("edit.copy", ""),
            ("edit.copy_reference", ""),
        ),
    ),
    (
        "A coding",
        (
            ("code.next", ""),
            ("code.previous", ""),
            ("code.recode", "Recode it"),
            ("code.ends", "Move its ends: arrows, Tab other end"),
            ("code.important", "Important, or not"),
            ("code.remove", "Remove it"),
        ),
    ),
    (
        "In the code box",
        (
            ("=Enter", "Apply and close"),
            ("=Shift+Enter", "Apply, stay for one more"),
            ("=Ctrl+Enter", "New code of exactly this name"),
            ("=Esc", "Close, the selection stays"),
        ),
    ),
    (
        "Codebook",
        (
            ("=Enter", "Apply to the selection; else its excerpts"),
            ("=F2", "Rename in place"),
            ("=Del", "Delete; asks where codings go"),
            ("=Space", "Open or close a branch"),
            ("theme.group", ""),
        ),
    ),
    (
        "Lists and suggestions",
        (
            ("=Enter", "Open the place; accept"),
            ("=Shift+Enter", "Accept, stay"),
            ("=Down", "Skip"),
            ("=Backspace", "Back in the review queue, decision taken back"),
            ("=Del", "Remove; refuse"),
            ("=Space", "Suggestions: the excerpt it is like"),
            ("=Esc", "Back to the text"),
            ("go.later", ""),
        ),
    ),
    (
        "Find and go",
        (
            ("find.here", ""),
            ("find.next", ""),
            ("find.previous", ""),
            ("find.project", ""),
            ("go.back", ""),
            ("go.forward", ""),
            ("go.next_document", ""),
            ("go.previous_document", ""),
            ("go.next_workspace", ""),
            ("go.next_pane", ""),
        ),
    ),
    (
        "Window",
        (
            ("help.palette", "Every command, found by typing"),
            ("help.keys", "This page"),
            ("document.done", ""),
            ("view.larger", ""),
            ("view.smaller", ""),
            ("view.usual", ""),
            ("project.print", ""),
        ),
    ),
    (
        "Mouse",
        (
            ("=2, 3, 4 clicks", "Word, sentence, turn"),
            ("=Alt+drag", "Select exactly, not whole words"),
            ("=drag", "Code to text, or text to code"),
            ("=stripe", "Click selects, ends drag, double click memo"),
        ),
    ),
)
COLUMNS = 3


def groups(known: Callable[[str], tuple[str, str]]) -> list[tuple[str, list[Row]]]:
    """Titles with keys and words; ``known`` gives keys and words of a command, or nothing."""
    found = []
    for title, rows in GROUPS:
        lines = []
        for command, words in rows:
            keys, name = (command[1:], words) if command.startswith("=") else known(command)
            if keys:
                lines.append((keys, words or name))
        found.append((title, lines))
    return found


def as_html(content: Sequence[tuple[str, Sequence[Row]]], *, paper: bool = False) -> str:
    """The sheet in three columns, about as long as each other; black on white for ``paper``."""
    text = QColor(Qt.GlobalColor.black) if paper else theme.colour("text")
    quiet = QColor(Qt.GlobalColor.black) if paper else theme.colour("text_quiet")
    columns: list[list[str]] = [[] for _ in range(COLUMNS)]
    total = sum(len(rows) + 2 for _, rows in content)
    used = 0
    for title, rows in content:
        middle = used + len(rows) // 2 + 1
        columns[min(COLUMNS - 1, middle * COLUMNS // total)].append(
            _group(title, rows, text.name(), quiet.name())
        )
        used += len(rows) + 2
    cells = "".join(
        f'<td width="33%" style="padding-right:24px">{"".join(c)}</td>' for c in columns
    )
    return f'<table width="100%" cellspacing="0"><tr>{cells}</tr></table>'


def _group(title: str, rows: Sequence[Row], text: str, quiet: str) -> str:
    lines = "".join(
        f'<tr><td style="padding:2px 16px 2px 0; color:{text}; white-space:nowrap">'
        f"<b>{escape(keys)}</b></td>"
        f'<td style="padding:2px 0; color:{text}">{escape(words)}</td></tr>'
        for keys, words in rows
    )
    heading = (
        f'<p style="color:{quiet}; margin-top:12px; margin-bottom:2px"><b>{escape(title)}</b></p>'
    )
    return f'{heading}<table cellspacing="0">{lines}</table>'
