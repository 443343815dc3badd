"""The whole project goes out for other programs from the menu, and comes in again."""

from pathlib import Path

import pytest

from coder_app.core.excerpts import excerpts
from tests.e2e.story import Stage
from tests.e2e.test_files_dropped_anywhere import press

REFI = Path(__file__).parents[1] / "data" / "refi"


def test_what_came_in_goes_out_and_comes_in_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, strip = stage.window, stage.window.strip
    window.session.create(tmp_path / "a.coder", name="A", language="en")
    out = tmp_path / "A"  # the ending is added
    monkeypatch.setattr(window, "ask_save", lambda *_: out)
    window.import_files([REFI / "refi_strict.qdpx"])
    stage.until(lambda: strip.text.text().startswith("refi_strict.qdpx has"), 30_000)
    press(stage, "Import all")
    before = {(row.text, row.start, row.code_path) for row in excerpts(window.project).rows(0, 50)}
    window.actions_by_id["export.project"].trigger()
    stage.until(lambda: strip.text.text().startswith("A.qdpx was written"), 30_000)
    assert "4 documents, 8 codes, 11 codings" in strip.text.text()
    window.session.create(tmp_path / "b.coder", name="B", language="en")
    window.import_files([out.with_suffix(".qdpx")])
    stage.until(lambda: strip.text.text().startswith("A.qdpx has"), 30_000)
    press(stage, "Import all")
    rows = excerpts(window.project).rows(0, 50)
    assert {(row.text, row.start, row.code_path) for row in rows} == before
