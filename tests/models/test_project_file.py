"""Opening, refusing, locking, copying; after a refusal the file is the same to the byte."""

import errno
import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coder_app.core import backups
from coder_app.core.errors import ProjectRefused, ReadOnly
from coder_app.core.project import Project
from models import migrations, project_file
from models.connect import connect
from models.errors import OpenElsewhere
from models.header import APPLICATION_ID, read_header
from models.lock import lock_path
from models.places import _mount_type, synced_by
from models.project_file import ProjectFile

Apply = Callable[..., None]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> set[str]:
    return {other.name for other in path.parent.iterdir()} - {path.name}


def patch(path: Path, offset: int, value: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(value)


@pytest.fixture
def closed(study: Project, apply: Apply) -> Path:
    """A project on disk that nobody has open."""
    apply(study, 0, 5)
    study.close()
    return study.path


def refusal(path: Path) -> str:
    """What opening says, having made sure that it left file and folder alone."""
    before, neighbours = digest(path), beside(path)
    with pytest.raises(ProjectRefused) as refused:
        Project.open(path)
    assert digest(path) == before
    assert beside(path) == neighbours
    return str(refused.value)


def test_the_file_says_that_it_is_ours(closed: Path) -> None:
    header = read_header(closed)
    assert (header.application_id, header.user_version) == (
        APPLICATION_ID,
        migrations.SCHEMA_VERSION,
    )
    assert beside(closed) == set(), "nothing may lie beside a closed project"


def test_a_file_of_a_newer_version_is_refused(closed: Path) -> None:
    patch(closed, 60, (99).to_bytes(4, "big"))
    assert "newer version of Coder" in refusal(closed)


def test_a_database_of_another_application_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.coder"
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (x)")
    assert "another application" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\x00 short"])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.coder"
    path.write_bytes(content)
    assert "not a Coder project" in refusal(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectRefused, match="no project at"):
        Project.open(tmp_path / "none.coder")
    with pytest.raises(ProjectRefused, match="is a folder"):
        Project.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_cut_short_is_damaged(closed: Path) -> None:
    with closed.open("rb+") as file:
        file.truncate(closed.stat().st_size - 5000)
    assert "found damage" in refusal(closed)


def test_damage_is_told_when_only_reading_too(closed: Path) -> None:
    whole = closed.read_bytes()
    for broken in (whole[:-5000], whole[:4096] + b"\x07" * (len(whole) - 4096)):
        closed.write_bytes(broken)
        with pytest.raises(ProjectRefused, match="found damage"):
            Project.open_to_read(closed)
        assert closed.read_bytes() == broken


def test_a_file_overwritten_in_the_middle_is_damaged(closed: Path) -> None:
    patch(closed, 4096 * 3, b"\x07" * 9000)
    assert "found damage" in refusal(closed)


def test_creating_over_a_file_is_refused(closed: Path) -> None:
    before = digest(closed)
    with pytest.raises(ProjectRefused, match="already a file"):
        Project.create(closed)
    assert digest(closed) == before


def test_creating_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectRefused, match="can't be written"):
        Project.create(tmp_path / "none" / "x.coder")


