"""The tables beside a source: every entry can be read, and speaks where it should."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mtcheck.checks import wrong_label, wrong_rendering
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

PACKS = Path(__file__).parents[2] / "rules"


def tables(check: str, key: str) -> list[tuple[str, str, str]]:
    """The language, the code of the rule and the text of every entry of a check."""
    found = []
    for path in sorted(PACKS.glob("en-*/*.yaml")):
        if f"check: {check}\n" not in path.read_text(encoding="utf-8"):
            continue
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")):
            if rule.get("check") == check:
                lang = path.parent.name.removeprefix("en-")
                found += [(lang, rule["code"], t) for t in rule["params"][key]]
    return found


def view(target: str, source: str, lang: str) -> PassageView:
    """A row from English."""
    return PassageView(Passage("1", Text(target), source=Text(source)), 0, lang, "en")


def plain(text: str) -> str:
    """A word or turn of speech of an entry as somebody may write it."""
    word = text.lstrip("^").replace("~", "the").replace(" * ", " his ")
    return word.replace("*", "").replace("<", "").replace(">", "")


def test_every_rendering_can_be_read_and_fires() -> None:
    """Where its source needs nothing more, its first words are found."""
    silent = []
    for lang, code, text in tables("wrong-rendering", "entries"):
        check = wrong_rendering.make(entries=[text], lang=lang)
        head, *conditions = text.split(" ; ")
        words, wrong = head.split(": ", 1)
        keys = {part.split(": ", 1)[0] for part in conditions}
        english, theirs = plain(words.split("|")[0]), plain(wrong.split("|")[0])
        found = list(check(view(f"« {theirs} »", f"x {english} x", lang)))
        if not found and not keys & {"with", "but", "or", "near"}:
            silent.append((code, text))
    assert silent == []


def test_every_label_can_be_read_and_fires() -> None:
    """Where nothing must stand beside it; and no right name is wrong."""
    failed = []
    for lang, code, text in tables("wrong-label", "labels"):
        check = wrong_label.make(labels=[text])
        names, wrong = text.split(" ; ")[0].split(": ", 1)
        for theirs in wrong.split("|"):
            found = list(check(view(theirs, names.split("|")[0], lang)))
            if not found and " ; beside: " not in text:
                failed.append((code, theirs))
    assert failed == []


@pytest.mark.parametrize(
    ("check", "key"), [("wrong-rendering", "entries"), ("wrong-label", "labels")]
)
def test_no_entry_stands_twice(check: str, key: str) -> None:
    """In one rule."""
    rows = [(code, text) for _lang, code, text in tables(check, key)]
    assert len(rows) == len(set(rows))
