"""Messages with plurals and choices (ICU, Fluent) held against their source.

Faults: ``broken`` (braces, names of arguments or keywords that the program will not
know), ``other`` (no branch for all other values), ``category`` (no branch for a
number that the target language has a form for).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match import icu
from mtcheck.match.last_word import last_word
from mtcheck.match.plurals import CATEGORIES, needed
from mtcheck.model import Edit, Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.icu import Argument, Key
    from mtcheck.match.view import PassageView

_FIXED = {"zero": "=0", "one": "=1", "two": "=2"}


def make(*, fault: str) -> PassageCheck:
    """The check for one of the three faults."""
    find = {"broken": _broken, "other": _other, "category": _category}[fault]

    def check(view: PassageView) -> Iterable[Match]:
        source = view.passage.source
        if source is None or "{" not in source.content or source.content == view.raw:
            return ()
        if not icu.is_message(source.content) or not view.raw.strip():
            return ()
        return find(view, source.content)

    return check


def _broken(view: PassageView, source: str) -> Iterator[Match]:
    """The first thing that a program would stumble over; one finding is enough."""
    if icu.is_fluent(source):
        yield from _broken_fluent(view, source)
        return
    was, now = icu.parse(source), icu.parse(view.raw)
    if isinstance(was, icu.Broken):
        return
    if isinstance(now, icu.Broken):
        yield Match(now.start, now.end, {"source": ""}, (), ())
        return
    yield from _odd_argument(view, was, now)


def _odd_argument(
    view: PassageView, was: Sequence[Argument], now: Sequence[Argument]
) -> Iterator[Match]:
    text, known = view.raw, {(a.name, a.type) for a in was}
    odd = [a for a in now if (a.name, a.type) not in known]
    if odd:
        gone = known - {(a.name, a.type) for a in now}
        yield _instead(text, Span(odd[0].start, odd[0].end), sorted(gone), odd[0])
        return
    lost = {a.name for a in was} - {a.name for a in now}
    if lost:
        yield Match(*last_word(view), {"source": min(lost)}, (), ())
        return
    yield from _odd_key(was, now)


def _instead(
    text: str, span: Span, gone: Sequence[tuple[str, str]], odd: Argument
) -> Match:
    """The argument that took the place of another; put right if there is only one."""
    named = [pair for pair in gone if pair[0] == odd.name] or list(gone)
    if len(named) != 1:
        return Match(*span, {"source": ""}, (), ())
    name, type_ = named[0]
    right = text[span.start : span.end].replace(odd.name, name, 1)
    if odd.type and type_:
        right = right[: len(right) - len(odd.type)] + type_
    edit = Edit(span.start, span.end, right)
    return Match(*span, {"source": right}, (right,), (edit,))


def _odd_key(was: Sequence[Argument], now: Sequence[Argument]) -> Iterator[Match]:
    for argument in now:
        same = [a for a in was if (a.name, a.type) == (argument.name, argument.type)]
        known = {key.name for a in same for key in a.keys}
        if argument.type == "select":
            odd = [key for key in argument.keys if key.name not in known]
        else:
            odd = [key for key in argument.keys if not _is_category(key.name)]
        if odd:
            gone = [k for k in sorted(known) if k not in _names(argument.keys)]
            yield _key(odd, gone)
            return


def _is_category(name: str) -> bool:
    return name in CATEGORIES or name.startswith("=")


def _names(keys: Iterable[Key]) -> set[str]:
    return {key.name for key in keys}


def _key(odd: Sequence[Key], gone: Sequence[str]) -> Match:
    _, start, end = odd[0]
    if len(odd) != 1 or len(gone) != 1:
        return Match(start, end, {"source": ", ".join(gone)}, (), ())
    edit = Edit(start, end, gone[0])
    return Match(start, end, {"source": gone[0]}, (gone[0],), (edit,))


def _broken_fluent(view: PassageView, source: str) -> Iterator[Match]:
    text = view.raw
    if "->" not in text or text.count("{") != text.count("}"):
        yield Match(*last_word(view), {"source": "->"}, (), ())
        return
    was, now = icu.fluent_keys(source), icu.fluent_keys(text)
    known = _names(was)
    odd = [k for k in now if k.name not in known and k.name not in CATEGORIES]
    if odd and not odd[0].name.isdigit():
        yield _key(odd, sorted(known - _names(now)))


def _other(view: PassageView, source: str) -> Iterator[Match]:
    if icu.is_fluent(source):
        if (
            icu.has_default(source)
            and not icu.has_default(view.raw)
            and "->" in view.raw
        ):
            yield Match(*last_word(view), {"argument": "->"}, (), ())
        return
    for argument in _arguments(view):
        has_odd = any(not _is_category(key.name) for key in argument.keys)
        if argument.type != "select" and has_odd:
            continue  # a translated "other" is told of as such
        if argument.keys and "other" not in _names(argument.keys):
            was = _like(argument, icu.parse(source))
            if was and not _names(argument.keys) - _names(was.keys) - CATEGORIES:
                yield Match(
                    argument.start, argument.end, {"argument": argument.name}, (), ()
                )


def _like(
    argument: Argument, source: Sequence[Argument] | icu.Broken
) -> Argument | None:
    if isinstance(source, icu.Broken):
        return None
    same = (a for a in source if (a.name, a.type) == (argument.name, argument.type))
    return next(same, None)


def _category(view: PassageView, source: str) -> Iterator[Match]:
    if icu.is_fluent(source):
        return
    for argument in _arguments(view):
        if argument.type != "plural" or not _like(argument, icu.parse(source)):
            continue
        names = _names(argument.keys)
        if not all(map(_is_category, names)) or "other" not in names:
            continue
        gone = [c for c in needed(view.lang) if not {c, _FIXED.get(c, c)} & names]
        # A message that gives no forms but one has no use for any.
        if gone and names != {"other"}:
            values = {"argument": argument.name, "categories": ", ".join(gone)}
            yield Match(argument.start, argument.end, values, (), ())


def _arguments(view: PassageView) -> Sequence[Argument]:
    found = icu.parse(view.raw)
    return () if isinstance(found, icu.Broken) else found
