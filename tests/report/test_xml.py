"""JUnit and Checkstyle: read by lxml and by a reader of test results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from mtcheck.model import Problem, Report, Severity
from mtcheck.report import RenderOptions, render

Sample = tuple[str, Report]
Make = Callable[[str], Report]
CHECKSTYLE = """
<!ELEMENT checkstyle (file*)>
<!ATTLIST checkstyle version CDATA #REQUIRED>
<!ELEMENT file (error*)>
<!ATTLIST file name CDATA #REQUIRED>
<!ELEMENT error EMPTY>
<!ATTLIST error line CDATA #REQUIRED
                column CDATA #IMPLIED
                severity (ignore|info|warning|error) #REQUIRED
                message CDATA #REQUIRED
                source CDATA #REQUIRED>
"""


def suites(report: Report, options: RenderOptions | None = None) -> JUnitXml:
    """Return the results as a reader of test results has them."""
    return JUnitXml.fromstring(render(report, "junit", options=options).encode())


def checkstyle(report: Report) -> etree._Element:
    """Return the document, valid by the structure that Checkstyle writes."""
    data = render(report, "checkstyle").encode()
    root = etree.parse(BytesIO(data)).getroot()
    dtd = etree.DTD(StringIO(CHECKSTYLE))
    assert dtd.validate(root), dtd.error_log
    return root


def test_junit_counts(sample: Sample) -> None:
    """A failure for each finding, an error for each problem, skips for remarks."""
    report = sample[1]
    read = suites(report)
    notes = report.score.by_severity.get(Severity.NEUTRAL, 0)
    assert read.failures == report.score.findings - notes
    assert read.errors == len(report.problems)
    assert read.skipped == notes
    said = read.tests, read.failures, read.errors, read.skipped
    read.update_statistics()  # type: ignore[no-untyped-call]
    assert said == (read.tests, read.failures, read.errors, read.skipped)


def test_junit_has_no_empty_suite(sample: Sample) -> None:
    """Some viewers refuse one: a clean file has a test that passes."""
    for suite in suites(sample[1]):
        assert len(list(suite)) > 0


def test_junit_passes_when_clean(make: Make) -> None:
    """One file, one test, no failure."""
    ((case,),) = suites(make("clean"))
    assert case.is_passed
    assert (case.name, case.classname) == ("no findings", "propre.txt")


def test_junit_results(make: Make) -> None:
    """Each result is of the kind that its finding asks for."""
    (suite,) = suites(make("dirty"))
    kinds = [(type(case.result[0]), case.result[0].type) for case in suite]
    assert kinds.count((Failure, "critical")) == 2
    assert kinds.count((Failure, "major")) == 1
    assert [kind for kind, _ in kinds].count(Skipped) == 1
    ((broken,), _) = suites(make("problems"))
    assert isinstance(broken.result[0], Error)
    assert broken.result[0].message == "not well-formed: line 3, column 7"


def test_a_file_with_a_problem_has_one_suite(make: Make) -> None:
    """What was found and what was not read in it stand together."""
    report = replace(make("many"), problems=(Problem("a.txt", "row 3 is broken"),))
    names = [suite.name for suite in suites(report)]
    assert names == ["a.txt", "b.txt"]
    assert [file.get("name") for file in checkstyle(report)] == ["a.txt", "b.txt"]


def test_checkstyle_reads_every_finding(sample: Sample) -> None:
    """Each finding and problem is an error of its file."""
    report = sample[1]
    found = checkstyle(report).findall("file/error")
    assert len(found) == report.score.findings + len(report.problems)


def test_checkstyle_error(make: Make) -> None:
    """Place, severity, message and rule come through."""
    error = checkstyle(make("dirty")).find("file/error")
    assert error is not None
    assert dict(error.attrib) == {
        "line": "1",
        "column": "81",
        "severity": "error",
        "message": "FR214 hat-in-the-ring: an English image, word for word"
        " → se lancer dans la course | être candidats",
        "source": "mtcheck.FR214",
    }


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\ufffe", "\ud800", "]]>", "<!--", "&x;"]
)
@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_any_sign_is_well_formed(
    name: str, sign: str, make_quoting: Callable[[str, int, int], Report]
) -> None:
    """What XML forbids has a name; what it obeys is text."""
    text = render(make_quoting(f"a{sign}b", 0, 3), name)
    assert etree.fromstring(text.encode()) is not None


def test_spaces_of_paths_stay(make: Make) -> None:
    """A path with a no-break space is still found."""
    report = replace(make("clean"), problems=(Problem("un\xa0fichier.txt", "x"),))
    assert checkstyle(report)[-1].get("name") == "un\xa0fichier.txt"
