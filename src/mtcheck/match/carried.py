"""Source beside target: which placeables were lost, changed, broken or added.

Both texts are taken apart once a passage. What stands on one side alone is laid
together in pairs: first with what is left of it letter for letter (``% s``), then
with what took its place (``{nom}`` for ``{name}``).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.accelerators import key_sign
from mtcheck.match.icu import is_message
from mtcheck.match.placeable_forms import is_localised, tag_name
from mtcheck.match.placeable_kinds import BLANK, LETTERS
from mtcheck.match.placeables import PLACEHOLDERS, Piece, is_formula, pieces
from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.view import PassageView

BROKEN, CHANGED, RETYPED, LOST, ADDED = "broken", "changed", "retyped", "lost", "added"

_WORDS = frozenset({"code", "url", "email", "path", "file", "name", "version", "flag"})
"""Kinds of running text: said once or twice, it is the same."""
_NAMES = frozenset({"path", "file", "name", "version", "flag"})
_COUNTED = frozenset({"link", "bold", "italic", "hashtag"})
"""Kinds whose pieces have no name of their own."""
_FREE_TAGS = frozenset("sup sub br wbr nobr span em i a img".split())
"""Tags that a language may need more of than another."""


_BARE_SIGN = {"<": r"<(?=[A-Za-z/])"}
"""Where a sign that should have been a reference would be read as markup."""


class Change(NamedTuple):
    """What became of one placeable."""

    fault: str
    kind: str
    was: Piece | None
    """None for what was added."""
    at: Span | None
    """Where it is in the target; None for what is lost."""
    is_sure: bool = True
    """Whether there is one way only to put it back."""


def changes(view: PassageView) -> Sequence[Change]:
    """What the target did not carry over as it was, in text order; () without a source."""
    known = view.notes.get(changes)
    if known is None:
        known = view.notes[changes] = tuple(_changes(view))
    return known  # type: ignore[return-value]


def _changes(view: PassageView) -> Iterable[Change]:
    source, target = view.passage.source, view.raw
    if source is None or source.content == target:
        return ()
    if not target.strip() or not source.content.strip():
        return ()
    maths = is_formula(source.content)
    was = pieces(source.content, of_formula=maths)
    now = pieces(target, of_formula=maths)
    if not was and not now:
        return ()
    if key_sign(source.content):
        was = tuple(p for p in was if p.kind not in {"name", "italic"})
    if is_message(source.content):  # a branch may say a name as often as it likes
        was, now = _once(was), _once(now)
    return _Comparison(source.content, target, was, now).run()


def _once(found: Iterable[Piece]) -> tuple[Piece, ...]:
    seen = {(p.kind, p.form): p for p in found if p.kind != "brace"}
    return tuple(sorted(seen.values(), key=lambda piece: piece.start))


class _Comparison:
    """Two texts and what of their pieces has no partner yet."""

    def __init__(
        self, source: str, target: str, was: Sequence[Piece], now: Sequence[Piece]
    ) -> None:
        self._source = source
        self._target = target
        was, now = _numbered(was, now)
        self._kinds = {piece.kind for piece in was}
        self._all = now
        self.missing = _without(was, now)
        self.extra = _without(now, was)
        self._swap = _swapped(was, now)
        self._taken: list[Span] = []

    def run(self) -> list[Change]:
        """Every change, in the order of the target, what is lost at the end."""
        self.missing = [piece for piece in self.missing if not self._still_said(piece)]
        found = [*self._broken(), *self._paired(), *self._bare_signs(), *self._lost(), *self._added()]
        if self._swap:
            found.append(self._swap)
        return sorted(found, key=lambda c: (c.at is None, c.at or c.was[1:3]))  # type: ignore[index]

    def _still_said(self, piece: Piece) -> bool:
        """Whether the target says it all the same, as a part of something else."""
        if piece.kind in _COUNTED:
            return False
        if piece.kind in PLACEHOLDERS:
            return any(piece.text in p.text for p in self.extra if p.kind == "code")
        text = piece.form if piece.kind in {"code", "name", "version"} else piece.text
        if piece.kind == "code":
            return False
        if piece.kind == "url" and any(
            is_localised(piece.text, p.text) for p in self.extra if p.kind == "url"
        ):
            return True
        if piece.kind in {"tag", "entity", "escape", "key"}:
            return False
        return text.lower() in self._target.lower()

    def _broken(self) -> Iterator[Change]:
        """What is there but for white space, case and the shape of its signs."""
        for piece in list(self.missing):
            pattern = _loosened(piece)
            if pattern is None:
                continue
            for found in pattern.finditer(self._target):
                span = Span(*found.span())
                if self._is_free(span):
                    self._take(piece, span)
                    yield Change(BROKEN, piece.kind, piece, span)
                    break

    def _is_free(self, span: Span) -> bool:
        """Whether no piece stands there that has its partner in the source."""
        if any(span.touches(taken) for taken in self._taken):
            return False
        free = {(p.start, p.end) for p in self.extra}
        return not any(
            span.touches(Span(p.start, p.end))
            for p in self._all
            if (p.start, p.end) not in free and p.kind not in _COUNTED
        )

    def _take(self, piece: Piece, span: Span) -> None:
        self._taken.append(span)
        self.missing = [p for p in self.missing if p is not piece]
        self.extra = [p for p in self.extra if not span.touches(Span(p.start, p.end))]

    def _paired(self) -> Iterator[Change]:
        for family in ("placeholder", "tag", "address", "email", "code", "name", "key", "mention"):
            lost = [p for p in self.missing if _family(p) == family]
            came = [p for p in self.extra if _family(p) == family]
            is_sure = len(lost) == len(came) == 1
            for piece, other in _couples(lost, came):
                span = Span(other.start, other.end)
                self._take(piece, span)
                fault = RETYPED if _is_retyped(piece, other) else CHANGED
                yield Change(fault, piece.kind, piece, span, is_sure)

    def _bare_signs(self) -> Iterator[Change]:
        """Where the sign itself stands for its reference; elsewhere it was worded."""
        for piece in [p for p in self.missing if p.kind == "entity"]:
            self.missing.remove(piece)
            for found in re.finditer(_BARE_SIGN.get(piece.form, r"(?!)"), self._target):
                span = Span(*found.span())
                if self._is_free(span):
                    self._taken.append(span)
                    yield Change(CHANGED, "entity", piece, span)
                    break

    def _lost(self) -> Iterator[Change]:
        holders = [p for p in self.missing if p.kind == "url"]
        for kind in sorted({p.kind for p in self.missing}):
            lost = [p for p in self.missing if p.kind == kind]
            if kind in _COUNTED:
                if kind == "link" and holders:
                    continue
                yield Change(LOST, kind, lost[-1], None)
            else:
                for piece in lost:
                    rest = self._rest(piece)
                    if rest:
                        self._take(piece, rest)
                    yield Change(LOST, kind, piece, rest)

    def _rest(self, piece: Piece) -> Span | None:
        """Where the words of a piece of code stand without their marks."""
        if piece.kind != "code":
            return None
        found = re.search(_APART[0] + re.escape(piece.form) + _APART[1], self._target)
        return Span(*found.span()) if found else None

    def _added(self) -> Iterator[Change]:
        for piece in self.extra:
            is_tag = piece.kind == "tag" and tag_name(piece.text) not in _FREE_TAGS
            if piece.kind in PLACEHOLDERS and self._is_known_kind(piece) or is_tag:
                yield Change(ADDED, piece.kind, None, Span(piece.start, piece.end))

    def _is_known_kind(self, piece: Piece) -> bool:
        """Whether the source has placeholders of that kind, so that this one is one."""
        return piece.kind not in {"qt", "variable", "brace"} or piece.kind in self._kinds


def _family(piece: Piece) -> str:
    if piece.kind in PLACEHOLDERS:
        return "placeholder"
    return {"url": "address", **dict.fromkeys(_NAMES, "name")}.get(piece.kind, piece.kind)


def _couples(lost: list[Piece], came: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Each lost piece with what is likest to it; the rest in order, if all have one."""
    came = list(came)
    for piece in lost:
        likeness = [(_likeness(piece, other), -at) for at, other in enumerate(came)]
        best, at = max(likeness, default=(0.0, 0))
        enough = 0.0 if len(lost) == len(came) and _is_bound(piece) else 0.3
        if came and best >= enough and came[-at].kind:
            yield piece, came.pop(-at)


