"""Words in another script left inside running text: « le marché 水晶 ouvre ».

Names and words are often given in their own script, but then they are cited:
between brackets or quotation marks, in italics, behind a colon, or in a sentence
that says which language it speaks of. Only what merely stands there is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LETTERS = (
    "\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f"
    "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
)
_RUN = re.compile(f"[{_LETTERS}](?:[{_LETTERS} ,、，。．·・-]*[{_LETTERS}])?[。、，]?")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_CITED = frozenset({"emphasis", "strong", "link", "quote", "code"})
_BRACKETS = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|'[^']*'|‘[^’]*’"
)
_BEFORE = re.compile(r"[:=/→(\[«“„\"*_|<–—-]\s*\Z")
_AFTER = re.compile(r"\s*[=/→)\]»”|*_–—-]|\s*\(")
_SPEAKS_OF_SCRIPT = re.compile(
    r"cyril|ciril|kyril|kanji|hanzi|pinyin|hiragana|katakana|hangul|russ|rus[oa]\b|ruso|ukrain"
    r"|serb|bulgar|chin[eo]|cinese|japon|japan|giappon|cor[ée][ae]|korea|arab|hébr|hebr|ebraic"
    r"|hindi|sanskrit|thaï|thai|yiddish|persan|farsi|mandarin|canton|idéogr|ideogr|caract|character"
    r"|zeichen|script|écriture|alphab|étymolog|etymolog|signifi|bedeut|traduc|translat|transliter|prononc"
)
_LEAST_LATIN = 20  # letters; less is a label, a menu, a list of languages


def make() -> PassageCheck:
    """Return a check that yields runs of another script in a text in Latin letters."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    prose = view.prose
    if prose.isascii():
        return
    found = [Span(*m.span()) for m in _RUN.finditer(prose)]
    if not found or not _is_latin(prose, found):
        return
    cited = [Span(m.start, m.end) for m in view.passage.marks if m.kind in _CITED]
    cited += [Span(*m.span()) for m in _BRACKETS.finditer(prose)]
    source = view.passage.source
    for span in found:
        if any(span.touches(c) for c in cited) or _is_named(view, span):
            continue
        if source is None or prose[slice(*span)] not in source.content:
            yield Match(*span)


def _is_latin(prose: str, found: list[Span]) -> bool:
    """Whether the passage is written in Latin letters but for a few words."""
    foreign = sum(end - start for start, end in found)
    latin = len(_LATIN.findall(prose))
    return latin >= _LEAST_LATIN and latin > 3 * foreign


def _is_named(view: PassageView, span: Span) -> bool:
    """Whether the words around say or show that something is cited."""
    if _BEFORE.search(view.prose, max(0, span.start - 4), span.start):
        return True
    if _AFTER.match(view.prose, span.end):
        return True
    start, end = view.sentence_at(span.start)
    return _SPEAKS_OF_SCRIPT.search(view.folded, start, end) is not None
