"""Phrases that are allowed, names that are left alone, and their settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mtcheck.config.load import load_settings
from mtcheck.config.settings import Glob
from mtcheck.errors import ConfigError
from mtcheck.model import Confidence, FileReport, Finding, Severity
from mtcheck.silence.allow import Allowance, Names, phrase_pattern
from mtcheck.silence.apply import Silencing


def finding(
    passage: str,
    text: str,
    category: str = "accuracy/untranslated",
    name: str = "english-word-left",
) -> Finding:
    """A finding on some words of a passage."""
    start = passage.index(text)
    return Finding(
        "FR181", name, category, Severity.MAJOR, Confidence.HIGH, "", None, "1", 0,
        1, 1, 1, 1, start, start + len(text), text, (), None, (), "f",
    )  # fmt: skip


def allowed(phrase: str, passage: str, text: str) -> bool:
    """Whether a plain phrase covers a finding."""
    table = Allowance(("FR181",), phrase_pattern(phrase), phrase)
    return table.covers(finding(passage, text), passage)


def test_a_phrase_covers_what_lies_within_it() -> None:
    """The whole of it or a part, whatever space is between its words."""
    assert allowed("Hotel Plaza", "Le Hotel Plaza ouvre.", "Hotel Plaza")
    assert allowed("Hotel Plaza", "Le Hotel Plaza ouvre.", "Plaza")
    assert allowed("Hotel Plaza", "Le Hotel\xa0\n Plaza ouvre.", "Hotel")


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("Le Hotel Plaza ouvre.", "Le Hotel Plaza ouvre"),
        ("Le Hotel Plazas ouvre.", "Hotel"),
        ("Le hotel plaza ouvre.", "hotel plaza"),
        ("Un Hotel, puis Hotel Plaza.", "Hotel"),
    ],
)
def test_a_phrase_does_not_cover_more(passage: str, text: str) -> None:
    """Neither a longer finding, nor another word, case or place."""
    assert not allowed("Hotel Plaza", passage, text)


def test_a_pattern() -> None:
    """An expression covers what lies within one of its matches."""
    passage = "Voir RFC 2119 et RFC 8174."
    table = Allowance(("FR181",), r"RFC \d+", r"RFC \d+")
    assert table.covers(finding(passage, "RFC 8174"), passage)
    assert not table.covers(finding(passage, "et RFC"), passage)


@pytest.mark.parametrize(
    ("passage", "text", "expected"),
    [
        ("La Blue Lantern joue ce soir.", "Blue Lantern", True),
        ("La Blue Lantern joue ce soir.", "Lantern", True),
        ("Blue Lantern, Night Ferry", "Blue Lantern, Night Ferry", True),
        ("La Blue Lantern plays ce soir.", "Blue Lantern plays", False),
        ("La Blue Lanterns joue.", "Blue", False),
        ("Rien du tout.", "Rien", False),
    ],
)
def test_names(passage: str, text: str, *, expected: bool) -> None:
    """A finding is dropped if all its words are names or parts of one."""
    names = Names(("Blue Lantern", "Night Ferry", "Lantern"))
    assert names.covers(finding(passage, text), passage) is expected


def test_names_are_for_rules_about_words() -> None:
    """A name may still be glued, doubled or mistranslated."""
    names = Names(("Lantern",))
    passage = "La Lantern joue."
    for category in ("linguistic-conventions/spelling", "non-translation/untranslated"):
        assert names.covers(finding(passage, "Lantern", category, "x"), passage)
    duplication = finding(passage, "Lantern", "linguistic-conventions/duplication", "x")
    assert not names.covers(duplication, passage)
    other = finding(passage, "Lantern", "terminology/inconsistent", "name-in-capitals")
    assert names.covers(other, passage)


def test_no_names_cover_nothing() -> None:
    """An empty list is no blanket."""
    assert not Names().covers(finding("Un mot.", "mot"), "Un mot.")


# Through the scanner

DOUBLED = "<p>Le le jour se lève, se lève.</p>"


def test_an_allowed_finding_is_silenced(scan: Callable[..., FileReport]) -> None:
    """With its reason and the place of its table; other rules still speak."""
    table = Allowance(
        ("doubled-word",),
        phrase_pattern("Le le"),
        "Le le",
        reason="song",
        where="m.toml:3:1",
    )
    report = scan("<p>Le le jour se lève.</p>", settings=Silencing((table,)))
    assert not report.findings
    (silenced,) = report.silenced
    assert (silenced.means, silenced.reason, silenced.where) == (
        "allow",
        "song",
        "m.toml:3:1",
    )
    other = Allowance(("MT252",), phrase_pattern("Le le"), "Le le")
    assert scan("<p>Le le jour.</p>", settings=Silencing((other,))).findings


def test_an_expired_table_allows_nothing(scan: Callable[..., FileReport]) -> None:
    """The day after its date."""
    table = Allowance(
        ("MT251",), phrase_pattern("Le le"), "Le le", until=date(2026, 6, 14)
    )
    assert scan("<p>Le le jour.</p>", settings=Silencing((table,))).findings


# Settings

SOUND = """require-reason = true
names = ["Blue Lantern"]

