"""Values written in each locale are read back as the same values, whatever they are."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtcheck.match.quantities import faults
from mtcheck.match.quantities.reader import read
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

MARKS = {
    "en": (",", "."),
    "fr": ("\u202f", ","),
    "fr-CA": ("\u00a0", ","),
    "de": (".", ","),
    "es": (".", ","),
    "it": (".", ","),
    "pt": (".", ","),
    "nl": (".", ","),
}
"""What parts thousands, and what opens decimals."""
HOURS = {
    "en": "{h}:{m:02}",
    "fr": "{h} h {m:02}",
    "de": "{h}:{m:02} Uhr",
    "nl": "{h}.{m:02} uur",
}
MONTHS = {
    "en": "January February March April May June July August September October"
    " November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre"
    " décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November"
    " Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre"
    " noviembre diciembre",
}
DATES = {
    "en": "on {month} {day}, {year}",
    "fr": "le {day} {month} {year}",
    "de": "am {day}. {month} {year}",
    "es": "el {day} de {month} de {year}",
}

LOCALES = st.sampled_from(sorted(MARKS))
VALUES = st.decimals(min_value=11, max_value=10**9, places=2) | st.integers(11, 10**12)


def written(value: Decimal | int, locale: str) -> str:
    """A value as a locale writes it."""
    group, mark = MARKS[locale]
    whole, _, rest = f"{value:,}".partition(".")
    grouped = whole.replace(",", group)
    return f"{grouped}{mark}{rest}" if rest else grouped


def kinds(source: str, target: str, langs: tuple[str, str]) -> list[str]:
    """The kinds of the faults of a target."""
    passage = Passage("1", Text(target), source=Text(source))
    return [f.kind for f in faults(PassageView(passage, 0, langs[1], langs[0]))]


@given(VALUES, LOCALES)
def test_a_value_is_read_back(value: Decimal | int, locale: str) -> None:
    """What a locale writes has the value among its readings."""
    view = PassageView(Passage("1", Text(f"x {written(value, locale)} y")), 0, locale)
    (quantity,) = read(view.cased, view.folded, locale[:2], is_source=False)
    assert Decimal(value) in quantity.values


@given(VALUES, LOCALES, LOCALES)
def test_the_same_value_is_silent(value: Decimal | int, mine: str, its: str) -> None:
    """A value in two locales is no fault."""
    texts = f"x {written(value, mine)} y", f"x {written(value, its)} y"
    assert kinds(*texts, (mine, its)) == []


@given(st.integers(10_000, 10**12), st.integers(1, 9), LOCALES, LOCALES)
def test_another_value_is_a_change(value: int, more: int, mine: str, its: str) -> None:
    """A number that differs in a digit or so is one change."""
    texts = f"x {written(value, mine)} y", f"x {written(value + more, its)} y"
    assert kinds(*texts, (mine, its)) == ["changed"]


@given(
    st.integers(0, 23),
    st.integers(1, 59),
    st.sampled_from(sorted(HOURS)),
    st.sampled_from([("am", "pm"), ("AM", "PM"), ("a.m.", "p.m.")]),
)
def test_the_clock_of_twelve(
    hour: int, minute: int, its: str, halves: tuple[str, str]
) -> None:
    """With am or pm a time is one time, in every language."""
    source = f"at {hour % 12 or 12}:{minute:02} {halves[hour >= 12]}"
    if its != "en":
        assert (
            kinds(source, "x " + HOURS[its].format(h=hour, m=minute), ("en", its)) == []
        )
        other = HOURS[its].format(h=(hour + 12) % 24, m=minute)
        assert kinds(source, "x " + other, ("en", its)) == ["time"]


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1700, 2090))
def test_dates_in_words_and_figures(day: int, month: int, year: int) -> None:
    """A date is the same in every language; day and month may not change places."""
    texts = {
        lang: form.format(day=day, month=MONTHS[lang].split()[month - 1], year=year)
        for lang, form in DATES.items()
    }
    for lang in ("fr", "de", "es"):
        assert kinds(texts["en"], texts[lang], ("en", lang)) == []
        assert kinds(texts[lang], texts["en"], (lang, "en")) == []
    figures = f"{day:02}/{month:02}/{year}"
    assert kinds(texts["en"], figures, ("en", "fr")) == []
    if day <= 12 and day != month:
        swapped = f"{month:02}/{day:02}/{year}"
        assert kinds(texts["en"], swapped, ("en", "fr")) == ["day-month"]


PIECES = st.one_of(
    st.text(max_size=8),
    st.from_regex(r"\A[0-9.,:/ '%$€-]{1,12}\Z"),
    st.sampled_from(
        "million milliards XNUMX 1,797 h pm Uhr km miles °F vingt et un 1er XIV may '".split()
    ),
)
TEXTS = st.lists(PIECES, max_size=20).map(" ".join)


@settings(deadline=None)
@given(TEXTS, TEXTS, LOCALES, LOCALES)
def test_any_two_texts(source: str, target: str, mine: str, its: str) -> None:
    """No pair crashes; places lie inside; a text beside itself has no fault."""
    passage = Passage("1", Text(target), source=Text(source))
    for fault in faults(PassageView(passage, 0, its, mine)):
        assert 0 <= fault.start <= fault.end <= len(target)
        assert all(0 <= e.start <= e.end <= len(target) for e in fault.edits)
    assert set(kinds(target, target, (its, its))) <= {"refilled"}


FAULTS = import_module("mtcheck.match.quantities.faults")
ODD = st.lists(
    st.sampled_from(
        [
            *"0123456789 .,'·:/-–+%$€°½¼()×²٣４",
            "10", "1,234", "1.2.3", "12:30", " h ", " pm", "1/0", "0/0", " million",
            " milliards", " billion ", " km", " miles", " °C", " two ", " deux ",
            " and a half", " et demi ", " dozen", "1990s", "années 90 ", "XIX", "5 mai ",
            "at least ", "au moins ", "between ", "entre ", "2e ", "n° ", "v1.", "$1.5bn",
            "\n", "\u00a0", "\u202f", "¾", "5th ",
        ]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(source=ODD, target=ODD, lang=st.sampled_from([*sorted(MARKS), "xx"]))
@example(source="Version 1.2.3½ of 7", target="Version 1.2.3½ de 8", lang="fr")
@example(source="A 1.5·2 m", target="Un 1.5·2 m de 3", lang="fr")
def test_nothing_is_too_odd_to_be_read(source: str, target: str, lang: str) -> None:
    for told in (target, source):
        view = PassageView(Passage("1", Text(told), source=Text(source)), 0, lang, "en")
        for fault in faults(view):
            assert 0 <= fault.start <= fault.end <= len(told)


@settings(max_examples=300)
@given(source=ODD, target=ODD, lang=st.sampled_from(sorted(MARKS)))
def test_the_short_way_past_figures_leads_to_the_same(
    source: str, target: str, lang: str
) -> None:
    """Figures that both sides have alike need no balance, which finds them even."""
    passage = Passage(
        "1", Text(f"{source} {target}"), source=Text(f"{source} {target[:2]}")
    )
    short = faults(PassageView(passage, 0, lang, "en"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FAULTS, "limited", lambda *_: None)
        assert faults(PassageView(passage, 0, lang, "en")) == short
