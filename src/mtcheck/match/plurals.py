"""Which plural forms whole numbers need, by language."""

from __future__ import annotations

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

_FORMS = {
    ("one", "few", "many"): ("pl", "ru", "uk", "be", "mt"),
    ("one", "few"): ("cs", "sk", "hr", "sr", "bs", "ro", "lt"),
    ("one", "two", "few"): ("sl",),
    ("zero", "one"): ("lv",),
    ("zero", "one", "two", "few", "many"): ("ar", "cy"),
    ("one", "two", "few", "many"): ("ga",),
    ("one", "two"): ("he", "iw"),
    (): ("ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my", "km", "jv", "yo"),
}
_BY_LANGUAGE = {lang: forms for forms, langs in _FORMS.items() for lang in langs}
_USUAL = ("one",)


def needed(lang: str | None) -> tuple[str, ...]:
    """The forms beside ``other``; that of one where the language is not listed.

    Forms for millions (French, Spanish, Italian) and for fractions (Czech,
    Lithuanian) are left out: programs rarely need them.
    """
    if lang is None:
        return ()
    return _BY_LANGUAGE.get(lang.partition("-")[0].lower(), _USUAL)
