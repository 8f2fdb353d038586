"""What is packed in a file: gzip and zip, neither of which may burst."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

GZIP = b"\x1f\x8b"
LARGEST = 256 * 1024 * 1024  # bytes unpacked; no corpus in one file comes near
LARGEST_PART = 64 * 1024 * 1024  # bytes of one part of a document


def unpacked(data: bytes, path: str) -> bytes:
    """What a gzip file holds; InputError if it is broken or holds too much."""
    import gzip  # noqa: PLC0415 - few files are packed

    try:
        with gzip.open(BytesIO(data)) as file:
            held = file.read(LARGEST + 1)
    except EOFError:
        raise InputError(path, "is a gzip file that breaks off") from None
    except (OSError, zlib.error) as error:
        raise InputError(path, f"is a broken gzip file: {_line(error)}") from None
    if len(held) > LARGEST:
        raise InputError(path, f"holds more than {LARGEST >> 20} MB unpacked")
    return held


def members(data: bytes, path: str, names: Collection[str]) -> Mapping[str, bytes]:
    """Those of some members that a zip archive has; InputError as above."""
    import zipfile  # noqa: PLC0415 - the same

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            known = set(archive.namelist())
            held = {}
            for name in names:
                if name in known:
                    with archive.open(name) as file:
                        held[name] = file.read(LARGEST_PART + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,  # a way of packing that is not built in
        OSError,
        RuntimeError,  # encrypted
        ValueError,
    ) as error:
        raise InputError(path, f"is a broken archive: {_line(error)}") from None
    for name, part in held.items():
        if len(part) > LARGEST_PART:
            limit = f"{LARGEST_PART >> 20} MB"
            raise InputError(path, f"holds more than {limit} unpacked in {name}")
    return held


def _line(error: Exception) -> str:
    """What an error says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
