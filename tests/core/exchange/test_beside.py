"""A file appears whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from coder_app.core.errors import CoderError
from coder_app.core.exchange import beside
from coder_app.core.exchange.beside import write_beside


def test_a_new_file_stands_alone_in_its_folder(tmp_path: Path) -> None:
    write_beside(tmp_path / "out.xlsx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    assert (tmp_path / "out.xlsx").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="modes are of other systems")
def test_a_file_keeps_what_it_allows(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")
    (tmp_path / "out.xlsx").chmod(0o640)
    write_beside(tmp_path / "out.xlsx", b"new")
    assert (tmp_path / "out.xlsx").stat().st_mode & 0o777 == 0o640


def test_a_full_disk_keeps_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(beside.os, "fsync", full)
    with pytest.raises(CoderError, match=r"No space left on device\. The older file .* was kept"):
        write_beside(tmp_path / "out.xlsx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    assert (tmp_path / "out.xlsx").read_bytes() == b"old"


def test_a_file_that_is_locked_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")

    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(CoderError, match="Close it in Excel"):
        write_beside(tmp_path / "out.xlsx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


@pytest.mark.parametrize("lock", ["~$out.xlsx", ".~lock.out.xlsx#"])
def test_a_file_open_in_another_program_is_not_touched(tmp_path: Path, lock: str) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(CoderError, match="open in Excel or LibreOffice"):
        write_beside(tmp_path / "out.xlsx", b"new")
    assert (tmp_path / "out.xlsx").read_bytes() == b"old"


def test_places_that_cannot_hold_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "mine.xlsx").write_bytes(b"old")
    (tmp_path / "mine.xlsx").chmod(0o444)
    for name, why in (
        ("nowhere/out.xlsx", "no such folder"),
        ("folder.xlsx", "a folder has that name"),
        ("mine.xlsx", "write-protected"),
    ):
        with pytest.raises(CoderError, match=why):
            write_beside(tmp_path / name, b"new")
    assert (tmp_path / "mine.xlsx").read_bytes() == b"old"


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
