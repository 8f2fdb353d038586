"""Paths as the readers of a report look for them."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from mtcheck.report.visible import kept, visible

if TYPE_CHECKING:
    from mtcheck.report import RenderOptions


def shown(path: str) -> str:
    """Return a path that may begin a line of a log, for people."""
    return visible(_inert(path))


def path_of_line(path: str) -> str:
    """Return a path that may begin a line, for programs: its spaces are its own."""
    return kept(_inert(path))


def _inert(path: str) -> str:
    # A line that starts with « :: » is a command to the build servers of GitHub.
    return f"./{path}" if path.lstrip().startswith("::") else path


def from_root(path: str, options: RenderOptions) -> str:
    """Return the path from the root of the project, with slashes and no « ./ ».

    A path outside the root stays what it was, and so does a name that is none,
    such as <stdin>.
    """
    if not path or path.startswith("<"):
        return path
    whole = _whole(path, options)
    if options.root and whole.is_relative_to(options.root):
        return whole.relative_to(options.root).as_posix()
    return PurePath(os.path.normpath(path)).as_posix()


def absolute(path: str, options: RenderOptions) -> str:
    """Return the path from the root of the machine, if it is known."""
    return path if not path or path.startswith("<") else str(_whole(path, options))


def _whole(path: str, options: RenderOptions) -> PurePath:
    return PurePath(os.path.normpath(PurePath(options.folder, path)))


def uri(path: str) -> str:
    """Return a path as a reference that may stand in a URI."""
    return quote(_raw(path), safe="/")


def _raw(path: str) -> bytes:
    """The bytes of a path; those that were no UTF-8 come back as they were."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")
