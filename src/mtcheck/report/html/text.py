"""A text under test with its faults underlined and its own emphasis kept."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.report.html.markup import Html, joined, shown, tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.model import Finding, Mark

# How marks of the format look; the others look like the words around them.
_LOOKS = {
    "code": "code",
    "tag": "code",
    "url": "url",
    "link": "link",
    "strong": "strong",
    "emphasis": "em",
}
_ABOUT_SIGNS = ("/typography", "/whitespace", "/spacing", "/character-encoding")


class Numbered(NamedTuple):
    """A finding and the number it bears in the report."""

    number: int
    finding: Finding


class _Layers:
    """What begins and ends at each place of a text."""

    def __init__(
        self, size: int, found: Sequence[Numbered], marks: Sequence[Mark]
    ) -> None:
        self._size = size
        self.places = {0, size}
        self.opened: dict[int, list[Numbered]] = defaultdict(list)
        self.closed: dict[int, list[Numbered]] = defaultdict(list)
        self.empty: dict[int, list[Numbered]] = defaultdict(list)
        self.looks: dict[int, list[tuple[str, bool]]] = defaultdict(list)
        for it in found:
            self._add(it)
        for mark in marks:
            if mark.kind in _LOOKS and mark.start < mark.end:
                self.looks[self._place(mark.start)].append((_LOOKS[mark.kind], True))
                self.looks[self._place(mark.end)].append((_LOOKS[mark.kind], False))

    def _place(self, offset: int) -> int:
        place = min(max(0, offset), self._size)
        self.places.add(place)
        return place

    def _add(self, it: Numbered) -> None:
        start, end = self._place(it.finding.start), self._place(it.finding.end)
        if start < end:
            self.opened[start].append(it)
            self.closed[end].append(it)
        else:
            self.empty[start].append(it)


def marked(
    text: str,
    found: Sequence[Numbered],
    marks: Sequence[Mark] = (),
    *,
    breaks: bool = False,
) -> Html:
    """Return `text` with `found` underlined; overlapping findings share their part."""
    if not found and not marks:
        return shown(text, breaks=breaks)
    return joined(_parts(text, _Layers(len(text), found, marks), breaks=breaks))


def is_about_signs(finding: Finding) -> bool:
    """Whether unusual spaces are what a finding is about."""
    has_words = any(char.isalnum() for char in finding.text)
    return not has_words or finding.category.endswith(_ABOUT_SIGNS)


def _parts(text: str, layers: _Layers, *, breaks: bool) -> Iterator[Html]:
    under: dict[int, Numbered] = {}
    looks: list[str] = []
    fresh: set[int] = set()
    # The last place begins no part, but may hold an empty finding.
    for start, end in pairwise([*sorted(layers.places), len(text)]):
        for it in layers.closed[start]:
            del under[it.number]
        for look, begins in layers.looks[start]:
            looks.append(look) if begins else looks.remove(look)
        for it in layers.opened[start]:
            under[it.number] = it
            fresh.add(it.number)
        if start in layers.empty:
            missing = sorted(layers.empty[start], key=_nearest)
            yield _mark(tag("span", "‸", class_="gap"), missing, missing)
        if start < end:
            covering = sorted(under.values(), key=_nearest)
            part = _part(text[start:end], covering, looks, breaks=breaks)
            first = [it for it in covering if it.number in fresh]
            yield _mark(part, covering, first) if covering else part
            fresh.clear()


def _nearest(it: Numbered) -> tuple[int, int, int]:
    """The worst first, then the shortest: it is what a click should show."""
    return -it.finding.severity, it.finding.end - it.finding.start, it.number


def _part(
    text: str, covering: Sequence[Numbered], looks: Sequence[str], *, breaks: bool
) -> Html:
    reveal = any(is_about_signs(it.finding) for it in covering)
    content = shown(text, reveal=reveal, breaks=breaks)
    names = " ".join(sorted(set(looks)))
    return tag("span", content, class_=names) if names else content


def _mark(
    content: Html, covering: Sequence[Numbered], first: Sequence[Numbered]
) -> Html:
    """One part under one or more findings; `first` begin here and are named here."""
    worst = covering[0]
    numbers = " ".join(str(it.number) for it in covering)
    labels = joined(
        tag("sup", str(it.number), id=f"m{it.number}", aria_hidden="true")
        for it in first
    )
    # Only where a finding begins does the tab key stop.
    stop = None if first else -1
    name = "white space" if content.isspace() else None
    target = f"#f{worst.number}"
    link = tag("a", content, href=target, tabindex=stop, aria_label=name)
    severity = worst.finding.severity.label
    return tag("mark", link, labels, class_=severity, data_f=numbers)