def test_a_write_protected_file_opens_to_read(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    before, neighbours = digest(closed), beside(closed)
    project = Project.open(closed)
    assert project.read_only
    with pytest.raises(ReadOnly, match="open to read only"), project.action("x"):
        pass
    project.close()
    assert (digest(closed), beside(closed)) == (before, neighbours)


def test_a_second_program_is_told_who_and_may_read(study: Project, apply: Apply) -> None:
    script = "import sys; from pathlib import Path; from coder_app.core.project import Project\n"
    script += "try: Project.open(Path(sys.argv[1]))\nexcept Exception as error: print(error)\n"
    script += "print(Project.open_to_read(Path(sys.argv[1])).history()[0].name)"
    study.close()
    project = Project.open(study.path, coder=("Ann Lee", "AL"))
    apply(project, 1, 5)
    told = subprocess.run(
        [sys.executable, "-c", script, str(study.path)], capture_output=True, text=True, check=True
    ).stdout
    assert "Ann Lee has had this project open on" in told
    assert "Nothing was changed" in told
    assert "Apply 1:5" in told
    project.close()


def test_reading_leaves_nothing_beside_the_file(closed: Path) -> None:
    before = digest(closed)
    project = Project.open_to_read(closed)
    assert project.history()
    project.close()
    assert (digest(closed), beside(closed)) == (before, set())


def test_reading_beside_a_writer_leaves_its_files_alone(study: Project, apply: Apply) -> None:
    reading = Project.open_to_read(study.path)
    apply(study, 0, 5)
    reading.close()
    apply(study, 1, 6)
    assert study.check() == []


def test_a_lock_left_by_a_crash_does_not_hold(closed: Path) -> None:
    lock_path(closed).write_text('{"host": "gone"}')
    project = Project.open(closed)
    assert not project.read_only
    project.close()


def test_the_lock_ends_with_the_project(study: Project) -> None:
    with pytest.raises(OpenElsewhere):
        Project.open(study.path)
    study.close()
    Project.open(study.path).close()


def test_pragmas_hold_on_every_connection(study: Project) -> None:
    wanted = {
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "synchronous": 2,
        "temp_store": 2,
        "busy_timeout": 5000,
    }
    reading = Project.open_to_read(study.path)
    engines = [study._file.writer, study._file.reader, reading._file.reader]
    for engine in engines:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    study.undo()  # replay turns foreign keys off, and on again
    with study._file.writer.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    reading.close()


def test_no_wal_on_a_network_drive(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.places.on_network", lambda _: True)
    project = Project.open(closed)
    with project._file.writer.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    project.close()


def test_places_are_known_by_their_names() -> None:
    assert synced_by(Path("/home/a/OneDrive - Police/x.coder")) == "OneDrive"
    assert synced_by(Path("/home/a/Dropbox/x.coder")) == "Dropbox"
    assert synced_by(Path("/home/a/Boxes/x.coder")) == ""
    mounts = "/dev/sda / ext4 rw 0 0\nsrv:/x /mnt/my\\040share nfs4 rw 0 0\n"
    assert _mount_type(Path("/mnt/my share/study"), mounts) == "nfs4"
    assert _mount_type(Path("/mnt/my"), mounts) == "ext4"
    over = "/dev/sda / ext4 rw 0 0\nauto /home/ann autofs rw 0 0\nsrv:/ann /home/ann nfs4 rw 0 0\n"
    assert _mount_type(Path("/home/ann/study"), over) == "nfs4"


def test_an_upgrade_keeps_a_checked_copy_and_is_whole_or_nothing(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def good(connection):
        connection.exec_driver_sql("CREATE TABLE added (x)")

    def bad(connection):
        good(connection)
        raise sqlite3.OperationalError("no")

    now = migrations.SCHEMA_VERSION
    monkeypatch.setattr(project_file, "SCHEMA_VERSION", now + 1)
    kept = tmp_path / "kept"
    for step in (bad, good):
        monkeypatch.setattr(project_file, "MIGRATIONS", {now: step})
        if step is bad:
            with pytest.raises(sqlite3.OperationalError):
                project_file.upgrade(closed, now, kept, connect)
            assert read_header(closed).user_version == now
    project_file.upgrade(closed, now, kept, connect)
    with closing(sqlite3.connect(closed)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (now + 1,)
    (copy,) = kept.iterdir()
    assert read_header(copy).user_version == now


def test_a_copy_of_an_open_project_is_whole(study: Project, apply: Apply, tmp_path: Path) -> None:
    for start in range(5):
        apply(study, start, start + 3)
    study.save_copy(tmp_path / "copy.coder")
    copy = Project.open(tmp_path / "copy.coder")
    assert [step.name for step in copy.history(1)] == ["Apply 4:7"]
    assert copy.check() == []
    copy.close()


def test_the_last_ten_backups_are_kept_and_can_be_restored(study: Project, apply: Apply) -> None:
    for start in range(12):
        apply(study, start, start + 3)
        backups.back_up(study)
    kept = backups.backups_in(backups.backup_folder(study))
    assert len(kept) == 10
    assert backups.backups_of_file(study.path) == kept
    restored = backups.restore(kept[-1], study.path)
    assert restored.name == "study (2).coder"
    old = Project.open(restored)
    assert old.history(1)[0].name == "Apply 2:5"
    old.close()


def test_on_a_drive_that_knows_no_locks_a_project_is_open_to_read_and_nobody_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.coder"
    ProjectFile.create(path, program="Coder", coder="Ann").close()

    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    with monkeypatch.context() as patched:
        patched.setattr("fcntl.flock", none)
        opened = ProjectFile.open(path, program="Coder", coder="Ann")
        assert opened.read_only
        opened.close()


def test_what_a_crash_left_of_another_person_s_lock_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "study.coder"
    ProjectFile.create(path, program="Coder", coder="Ann").close()
    left = lock_path(path)
    left.write_text("{}")
    theirs = left.stat().st_ino
    really = Path.open

    def refused(self: Path, mode: str = "r", *args: Any, **named: Any) -> Any:
        if self == left and "a" in mode and left.exists() and left.stat().st_ino == theirs:
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(self, mode, *args, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refused)
        with really(left, "rb") as held:  # while they have it, it is theirs
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with pytest.raises(OpenElsewhere):
                ProjectFile.open(path, program="Coder", coder="Bo")
        opened = ProjectFile.open(path, program="Coder", coder="Bo")
        assert not opened.read_only
        opened.close()
    assert not left.exists()
