"""Reports as bytes and back; what comes back has been checked against its types."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, encode

from mtcheck.model import FileReport, RuleInfo  # noqa: TC001 - msgspec reads them

if TYPE_CHECKING:
    from collections.abc import Mapping

    Bytes = bytes | memoryview


class Kit(NamedTuple):
    """What can be said of the scanners of a run without making them."""

    signature: str
    rules: Mapping[str, RuleInfo]
    """Those that have hit so far, by code."""


class _Kept(NamedTuple):
    report: FileReport
    is_plain: bool
    """Whether the file says its text as it is, which then is not kept again."""


class _KeptKit(NamedTuple):
    signature: str
    rules: dict[str, RuleInfo]


def report_from(report: FileReport, data: bytes) -> bytes | None:
    """A report as bytes, `data` being its file; None for what cannot be written."""
    try:
        is_plain = data.decode() == report.document.content
    except UnicodeDecodeError:
        is_plain = False
    if is_plain:
        report = replace(report, document=replace(report.document, content=""))
    return _encoded(_Kept(report, is_plain))


def report_in(held: Bytes, data: bytes) -> FileReport | None:
    """The report that some bytes hold, `data` being its file; None if there is none."""
    try:
        report, is_plain = _reports().decode(held)
        content = data.decode() if is_plain else report.document.content
    except (MsgspecError, UnicodeDecodeError):
        return None
    document = report.document
    # A sequence of any kind comes back as a list.
    passages = tuple(document.passages)
    return replace(
        report, document=replace(document, content=content, passages=passages)
    )


def kit_from(kit: Kit) -> bytes | None:
    """What is known of scanners as bytes."""
    rules = {code: _told(info) for code, info in sorted(kit.rules.items())}
    return _encoded(_KeptKit(kit.signature, rules))


def kit_in(held: Bytes) -> Kit | None:
    """What some bytes tell of scanners; None if they tell nothing."""
    try:
        return Kit(*_kits().decode(held))
    except MsgspecError:
        return None


def _told(info: RuleInfo) -> RuleInfo:
    """A rule with its examples in hand, not packed away."""
    return replace(info, bad=tuple(info.bad), good=tuple(info.good))


def _encoded(kept: _Kept | _KeptKit) -> bytes | None:
    try:
        return encode(kept)
    except (UnicodeEncodeError, OverflowError, MsgspecError):
        return None  # half a character, say, which a text can hold by its escape


@cache
def _reports() -> Decoder[_Kept]:
    return Decoder(_Kept)


@cache
def _kits() -> Decoder[_KeptKit]:
    return Decoder(_KeptKit)
