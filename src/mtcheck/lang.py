"""The language of a text; the one door to language identification.

Function words decide clear cases in a fraction of a millisecond; langdetect is
asked about the rest, seeded, and may be told "unknown".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "le la les des du un une et est dans pour que qui sur pas plus avec"
        " ce cette ces au aux par se son sa ses ou où ne il elle ils elles"
        " nous vous je mais sont été être avoir ont été leur leurs même aussi"
        " comme si tout",
        "en": "the of and to in is that for it with as was on are be this by at"
        " from or an have has had not but they his her their its which will"
        " would can we you he she were been there what when who how if than"
        " then some any these those",
        "de": "der die das und ist in zu den von mit sich des auf für nicht ein"
        " eine als auch es an werden aus er hat dass sie nach wird bei einer"
        " um am sind noch wie einem über einen so zum war haben nur oder aber"
        " vor zur bis mehr durch",
        "es": "el la los las de del que y en un una es por con no para su al lo"
        " como más pero sus se le ha o este sí porque esta entre cuando muy"
        " sin sobre también me hasta hay donde quien desde todo nos durante"
        " ser son fue ya",
        "it": "il lo la i gli le di del della dei delle che e è in un una per con"
        " non si sono da al alla dal dalla nel nella sul come più anche ma ha"
        " questo questa quando dove essere stato hanno ai agli alle suo sua"
        " loro o se ci",
        "pt": "o a os as de do da dos das que e em um uma é para com não por mais"
        " no na nos nas se como mas foi ao ele ela seu sua ou ser quando muito"
        " há está também só pelo pela até isso são entre depois sem mesmo aos",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook"
        " als bij door naar over uit maar hij zij ze we wordt worden werd"
        " heeft hebben deze dit die tot nog wel geen meer kan kunnen zou dan"
        " of je",
        "ca": "el la els les de del dels que i en un una és per amb no es al als"
        " més però ha com aquest aquesta són seva seu també va ser o hi",
        "pl": "i w na z do się nie jest to że o jak ale po za przez od dla są był"
        " była które który która oraz może tym jego jej ich tak już",
        "sv": "och att det i en på är som för av med den till inte om ett har de"
        " var från men vi kan så eller när nu efter under också",
        "da": "og at det i en på er som for af med den til ikke om et har de var"
        " fra men vi kan så eller når nu efter under også blev",
        "ro": "și de la în că nu un o cu a pe din care este mai pentru ce se sunt"
        " al prin ca dar au fost dacă după fi sau lor lui",
    }.items()
}

NAMES = {
    "ca": "Catalan",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sv": "Swedish",
}
"""What the languages with function words are called."""

_SAMPLE = 20_000  # code points; more does not make the vote surer
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 8
_CLEAR = 1.7  # the winner has so many times the votes of the next
_SHARE = 0.18  # function words make up a third of running text
_ENOUGH_OWN = 100  # words of the winner that the next language does not have
_OWN = 2  # and how many times as often as the other way round
_LEAST_LETTERS = 20
_SURE = 0.90


_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def normalised(code: str) -> str:
    """A language code as the rest of the program writes it: ``fr_ca`` → ``fr-CA``."""
    if not _CODE.fullmatch(code):
        raise UsageError(f'"{code}" is not a language code such as fr or fr-CA')
    base, *rest = code.replace("_", "-").split("-")
    tail = [part.upper() if len(part) == 2 else part.title() for part in rest]
    return "-".join([base.lower(), *tail])


def identify(texts: Iterable[str]) -> str | None:
    """The language most of `texts` is in, as a two-letter code; None if unknown."""
    sample = _sample(texts)
    return _vote(sample) or _ask_langdetect(sample)


def _sample(texts: Iterable[str]) -> str:
    held, size = [], 0
    for text in texts:
        held.append(text[: _SAMPLE - size])
        size += len(held[-1])
        if size >= _SAMPLE:
            break
    return "\n".join(held)


def _vote(sample: str) -> str | None:
    words = _WORD.findall(sample.lower())
    votes = sorted(
        (
            (sum(w in table for w in words), lang)
            for lang, table in FUNCTION_WORDS.items()
        ),
        reverse=True,
    )
    (most, winner), (next_most, second) = votes[:2]
    is_enough = most >= _ENOUGH_WORDS and most >= _SHARE * len(words)
    if is_enough and (most >= _CLEAR * next_most or _is_own(words, winner, second)):
        return winner
    return None


def _is_own(words: Sequence[str], winner: str, second: str) -> bool:
    """Whether a long text says the words of one of two related languages alone."""
    ours, theirs = FUNCTION_WORDS[winner], FUNCTION_WORDS[second]
    own = sum(word in ours and word not in theirs for word in words)
    other = sum(word in theirs and word not in ours for word in words)
    return own >= _ENOUGH_OWN and own >= _OWN * other


def _ask_langdetect(sample: str) -> str | None:
    if sum(c.isalpha() for c in sample) < _LEAST_LETTERS:
        return None
    detector = _langdetect()
    try:
        best = detector(sample)[0]
    except Exception as error:
        # langdetect raises its own type, which must be imported to be named.
        if type(error).__name__ != "LangDetectException":
            raise
        return None
    return str(best.lang).split("-", maxsplit=1)[0] if best.prob >= _SURE else None


@cache
def _langdetect():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library has no types
    import langdetect  # noqa: PLC0415 - a third of a second, for unclear texts only

    # It draws random numbers: unseeded, a file may pass today and fail tomorrow.
    langdetect.DetectorFactory.seed = 0
    return langdetect.detect_langs
