"""TMX: translation memories, a variant a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.read.units import Inside, Unit, inside, of_stream
from mtcheck.read.xml import End, Start, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Document
    from mtcheck.read.xml import Event

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_ANY = {"*all*", ""}


class _Variant(NamedTuple):
    lang: str
    found: Inside


def parse(content: str, path: str, above: int = 0) -> Document:
    """Every variant that is not in the source language, beside the one that is.

    `above` units of the file come before those of the content.
    """
    read = stream(content)
    units = list(_units(content, read.events, above))
    return of_stream(path, "tmx", content, read, units)


def _units(content: str, events: Sequence[Event], number: int) -> Iterator[Unit]:
    header, lang, at = "", "", 0
    given = ""
    variants: list[_Variant] = []
    while at < len(events):
        event = events[at]
        at += 1
        if isinstance(event, Start):
            if event.name == "header":
                header = event.attributes.get("srclang", "")
            elif event.name == "tu":
                number, variants = number + 1, []
                given = event.attributes.get("srclang", "")
                name = event.attributes.get("tuid") or str(number)
            elif event.name == "tuv":
                lang = event.attributes.get("xml:lang") or event.attributes.get(
                    "lang", ""
                )
            elif event.name == "seg":
                found = inside(content, events, at - 1, is_code=_CODES.__contains__)
                variants.append(_Variant(lang, found))
                at = found.after
        elif isinstance(event, End) and event.name == "tu":
            yield from _of_unit(name, variants, given or header)


def _of_unit(name: str, variants: Sequence[_Variant], srclang: str) -> Iterator[Unit]:
    source = _source(variants, srclang)
    for variant in variants:
        if variant is not source and not _is_same(variant, source):
            yield Unit(
                name,
                variant.found.text,
                source.found.text if source else None,
                variant.found.marks,
                source.lang or None if source else None,
                variant.lang or None,
            )


def _is_same(variant: _Variant, source: _Variant | None) -> bool:
    """Whether a variant is another wording in the language of the source."""
    return (
        source is not None
        and variant.lang != ""
        and variant.lang.lower() == source.lang.lower()
    )


def _source(variants: Sequence[_Variant], srclang: str) -> _Variant | None:
    """The variant in the source language; the first one where none is named."""
    wanted = srclang.lower()
    if wanted in _ANY:
        return variants[0] if len(variants) > 1 else None
    same = [v for v in variants if v.lang.lower() == wanted]
    base = [v for v in variants if _base(v.lang) == _base(wanted)]
    return next(iter(same or base), None)


def _base(lang: str) -> str:
    return lang.lower().replace("_", "-").split("-", maxsplit=1)[0]
