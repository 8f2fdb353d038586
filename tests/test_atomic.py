"""Files are replaced whole or not at all, and stay what they were besides."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path

import pytest

from mtcheck.atomic import clean, replace_file, write_file
from mtcheck.errors import InputError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to replace."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    """All that is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_permissions_stay(file: Path) -> None:
    """All of them; and nothing is left beside the file."""
    file.chmod(0o640)
    replace_file(str(file), b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(file.parent) == ["a.txt"]


def test_links_stay_links(file: Path, tmp_path: Path) -> None:
    """What they lead to is replaced, in its own folder."""
    other = tmp_path / "other"
    other.mkdir()
    link = other / "link.txt"
    link.symlink_to("../a.txt")
    replace_file(str(link), b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert names(other) == ["link.txt"]


def test_what_someone_else_has_changed_is_left_alone(file: Path) -> None:
    """Their work must not be lost."""
    with pytest.raises(InputError, match=r"a\.txt: was changed while it was being"):
        replace_file(str(file), b"older", b"new")
    assert file.read_bytes() == b"old"


def test_read_only_files_are_not_replaced(file: Path) -> None:
    """Though their folder would allow it."""
    file.chmod(0o444)
    with pytest.raises(InputError, match=r"cannot be written: it is read-only"):
        replace_file(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"


def test_a_folder_that_has_gone(file: Path) -> None:
    """One clear line."""
    file.unlink()
    with pytest.raises(InputError, match=r"cannot be written: no such file"):
        replace_file(str(file), b"old", b"new")


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a pipe: nothing that could be replaced."""
    with pytest.raises(InputError, match="not a regular file"):
        replace_file(str(tmp_path), b"old", b"new")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="not a regular file"):
        replace_file(str(pipe), b"old", b"new")


def test_a_full_disk_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing beside it."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="cannot be written: no space left on device"):
        replace_file(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["a.txt"]


def test_an_interrupt_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for Ctrl-C."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["a.txt"]


def test_what_killed_runs_left_is_removed(file: Path) -> None:
    """Not what another run holds, nor what is ours in no way."""
    left, held = ".mtcheck-ab.part", ".mtcheck-cd.part"
    for name in (left, held, ".mtcheck.toml", ".other.part"):
        (file.parent / name).write_bytes(b"x")
    (file.parent / ".mtcheck-ln.part").symlink_to(file)
    with (file.parent / held).open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        clean([file.parent, file.parent / "none"])
    rest = [".mtcheck-cd.part", ".mtcheck-ln.part", ".mtcheck.toml"]
    assert names(file.parent) == [*rest, ".other.part", "a.txt"]
    clean([file.parent])
    assert not (file.parent / held).exists()


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """Those that the user's mask leaves; the folders on the way are made."""
    path = tmp_path / "new" / "report.json"
    mask = os.umask(0o027)
    try:
        write_file(path, b"new")
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(path.parent) == ["report.json"]


def test_an_old_file_keeps_its_permissions(file: Path) -> None:
    """Whatever it held."""
    file.chmod(0o604)
    write_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    """It stays, and nothing is left in it or beside it."""
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_file(folder, b"new")
    assert names(tmp_path) == ["folder"]
    assert names(folder) == []
