"""Files are put in their place whole, on drives that can less than others as well."""

import os
import stat
from pathlib import Path

import pytest

from coder_app.core.exchange.beside import write_beside


def test_a_share_that_can_t_write_a_folder_down_keeps_nobody_from_exporting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        really(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_beside(tmp_path / "a.csv", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"words"