[[allow]]
rule = "MT251"
text = "Le le"
files = "site/**"
reason = "song"
until = 2026-12-31

[[allow]]
rules = ["MT251", "MT252"]
pattern = 'la( la)+'
reason = "refrain"
"""


def loaded(tmp_path: Path, text: str, name: str = "mtcheck.toml") -> object:
    """The settings of a file."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load_settings(tmp_path / name, name)


def test_settings(tmp_path: Path) -> None:
    """Every key of a table is read."""
    (tmp_path / "mtcheck.toml").write_text(SOUND, encoding="utf-8")
    settings = load_settings(tmp_path / "mtcheck.toml", "mtcheck.toml")
    assert settings.require_reason is True
    assert settings.names == ("Blue Lantern",)
    first, second = settings.allow
    assert first == Allowance(
        ("MT251",),
        phrase_pattern("Le le"),
        "Le le",
        (Glob("site/**", tmp_path),),
        "song",
        date(2026, 12, 31),
        "mtcheck.toml:4:1",
    )
    assert (second.rules, second.pattern) == (("MT251", "MT252"), "la( la)+")


def test_settings_in_pyproject(tmp_path: Path) -> None:
    """The same below tool.mtcheck."""
    text = SOUND.replace("[[allow]]", "[[tool.mtcheck.allow]]")
    (tmp_path / "pyproject.toml").write_text(
        f"[tool.mtcheck]\n{text}", encoding="utf-8"
    )
    settings = load_settings(tmp_path / "pyproject.toml", "p.toml")
    assert [table.where for table in settings.allow] == ["p.toml:5:1", "p.toml:12:1"]


def test_names_of_a_file(tmp_path: Path) -> None:
    """One a line, beside the configuration; comments and empty lines are none."""
    (tmp_path / "names.txt").write_text(
        "# brands\nBlue Lantern\n\n Café Noir \n", "utf-8"
    )
    (tmp_path / "mtcheck.toml").write_text('names = "names.txt"\n', encoding="utf-8")
    settings = load_settings(tmp_path / "mtcheck.toml")
    assert settings.names == ("Blue Lantern", "Café Noir")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('allow = "x"', 'm.toml:1:1: "allow" is written as [[allow]] tables'),
        ('[[allow]]\nrule = "A"', 'm.toml:1:1: an [[allow]] takes either "text" or'),
        (
            '[[allow]]\nrule = "A"\ntext = "a"\npattern = "b"',
            'm.toml:1:1: an [[allow]] takes either "text" or "pattern"',
        ),
        ('[[allow]]\ntext = "a"', 'm.toml:1:1: the key "rule" is missing'),
        (
            '[[allow]]\nrule = "A"\ntext = " "',
            "m.toml:1:1: the phrase of an [[allow]] is",
        ),
        (
            '[[allow]]\nrule = "A"\npattern = "("',
            'm.toml:3:1: "pattern": is no regular',
        ),
        (
            '[[allow]]\nrule = "A"\ntext = 3',
            'm.toml:3:1: "text": takes a text in quotes',
        ),
        ('[[allow]]\nrule = [1]\ntext = "a"', 'm.toml:2:1: "rule": takes a list of'),
        (
            '[[allow]]\nrule = "A"\ntext = "a"\nuntil = "soon"',
            'm.toml:4:1: "until": takes a date such as 2026-12-31',
        ),
        (
            '[[allow]]\nrule = "A"\ntext = "a"\nresaon = "x"',
            'm.toml:4:1: unknown key "resaon"; did you mean "reason"?',
        ),
        (
            'require-reason = true\n[[allow]]\nrule = "A"\ntext = "a"',
            'm.toml:2:1: the key "reason" is missing (require-reason is true)',
        ),
        ("names = 3", 'm.toml:1:1: "names": takes a list of names'),
        ('names = [" "]', 'm.toml:1:1: "names": takes a list of names'),
        ('names = "no.txt"', 'm.toml:1:1: "names": no.txt: No such file'),
        ('require-reason = "yes"', 'm.toml:1:1: "require-reason": takes true or false'),
    ],
)
def test_faults_of_settings(tmp_path: Path, text: str, fault: str) -> None:
    """Each with its place."""
    with pytest.raises(ConfigError) as error:
        loaded(tmp_path, text, "m.toml")
    assert str(error.value).startswith(fault)
