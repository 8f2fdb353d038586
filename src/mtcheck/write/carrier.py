"""What texts lie in: the bytes of a file, packed or not, or parts of an archive."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Protocol

from mtcheck.read import decoded
from mtcheck.read.packed import GZIP, packed, repacked, unpacked
from mtcheck.write.pens import pen_for
from mtcheck.write.splice import Splicer, spliced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mtcheck.model import Document, Text
    from mtcheck.read.weave import Change
    from mtcheck.write.splice import Splice

_MARKS = {
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
}
_WITH_TAGS = frozenset({"xliff", "tmx", "ts", "resx", "android", "vtt"})
"""Formats whose own tags are part of their texts."""
_REFERRING = frozenset({"html", "xliff", "tmx", "ts", "resx", "android", "properties"})
"""Formats in which a file of ASCII alone may say, or mean, an encoding that is not
UTF-8: what is written stays ASCII."""
_ACTING = re.compile(r"[:#\"\\]")
_NUMBERED = frozenset({"json", "jsonl", "strings"})
_NUMBER = re.compile(r"\\[uU][\da-fA-F]{4}")


class Carrier(Protocol):
    """What holds the texts of a document."""

    def rewritten(
        self, wanted: Mapping[int, Sequence[Change]]
    ) -> bytes | frozenset[int]:
        """The same with some passages changed; those of which that cannot be written."""
        ...


def carrier(data: bytes, document: Document) -> Carrier:
    """What `data`, which was read as `document`, is."""
    if document.format == "docx":
        return _Archive(data, document)
    return _File(data, document)


class _File:
    """A file of text, perhaps packed, with or without a byte order mark."""

    def __init__(self, data: bytes, document: Document) -> None:
        self._document = document
        self._packed = data if data.startswith(GZIP) else None
        self._data = unpacked(data, document.path) if self._packed else data

    def rewritten(
        self, wanted: Mapping[int, Sequence[Change]]
    ) -> bytes | frozenset[int]:
        document = self._document
        content, encoding = decoded(self._data, document.path, document.format)
        mark = _mark(self._data, content, encoding)
        if mark is None or content != document.content:
            return frozenset(wanted)
        pen = pen_for(document.format, content)
        splicer = Splicer(content, pen, _fitting(content, encoding, document.format))
        splices = {at: self._splices(at, wanted[at], splicer) for at in wanted}
        made = _made(content, splices)
        if isinstance(made, frozenset):
            return made
        written = mark + made.encode(encoding)
        return packed(written, self._packed) if self._packed else written

    def _splices(
        self, index: int, changes: Sequence[Change], splicer: Splicer
    ) -> list[Splice] | None:
        passage = self._document.passages[index]
        if passage.kind == "markup" or self._cuts_tag(index, changes):
            return None
        # Front matter is read by the line; what acts in YAML must not come into it.
        is_front = self._document.format == "markdown" and passage.kind == "title"
        if is_front and any(_ACTING.search(change.text) for change in changes):
            return None
        return splicer.splices(passage.target, changes)

    def _cuts_tag(self, index: int, changes: Sequence[Change]) -> bool:
        """Whether a change reaches into a tag that is the file's, not the text's."""
        if self._document.format not in _WITH_TAGS:
            return False
        tags = [m for m in self._document.passages[index].marks if m.kind == "tag"]
        return any(
            change.start < tag.end and tag.start < change.end
            for tag in tags
            for change in changes
        )


class _Archive:
    """A Word document: its texts lie in several parts."""

    def __init__(self, data: bytes, document: Document) -> None:
        self._data = data
        self._path = document.path

    def rewritten(
        self, wanted: Mapping[int, Sequence[Change]]
    ) -> bytes | frozenset[int]:
        from mtcheck.read.docx import lying  # noqa: PLC0415 - few files are

        parts, places = lying(self._data, self._path)
        made: dict[str, bytes] = {}
        refused: frozenset[int] = frozenset()
        for name in dict.fromkeys(places[at].part for at in wanted):
            mine = {at: wanted[at] for at in wanted if places[at].part == name}
            texts = {at: places[at].text for at in mine}
            part = _rewritten_part(parts[name], texts, mine)
            if isinstance(part, frozenset):
                refused |= part
            else:
                made[name] = part
        return refused or repacked(self._data, made) or frozenset(wanted)


def _rewritten_part(
    part: bytes, texts: Mapping[int, Text], wanted: Mapping[int, Sequence[Change]]
) -> bytes | frozenset[int]:
    from mtcheck.read.docx import part_text  # noqa: PLC0415 - few files are

    content = part_text(part)
    mark = _mark(part, content, "utf-8")
    if mark is None:
        return frozenset(wanted)
    fits = _fitting(content, "utf-8", "docx")
    splicer = Splicer(content, pen_for("docx", content), fits)
    splices = {
        at: _keeping_space(content, splicer.splices(texts[at], changes))
        for at, changes in wanted.items()
    }
    made = _made(content, splices)
    return made if isinstance(made, frozenset) else mark + made.encode()


def _made(
    content: str, splices: Mapping[int, list[Splice] | None]
) -> str | frozenset[int]:
    """The file with the splices of some passages; else those that are at fault."""
    refused = frozenset(at for at, made in splices.items() if made is None)
    if refused:
        return refused
    every = [splice for made in splices.values() for splice in made or ()]
    made = spliced(content, every)
    return frozenset(splices) if made is None else made


def _keeping_space(content: str, splices: list[Splice] | None) -> list[Splice] | None:
    """The splices; None if Word would not show what they write."""
    if any(_loses_space(content, splice) for splice in splices or ()):
        return None
    return splices


_UNKEPT = re.compile(r"<(?:\w+:)?t>[^<]*\Z")
"""The begin of a text whose element does not say that white space is kept."""


def _loses_space(content: str, splice: Splice) -> bool:
    """Whether white space comes to the edge of an element that does not keep it."""
    before = content[content.rfind("<", 0, splice.start) : splice.start]
    if _UNKEPT.match(before) is None:
        return False
    after = content[splice.end : content.find("<", splice.end)]
    text = before.partition(">")[2] + splice.text + after
    return text != text.strip()


def _mark(data: bytes, content: str, encoding: str) -> bytes | None:
    """The byte order mark of a file; None if it would not be written as it was."""
    try:
        body = content.encode(encoding)
    except UnicodeEncodeError:
        return None
    mark = data[: len(data) - len(body)]
    return mark if mark in _MARKS and mark + body == data else None


def _fitting(content: str, encoding: str, format_: str) -> Callable[[str], bool]:
    """What tells whether a file can hold a character as it is."""
    is_numbered = format_ in _NUMBERED and _NUMBER.search(content) is not None
    stays_plain = content.isascii() and (format_ in _REFERRING or is_numbered)

    def fits(char: str) -> bool:
        if stays_plain:
            return char.isascii()
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            return False
        return True

    return fits
