"""Messages with branches: what is sound, and where the others break."""

import pytest

from mtcheck.match.icu import Argument, Broken, fluent_keys, is_message, parse
from mtcheck.match.plurals import needed

CATS = "{count, plural, =0 {no cat} one {# cat} other {# cats of {owner}}}"


def test_arguments() -> None:
    """Names, types and keys, outer arguments first."""
    found = parse(CATS)
    assert not isinstance(found, Broken)
    assert [(a.name, a.type) for a in found] == [("count", "plural"), ("owner", "")]
    assert [key.name for key in found[0].keys] == ["=0", "one", "other"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello {name}!",
        "{when, date, short} {n, number, #.##}",
        "{n, selectordinal, one {#st} other {#th}}",
        "{n, plural, offset:1 one {you} other {you and #}}",
        "C'est l'ami de {name}",
        "Un '{mot}' entre apostrophes",
        "{a, select, x {{b, plural, one {1} other {2}}} other {3}}",
    ],
)
def test_sound(text: str) -> None:
    """What programs accept is accepted."""
    assert not isinstance(parse(text), Broken)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{", 0),
        ("{name", 0),
        ("name}", 4),
        ("{n, plural, one {x} other {y}", 0),
        ("{n plural, one {x}}", 0),
        ("{n, plural, one x other {y}}", 12),
        ("{{{{" * 3000, 0),
    ],
)
def test_broken(text: str, at: int) -> None:
    """The first fault is where the message stops making sense."""
    found = parse(text)
    assert isinstance(found, Broken)
    assert found.start == at


def test_a_plain_argument_is_no_message() -> None:
    """Only branches make one."""
    assert is_message(CATS)
    assert is_message("{ $n ->\n [one] x\n *[other] y }")
    assert not is_message("Hello {name}, {n, number} -> {x}")


def test_variants() -> None:
    """Those of Fluent, the default one too."""
    keys = fluent_keys("{ $n ->\n    [one] a\n   *[other] b\n}")
    assert [key.name for key in keys] == ["one", "other"]


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("fr", ("one",)), ("pl", ("one", "few", "many")), ("ja", ()), ("pt-BR", ("one",)), (None, ())],
)  # fmt: skip
def test_forms(lang: str | None, wanted: tuple[str, ...]) -> None:
    """The forms for whole numbers, beside the one for all others."""
    assert needed(lang) == wanted


def test_values() -> None:
    """Arguments are plain values."""
    assert parse("{a}") == (Argument("a", "", 1, 2),)
