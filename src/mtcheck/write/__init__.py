"""Changes of passages to bytes of files: the door to the pens of the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.write.carrier import carrier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Document
    from mtcheck.read.weave import Change

__all__ = ["rewritten"]


def rewritten(
    data: bytes, document: Document, wanted: Mapping[int, Sequence[Change]]
) -> bytes | frozenset[int]:
    """The bytes of a file, read as `document`, with changes of some passages.

    Changes are in text order, by the index of their passage. The indices of the
    passages at fault where something cannot be written in the format of the file, or
    in its encoding. Whether what was written reads as it should is for
    `verify.holds` to say.
    """
    return carrier(data, document).rewritten(wanted) if wanted else data
