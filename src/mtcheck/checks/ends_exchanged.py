"""« from 320 to 290 » told as « de 290 à 320 »: where it began and where it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_NUMBER = r"[$€£¥]?(?P<{}>\d[\d.,]*\d|\d)"
_WORDS = r"(?:[^\W\d_]+[ ']){0,2}"  # « from gate 14 »
_SAID = compiled(
    rf"\bfrom {_WORDS}{_NUMBER.format('one')}(?P<between>[^.;:\d]{{0,40}}?)"
    rf" to {_WORDS}{_NUMBER.format('two')}"
)
_FRAMES = {
    "fr": r"d[e'] ?N1{}(?: à| jusqu'à) N2",
    "de": r"von N1{}(?: auf| bis| zu) N2",
    "es": r"de(?:sde)? (?:los |las )?N1{}(?: a| hasta)(?: los| las)? N2",
    "it": r"da(?:l|i|lle)? ?N1{}(?: a| ai| al| alle| fino a) N2",
    "pt": r"de N1{}(?: para| a| até) N2",
    "nl": r"van N1{}(?: naar| tot) N2",
}
_SPACE = "[^.;:\\d]{0,40}?"
_FORMS = {
    lang: compiled(
        r"(?<!\w)"
        + frame.replace("N1", _WORDS + r"[$€£¥]?(?P<one>\d[\d.,\u00a0\u202f]*)")
        .replace("N2", _WORDS + r"[$€£¥]?(?P<two>\d[\d.,\u00a0\u202f]*)")
        .replace("{}", _SPACE)
    )
    for lang, frame in _FRAMES.items()
}
_MARKS = compiled(r"[.,\u00a0\u202f]")
_AGO = compiled(r"\b(?:up|down|compared|versus|before|page|chapter|version)\b")


def make() -> PassageCheck:
    """Return a check that marks both figures."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or lang not in _FORMS or "from" not in source.whole_words:
        return
    said = list(_SAID.finditer(source.folded))
    if len(said) != 1 or _AGO.search(source.folded):
        return
    ours = list(_FORMS[lang].finditer(view.folded))
    if len(ours) != 1:
        return
    one, two = (_bare(said[0][name]) for name in ("one", "two"))
    if one != two and (_bare(ours[0]["one"]), _bare(ours[0]["two"])) == (two, one):
        start, end = ours[0].start("one"), ours[0].end("two")
        yield Match(
            start,
            start + len(view.folded[start:end].rstrip(" .,")),
            {"source": said[0].group()},
        )


def _bare(number: str) -> str:
    return _MARKS.sub("", number)
