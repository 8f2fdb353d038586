"""The sign a text ends on, whatever the script: a question is a question in each."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.model import Span

QUESTION, EXCLAMATION, COLON = "question", "exclamation", "colon"
ELLIPSIS, STOP, NONE = "ellipsis", "stop", "none"

_SIGNS = {
    "?": QUESTION, "？": QUESTION, "؟": QUESTION, "⁇": QUESTION, "⁉": QUESTION,
    "⁈": QUESTION, "‽": QUESTION, "\u037e": QUESTION, "՞": QUESTION, "፧": QUESTION,
    "!": EXCLAMATION, "！": EXCLAMATION, "‼": EXCLAMATION, "՜": EXCLAMATION,
    ":": COLON, "：": COLON, "፦": COLON, "︰": COLON,
    "…": ELLIPSIS, "⋯": ELLIPSIS, "‥": ELLIPSIS,
    ".": STOP, "。": STOP, "．": STOP, "۔": STOP, "।": STOP, "॥": STOP, "။": STOP,
    "។": STOP, "։": STOP, "።": STOP, "｡": STOP, "᠃": STOP,
}  # fmt: skip
_MOST_LAYERS = 20  # of tags, brackets and marks around a last word
_WHITE = " \t\r\n\u00a0\u202f"
_DRESS = " \t\r\n\u00a0\u202f\u200b\u200f\u200e\"'“”„«»‘’‹›)]}（）】」』》〉*_`"
_UNSEEN = compiled(
    r"</?[A-Za-z][^<>]*>\Z|\](?:\([^()\s]*\)|\[[^\[\]]*\])\Z|\{[^{}]*\}\Z"
)
"""A tag, the address of a link, an attribute block of Markdown."""
QUESTIONS = compiled(r"[?？؟⁇⁉⁈‽\u037e՞፧]")
_NO_MARKS = frozenset({"th", "lo", "km", "my", "bo"})
"""Languages that need no sign at the end of a sentence or question."""

_ASKING = compiled(
    r"""(?ix) (?:\A|[.!?:,]\s|["“«„¿—])[\s"'“«„¿]*+
    (?: qu[ieo]i?s?|que|comment|pourquoi|où|quand|combien|quel(?:le)?s?|(?:qu[’'])?est-ce
      | (?:n[’'])?[^\W_]{1,14}-(?:vous|tu|ils?|elles?|on|nous|je|ce|t-(?:il|elle|on))
      | wer|was|wann|wo|wohin|woher|warum|wieso|weshalb|wie|welche[rsnm]?
      | (?:haben|hast|hat|sind|ist|bist|war|können|kannst|kann|wird|werden|wirst|soll
        |sollen|möchten|möchtest|wollen|willst|darf|muss|müssen|gibt
        |wäre[nst]*|würde[nst]*|könnte[nst]*|sollte[nst]*|hätte[nst]*)\s
      | qué|quién(?:es)?|cómo|cuándo|dónde|adónde|cuál(?:es)?|cuánt[oa]s?|por\s?qu[eé]
      | chi|che|cosa|come|perché|dove|quando|quale|quali|quant[oaie]|qual
      | quem|onde|como|quantos|quanto|quais
      | wie|wat|waar|wanneer|waarom|hoe|welke?|(?:heeft|hebben|heb|is|zijn|kan|kunt
        |kunnen|wil|wilt|moet|moeten|mag|zal|zou)\s
    )\b""",
)
"""How questions begin in some languages, even where their sign is lost."""


def still_asks(text: str) -> bool:
    """Whether some sentence begins as questions do."""
    return _ASKING.search(text) is not None


class EndMark(NamedTuple):
    """The last sign and where it stands; an empty place where there is none."""

    kind: str
    span: Span


def end_mark(text: str, lang: str | None = None) -> EndMark:
    """The sign that ends `text`, seen through quotation marks, brackets and tags."""
    end = len(text)
    for _ in range(_MOST_LAYERS):
        bare = len(text[:end].rstrip(_WHITE))
        unseen = _UNSEEN.search(text, max(0, bare - 300), bare)
        if unseen is None:
            bare = len(text[:end].rstrip(_DRESS))
            if bare in {end, 0}:
                break
            end = bare
        else:
            end = unseen.start()
    return _mark(text, bare, lang)


def _mark(text: str, end: int, lang: str | None) -> EndMark:
    last = text[end - 1 : end]
    if text.endswith(("...", "。。", ". . ."), 0, end):
        dots = re.search(r"[.。 ]+\Z", text[max(0, end - 20) : end])
        return EndMark(
            ELLIPSIS, Span(end - len(dots[0].lstrip()) if dots else end - 2, end)
        )
    kind = _SIGNS.get(last, NONE)
    if last == ";" and lang is not None and lang.startswith("el"):
        kind = QUESTION
    if kind in {EXCLAMATION, STOP, ELLIPSIS} and text[end - 2 : end - 1] in tuple(
        "?？؟"
    ):
        kind = QUESTION
    if kind is NONE:
        return EndMark(NONE, Span(end, end))
    return EndMark(kind, Span(end - 1, end))


def needs_marks(lang: str | None) -> bool:
    """Whether sentences of the language end on a sign."""
    return lang is None or lang.partition("-")[0] not in _NO_MARKS
