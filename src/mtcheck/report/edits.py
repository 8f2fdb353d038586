"""Fixes as edits to the file, for tools that apply them without asking ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Applicability, Span
from mtcheck.report.flags import passage_of

if TYPE_CHECKING:
    from mtcheck.model import Edit, Text
    from mtcheck.report.flags import Flag

# What stands for itself in every text file that is read: the format's own signs,
# and what it would have to escape, are all ASCII punctuation or control characters.
_PLAIN = re.compile(r"[\w\s.!?\-\u00a0-\U0010ffff]*")
_NEVER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What may be the first sign of an escape that stands for the very sign: &amp; '' "".
_ESCAPING = ("&", "\\", "'", '"')
_PACKED = ("docx",)


class FileEdit(NamedTuple):
    """Replace a range of the decoded file by a text."""

    span: Span
    text: str


def file_edits(flag: Flag) -> tuple[FileEdit, ...]:
    """Return the fix of a finding as edits to its file; empty where it has none.

    Others apply these blindly, so they are left out where the file does not say
    the words as the passage does (entities, escapes, tags between them), where the
    new words might need an escape, and where the fix is only there to be shown.
    """
    document, fix = flag.file.document, flag.finding.fix
    passage = passage_of(*flag)
    if fix is None or fix.applicability is Applicability.DISPLAY:
        return ()
    if passage is None or flag.finding.side != "target":
        return ()
    if document.format in _PACKED or document.path.endswith(".gz"):
        return ()
    placed = [_placed(edit, passage.target, document.content) for edit in fix.edits]
    edits = tuple(edit for edit in placed if edit is not None)
    is_sure = all(_is_plain(edit.text, document.format) for edit in edits)
    return edits if is_sure and len(edits) == len(placed) else ()


def _is_plain(text: str, format_name: str) -> bool:
    if _NEVER.search(text):
        return False
    return format_name == "text" or _PLAIN.fullmatch(text) is not None


def _placed(edit: Edit, text: Text, content: str) -> FileEdit | None:
    """The edit in the file; None unless the words lie there as they are."""
    # Of an insertion the character before it shows whether it has one place only.
    is_insertion = edit.start == edit.end
    first = max(0, edit.start - 1) if is_insertion else edit.start
    start = text.place(first)
    end = start + edit.end - first
    if content[start:end] != text.content[first : edit.end]:
        return None
    goes_on = edit.end < len(text.content) and text.place(edit.end) == end
    if text.content[: edit.end].endswith(_ESCAPING) and not goes_on:
        return None
    if is_insertion and text.place(edit.start) != end:
        return None
    return FileEdit(Span(start + edit.start - first, end), edit.text)
