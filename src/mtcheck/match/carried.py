"""Source beside target: which placeables were lost, changed, broken or added.

Both texts are taken apart once a passage. What stands on one side alone is laid
together in pairs: first with what is left of it letter for letter (``% s``), then
with what took its place (``{nom}`` for ``{name}``).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.accelerators import is_keyed
from mtcheck.match.expressions import compiled
from mtcheck.match.icu import is_message
from mtcheck.match.likeness import FAMILIES, couples, family
from mtcheck.match.loosened import APART, loosened
from mtcheck.match.placeable_forms import is_localised, tag_name
from mtcheck.match.placeables import PLACEHOLDERS, Piece, is_formula, may_hold, pieces
from mtcheck.match.printf import first_swapped, is_retyped, numbered
from mtcheck.match.view import once
from mtcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.view import PassageView

BROKEN, CHANGED, RETYPED, LOST, ADDED = "broken", "changed", "retyped", "lost", "added"

_WORDS = frozenset({"code", "url", "email", "path", "file", "name", "version", "flag"})
"""Kinds of running text: said once or twice, it is the same."""
_COUNTED = frozenset({"link", "bold", "italic", "hashtag"})
"""Kinds whose pieces have no name of their own."""
_EXACT = frozenset({"code", "tag", "entity", "escape", "key"})
"""Kinds that letters without their marks do not stand for."""
_FREE_TAGS = frozenset({"sup", "sub", "br", "wbr", "nobr"})
"""Tags that a language may need more of than another."""
_NEW_TAGS = frozenset({"span", "em", "i", "a", "img"})
"""Tags that a translator may set where the source has none of them."""
_FREE_KINDS = frozenset({"qt", "variable", "brace"})
"""Placeholders that prose can look like, where the source has none of them."""
_SINGLE = compiled(r"(?<!%)%(?=[\s.,;:!?)]|\Z)")
"""A sign of a percentage that is not doubled."""
_BARE = compiled(r"<(?=[A-Za-z/])")
"""A sign that should have been a reference and would be read as markup."""
_PART = compiled(r"[^\W_]+")
_FILES = frozenset({"file", "path"})
_EXAMPLE = compiled(
    r"(?i)example|sample|whatever|newtype|(?<![a-z])foo(?![a-z])|(?<![a-z])(?:my|your)[-_a-z]"
    r"|(?<=/)\w+[-_]name(?=/|\Z)|\A(?:file(?:name)?|picture|image|photo)\.\w+\Z"
)
_OF_A_READER = compiled(
    r"(?i)\A/home/|\\users\\|\.(?:jpe?g|gif|pdf|docx?|od[ts]|xlsx?)\Z"
)
"""Files that readers make, and call what they like."""
_FORM = compiled(r"[a-z]{2}_[A-Z]{2}|[A-Z][a-z]+(?:_[a-z]+)+|[a-z]+_[a-z]+_name")
"""A locale that stands for one's own, and what a syntax has one fill in."""
_OWN_SITE = compiled(r"(?i)(?<![a-z])(?:my|your)[a-z]*\.(?:com|org|net)|://[^./:]+/")
"""An address that nobody has: of « my site », or on a machine without a domain."""
_FLAG = compiled(r"(?<![\w-])--[a-z]{2}")
_SHEET = compiled(r"\$Sheet\d")
_QUOTED = ("«{}»", "« {} »", "« {} »", "»{}«", "„{}“", "“{}”", "”{}”", "‘{}’", '"{}"')
_MOST = 40  # differences looked at; with more, the texts do not belong together


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


@once
def changes(view: PassageView) -> Sequence[Change]:
    """What the target did not carry over, in text order; () without a source."""
    return tuple(_changes(view))


def _changes(view: PassageView) -> Iterable[Change]:
    source, target = view.passage.source, view.raw
    if source is None or source.content == target:
        return ()
    if not target.strip() or not source.content.strip():
        return ()
    if not may_hold(source.content) and not may_hold(target):
        return ()
    is_maths = is_formula(source.content)
    was = pieces(source.content, of_formula=is_maths)
    now = pieces(target, of_formula=is_maths)
    was = tuple(piece for piece in was if not _may_be_told(piece, source.content))
    if was and is_keyed(source.content, target):
        was, now = _without_keys(was), _without_keys(now)
    if not was and not now:
        return ()
    if is_message(source.content):
        was, now = _once(was), _once(now)
    return _Comparison(target, was, now).run()


