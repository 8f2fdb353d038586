"""A linter for machine-translated text.

``from mtcheck import scan_text, scan_paths`` is the library; see docs/api.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["__version__", "scan_paths", "scan_text"]

__version__ = "0.1.0"

if TYPE_CHECKING:
    from mtcheck.api import scan_paths, scan_text
else:

    def __getattr__(name: str) -> object:
        """The functions of the library, which the command line never loads."""
        if name not in {"scan_paths", "scan_text"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from mtcheck import api  # noqa: PLC0415

        return getattr(api, name)
