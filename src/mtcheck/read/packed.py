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
_HAS_EXTRA, _HAS_NAME = 4, 8  # flags in the head of a gzip file


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


def packed(data: bytes, like: bytes) -> bytes:
    """`data` as a gzip file with the time and the name that the file `like` says."""
    import gzip  # noqa: PLC0415 - the same

    has_name = like[3] & _HAS_NAME and not like[3] & _HAS_EXTRA
    name = like[10 : like.find(b"\0", 10)].decode("latin-1") if has_name else ""
    held = BytesIO()
    time = int.from_bytes(like[4:8], "little")
    with gzip.GzipFile(name, "wb", fileobj=held, mtime=time) as file:
        file.write(data)
    return held.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes | None:
    """A zip archive with some of its members replaced, the others as they are.

    None for a signed document: the signature would be broken.
    """
    import zipfile  # noqa: PLC0415 - the same

    held = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as archive,
        zipfile.ZipFile(held, "w") as made,
    ):
        if any(name.startswith("_xmlsignatures/") for name in archive.namelist()):
            return None
        made.comment = archive.comment
        for member in archive.infolist():
            old = archive.read(member)
            made.writestr(member, parts.get(member.filename, old))
    return held.getvalue()


def _line(error: Exception) -> str:
    """What an error says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
