"""Which configuration file governs a folder: the nearest one above.

``mtcheck.toml``, ``.mtcheck.toml`` or the table ``[tool.mtcheck]`` of a
``pyproject.toml``; none is merged with another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = "pyproject.toml"
NAMES = ("mtcheck.toml", ".mtcheck.toml", PYPROJECT)
_TABLE = re.compile(r"^\s*\[\[?\s*tool\s*\.\s*mtcheck\b", re.MULTILINE)


def governing(folder: Path) -> Path | None:
    """The nearest configuration file in `folder` or above it, up to the repository."""
    for above in (folder, *folder.parents):
        found, is_end = nearest(above)
        if found is not None or is_end:
            return found
    return None


def nearest(folder: Path) -> tuple[Path | None, bool]:
    """The configuration file in a folder, and whether the search ends here."""
    for name in NAMES:
        path = folder / name
        if path.is_file() and (name != PYPROJECT or _has_table(path)):
            return path, True
    return None, (folder / ".git").exists()


def _has_table(path: Path) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    return _TABLE.search(text) is not None