def _may_be_told(piece: Piece, text: str) -> bool:
    """Whether people put it into their language: an example, a label, a form."""
    if piece.kind in {"url", "email"}:
        return _OWN_SITE.search(piece.text) is not None
    if piece.kind == "name":
        # One that stands alone, or leads in what it stands for, is a label.
        is_label = text.startswith(": ", piece.end) or len(piece.text) > len(text) - 5
        is_formula = piece.text.isupper() and "function" in text
        return is_label or is_formula or _FORM.fullmatch(piece.text) is not None
    if piece.kind == "path" and text.startswith("…", piece.end):
        return True
    if piece.kind in _FREE_KINDS:
        return _is_of_syntax(piece, text)
    if piece.kind in _FILES and _OF_A_READER.search(piece.text):
        return True
    return piece.kind in _WORDS and _EXAMPLE.search(piece.text) is not None


def _is_of_syntax(piece: Piece, text: str) -> bool:
    """Whether a manual of commands names what one is to fill in: ``--pid={file}``."""
    if piece.kind == "variable":
        return _SHEET.match(piece.text) is not None
    is_alone = text.strip() == piece.text or "://" in text[piece.end :]
    is_part_of_path = text[piece.end : piece.end + 1] in {"/", "\\"}
    return is_alone or is_part_of_path or _FLAG.search(text) is not None


