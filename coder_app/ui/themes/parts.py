"""Buttons, boxes and ticks above the table of themes."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from coder_app.core.names import counted

CODINGS = 80
"""Pixels of the column of codings."""
_WIDE = 640


def push(name: str, text: str, title: str) -> QPushButton:
    """A button that says more to a screen reader."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(title)
    return button


def box(name: str, title: str) -> QComboBox:
    """A choice as wide as its longest words."""
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(title)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def check(name: str, text: str, hint: str, *, checked: bool = False) -> QCheckBox:
    """A tick with what it does in its hint."""
    made = QCheckBox(text)
    made.setToolTip(hint)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setChecked(checked)
    return made


def left_out_words(codings: int) -> str:
    """Why the counts are lower than those beside the codes of the codebook."""
    if not codings:
        return ""
    return (
        f"Not counted: {counted(codings, 'coding')} in which only the interviewer speaks; the "
        "codebook and Excerpts count them."
    )


def widths(room: int, last: int) -> tuple[int, int]:
    """Pixels of the names and of each column of counts; narrow ones where wide ones would not fit.

    ``last`` is the number of the column of codings, which stands behind them all.
    """
    name, group = 260, 168
    fits = room >= max(_WIDE, name + group * (last - 1) + CODINGS)
    return (name, group) if fits else (208, 128)
