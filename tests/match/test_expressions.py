"""Kept expressions behave like freshly compiled ones, and broken ones do no harm."""

from __future__ import annotations

import marshal
import re

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.match import expressions

PATTERNS = [
    r"\bchat(?:s|te)?\b",
    r"(?P<mark>[a-zé]+) (?P<two>\d{2,3})",
    r"(?i)État",
    r"(?<=« )\w+(?! »)",
    r"(?x) a  b  # comment",
    r"(a)|(b)(c)?",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_kept_forms_are_the_same_expression(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = re.compile(pattern)
    form = expressions.form_of(pattern)
    monkeypatch.setattr(expressions, "_kept", [{pattern: form}])
    monkeypatch.setattr(expressions, "_ready", {})
    monkeypatch.setattr(re, "compile", None)  # nothing may be compiled
    revived = expressions.compiled(pattern)
    assert revived.groupindex == fresh.groupindex
    assert (revived.groups, revived.flags) == (fresh.groups, fresh.flags)
    text = "Le chat, deux chattes 12 « ab » état ÉTAT abc bc 345"
    found = [(m.span(), m.groups()) for m in revived.finditer(text)]
    assert found == [(m.span(), m.groups()) for m in fresh.finditer(text)]


@pytest.mark.parametrize("code", [b"", b"\xff" * 8, b"\x00\x00\x00", b"\x01" * 400])
def test_broken_forms_are_compiled_anew(
    code: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags, _, *rest = marshal.loads(expressions.form_of("ab+"))  # noqa: S302
    kept = {"ab+": marshal.dumps((flags, code, *rest))}
    monkeypatch.setattr(expressions, "_kept", [kept])
    monkeypatch.setattr(expressions, "_ready", {})
    assert expressions.compiled("ab+").search("xabb")


def test_every_expression_of_the_rules_can_be_kept() -> None:
    texts = {text for rule in load_catalogue().rules for text in rule.expressions}
    forms = {text: expressions.form_of(text) for text in texts}
    assert all(expressions.revived(*each) for each in forms.items())


def test_what_is_compiled_is_made_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_made", {})
    monkeypatch.setattr(expressions, "_ready", {})
    monkeypatch.setattr(expressions, "_kept", [{"a+": expressions.form_of("a+")}])
    assert expressions.compiled("a+").search("caa")
    assert expressions.compiled("b+", re.IGNORECASE).search("cB")
    assert expressions.made() == {"(?i)b+": expressions.form_of("(?i)b+")}
    with pytest.raises(re.error):
        expressions.compiled("(")
