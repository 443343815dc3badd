"""Which files of a folder are meant."""

from pathlib import Path

import pytest

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.read import SUPPORTED
from coder_app.core.exchange.read_many import files_below


def test_a_folder_stands_for_the_transcripts_in_it_and_not_for_what_lies_beside(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "interviews"
    folder.mkdir()
    for name in ("P02.docx", "P01.txt", "~$P02.docx", "._P02.docx", ".P01.txt", "notes.pages"):
        (folder / name).write_text("x")
    (folder / "old.docx").mkdir()
    chosen = tmp_path / "~$chosen.txt"  # whoever names a file means it
    found = files_below([folder, chosen, folder / "P01.txt"], SUPPORTED)
    assert found == [folder / "P01.txt", folder / "P02.docx", chosen]


def test_a_folder_that_is_closed_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(ImportRefused, match=r"can't be looked into \(Permission denied\)"):
        files_below([tmp_path], SUPPORTED)
