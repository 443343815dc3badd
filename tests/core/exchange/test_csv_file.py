"""Every csv file that is written is of one kind: mode, BOM, line ends, cells."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coder_app.core import codebook
from coder_app.core.codebook_versions import compare_versions, file_version
from coder_app.core.exchange.codebook_file import write_codebook
from coder_app.core.exchange.comparison_file import write_comparison
from coder_app.core.exchange.memo_file import MemoLine, write_memos
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.exchange.workbook import write_csv
from coder_app.core.history import write_history
from coder_app.core.project import Project


@pytest.fixture
def written(project: Project, tmp_path: Path) -> list[Path]:
    """A file by each command that writes csv; a code is called as a formula would be."""
    codebook.create_code(project, "=Wärme")
    first = file_version(project, "one")
    second = file_version(project, "two")
    names = ("codebook", "comparison", "memos", "excerpts", "history")
    paths = [tmp_path / f"{name}.csv" for name in names]
    write_codebook(paths[0], [CodebookRow("", "=Wärme", "Two\nlines")])
    write_comparison(paths[1], compare_versions(project, first, second))
    write_memos(paths[2], [MemoLine("code", "=Wärme", "Two\nlines", "Ann", datetime.now(UTC))])
    write_csv(project, paths[3])
    write_history(project, paths[4])
    return paths


def test_they_are_alike(written: list[Path]) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in written}
    own = written[0].with_name("own")
    own.touch()
    assert modes == {stat.S_IMODE(own.stat().st_mode)}
    for path in written:
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), path.name
        assert data.endswith(b"\r\n"), path.name
        assert b"\n=" not in data, path.name
        assert b",=" not in data, path.name


def test_nothing_is_left_beside_them(written: list[Path]) -> None:
    names = {path.name for path in written[0].parent.glob("*.part")}
    assert names == set()
