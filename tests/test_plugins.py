"""Plug-ins: found without being imported, told apart, and told when they are broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from mtcheck import checks
from mtcheck.cli.app import application
from mtcheck.plugins.find import CHECKS, PACKS, EntryPoint, entry_points, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "plugin"
RULE = """\
- code: {code}
  name: {name}
  category: style/awkward-style
  severity: major
  {how}
  message: "« {{match}} »"
  why: "It is a test."
  bad: ["Voici un [[zigzag]] ici.", "Encore un [[zigzag]] là."]
  good: ["Voici une ligne.", "Encore une ligne."]
"""
WORDS = 'words: "zigzag"'
CHECK = """\
import re
from mtcheck.model import Match

def make(least: int = 1):
    def check(view):
        for found in re.finditer("zigzag", view.folded):
            yield Match(*found.span())
    return check
"""


class Site:
    """A folder on the path into which distributions are put by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, points: str, files: dict[str, str] | None = None) -> None:
        """Put a distribution there: its entry points, its files."""
        info = self.folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "entry_points.txt").write_text(points, encoding="utf-8")
        for path, text in (files or {}).items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def pack(self, name: str, *, code: str = "XX101", how: str = WORDS) -> None:
        """Put a distribution there that brings a pack with one rule."""
        module = name.replace("-", "_")
        rule = RULE.format(code=code, name=f"rule-{code.lower()}", how=how)
        head = f"name: {name}\nprefix: {code[:2]}\nlang: fr\ntitle: A test\n"
        files = {f"{module}/pack.yaml": head, f"{module}/rules.yaml": rule}
        self.add(name, f"[{PACKS}]\n{name} = {module}\n", files)

    def check(self, name: str, text: str = CHECK, *, called: str = "zigzags") -> None:
        """Put a distribution there that brings a check."""
        module = f"{name.replace('-', '_')}_check"
        self.add(name, f"[{CHECKS}]\n{called} = {module}\n", {f"{module}.py": text})


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """An empty folder in front of the path; modules from it are forgotten later.

    The program has one rule of its own: compiling them all takes too long.
    """
    folder, shipped = tmp_path / "site", tmp_path / "rules" / "own"
    folder.mkdir()
    shipped.mkdir(parents=True)
    head = "name: own\nprefix: FR\nlang: fr\ntitle: Own\n"
    (shipped / "pack.yaml").write_text(head)
    rule = RULE.replace("zigzag", "zinzin")
    (shipped / "own.yaml").write_text(
        rule.format(code="FR214", name="own-rule", how='words: "zinzin"'),
        encoding="utf-8",
    )
    monkeypatch.setattr("mtcheck.catalogue.shipped_rules", lambda: shipped.parent)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Il marche en zigzag.\n", encoding="utf-8")
    yield Site(folder)
    checks._maker.cache_clear()  # noqa: SLF001 - as a new process would begin
    for module in list(sys.modules):
        if module.startswith(("house_", "other_")):
            del sys.modules[module]


def run(*arguments: str) -> Result:
    """Run a command in this process."""
    given = list(arguments)
    return CliRunner().invoke(application(given), given, prog_name="mtcheck")


def scanned(*options: str) -> Result:
    """Scan the text with the word that the rules of these tests are about."""
    given = ("--target-lang", "fr", "--isolated", "--output-format", "concise")
    return run("scan", "a.txt", *given, *options)


def error_of(*options: str) -> str:
    """The one line that a broken plug-in is told in."""
    result = scanned("--select", "XX", *options)
    assert result.exit_code == 2, result.output
    assert not isinstance(result.exception, Exception)
    (line,) = result.stderr.splitlines()
    return line.removeprefix("error: ")


def test_a_pack_is_there_when_it_is_installed(site: Site) -> None:
    """Its rules run, are listed with where they come from, and explained."""
    site.pack("house-rules")
    found = scanned("--select", "XX")
    assert found.exit_code == 1
    assert "a.txt:1:14: XX101 major rule-xx101" in found.stdout
    assert "house-rules 1.0" in run("rules").stdout
    explained = run("explain", "XX101").stdout
    assert "written in  house-rules 1.0: rules.yaml:1" in explained
    assert run("rules", "test", "--select", "XX").exit_code == 0


