"""A reader with a short interview, and what it was asked for."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coder_app.ui.reader.reader import Reader
from tests.ui.reader.interview import CHOICES, TEXT, Asked, coding, content_of


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_content(
        content_of(TEXT, coding("k1", "Nobody called me back"), coding("k2", "felt stupid", 2))
    )
    made.set_codes(CHOICES, ["c2"])
    made.text.setFocus()
    qtbot.waitUntil(made.text.hasFocus)
    return made


@pytest.fixture
def asked(reader: Reader) -> Asked:
    return Asked(reader)
