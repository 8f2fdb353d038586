"""All formats: golden files, and what must hold whatever the text says."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import UsageError
from mtcheck.report import FORMATS, RenderOptions, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.model import Report

    Check = Callable[[str, str], None]
    Sample = tuple[str, Report]

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SGR = re.compile(r"\x1b\[[0-9;]*m")
SETTINGS = {
    "full.txt": ("full", RenderOptions()),
    "full-40.txt": ("full", RenderOptions(width=40)),
    "full-120.txt": ("full", RenderOptions(width=120, statistics=True)),
    "full.ansi": ("full", RenderOptions(color=True, hyperlinks=True)),
    "full-ascii.txt": ("full", RenderOptions(ascii=True, max_same=2)),
    "quiet.txt": ("full", RenderOptions(quiet=True)),
    "concise.txt": ("concise", RenderOptions(statistics=True)),
    "grouped.txt": ("grouped", RenderOptions(statistics=True)),
    "json": ("json", RenderOptions()),
    "jsonl": ("jsonl", RenderOptions()),
    "sarif": ("sarif", RenderOptions()),
    "github.txt": ("github", RenderOptions()),
    "gitlab.json": ("gitlab", RenderOptions()),
    "junit.xml": ("junit", RenderOptions()),
    "checkstyle.xml": ("checkstyle", RenderOptions()),
    "rdjson": ("rdjson", RenderOptions()),
    "azure.txt": ("azure", RenderOptions()),
    "md": ("markdown", RenderOptions()),
    "tsv": ("tsv", RenderOptions()),
}
FOR_PROGRAMS = [*FORMATS][3:]
# How the one command begins that a format is made of.
COMMANDS = {
    "github": re.compile("::(error|warning|notice) "),
    "azure": re.compile(r"##vso\[task\.logissue "),
}
HOSTILE = st.sampled_from(
    ["\x1b[2J", "[bold]", "[/x]", ":smile:", "::error::x", "##vso[", "##[x]", "\n::a::"]
)
ANY_TEXT = st.lists(
    st.text(st.characters(exclude_categories=()), max_size=12) | HOSTILE, max_size=6
).map("".join)


def live(text: str) -> set[str]:
    """Return the characters of a report that a terminal would obey."""
    return {
        char
        for char in text
        if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or char in BIDI
    } - {"\n"}


def without_ours(text: str, name: str) -> str:
    """Return a report without the beginnings of its own commands."""
    lines = text.split("\n")
    if (ours := COMMANDS.get(name)) is None:
        return text
    return "\n".join(ours.sub("", line, count=1) for line in lines)


@pytest.mark.parametrize("setting", SETTINGS)
def test_golden(sample: Sample, setting: str, golden: Check) -> None:
    """Every report looks as it was approved."""
    name, report = sample
    format_name, options = SETTINGS[setting]
    golden(f"{name}.{setting}", render(report, format_name, options=options))


@pytest.mark.parametrize("setting", [name for name in SETTINGS if name != "full.ansi"])
def test_nothing_is_live(sample: Sample, setting: str) -> None:
    """Without colour a report holds no character that a terminal obeys."""
    format_name, options = SETTINGS[setting]
    separators = {"\t"} if format_name == "tsv" else set()
    assert live(render(sample[1], format_name, options=options)) <= separators


def test_colour_is_ours_alone(sample: Sample) -> None:
    """With colour the only escape sequences are those of colours."""
    text = render(sample[1], "full", options=RenderOptions(color=True))
    assert live(SGR.sub("", text)) == set()


def test_colour_is_never_the_only_signal(make: Callable[[str], Report]) -> None:
    """Without colour the same words stand there, and changes have their marks."""
    text = SGR.sub("", render(make("dirty"), "full", options=RenderOptions(color=True)))
    bare = re.sub(r"\[-|-]|\{\+|\+\}", "", render(make("dirty"), "full"))
    assert "".join(text.split()) == "".join(bare.split())


@given(st.data(), ANY_TEXT, st.sampled_from([*FORMATS]), st.integers(30, 120))
def test_any_text_is_harmless(
    make_quoting: Callable[[str, int, int], Report],
    data: st.DataObject,
    text: str,
    name: str,
    width: int,
) -> None:
    """No text under test reaches a terminal or a build server as a command."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    options = RenderOptions(width=width, statistics=True)
    shown = render(make_quoting(text, start, end), name, options=options)
    assert live(shown) <= ({"\t"} if name == "tsv" else set())
    assert shown.encode()
    shown = without_ours(shown, name)
    assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in shown
    assert "##vso[" not in shown


def test_our_marks_complete_no_command(
    make_quoting: Callable[[str, int, int], Report],
) -> None:
    """A text that ends in « ## » next to the « [- » of a change stays harmless."""
    assert "##[" not in render(make_quoting("0##00", 0, 5), "full")


@given(ANY_TEXT)
def test_any_text_is_harmless_in_colour(
    make_quoting: Callable[[str, int, int], Report], text: str
) -> None:
    """Colour opens no door."""
    report = make_quoting(text, 0, len(text))
    shown = render(report, "full", options=RenderOptions(color=True))
    assert live(SGR.sub("", shown)) == set()


@pytest.mark.parametrize("setting", SETTINGS)
def test_same_every_time(sample: Sample, setting: str) -> None:
    """Two runs give the same bytes."""
    format_name, options = SETTINGS[setting]
    first = render(sample[1], format_name, options=options)
    assert first == render(sample[1], format_name, options=options)


def test_unknown_format_is_named(make: Callable[[str], Report]) -> None:
    """A slip of the pen gets the name that was meant."""
    with pytest.raises(UsageError, match=r'unknown output format "jsno".*"json"'):
        render(make("clean"), "jsno")


def test_formats_for_programs_ignore_the_screen(sample: Sample) -> None:
    """Nothing about a terminal changes what programs read."""
    options = RenderOptions(color=True, width=40, quiet=True, statistics=True)
    for name in FOR_PROGRAMS:
        assert render(sample[1], name) == render(sample[1], name, options=options)


def test_jsonl_has_a_line_for_each_finding_and_problem(sample: Sample) -> None:
    """Every line is an object that starts with its path."""
    report = sample[1]
    rows = [json.loads(row) for row in render(report, "jsonl").splitlines()]
    assert len(rows) == report.score.findings + len(report.problems)
    assert all(next(iter(row)) == "path" for row in rows)


def test_concise_is_silent_when_clean(make: Callable[[str], Report]) -> None:
    """No finding, no output."""
    assert render(make("clean"), "concise") == ""


def test_concise_gives_one_line_a_finding(sample: Sample) -> None:
    """Whatever a message holds, it stays on its line."""
    report = sample[1]
    rows = render(report, "concise").splitlines()
    assert len(rows) == report.score.findings + len(report.problems)