def test_a_pack_goes_when_it_is_removed(site: Site) -> None:
    """The compiled rules of before are not taken for those of now."""
    site.pack("house-rules")
    assert scanned("--select", "XX").exit_code == 1
    shutil.rmtree(site.folder)
    site.folder.mkdir()
    sys.path_importer_cache.clear()
    sys.path.append(str(site.folder / "elsewhere"))  # the path is another now
    result = scanned("--select", "XX")
    sys.path.remove(str(site.folder / "elsewhere"))
    assert result.exit_code == 2
    assert "XX" in result.stderr


def test_a_function_may_give_the_folder(site: Site) -> None:
    """As ``module:function``; a value does as well."""
    site.pack("house-rules")
    site.add(
        "other-rules",
        f"[{PACKS}]\na = other_place:folder\nb = other_place:FOLDER\n",
        {
            "other_place.py": "from pathlib import Path\nFOLDER = Path(__file__).parent / 'other'\n"
            "def folder():\n    return FOLDER\n",
            "other/pack.yaml": "name: other\nprefix: YY\nlang: fr\ntitle: Other\n",
            "other/rules.yaml": RULE.format(code="YY101", name="other", how=WORDS),
        },
    )
    result = scanned("--select", "XX,YY")
    assert [line.split()[1] for line in result.stdout.splitlines()] == [
        "XX101",
        "YY101",
    ]


def test_a_check_serves_rules_everywhere(site: Site, tmp_path: Path) -> None:
    """In the pack of another plug-in, or in a folder that is named."""
    site.check("house-checks")
    site.pack("house-rules", how="check: zigzags")
    assert "XX101" in scanned("--select", "XX").stdout
    pack = tmp_path / "own"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: own\nprefix: YY\nlang: fr\ntitle: Own\n")
    how = "check: zigzags\n  params: { most: 2 }"
    (pack / "own.yaml").write_text(
        RULE.format(code="YY101", name="own", how=how), encoding="utf-8"
    )
    assert 'the check "zigzags" has no option "most"; it has least' in error_of(
        "--pack", "own"
    )


def test_a_configuration_sets_options_of_a_check(site: Site, tmp_path: Path) -> None:
    """As those of the checks that come along."""
    site.check("house-checks")
    site.pack("house-rules", how="check: zigzags")
    config = tmp_path / "mtcheck.toml"
    config.write_text("[rules.XX101]\nleast = 2\nseverity = 'neutral'\n")
    result = run("scan", "a.txt", "--target-lang", "fr", "--select", "XX")
    assert result.exit_code == 0, result.output


def test_two_packs_with_one_code(site: Site) -> None:
    """Both distributions are named."""
    site.pack("house-rules")
    site.pack("other-rules")
    result = scanned("--select", "XX")
    assert result.exit_code == 2
    assert (
        'other-rules 1.0: rules.yaml:1:3: the code "XX101" stands already in'
        " house-rules 1.0: rules.yaml:1:3"
    ) in result.stderr
    assert 'the name "rule-xx101" stands already' in result.stderr


def test_a_code_of_the_program_itself(site: Site) -> None:
    """The program is a distribution too."""
    site.pack("house-rules", code="FR214")
    told = error_of()
    assert told.startswith('house-rules 1.0: rules.yaml:1:3: the code "FR214"')
    assert told.endswith("(of mtcheck)")


def test_two_checks_with_one_name(site: Site) -> None:
    """Both distributions are named."""
    site.check("house-checks")
    site.check("other-checks")
    assert error_of() == (
        'two plug-ins bring a check "zigzags": house-checks 1.0 and other-checks 1.0'
    )


