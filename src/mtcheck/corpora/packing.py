"""Streams of bytes out of files, packed or not, and into them."""

from __future__ import annotations

import codecs
import zlib
from typing import IO, TYPE_CHECKING, Any

from mtcheck.corpora.extras import zstandard
from mtcheck.corpora.values import BLOCK
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 64 * 1024
_ZST_PIECE = 1024
"""A block of four bytes can stand for 128 KB: so many never stand for too much."""
_AUTO = 31  # zlib: a gzip file, with the largest window
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def packing_of(path: str) -> str:
    """How a file is packed, by its name: ``gz``, ``zst`` or not at all."""
    ending = path.rpartition(".")[2].lower()
    return ending if ending in {"gz", "zst"} else ""


def packed(data: bytes, packing: str) -> bytes:
    """The data as a whole member of a packed file; members can follow each other."""
    if packing == "gz":
        import gzip  # noqa: PLC0415 - few outputs are packed

        return gzip.compress(data, 6, mtime=0)
    if packing == "zst":
        made: bytes = zstandard().ZstdCompressor(level=3).compress(data)
        return made
    return data


class Source:
    """The bytes of one file, unpacked and in UTF-8, in blocks of one size."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        """Read from an open file."""
        self._path = path
        self._file = file
        self.is_recoded = False
        """Whether the file is in another encoding than what comes out of here."""

    @property
    def taken(self) -> int:
        """How many bytes of the file have been read."""
        return self._file.tell()

    def blocks(self) -> Iterator[bytes]:
        """Blocks of `BLOCK` bytes, the last one shorter.

        An InputError says where the file is broken, after all that came before.
        """
        held = bytearray()
        pieces = self._decoded(self._unpacked())
        while True:
            try:
                piece = next(pieces, None)
            except InputError:
                if held:
                    yield bytes(held)
                raise
            if piece is None:
                break
            held += piece
            while len(held) >= BLOCK:
                yield bytes(held[:BLOCK])
                del held[:BLOCK]
        if held:
            yield bytes(held)

    def _raw(self, size: int = _PIECE) -> Iterator[bytes]:
        try:
            while piece := self._file.read(size):
                yield piece
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputError(self._path, f"cannot be read: {reason}") from None

    def _unpacked(self) -> Iterator[bytes]:
        start = self._file.read(4)
        self._file.seek(0)
        if start.startswith(b"\x1f\x8b"):
            return self._gunzipped()
        if start == b"\x28\xb5\x2f\xfd" or packing_of(self._path) == "zst":
            return self._unzstd()
        return self._raw()

    def _gunzipped(self) -> Iterator[bytes]:
        unpacker = None
        for piece in self._raw():
            rest = piece
            while rest:
                if unpacker is None:
                    rest = rest.lstrip(b"\0")  # what tapes and disks fill up with
                    if not rest:
                        break
                    unpacker = zlib.decompressobj(_AUTO)
                try:
                    yield unpacker.decompress(rest, _PIECE)
                except zlib.error as error:
                    raise InputError(
                        self._path, f"is a broken gzip file: {error}"
                    ) from None
                rest = unpacker.unconsumed_tail
                if unpacker.eof:
                    rest, unpacker = unpacker.unused_data, None
        if unpacker is not None:
            raise InputError(self._path, "is a gzip file that breaks off")

    def _unzstd(self) -> Iterator[bytes]:
        library = zstandard()
        unpacker: Any = None
        for piece in self._raw(_ZST_PIECE):
            rest = piece
            while rest:
                if unpacker is None:
                    unpacker = library.ZstdDecompressor().decompressobj()
                try:
                    yield unpacker.decompress(rest)
                except library.ZstdError as error:
                    raise InputError(
                        self._path, f"is a broken Zstandard file: {error}"
                    ) from None
                rest = b""
                if unpacker.eof:
                    rest, unpacker = unpacker.unused_data, None
        if unpacker is not None:
            raise InputError(self._path, "is a Zstandard file that breaks off")

    def _decoded(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces without a byte order mark, and in UTF-8 if it says another."""
        start = b""
        for piece in pieces:
            start += piece
            if len(start) >= 4:
                break
        encoding = next((name for mark, name in _WIDE if start.startswith(mark)), None)
        if encoding is None:
            yield start.removeprefix(codecs.BOM_UTF8)
            yield from pieces
            return
        self.is_recoded = True
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        yield decoder.decode(start).removeprefix("\ufeff").encode()
        for piece in pieces:
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
