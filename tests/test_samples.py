"""Each sample gets the report that was approved; the clean ones get none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.model import Report
from mtcheck.read import read_path
from mtcheck.read.pair import paired
from mtcheck.report import RenderOptions, render
from mtcheck.scan import Limits, scan
from mtcheck.scanner import Scanner

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(p.name for p in SAMPLES.glob("*.*"))
_SIGNATURE = re.compile(r"mtcheck\|v:\S+\|weights")


def report_on(name: str) -> Report:
    """The report on a sample, beside its original if that is in a file of its own."""
    document = replace(read_path(str(SAMPLES / name)), path=name)
    original = SAMPLES / "sources" / name
    if original.exists():
        document = paired(document, source=read_path(str(original)), reference=None)
        document = replace(document, source_lang="en")
    return scan(Scanner(load_catalogue()), [document], limits=Limits())


@pytest.mark.parametrize("name", NAMES)
def test_report(name: str, golden: Callable[[str, str], None]) -> None:
    """The full report, a hundred columns wide, without colour."""
    text = render(report_on(name), "full", options=RenderOptions(width=100))
    golden(
        f"../../samples/reports/{name}.report",
        _SIGNATURE.sub("mtcheck|…|weights", text),
    )


@pytest.mark.parametrize("name", ["clean.fr.md", "borderline.fr.txt"])
def test_good_french_passes_without_a_word(name: str) -> None:
    """Human text and what only looks like a fault raise nothing above neutral."""
    report = report_on(name)
    assert [f for f in report.files[0].findings if f.severity] == []
    assert report.gate.passed


@pytest.mark.parametrize(
    "name", sorted(set(NAMES) - {"clean.fr.md", "borderline.fr.txt"})
)
def test_damaged_texts_fail(name: str) -> None:
    """Every sample with planted faults is stopped."""
    assert not report_on(name).gate.passed