def test_a_check_of_the_program_itself(site: Site) -> None:
    """No plug-in takes the place of what comes along."""
    site.check("house-checks", called="title-case")
    site.pack("house-rules", how="check: title-case")
    told = error_of()
    assert told.startswith('mtcheck itself has a check "title-case"; house-checks 1.0')


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("house_gone", "there is no module house_gone"),
        ("house_gone:folder", "ModuleNotFoundError: No module named 'house_gone'"),
        ("house.gone", "ModuleNotFoundError: No module named 'house'"),
        ("house_bad", "house_bad is a module, not a folder"),
        ("house_bad:gone", "AttributeError: module 'house_bad' has no attribute"),
        ("house_bad:fails", "ValueError: one two"),
        ("house_bad:NUMBER", "TypeError: expected str, bytes or os.PathLike"),
        ("house_bad:PLACE", "no such folder: /there/is/none"),
        ("house_dies:folder", "RuntimeError"),
        ("", "names no module"),
    ],
)
def test_a_broken_pack_is_one_clear_line(site: Site, value: str, why: str) -> None:
    """Whatever the entry point leads to."""
    bad = "NUMBER = 3\nPLACE = '/there/is/none'\ndef fails():\n    raise ValueError('one\\ntwo')\n"
    files = {"house_bad.py": bad, "house_dies.py": "raise RuntimeError\n"}
    site.add("house-rules", f"[{PACKS}]\nhouse = {value}\n", files)
    told = error_of()
    assert told.startswith('the plug-in "house" of house-rules 1.0 (mtcheck.packs)')
    assert why in told


