"""Reports on files that were checked before, on disk: the one door to them.

A report is found under two things: its *ground* (the program, the rules and the
settings; `ground.py`) and its file (where it lies, and every byte that was read for
it). Whatever is wrong with what is kept costs time and nothing else.

What is read here is data and stays so: typed when it is unpacked, never run. Whoever
may write to the folder can decide what a run reports, as with the compiled rules
beside it, so both belong to the user alone.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.results.bundle import Entry, read_bundle, write_bundle
from mtcheck.results.plain import Kit, kit_from, kit_in, report_from, report_in
from mtcheck.results.room import MOST, make_room, mark_used

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.model import FileReport
    from mtcheck.results.bundle import Bundle

__all__ = ["Asked", "Kit", "Results"]

_LARGE = 65_536  # bytes; a larger file has a bundle to itself
_ENOUGH = 16_000_000  # bytes that wait to be written
_KIT = b"kit"


class Asked(NamedTuple):
    """A file whose report is wanted."""

    ground: str
    """Digest of all but the file that decides what is found."""
    place: bytes
    """Digest of where it lies and what reports call it."""
    digest: bytes
    """Of all that was read for it."""
    data: bytes
    """What the file itself holds."""


class Results:
    """The reports in a folder; without one, nothing is found and nothing kept."""

    def __init__(self, folder: Path | None, today: str) -> None:
        """Take the folder, and the day by which silencers expire."""
        self._folder = folder
        self._today = today
        self._read: dict[str, Bundle] = {}
        self._due: dict[str, dict[bytes, Entry]] = {}
        self._waiting = 0
        self._has_written = False

    def find(self, asked: Asked) -> FileReport | None:
        """The report on a file as it is now, under rules as they are now."""
        entry = self._entry(_bundle_of(asked), asked.place)
        if entry is None or entry.digest != asked.digest or not self._holds(entry):
            return None
        return report_in(entry.payload, asked.data)

    def keep(self, asked: Asked, report: FileReport, *, is_dated: bool) -> None:
        """Keep a report, only for today if `is_dated`."""
        payload = report_from(report, asked.data)
        if payload is not None and len(payload) < MOST // 2:
            day = self._today if is_dated else ""
            entry = Entry(asked.digest, day, _now(), payload)
            self._put(_bundle_of(asked), asked.place, entry)

    def kit(self, ground: str) -> Kit | None:
        """What is known of the scanners that work on some ground."""
        entry = self._entry(_kit_of(ground), _KIT)
        return kit_in(entry.payload) if entry is not None else None

    def keep_kit(self, ground: str, kit: Kit) -> None:
        """Keep what is known of scanners."""
        payload = kit_from(kit)
        if payload is not None:
            self._put(_kit_of(ground), _KIT, Entry(b"", "", _now(), payload))

    def save(self) -> None:
        """Write what is due; leave no more in the folder than it may hold."""
        self._write()
        if self._folder is not None and self._has_written:
            make_room(self._folder)

    def _entry(self, name: str, place: bytes) -> Entry | None:
        if self._folder is None:
            return None
        if name not in self._read:
            self._read[name] = read_bundle(self._folder / name)
            mark_used(self._folder / name)
        return self._read[name].get(place)

    def _holds(self, entry: Entry) -> bool:
        return entry.day in {"", self._today}

    def _put(self, name: str, place: bytes, entry: Entry) -> None:
        if self._folder is None:
            return
        self._due.setdefault(name, {})[place] = entry
        self._waiting += len(entry.payload)
        if self._waiting > _ENOUGH:
            self._write()

    def _write(self) -> None:
        if self._folder is None:
            return
        for name, entries in self._due.items():
            self._has_written |= write_bundle(self._folder / name, entries)
        self._due.clear()
        self._waiting = 0


def _bundle_of(asked: Asked) -> str:
    """The bundle that a report is in: one of 64, if its file is not large."""
    is_large = len(asked.data) > _LARGE
    rest = asked.place.hex() if is_large else f"{asked.place[0] % 64:02}"
    return f"{asked.ground}-{rest}.bin"


def _kit_of(ground: str) -> str:
    return f"{ground}-kit.bin"


def _now() -> int:
    return int(time.time())
