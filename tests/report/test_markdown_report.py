"""The summary in Markdown, rendered by the library that GitHub renders with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from mtcheck.model import Problem, Report
from mtcheck.report import markdown, render
from mtcheck.report.links import HOME
from mtcheck.report.markdown_text import code, escaped
from mtcheck.report.visible import visible

Sample = tuple[str, Report]
Make = Callable[[str], Report]
SIGNS = "\\`*_{}[]()#+-.!|~$^=<>&:@\"' \nab1/w"
ANY_TEXT = st.text(st.sampled_from(SIGNS), max_size=40) | st.sampled_from(
    [
        "https://example.org/x",
        "www.example.org",
        "a@example.org",
        "![x](http://a/b)",
        "<script>alert(1)</script>",
        "</code><img src=x onerror=y>",
        "a\\|b|c\\",
        "1. x",
        "- x",
        "# x",
        "&lt;b&gt; &#60;",
        "@octocat :smile: $x$",
        "```\n</details>",
    ]
)


def page_of(text: str) -> etree._Element:
    """Return the page that GitHub makes of a text, before it is cleaned."""
    options = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    body = cmarkgfm.github_flavored_markdown_to_html(text, options)
    return html.fragment_fromstring(body, create_parent="div")


def page(report: Report) -> etree._Element:
    """Return the page of a report."""
    return page_of(render(report, "markdown"))


def cells(root: etree._Element) -> list[list[str]]:
    """Return the cells of the table of findings."""
    tables = root.findall("table")
    rows = tables[1].findall("tbody/tr") if len(tables) > 1 else []
    return [[cell.text_content() for cell in row] for row in rows]


def test_every_finding_is_a_row(sample: Sample) -> None:
    """A row for each finding, an item for each problem, and nothing live."""
    report = sample[1]
    root = page(report)
    assert len(cells(root)) == report.score.findings
    assert all(len(row) == 4 for row in cells(root))
    assert len(root.findall("ul/li")) == len(report.problems)
    assert all(str(a.get("href")).startswith(HOME) for a in root.iter("a"))
    known = "div h2 h3 p table thead tbody tr th td code a span ul li pre".split()
    assert {it.tag for it in root.iter()} <= set(known)


def test_rows_and_verdict(make: Make) -> None:
    """The verdict is the title; the worst come first."""
    root = page(make("dirty"))
    title = root.findtext("h2")
    assert title == "mtcheck: FAILED: 1 major; 2 critical"
    assert cells(root)[0] == [
        "critical",
        "articles/élection.txt:7:1",
        "ANY001 untranslated",
        '"Timeline" is English → Chronologie',
    ]


def test_fixes_are_differences(make: Make) -> None:
    """Each fix shows the words before and behind, old and new."""
    blocks = [pre.text_content() for pre in page(make("dirty")).iter("pre")]
    assert "\n-Timeline\n+Chronologie\n" in blocks[0]
    assert "+… fois plus qu’ici<NBSP>: un record." in blocks[3]
    assert list(page(make("clean")).iter("pre")) == []


def test_problems_are_listed(make: Make) -> None:
    """What could not be read stands there, and in the verdict."""
    root = page(make("problems"))
    assert "2 inputs could not be checked" in str(root.findtext("h2"))
    (first, _) = (item.text_content() for item in root.iter("li"))
    assert first == "broken.xlf: not well-formed: line 3, column 7"


@given(ANY_TEXT)
def test_any_text_is_text(text: str) -> None:
    """Escaped, a text shows as it is and makes no element, in a table or outside."""
    shown = " ".join(visible(text).split())
    for source in (escaped(text), f"| {escaped(text)} |\n|---|", f"- {code(text)}"):
        root = page_of(source)
        assert " ".join(root.text_content().split()) == shown
        known = "div p table thead tr th ul li code span".split()
        assert {it.tag for it in root.iter()} <= set(known)


@pytest.mark.parametrize("ticks", [3, 4, 9])
def test_fences_are_longer(
    ticks: int, make_quoting: Callable[[str, int, int], Report]
) -> None:
    """No text under test closes the block that it is shown in."""
    root = page(make_quoting("`" * ticks + " <b>x</b>", 0, 3))
    assert len(list(root.iter("pre"))) == 1
    assert not list(root.iter("b"))


def test_a_long_report_fits(make: Make) -> None:
    """GitHub shows nothing of more than 1 MiB: the rest is counted."""
    report = make("dirty")
    (file,) = report.files
    many = replace(file, findings=file.findings * 3000)
    broken = tuple(Problem(f"{at}-{'é' * 300}.txt", "é" * 300) for at in range(500))
    text = render(replace(report, files=(many,), problems=broken), "markdown")
    assert markdown.LIMIT * 0.7 < len(text.encode()) < markdown.LIMIT
    for noun in ("findings", "differences", "inputs"):
        assert f" {noun} more\n" in text
    assert len(page_of(text).findall("table")) == 2


def test_a_huge_cell_is_cut(make: Make) -> None:
    """One message cannot fill the page."""
    report = make("dirty")
    (file,) = report.files
    long = tuple(replace(it, message="mot " * 100_000) for it in file.findings)
    text = render(replace(report, files=(replace(file, findings=long),)), "markdown")
    assert len(text) < 20_000