def _is_bound(piece: Piece) -> bool:
    """Whether what stands in its place can only be meant for it."""
    return piece.kind in PLACEHOLDERS or piece.kind in {"email", "code", "mention", "key"}


def _likeness(one: Piece, other: Piece) -> float:
    if one.kind == "tag":
        a, b = tag_name(one.text), tag_name(other.text)
        same_side = one.text.startswith("</") == other.text.startswith("</")
        return (a == b) * 1.0 if same_side else 0.0
    if one.kind == "url":
        return _address_likeness(one.form, other.form)
    a, b = _pairs(one.form), _pairs(other.form)
    shared = sum((a & b).values())
    return 2 * shared / max(1, a.total() + b.total())


def _address_likeness(one: str, other: str) -> float:
    """Pages of one site; a site's own pages in another language are none of ours."""
    a, b = _pairs(one), _pairs(other)
    return 2 * sum((a & b).values()) / max(1, a.total() + b.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, zip(text, text[1:], strict=False)))


def _without(some: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """The pieces that the other side has not, or not as often."""
    left = Counter((p.kind, p.form) for p in others)
    known = frozenset(left)
    found = []
    for piece in some:
        key = (piece.kind, piece.form)
        if piece.kind in _WORDS and key in known:
            continue
        left[key] -= 1
        if left[key] < 0:
            found.append(piece)
    return found


# ------------------------------------------------------------------ printf

_PRINTF = re.compile(r"%(?:(\(.*?\))|(\d+)\$)?(.*?)([A-Za-z@]?)\Z")


def _numbered(
    was: Sequence[Piece], now: Sequence[Piece]
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Both sides with numbers in their printf marks, if one side has them."""
    has = [any("$" in p.form for p in side if p.kind == "printf") for side in (was, now)]
    if has[0] == has[1]:
        return was, now
    return (was, _with_numbers(now)) if has[0] else (_with_numbers(was), now)


def _with_numbers(side: Sequence[Piece]) -> Sequence[Piece]:
    found, number = [], 0
    for piece in side:
        if _is_unnamed(piece) and "$" not in piece.form:
            number += 1
            piece = piece._replace(form=f"%{number}${piece.form[1:]}")  # noqa: PLW2901
        found.append(piece)
    return found


def _is_unnamed(piece: Piece) -> bool:
    return piece.kind == "printf" and piece.form != "%%" and "(" not in piece.form


def _swapped(was: Sequence[Piece], now: Sequence[Piece]) -> Change | None:
    """The first mark that meets another's value: the same marks in another order."""
    before = [p for p in was if _is_unnamed(p)]
    after = [p for p in now if _is_unnamed(p)]
    if len(before) < 2 or any("$" in p.form for p in before + after):  # noqa: PLR2004
        return None
    if sorted(p.form for p in before) != sorted(p.form for p in after):
        return None
    if any(p.form[-1] in "YHMBbAyjZ" for p in before):
        return None
    for one, other in zip(before, after, strict=True):
        if one.form != other.form:
            return Change(RETYPED, "printf", one, Span(other.start, other.end), is_sure=False)
    return None


def _is_retyped(one: Piece, other: Piece) -> bool:
    """Whether the value would be printed as one of another type."""
    if one.kind != "printf" or other.kind != "printf":
        return False
    a, b = _PRINTF.match(one.form), _PRINTF.match(other.form)
    if a is None or b is None or not a[4] or not b[4]:
        return False
    return a[4] != b[4] and {a[4], b[4]} != {"d", "i"} and a[1] == b[1]


# ------------------------------------------------------- what is left of it

_GAP = r"[\s\u00a0\u202f\u200b]*"
_TWINS = {
    '"': "[\"'“”„«»]", "'": "[\"'‘’‹›]", "%": "[%％٪]", "{": "[{｛]", "}": "[}｝]",
    "<": "[<＜‹]", ">": "[>＞›]", "$": "[$＄]", "(": "[(（]", ")": "[)）]",
    "\\": r"[\\/＼]", "&": "[&＆]", ";": "[;；]", "#": "[#＃]", "@": "[@＠]",
    ":": "[:：]", "/": "[/／]", "-": "[-–—‑]", ".": "[.。．]", "_": r"\\?[_＿]",
    "+": "[+＋]", "`": "[`´‘’'\"«»“”]", "*": "[*＊]",
}  # fmt: skip
_APART = rf"(?<![\d_{LETTERS}])", rf"(?![\d_{LETTERS}])"
_BRACES = re.compile(r"([$%#@]?)\{+\s*([^\s{}]+)\s*\}+")
_LOOSE = PLACEHOLDERS | _NAMES | {"tag", "entity", "escape", "url", "email", "code", "mention"}


def _loosened(piece: Piece) -> re.Pattern[str] | None:
    if piece.kind not in _LOOSE or len(piece.text) > 200 or BLANK in piece.text:  # noqa: PLR2004
        return None
    return _loose_pattern(piece.kind, piece.text)


@lru_cache(1000)
def _loose_pattern(kind: str, text: str) -> re.Pattern[str] | None:
    """An expression for what engines make of a piece without changing its letters."""
    parts = re.findall(r"[^\W_]+|\s+|.", text)
    if kind == "version" or (kind == "code" and not re.search(r"\w", text)):
        return None
    loose = _GAP.join(_part(part) for part in parts if not part.isspace())
    head = _APART[0] if text[0].isalnum() else ""
    tail = _APART[1] if text[-1].isalnum() else ""
    if kind == "escape":
        head, tail = "", ""
    if kind == "printf":
        head = r"(?<!\d)"
    forms = [f"{head}{loose}{tail}"]
    braces = _BRACES.fullmatch(text)
    if braces:
        space = " ?" if " " in text else ""
        forms += _half_braced(*map(re.escape, braces.groups()), space)
    return re.compile("|".join(forms), re.IGNORECASE)


def _part(part: str) -> str:
    return _TWINS.get(part) or re.escape(part)


def _half_braced(sign: str, name: str, space: str) -> list[str]:
    """Other brackets, or one of them lost."""
    sign = f"{sign}{_GAP}" if sign else ""
    return [
        rf"{sign}[\[({{｛（]+{_GAP}{name}{_GAP}[\])}}）｝]+",
        rf"{sign}\{{+{_GAP}{name}{_APART[1]}(?!{_GAP}\}}){space}",
        rf"{_APART[0]}{space}{name}{_GAP}\}}+",
    ]
