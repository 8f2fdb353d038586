"""The compiled catalogue on disk: read whole or not at all, written in one step.

A cache is never needed: whatever is wrong with one costs time and nothing else.
"""

from __future__ import annotations

import marshal
import os
import time
from pathlib import Path
from typing import Any
from zlib import crc32

Held = tuple[list[dict[str, Any]], dict[str, Any], dict[str, bytes]]
"""Rules, their literals and the forms of expressions, as plain data."""

_SUM_SIZE = 4  # bytes
_KEPT = 4  # caches of other versions and packs
_ABANDONED = 3600  # seconds; what a run has not finished by then, it never will


def default_cache_dir() -> Path:
    """Where all is kept: MTCHECK_CACHE_DIR, or the user's cache folder.

    For a user without a home it is no folder at all: nothing is kept.
    """
    given = os.environ.get("MTCHECK_CACHE_DIR")
    if given:
        return Path(given)
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    try:
        return Path(base or Path.home() / ".cache") / "mtcheck"
    except RuntimeError:
        return Path(os.devnull)


def read_cache(path: Path) -> Held | None:
    """What a cache holds; None where there is none, or none that is whole."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - at each start; Path is slower
            held = memoryview(file.read())
    except OSError:
        return None
    checksum, payload = held[:_SUM_SIZE], held[_SUM_SIZE:]
    if not payload or _sum(payload) != checksum:
        return None
    plain: Held = marshal.loads(payload)  # noqa: S302 - our own, its sum checked
    return plain


def write_cache(path: Path, held: Held) -> None:
    """Put a cache in its place, and remove the oldest others."""
    payload = marshal.dumps(held)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_sum(payload) + payload)
        part.replace(path)
        _forget_others(path)
    except OSError:
        return  # a read-only home only costs time


def _sum(payload: memoryview | bytes) -> bytes:
    # Against files that were cut or damaged; it takes a fifth of what a digest does.
    return crc32(payload).to_bytes(_SUM_SIZE, "big")


def _forget_others(kept: Path) -> None:
    others = [p for p in kept.parent.glob("rules-*.bin") if p != kept]
    stale = sorted(others, key=_age)[_KEPT:]
    stale += [p for p in kept.parent.glob("rules-*.part") if _age(p) > _ABANDONED]
    for path in stale:
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    """In seconds."""
    return time.time() - path.stat().st_mtime
