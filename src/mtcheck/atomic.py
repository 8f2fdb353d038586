"""A file written whole or not at all, whatever happens in between.

What is new is written beside the file under a hidden name and put in its place in
one step. A process that is killed leaves at worst such a hidden file behind, which no
scan of a folder reads and the next run removes.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD, _TAIL = ".mtcheck-", ".part"


def write_file(path: Path, data: bytes) -> None:
    """Put `data` into a file, new or not; make the folders that it lies in.

    Links are followed; an OSError says why it could not be.
    """
    real = Path(os.path.realpath(path))
    real.parent.mkdir(parents=True, exist_ok=True)
    _swap(real, data, real.stat() if real.exists() else None)


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old`; an InputError says why it could not be.

    Links are followed; permissions, and the owner where one may set it, are kept. A
    file that no longer holds `old` is left alone: someone else has written it.
    """
    real = Path(os.path.realpath(path))
    try:
        status = real.stat()
        _require_writable(path, real, status)
        if real.read_bytes() != old:
            raise InputError(path, "was changed while it was being fixed")
        _swap(real, new, status)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(path, f"cannot be written: {reason}") from None


def _require_writable(path: str, real: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise InputError(path, "cannot be written: not a regular file")
    # The superuser may write anything, but a file without any such bit is meant so.
    if not status.st_mode & 0o222 or not os.access(real, os.W_OK):
        raise InputError(path, "cannot be written: it is read-only")


def _swap(real: Path, new: bytes, status: os.stat_result | None) -> None:
    """Write beside a file and put that in its place; `status` if it exists."""
    # What may be private is so from the start; the rest of its rights come later.
    handle, part = _part(real.parent, 0o666 if status is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            if status is not None:
                _dress(handle, real, status)
            file.flush()
            os.fsync(handle)
            part.replace(real)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(real.parent)


def _part(folder: Path, mode: int) -> tuple[int, Path]:
    """A new hidden file, held so that no other run takes it for left behind."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    while True:
        part = folder / f"{_HEAD}{os.urandom(8).hex()}{_TAIL}"
        handle = os.open(part, flags, mode)
        if hold(handle) and os.fstat(handle).st_nlink:
            return handle, part
        os.close(handle)  # a run that was cleaning up came in between


def hold(handle: int) -> bool:
    """Whether this process has got an open file, or folder, to itself until it ends.

    Where nothing can be held, it has.
    """
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _dress(handle: int, real: Path, status: os.stat_result) -> None:
    """Give a new file the owner and the permissions of the one that it replaces."""
    if hasattr(os, "listxattr"):  # lists of access rights are among these
        with suppress(OSError):
            for name in os.listxattr(real):
                os.setxattr(handle, name, os.getxattr(real, name))
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(handle, status.st_uid, status.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(status.st_mode))


def sync_folder(folder: Path) -> None:
    """See to it that the names of the files in a folder are on the disk."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clean(folders: Iterable[Path]) -> None:
    """Remove what runs that were killed have left in some folders."""
    try:
        import fcntl  # noqa: F401, PLC0415 - else nobody can tell what is in use
    except ImportError:
        return
    for folder in folders:
        with suppress(OSError):
            for part in sorted(folder.glob(f"{_HEAD}*{_TAIL}")):
                _remove_left(part)


def _remove_left(part: Path) -> None:
    with suppress(OSError), part.open("rb") as file:
        if part.is_file() and not part.is_symlink() and hold(file.fileno()):
            part.unlink()