def _without_keys(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without the names that the key of a label makes (``E_xit``)."""
    return tuple(piece for piece in found if piece.kind not in {"name", "italic"})


def _once(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Each piece once: a message says it in as many branches as it likes."""
    seen = {(p.kind, p.form): p for p in found if p.kind != "brace"}
    return tuple(sorted(seen.values(), key=lambda piece: piece.start))


def _span(piece: Piece) -> Span:
    return Span(piece.start, piece.end)


class _Comparison:
    """A target and what has no partner yet, on either side."""

    def __init__(self, target: str, was: Sequence[Piece], now: Sequence[Piece]) -> None:
        was, now = numbered(was, now)
        self._target = target
        self._folded = target.lower()
        self._kinds = {piece.kind for piece in was}
        self._tags = {tag_name(piece.text) for piece in was if piece.kind == "tag"}
        self._now = now
        self._swap = first_swapped(was, now)
        self._extra = _without(now, was)
        self._missing = [p for p in _without(was, now) if not self._is_said(p)]
        self._taken: list[Span] = []

    def run(self) -> list[Change]:
        """Every change; what is lost comes last."""
        if len(self._missing) > _MOST or len(self._extra) > _MOST:
            return []
        found = [*self._broken(), *self._paired(), *self._bare_signs()]
        found += [*self._lost(), *self._added()]
        if self._swap:
            was, now = self._swap
            found.append(Change(RETYPED, "printf", was, _span(now), is_sure=False))
        return sorted(found, key=lambda c: (c.at is None, c.at or Span(0, 0)))

    def _is_said(self, piece: Piece) -> bool:
        """Whether the target says it all the same, in another way."""
        if piece.kind in PLACEHOLDERS:
            return any(piece.text in p.text for p in self._extra if p.kind == "code")
        if piece.kind == "url" and any(
            is_localised(piece.text, p.text) for p in self._extra if p.kind == "url"
        ):
            return True
        if piece.kind == "code" and piece.text.count("`") == 2:
            return any(mark.format(piece.form) in self._target for mark in _QUOTED)
        if piece.kind in _COUNTED or piece.kind in _EXACT:
            return False
        text = piece.form if piece.kind in {"name", "version"} else piece.text
        return text.lower() in self._folded

    def _broken(self) -> Iterator[Change]:
        """What is there but for white space, case and the shape of its signs."""
        for piece in list(self._missing):
            pattern = self._torn(piece)
            found = pattern.finditer(self._target) if pattern else ()
            free = (Span(*m.span()) for m in found)
            span = next(filter(self._is_free, free), None)
            if span is not None:
                self._take(piece, span)
                yield Change(BROKEN, piece.kind, piece, span)

    def _torn(self, piece: Piece) -> re.Pattern[str] | None:
        """What finds the rest of a piece; None where its words are not in the target."""
        words = _PART.findall(piece.text.lower())
        if not all(map(self._folded.__contains__, words)):
            return None  # to make an expression takes far longer
        return loosened(piece.kind, piece.text)

    def _is_free(self, span: Span) -> bool:
        """Whether no piece stands there that has its partner in the source."""
        if any(span.touches(taken) for taken in self._taken):
            return False
        extra = {_span(piece) for piece in self._extra}
        bound = (p for p in self._now if p.kind not in _COUNTED)
        return not any(span.touches(s) for s in map(_span, bound) if s not in extra)

    def _take(self, piece: Piece, span: Span) -> None:
        """Settle that a piece became what stands there."""
        self._taken.append(span)
        self._missing = [p for p in self._missing if p is not piece]
        self._extra = [p for p in self._extra if not span.touches(_span(p))]

    def _paired(self) -> Iterator[Change]:
        """What took the place of another piece of its family."""
        for name in FAMILIES:
            lost = [p for p in self._missing if family(p) == name]
            came = [p for p in self._extra if family(p) == name]
            is_sure = len(lost) == len(came) == 1
            for piece, other in couples(lost, came):
                self._take(piece, _span(other))
                fault = RETYPED if is_retyped(piece, other) else CHANGED
                yield Change(fault, piece.kind, piece, _span(other), is_sure)

    def _bare_signs(self) -> Iterator[Change]:
        """Where the sign itself stands for its reference; elsewhere it was worded."""
        for piece in [p for p in self._missing if p.kind == "entity"]:
            self._missing.remove(piece)
            bare = _BARE.finditer(self._target) if piece.form == "<" else ()
            span = next(filter(self._is_free, (Span(*m.span()) for m in bare)), None)
            if span is not None:
                self._taken.append(span)
                yield Change(CHANGED, "entity", piece, span)

    def _lost(self) -> Iterator[Change]:
        for kind in sorted({p.kind for p in self._missing}):
            lost = [p for p in self._missing if p.kind == kind]
            if kind in _COUNTED:
                if not self._is_let_be(kind):
                    yield Change(LOST, kind, lost[-1], self._odd_one(kind))
                continue
            for piece in lost:
                if not _is_end_of_one(piece, lost) and not _is_letter(piece):
                    rest = self._rest(piece)
                    if rest is not None:
                        self._take(piece, rest)
                    yield Change(LOST, kind, piece, rest)

    def _is_let_be(self, kind: str) -> bool:
        """Whether the address of a link tells of it, or some emphasis is left."""
        if kind == "link":
            return any(piece.kind == "url" for piece in self._missing)
        return kind == "italic" and any(piece.kind == kind for piece in self._now)

    def _odd_one(self, kind: str) -> Span | None:
        """The mark that lost its counterpart, where no other stands."""
        left = [piece for piece in self._now if piece.kind == kind]
        return _span(left[0]) if kind == "bold" and len(left) == 1 else None

    def _rest(self, piece: Piece) -> Span | None:
        """What is left: the words of code without their marks, the other tag."""
        if piece.kind == "tag":
            return self._other_tag(piece)
        if piece.form == "%%":
            bare = _SINGLE.search(self._target)
            return Span(*bare.span()) if bare else None
        if piece.kind != "code":
            return None
        words = APART[0] + re.escape(piece.form) + APART[1]
        found = re.search(words, self._target)
        return Span(*found.span()) if found else None

    def _other_tag(self, piece: Piece) -> Span | None:
        """The end tag whose start tag is lost, or the other way about."""
        name, is_end = tag_name(piece.text), piece.text.startswith("</")
        tags = [p for p in self._now if p.kind == "tag" and tag_name(p.text) == name]
        ends = [p for p in tags if p.text.startswith("</")]
        starts = [p for p in tags if p not in ends and not p.text.endswith("/>")]
        if is_end and len(starts) > len(ends):
            extra = any(p.kind == "tag" and p in starts for p in self._extra)
            return _span(_unclosed(tags, is_second=extra))
        if not is_end and len(ends) > len(starts):
            return _span(ends[0])
        return None

    def _added(self) -> Iterator[Change]:
        for piece in self._extra:
            # An end tag that came with its start tag is told there.
            if self._is_foreign(piece) and not _is_end_of_one(piece, self._extra):
                yield Change(ADDED, piece.kind, None, _span(piece))

    def _is_foreign(self, piece: Piece) -> bool:
        """Whether a program would stumble over a piece that the source has not."""
        if piece.kind == "tag":
            name = tag_name(piece.text)
            return name not in _FREE_TAGS and name not in _NEW_TAGS - self._tags
        if piece.kind in _FREE_KINDS and piece.kind not in self._kinds:
            return False
        return piece.kind in PLACEHOLDERS


def _unclosed(tags: Sequence[Piece], *, is_second: bool) -> Piece:
    """The start tag of one name that no end tag follows, or the one that comes instead."""
    last: Piece | None = None
    for tag in tags:
        is_start = not tag.text.startswith("</") and not tag.text.endswith("/>")
        if is_start and last is not None:
            return tag if is_second else last
        last = tag if is_start else None
    return last or tags[-1]


def _is_end_of_one(piece: Piece, lost: Sequence[Piece]) -> bool:
    """Whether an end tag went with its start tag, of which is told already."""
    if piece.kind != "tag" or not piece.text.startswith("</"):
        return False
    name = tag_name(piece.text)
    return any(tag_name(p.text) == name for p in lost if not p.text.startswith("</"))


def _is_letter(piece: Piece) -> bool:
    """Whether an escape stands for a letter, which other words do without."""
    return piece.kind == "escape" and piece.text.lstrip("\\")[:1] in {"u", "x"}


def _without(some: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """The pieces that the other side has not, or not as often."""
    left = Counter((piece.kind, piece.form) for piece in others)
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
