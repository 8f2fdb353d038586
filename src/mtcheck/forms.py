"""Compiled expressions of earlier runs, each looked up in a file when it is asked for.

A run needs a few hundred of the thousands that may be kept, so that the file is mapped
and not read: the digests of the expressions in order, where their forms end, the forms,
each with its sum. Whatever is damaged is as good as not there.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from mtcheck.cache import bytes_of, default_cache_dir, put
from mtcheck.match import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAKERS = ("forms.py", "match/beginnings.py", "match/expressions.py")
"""The code that a form depends on."""
_WORTHWHILE = 8  # expressions; fewer are compiled before a cache is written
_MOST = 20_000  # expressions; so many come of packs that come and go
_DIGEST_SIZE = 16  # bytes of the digest of what all forms in a file depend on
_SUM = 4  # bytes
_COUNT = 4  # bytes
_DIGEST = 8  # bytes
_END = 4  # bytes


def recall(cache_dir: Path | None = None) -> None:
    """Let expressions that earlier runs have compiled be as they were made."""
    expressions.remember(open_forms(_place(cache_dir)))


def keep(cache_dir: Path | None = None) -> None:
    """Keep the expressions that this run has had to compile, for other runs."""
    path = _place(cache_dir)
    held = open_forms(path)
    new = {e: form for e, form in expressions.made().items() if held.get(e) != form}
    if len(new) < _WORTHWHILE:
        held.close()
        return
    put(path, _let_go(held, new))


def _let_go(held: Forms, new: Mapping[str, bytes]) -> Iterator[bytes]:
    """The pieces of the new file, and then nothing more of the old one."""
    yield from _pieces(held if len(held) <= _MOST else Forms(), new)
    # Some systems replace no file that is mapped.
    held.close()
    expressions.forget()


def _place(cache_dir: Path | None) -> Path:
    """Where compiled expressions are kept: those of one Python, made by one code."""
    digest = blake2b(expressions.ENGINE.encode(), digest_size=_DIGEST_SIZE)
    for name in _MAKERS:
        digest.update(bytes_of(str(Path(__file__).parent / name)))
    folder = cache_dir or default_cache_dir()
    return folder / f"forms-{digest.hexdigest()}.bin"


class Forms:
    """The forms in a file, by their expressions."""

    def __init__(self, held: mmap.mmap | bytes = b"") -> None:
        """Take a file as `packed` makes it; one that is damaged holds nothing."""
        self._held = held
        count = int.from_bytes(held[_SUM : _SUM + _COUNT], "little")
        middle = _SUM + _COUNT + count * _DIGEST
        self._begin = middle + count * _END
        head = held[_SUM : self._begin]
        if len(head) < _COUNT or held[:_SUM] != _sum(head):
            count, middle = 0, _SUM + _COUNT
        self._digests = _numbers("Q", held[_SUM + _COUNT : middle])
        self._ends = _numbers("I", held[middle : middle + count * _END])

    def __len__(self) -> int:
        """How many there are."""
        return len(self._digests)

    def get(self, expression: str) -> bytes | None:
        """The form of an expression; None if there is none, or none that is whole."""
        return self.of(_digest(expression))

    def of(self, digest: int) -> bytes | None:
        """The form of the expression with a digest; None if there is none."""
        at = bisect_left(self._digests, digest)
        is_there = at < len(self._digests) and self._digests[at] == digest
        return self._form(at) if is_there else None

    def _form(self, at: int) -> bytes | None:
        start = self._ends[at - 1] if at else 0
        kept = self._held[self._begin + start : self._begin + self._ends[at]]
        form = kept[_SUM:]
        return form if kept[:_SUM] == _sum(form) else None

    def close(self) -> None:
        """Let go of the file."""
        if isinstance(self._held, mmap.mmap):
            self._held.close()
        self._held, self._digests = b"", array("Q")

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """Every form that is whole, by the digest of its expression."""
        for at, digest in enumerate(self._digests):
            form = self._form(at)
            if form is not None:
                yield digest, form


def open_forms(path: Path) -> Forms:
    """The forms in a file; none where there is no such file."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - at each start; Path is slower
            return Forms(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # a file without a byte cannot be mapped
        return Forms()


def packed(held: Forms, made: Mapping[str, bytes]) -> bytes:
    """A file with the forms that were held, and those by expression that were made."""
    return b"".join(_pieces(held, made))


def _pieces(held: Forms, made: Mapping[str, bytes]) -> Iterator[bytes]:
    """That file, piece by piece: it may be larger than all else in memory."""
    new = {_digest(expression): form for expression, form in made.items()}
    sizes = {digest: len(form) for digest, form in held.entries()}
    sizes |= {digest: len(form) for digest, form in new.items()}
    digests = sorted(sizes)
    ends = accumulate(_SUM + sizes[digest] for digest in digests)
    head = len(digests).to_bytes(_COUNT, "little") + b"".join(
        _little(numbers).tobytes()
        for numbers in (array("Q", digests), array("I", ends))
    )
    yield _sum(head) + head
    for digest in digests:
        form = new[digest] if digest in new else held.of(digest) or b""
        yield _sum(form) + form


def _digest(expression: str) -> int:
    text = expression.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=_DIGEST).digest(), "little")


def _numbers(code: str, data: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(data)
    return _little(numbers)


def _little(numbers: array[int]) -> array[int]:
    """The numbers as files have them, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _sum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SUM, "big")
