"""How long a translation is expected to be, and how far one is from that.

Learned from professional translations of news and of health pages: the logarithm of
the ratio of lengths is spread evenly around the mean of a pair, the wider the shorter
the segment.
"""

from __future__ import annotations

from functools import cache
from math import exp, log, sqrt

# Characters a language takes to say what English says in one, as a logarithm.
_EXPANSION = {
    "en": 0.0, "fr": 0.16, "de": 0.16, "es": 0.14, "it": 0.14, "nl": 0.15, "pt": 0.10,
    "ca": 0.12, "ro": 0.12, "pl": 0.08, "da": 0.04, "sv": 0.04,
}  # fmt: skip
_FLOOR = 0.009  # variance that no length takes away
_PER_CHARACTER = 1.9


@cache
def is_known(lang: str | None) -> bool:
    """Whether anything is known of the lengths of a language."""
    return (lang or "").split("-")[0] in _EXPANSION


def expected(source: int, source_lang: str | None, lang: str | None) -> float:
    """How many characters the translation of so many is likely to have."""
    return source * exp(_mean(source_lang, lang))


def deviation(
    source: int, target: int, source_lang: str | None, lang: str | None
) -> float:
    """How many standard deviations a translation is too long (or, below 0, too short).

    Both lengths are in characters, and not 0.
    """
    spread = sqrt(_FLOOR + _PER_CHARACTER / source)
    return (log(target / source) - _mean(source_lang, lang)) / spread


@cache
def _mean(source_lang: str | None, lang: str | None) -> float:
    tongues = ((lang or "en").split("-")[0], (source_lang or "en").split("-")[0])
    target, source = (_EXPANSION.get(tongue, 0.0) for tongue in tongues)
    return target - source
