"""The reports on the samples: real rules, real files of every format."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml
from lxml import etree

from mtcheck.catalogue import load_catalogue
from mtcheck.model import Applicability, Report
from mtcheck.read import read_bytes, read_path
from mtcheck.report import render
from mtcheck.report.edits import file_edits
from mtcheck.report.flags import Flag, flags, text_of
from mtcheck.scan import Limits, scan
from mtcheck.scanner import Scanner
from mtcheck.select import Selection

TESTS = Path(__file__).parents[1]
SAMPLES = TESTS.parent / "samples"
SCHEMA = TESTS / "data" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report on all samples, with the rules that are on trial too."""
    paths = sorted(p for p in SAMPLES.iterdir() if p.is_file())
    documents = [read_path(str(path)) for path in paths]
    chosen = Selection(select=("ALL",), preview=True)
    return scan(Scanner(load_catalogue(), chosen), documents, limits=Limits())


def test_sarif_is_valid_and_explains_every_rule(report: Report) -> None:
    """The schema holds, and what rules say of themselves is within the limits."""
    log = json.loads(render(report, "sarif"))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == report.score.findings > 90
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule["fullDescription"]["text"]) <= 1024


def test_others_read_every_finding(report: Report) -> None:
    """As many findings in each as in ours."""
    number = report.score.findings
    assert len(json.loads(render(report, "gitlab"))) == number
    assert len(json.loads(render(report, "rdjson"))["diagnostics"]) == number
    rows = csv.reader(StringIO(render(report, "tsv")), "excel-tab", strict=True)
    assert len(list(rows)) == number + 1
    root = etree.fromstring(render(report, "checkstyle").encode())
    assert len(root.findall("file/error")) == number
    results = JUnitXml.fromstring(render(report, "junit").encode())
    assert results.failures + results.skipped == number


def fixed(flag: Flag) -> str | None:
    """Return the passage as it reads in the file after the edits."""
    document = flag.file.document
    content = document.content
    for (start, end), text in reversed(file_edits(flag)):
        content = content[:start] + text + content[end:]
    again = read_bytes(content.encode(), document.path).passages
    if len(again) != len(document.passages):
        return None  # a passage that was nothing but the fault
    return again[flag.finding.passage_index].target.content.strip()


def test_edits_of_files_do_what_fixes_say(report: Report) -> None:
    """Read again, a file with the edits has the passage that the fix makes."""
    seen = set()
    for flag in flags(report):
        fix = flag.finding.fix
        if fix is None or not file_edits(flag):
            continue
        assert fix.applicability > Applicability.DISPLAY
        passage = flag.file.document.passages[flag.finding.passage_index]
        wanted = text_of(passage, flag.finding)
        for start, end, text in reversed(fix.edits):
            wanted = wanted[:start] + text + wanted[end:]
        assert fixed(flag) in {wanted.strip(), None}, flag.finding
        seen.add(flag.file.document.format)
    assert len(seen) > 9
