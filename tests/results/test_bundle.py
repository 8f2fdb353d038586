"""Bundles and the folder that they lie in: whole, bounded, and there for all runs.

``MTCHECK_KILLS=200 pytest tests/results`` kills two hundred writers.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.results import Asked, Results
from mtcheck.results.bundle import Entry, read_bundle, write_bundle
from mtcheck.results.room import make_room

KILLS = int(os.environ.get("MTCHECK_KILLS", "10"))
WRITING = """
import sys
from pathlib import Path
from mtcheck.results.bundle import Entry, write_bundle
for at in range(10**9):
    name = bytes([at % 3])
    write_bundle(Path(sys.argv[1]), {name: Entry(name, "", at, name * 1_000_000)})
    print(".", end="", flush=True)
"""


def entry(payload: bytes, used: int = 0) -> Entry:
    """An entry that holds some bytes."""
    return Entry(b"digest", "", used, payload)


def held(path: Path) -> dict[bytes, bytes]:
    """What a bundle holds."""
    return {n: bytes(it.payload) for n, it in read_bundle(path).entries()}


def test_entries_are_put_beside_the_others(tmp_path: Path) -> None:
    """One with the same name takes the other's place."""
    path = tmp_path / "new" / "a.bin"
    assert write_bundle(path, {b"a": entry(b"one"), b"b": entry(b"two")})
    assert write_bundle(path, {b"b": entry(b"three"), b"c": entry(b"")})
    assert held(path) == {b"a": b"one", b"b": b"three", b"c": b""}
    assert read_bundle(path).get(b"d") is None


def test_the_oldest_entries_go_first(tmp_path: Path) -> None:
    """New ones are kept whatever they take."""
    path = tmp_path / "a.bin"
    for number in range(4):
        write_bundle(path, {bytes([number]): entry(b"x" * 1000, number)})
    write_bundle(path, {b"new": entry(b"x" * 1000)}, 3_300)
    assert sorted(held(path)) == [b"\2", b"\3", b"new"]
    write_bundle(path, {b"large": entry(b"x" * 9000)}, 3_300)
    assert sorted(held(path)) == [b"large"]


@given(
    entries=st.dictionaries(
        st.binary(min_size=1, max_size=4), st.binary(max_size=30), max_size=5
    ),
    cut=st.integers(0, 400),
    flip=st.integers(0, 400),
)
def test_damage_is_noticed(entries: dict[bytes, bytes], cut: int, flip: int) -> None:
    """What a damaged bundle still yields is what was put into it."""
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"mtcheck-{os.getpid()}.bin"  # noqa: S108
    try:
        write_bundle(path, {name: entry(it) for name, it in entries.items()})
        assert held(path) == entries
        data = bytearray(path.read_bytes())
        data[flip % len(data)] ^= 0x41
        path.write_bytes(data)
        assert held(path).items() <= entries.items()
        path.write_bytes(data[:cut])
        assert held(path).items() <= entries.items()
    finally:
        path.unlink(missing_ok=True)


def test_a_bundle_is_whole_or_not_there(tmp_path: Path) -> None:
    """A run that is killed leaves what was there before, or the whole of the new."""
    path = tmp_path / "a.bin"
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITING, str(path)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.read(1) == b"."  # it has begun, and goes on
            time.sleep(dice.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        found = held(path)
        assert found
        assert all(it == name * 1_000_000 for name, it in found.items())
    parts = [*tmp_path.glob("*.part")]
    for part in parts:
        os.utime(part, (1000, 1000))
    make_room(tmp_path)
    assert [*tmp_path.iterdir()] == [path]


def test_there_is_no_more_than_there_is_room_for(tmp_path: Path) -> None:
    """What was not used for longest goes; a part that is being written stays."""
    for number in range(5):
        path = tmp_path / f"{number}.bin"
        path.write_bytes(b"x" * 100)
        os.utime(path, (1000 + number, 1000 + number))
    for name, when in (("old.part", 1000), ("new.part", time.time())):
        (tmp_path / name).write_bytes(b"x" * 100)
        os.utime(tmp_path / name, (when, when))
    make_room(tmp_path, 250)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["3.bin", "4.bin", "new.part"]
    make_room(tmp_path / "none")


def test_what_is_read_counts_as_used(tmp_path: Path) -> None:
    """Its file is among the last to go."""
    name = f"ground-{b'place'[0] % 64:02}.bin"
    write_bundle(tmp_path / name, {b"place": entry(b"x")})
    os.utime(tmp_path / name, (1000, 1000))
    asked = Asked("ground", b"place", b"other", b"")
    assert Results(tmp_path, "2031-06-02").find(asked) is None
    assert time.time() - (tmp_path / name).stat().st_mtime < 60