def test_broken_rules_are_told_with_their_place(site: Site) -> None:
    """The file is called by the distribution that it is part of."""
    site.pack("house-rules", how="wrods: x")
    assert error_of().startswith('house-rules 1.0: rules.yaml:5:3: unknown key "wrods"')


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("raise OSError('gone')\n", "cannot be loaded: OSError: gone"),
        ("make = 3\n", 'has no function "make"'),
        (
            "def make():\n    def check(view):\n        yield 1 / 0\n    return check\n",
            "failed: ZeroDivisionError: division by zero",
        ),
        ("def make():\n    return lambda view: [3]\n", "yields a int, not a Match"),
        (
            (
                "from mtcheck.model import Match\n"
                "def make():\n    return lambda view: [Match(3, 9000)]\n"
            ),
            "yields a match that lies outside its passage",
        ),
        (
            (
                "from mtcheck.model import Match, Place\n"
                "def make():\n    return lambda view: [Match(0, 1, related=(Place(7, 0, 1),))]\n"
            ),
            "yields a match that lies outside its passage",
        ),
        ("def make():\n    return None\n", "failed: TypeError"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_check_is_one_clear_line(
    site: Site, text: str, why: str, jobs: str
) -> None:
    """Whenever it breaks: when it is loaded, made, run, or in what it yields."""
    site.check("house-checks", text)
    site.pack("house-rules", how="check: zigzags")
    told = error_of("--jobs", jobs)
    assert told.startswith('the plug-in "zigzags" of house-checks 1.0 (mtcheck.checks)')
    assert why in told


def test_a_document_check(site: Site) -> None:
    """It sees each passage, then yields; a match names its passage."""
    text = (
        "from mtcheck.model import Match\n"
        "class Seen:\n"
        "    def __init__(self): self.seen = []\n"
        "    def see(self, view): self.seen.append(view.index)\n"
        "    def close(self): return [Match(0, 2, passage={})]\n"
        "def make(): return Seen()\n"
    )
    how = "check: zigzags\n  scope: document"
    site.pack("house-rules", how=how)
    site.check("house-checks", text.format("self.seen[-1]"))
    assert "a.txt:1:1: XX101" in scanned("--select", "XX").stdout


def test_a_document_check_must_name_the_passage(site: Site) -> None:
    """One that it was shown."""
    text = (
        "from mtcheck.model import Match\n"
        "class Seen:\n"
        "    def see(self, view): pass\n"
        "    def close(self): return [Match(0, 2)]\n"
        "def make(): return Seen()\n"
    )
    site.pack("house-rules", how="check: zigzags\n  scope: document")
    site.check("house-checks", text)
    assert "yields a match that lies outside its passage" in error_of()


def test_measuring_leaves_plug_ins_out(site: Site) -> None:
    """The evidence of the program is about its own rules."""
    from mtcheck.cli.measure import measured_rules

    site.pack("house-rules")
    assert all(rule.info.pack != "house-rules" for rule in measured_rules(None))


def test_a_folder_that_is_installed_too(site: Site) -> None:
    """Whoever writes a plug-in tests and scans with the folder he works on."""
    site.pack("house-rules")
    folder = str(site.folder / "house_rules")
    assert "1 rules, 4 examples, 0 failed" in run("rules", "test", folder).stdout
    assert scanned("--select", "XX", "--pack", folder).exit_code == 1


def test_entry_points_are_parsed() -> None:
    """As they are written by the tools that build distributions."""
    text = (
        "# made by hand\n[console_scripts]\nx = y:z\n\n"
        f"[ {PACKS} ]\n  a=b.c : d [extra]\n; no\nbroken\n[{CHECKS}]\ne = f\n[other]\ng = h\n"
    )
    assert list(parsed(text, "d 1")) == [
        EntryPoint("d 1", PACKS, "a", "b.c : d"),
        EntryPoint("d 1", CHECKS, "e", "f"),
    ]


def test_the_first_of_one_name_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does when its modules are imported; left-overs of pip count not at all."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        site = Site(tmp_path / name)
        site.add("house-rules", f"[{CHECKS}]\n{name} = m\n")
        site.add("~ouse-rules", f"[{CHECKS}]\nold = m\n")
    site.add("Others", f"[{CHECKS}]\nx = m\n")
    monkeypatch.setattr(
        "sys.path", [str(tmp_path / n) for n in ("one", "two", "gone", "one")]
    )
    found = [(point.distribution, point.name) for point in entry_points()]
    assert found == [("Others 1.0", "x"), ("house-rules 1.0", "one")]


def test_looking_for_plug_ins_costs_nearly_nothing() -> None:
    """No more than three milliseconds, and none of `importlib.metadata`."""
    from mtcheck.plugins.find import _on_path

    times = []
    for _ in range(7):
        _on_path.cache_clear()
        start = time.perf_counter()
        entry_points()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.003
    code = (
        "import sys; from mtcheck.catalogue import load_catalogue; load_catalogue();"
        "print({'importlib.metadata', 'mtcheck.plugins.guard'} & set(sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert shown.stdout == "set()\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built by pip from a copy and installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("plugin")
    copy = folder / "source"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("*.egg-info", "build"))
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
    given = ["install", *options, "--target", str(folder / "site"), str(copy)]
    subprocess.run(
        [sys.executable, "-m", "pip", *given], check=True, capture_output=True
    )
    return folder


def example(
    installed: Path, *arguments: str, module: str = "mtcheck"
) -> subprocess.CompletedProcess[str]:
    """A command where the example is installed."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed / "site"),
        "MTCHECK_CACHE_DIR": str(installed / "cache"),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=installed,
    )


def test_the_example_is_listed_and_runs(installed: Path) -> None:
    """Rules and check of an installed distribution, from the outside."""
    listed = example(installed, "rules")
    assert listed.returncode == 0, listed.stderr
    rows = [row.split() for row in listed.stdout.splitlines() if row.startswith("BK")]
    assert [row[0] for row in rows] == ["BK101", "BK102", "BK201"]
    assert all(row[4:6] == ["mtcheck-bakery", "1.0.0"] for row in rows)
    text = installed / "menu.txt"
    text.write_text("Toast français.\n\nOUVERT TOUS LES JOURS à midi.\n", "utf-8")
    scanned = example(
        installed, "scan", "menu.txt", "--target-lang", "fr", "--select", "BK"
    )
    assert scanned.returncode == 1, scanned.stderr
    codes = [line.split()[1] for line in scanned.stdout.splitlines()]
    assert codes == ["BK101", "BK201"]
    tested = example(installed, "rules", "test", "--select", "BK")
    assert "0 failed" in tested.stdout


def test_the_tests_of_the_example_pass(installed: Path) -> None:
    """What we show is what we run."""
    tests = str(installed / "source" / "tests")
    result = example(installed, "-q", "-p", "no:cacheprovider", tests, module="pytest")
    assert result.returncode == 0, result.stdout
