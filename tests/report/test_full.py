"""The report for people fits its page and says what an editor needs."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from mtcheck.model import PassageScore
from mtcheck.report import RenderOptions, render
from mtcheck.report.lines import Page, Piece, plain, wrap
from mtcheck.report.passages import heat

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.model import Report

    Make = Callable[[str], Report]

UNBROKEN = ("mtcheck:", "──")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["clean", "dirty", "many", "problems", "scripts"])
def test_fits_the_page(make: Make, name: str, width: int) -> None:
    """Only paths and signatures may be wider than the page."""
    text = render(make(name), "full", options=RenderOptions(width=width))
    wide = [line for line in text.splitlines() if cell_len(line) > width]
    assert [line for line in wide if not line.strip().startswith(UNBROKEN)] == []


@pytest.mark.parametrize("name", ["dirty", "many", "scripts"])
def test_underline_stands_below_the_finding(make: Make, name: str) -> None:
    """Counted in cells, as a terminal counts."""
    report = make(name)
    rows = render(report, "full").splitlines()
    below = [
        at for at, row in enumerate(rows) if row.strip(" │") and set(row) <= set(" │^~")
    ]
    assert below
    texts = {finding.text for file in report.files for finding in file.findings}
    for at in below:
        start = len(rows[at]) - len(rows[at].split("│")[1].lstrip())
        marked = cells(rows[at - 1], start, len(rows[at])).replace("<NBSP>", "\xa0")
        assert marked in texts or "…" in marked


def cells(row: str, start: int, end: int) -> str:
    """Return the characters of a row that stand in a range of cells."""
    return "".join(
        char
        for at, char in enumerate(row)
        if start <= cell_len(row[:at]) and cell_len(row[: at + 1]) <= end
        if start < cell_len(row[: at + 1])
    )


def test_clean_run_is_one_line(make: Make) -> None:
    """Good news are short."""
    assert render(make("clean"), "full") == "no findings in 9 words (1 file) – passed\n"


def test_severity_is_always_a_word(make: Make) -> None:
    """Colour is never the only signal."""
    text = render(make("dirty"), "full")
    assert all(word in text for word in ("CRITICAL", "MAJOR", "MINOR", "NEUTRAL"))


def test_quiet_says_the_verdict_alone(make: Make) -> None:
    """One line, passed or failed."""
    text = render(make("dirty"), "full", options=RenderOptions(quiet=True))
    assert text == "FAILED: 1 major; 2 critical\n"


def test_unchecked_inputs_are_never_passed_over(make: Make) -> None:
    """Nothing found in nothing read is no good news."""
    text = render(make("problems"), "full")
    assert text.startswith("error: broken.xlf: not well-formed")
    assert "passed" not in text
    quiet = render(make("problems"), "full", options=RenderOptions(quiet=True))
    assert quiet == "PASSED, but 2 inputs could not be checked\n"


def test_findings_of_one_rule_are_capped(make: Make) -> None:
    """The rest is counted and can be had."""
    text = render(make("many"), "full", options=RenderOptions(max_same=3))
    assert text.count("  FR214 ") == 3
    assert "… and 8 more of FR214 (use --output-format concise to list all)" in text
    assert text.count(" FR300 ") == 1


def test_short_texts_have_counts_and_no_score(make: Make) -> None:
    """Below the limit a score would be noise, and the report says so."""
    text = render(make("many"), "full", options=RenderOptions(width=120))
    assert "none, for 97 words say too little (at least 1,000)" in text


def test_score_says_what_it_is(make: Make) -> None:
    """A score comes with its interval and its nature."""
    text = render(make("dirty"), "full", options=RenderOptions(width=120))
    assert re.search(r"score  \d+\.\d \(\d+\.\d–\d+\.\d\), a bound", text)
    assert "a bound from known patterns, not a human MQM judgement" in text


def test_spaces_that_change_are_seen(make: Make) -> None:
    """A fix of spaces shows spaces."""
    text = render(make("dirty"), "full")
    assert "ici[-␣-]{+<NBSP>+}:" in text


def test_related_places_are_capped(make: Make) -> None:
    """Six places are enough to go and look."""
    text = " ".join(render(make("dirty"), "full").split())
    assert '75:12 "chapeau dans le ring"' in text
    assert '80:12 "chapeau dans le ring", +2' in text


def test_strip_of_a_long_text_stays_short() -> None:
    """A table of a million rows gets no thousand lines of marks."""
    passages = [
        PassageScore(str(at), at + 1, at + 1, 10, float(at % 50 == 0), 90.0)
        for at in range(20_000)
    ]
    rows = [plain(line) for line in heat(passages, Page(80, cell_len))]
    assert len(rows) < 20
    assert "each mark 66 passages" in " ".join(rows)


def test_wrapping_breaks_at_spaces_and_between_chinese_characters() -> None:
    """Words stay whole where a language has words."""
    page = Page(12, cell_len)
    rows = [plain(row) for row in wrap((Piece("un deux trois quatre"),), page, 2)]
    assert [row.rstrip() for row in rows] == ["un deux", "  trois", "  quatre"]
    rows = [plain(row) for row in wrap((Piece("这是一个测试文本"),), page, 2)]
    assert rows == ["这是一个测试", "  文本"]


def test_overlong_words_are_broken_but_paths_are_not() -> None:
    """A path must stay clickable."""
    page = Page(12, cell_len)
    assert len(list(wrap((Piece("x" * 30),), page, 2))) == 3
    assert len(list(wrap((Piece("x" * 30, "path"),), page, 2))) == 1


def test_rich_is_not_imported_for_western_text_without_colour() -> None:
    """A run that needs no rich does not wait for it."""
    code = (
        "import sys\n"
        "from mtcheck.model import *\n"
        "from mtcheck.report import render\n"
        "s = Score(1, 9, {}, 0.0, 0.0, 100.0, None, 'é')\n"
        "render(Report('1', (), (Problem('é', '« été »'),), s, Gate(True)), 'full')\n"
        "print([name for name in sys.modules if name.startswith('rich')])\n"
    )
    run = [sys.executable, "-c", code]
    found = subprocess.run(run, capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
