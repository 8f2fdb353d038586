"""A wheel and an editable install both bring the rules and the lexicon along."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel, built from a copy so that nothing is left behind."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "project"
    subprocess.run(
        ["git", "clone", "-q", str(ROOT), str(copy)], check=True, capture_output=True
    )
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(folder),
            str(copy),
        ],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_rules_and_data(wheel: Path) -> None:
    """Every pack, the lexicon and its licence are inside; tests are not."""
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "mtcheck/rules/any/pack.yaml",
        "mtcheck/rules/en-fr/idioms.yaml",
        "mtcheck/config/config.schema.json",
        "mtcheck/rules/pack.schema.json",
        *(f"mtcheck/rules/en-{lang}/idioms.yaml" for lang in ("de", "es", "pt", "it")),
        "mtcheck/rules/schema.json",
        "mtcheck/rules/evidence.json",
        "mtcheck/data/fr.forms.marisa",
        "mtcheck/data/lefff.LICENSE",
        "mtcheck/report/report.schema.json",
        "mtcheck/report/html/page.css",
        "mtcheck/report/html/page.html",
        "mtcheck/report/html/page.js",
        "mtcheck/plugins/find.py",
        "mtcheck/py.typed",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests", "benchmarks"))]


def test_the_wheel_brings_its_rules_compiled(wheel: Path, tmp_path: Path) -> None:
    """The first scan on a machine reads no YAML and compiles no rules."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".bin")]
        archive.extractall(tmp_path / "site")
    assert len(names) == 1
    page = tmp_path / "page.txt"
    page.write_text("Il a été été là.\n", encoding="utf-8")
    script = (
        "import sys; from mtcheck.__main__ import main; sys.argv[1:] = sys.argv[2:]\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code != 2\n"
        "assert 'yaml' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "x", "scan", str(page), "--target-lang", "fr"],
        env=os.environ
        | {
            "PYTHONPATH": str(tmp_path / "site"),
            "MTCHECK_CACHE_DIR": str(tmp_path / "cache"),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "MT251" in done.stdout
    assert not list(tmp_path.glob("cache/rules-*"))


def test_the_wheel_holds_every_module(wheel: Path) -> None:
    """A folder that the list of packages forgets fails only where it is installed."""
    held = {n for n in zipfile.ZipFile(wheel).namelist() if n.endswith(".py")}
    source = ROOT / "src"
    wanted = {p.relative_to(source).as_posix() for p in source.rglob("*.py")}
    assert wanted <= held


def test_the_wheel_works_when_installed(wheel: Path, tmp_path: Path) -> None:
    """Unpacked far from the checkout, the program finds its rules."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    text = tmp_path / "page.txt"
    text.write_text(
        "Elle a lancé son chapeau dans le ring hier soir, et personne n’a ri.\n",
        encoding="utf-8",
    )
    result = run(["scan", str(text), "--select", "FR214"], tmp_path / "site", tmp_path)
    assert result.returncode == 1, result.stderr
    assert "hat-in-the-ring" in result.stdout
    explained = run(["explain", "FR214"], tmp_path / "site", tmp_path)
    assert "words of human text" in explained.stdout


TYPED = """\
from typing import assert_type

from mtcheck import scan_paths, scan_text
from mtcheck.model import Report, Severity

report = scan_text("Bonjour.", target_lang="fr", select=["FR2"], fail_on="minor")
assert_type(report, Report)
assert_type(scan_paths(["a.txt"], jobs=2, packs=["own"]), Report)
assert_type(report.files[0].findings[0].severity, Severity)
"""
WRONG = """\
from mtcheck import scan_paths, scan_text

scan_text(3)
scan_text("Bonjour.", fail_on="always")
scan_text("Bonjour.", jobs=2)
scan_paths("a.txt", faill_on="minor")
from mtcheck import scan_file
"""


def test_the_types_are_seen_from_outside(wheel: Path, tmp_path: Path) -> None:
    """By a strict type checker, in a project that has the wheel installed."""
    home = tmp_path / "venv"
    make = [sys.executable, "-m", "venv", "--without-pip", str(home)]
    subprocess.run(make, check=True)
    (site,) = home.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    for name, text in {"typed.py": TYPED, "wrong.py": WRONG}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert checked("typed.py", home, tmp_path) == []
    wrong = checked("wrong.py", home, tmp_path)
    assert [line.split(":")[1] for line in wrong if "error:" in line] == list("34567")


def checked(name: str, venv: Path, folder: Path) -> list[str]:
    """What mypy says of a file in a project with an environment of its own."""
    python = f"--python-executable={venv / 'bin' / 'python'}"
    options = ["--strict", "--no-error-summary", "--cache-dir=cache", python]
    result = subprocess.run(
        [sys.executable, "-m", "mypy", *options, name],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    return result.stdout.splitlines()


def test_the_checkout_works_as_it_is(tmp_path: Path) -> None:
    """The editable install that runs these tests serves the rules of the checkout."""
    result = run(["rules", "--format", "json"], None, tmp_path)
    assert result.returncode == 0, result.stderr
    assert '"code": "FR214"' in result.stdout


def run(
    arguments: list[str], site: Path | None, home: Path
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own; from `site` alone where given."""
    environment = {
        **os.environ,
        "MTCHECK_CACHE_DIR": str(home / "cache"),
        "PYTHONIOENCODING": "utf-8",
    }
    start = ["-m", "mtcheck"]
    if site is not None:
        # The editable install is found by a hook; a path in front of it wins.
        start = [
            "-c",
            f"import sys; sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]; sys.path.insert(0, {str(site)!r}); from mtcheck.__main__ import main; main()",
        ]
    return subprocess.run(
        [sys.executable, *start, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=home,
    )
