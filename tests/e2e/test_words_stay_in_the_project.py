"""No word of a participant stands in any file but the project and its backups."""

from pathlib import Path
from typing import Any

import pytest

from coder_app.app import make_window
from coder_app.core import coding, documents
from coder_app.ui.settings import CODER_NAME, Settings
from coder_app.ui.suggestions.words import ASK, LEARNING

RARE = "Quetzalcoatlus"


def test_settings_reports_and_temporary_files_hold_no_rare_word(
    tmp_path: Path, own_home: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    transcript = tmp_path / "interview.txt"
    transcript.write_text(f"I: Who came?\n\nP01: {RARE} came and nobody called me back.\n" * 3)
    settings = Settings()
    settings.set(CODER_NAME, "Ann Lee")
    window = make_window(settings)
    qtbot.addWidget(window)
    window.show()
    project = window.session.create(tmp_path / "study.coder", name="Study", language="en")
    window.import_files([transcript])
    qtbot.waitUntil(lambda: window.importing.preview is not None, timeout=180_000)
    window.importing.preview.go.click()
    document = documents.documents(project)[0].id
    start = project.text(document).index(RARE)
    coding.apply_new_code(project, document, start, start + len(RARE), "Visitors")
    window.work.suggestions.ask_here()
    qtbot.waitUntil(
        lambda: not window.work.suggestions.message.text().startswith((ASK, LEARNING)),
        timeout=180_000,
    )
    window.close()
    written = [
        path
        for folder in (tmp_path, own_home)
        for path in folder.rglob("*")
        if path.is_file() and path != transcript and path.suffix != ".coder"
    ]
    assert own_home / "settings.ini" in written
    told = [path for path in written if RARE.casefold().encode() in path.read_bytes().lower()]
    assert told == []
    assert list(temporary.iterdir()) == []
