"""``mtcheck fix`` on real files: what golden command lines cannot show."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mtcheck.cli.app import application

FAULTY = "Le transport de l' oxygène est réduit.\r\nIl y a du pain , du lait.\r"
FIXED = "Le transport de l'oxygène est réduit.\r\nIl y a du pain, du lait.\r"


def fix(*arguments: str, stdin: bytes | None = None) -> Result:
    """What a command line prints and how it ends."""
    line = ["fix", *arguments, "--isolated", "--target-lang", "fr"]
    result = CliRunner().invoke(application(line), line, input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fixing_twice_changes_nothing_the_second_time(folder: Path) -> None:
    """Line ends and the byte order mark survive; the second time nothing is written."""
    path = folder / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + FAULTY.encode())
    assert fix("a.txt").exit_code == 0
    assert path.read_bytes() == codecs.BOM_UTF8 + FIXED.encode()
    before = path.stat()
    assert fix("a.txt").stdout == "0 findings fixed, 0 remain - passed\n"
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_diff_writes_nothing(folder: Path) -> None:
    """Not even what killed runs left is touched."""
    path, left = folder / "a.txt", folder / ".mtcheck-x.part"
    path.write_bytes(FAULTY.encode())
    left.write_bytes(b"")
    result = fix("--diff", "a.txt")
    assert result.exit_code == 1
    assert path.read_bytes() == FAULTY.encode()
    assert left.exists()
    assert fix("a.txt").exit_code == 0
    assert not left.exists()
    assert fix("--diff", "a.txt").exit_code == 0


def test_standard_input_comes_out_fixed_to_the_byte(folder: Path) -> None:  # noqa: ARG001
    """In its own encoding; the report goes elsewhere."""
    result = fix("-", stdin=FAULTY.encode("utf-16"))
    assert result.stdout_bytes == FIXED.encode("utf-16")
    assert "2 findings fixed" in result.stderr
    clean = b"Un mot d\xe9j\xe0 dit, un \xe9t\xe9.\r\n"
    assert fix("-", stdin=clean).stdout_bytes == clean
    broken = fix("-", stdin=b"%PDF-1.4 x")
    assert (broken.exit_code, broken.stdout_bytes) == (2, b"%PDF-1.4 x")


def test_one_bad_file_does_not_keep_the_others_from_being_fixed(folder: Path) -> None:
    """A file that must not be written is named; its findings remain."""
    good, bad = folder / "good.txt", folder / "bad.txt"
    for path in (good, bad):
        path.write_bytes(FAULTY.encode())
    bad.chmod(0o444)
    result = fix("bad.txt", "good.txt")
    assert result.exit_code == 2
    assert result.stderr == "error: bad.txt: cannot be written: it is read-only\n"
    assert good.read_bytes() == FIXED.encode()
    assert bad.read_bytes() == FAULTY.encode()
    assert "2 findings fixed in 1 file, 2 remain" in result.stdout
    assert stat.S_IMODE(bad.stat().st_mode) == 0o444


def test_a_file_by_two_names_is_fixed_once(folder: Path) -> None:
    """The link stays one."""
    path, link = folder / "a.txt", folder / "b.txt"
    path.write_bytes(FAULTY.encode())
    link.symlink_to("a.txt")
    assert fix("b.txt", "a.txt").exit_code == 0
    assert link.is_symlink()
    assert path.read_bytes() == FIXED.encode()


def test_processes_make_no_difference(folder: Path) -> None:
    """The same files, the same report, in the same order."""
    told = []
    for jobs in ("1", "3"):
        for number in range(6):
            (folder / f"{number}.txt").write_bytes(FAULTY.encode())
        result = fix("--jobs", jobs, ".")
        told.append((result.stdout, result.stderr, result.exit_code))
        assert all(p.read_bytes() == FIXED.encode() for p in folder.glob("*.txt"))
    assert told[0] == told[1]


def test_what_remains_is_the_gate(folder: Path) -> None:
    """`--fail-on` and `--exit-zero` are about what could not be fixed."""
    path = folder / "a.txt"
    path.write_text("Il y a du pain . Le prix est de XNUMX francs.", encoding="utf-8")
    assert fix("a.txt").exit_code == 1
    assert fix("a.txt", "--fail-on", "never").exit_code == 0
    assert fix("a.txt", "--exit-zero").exit_code == 0
    assert fix("a.txt", "--ignore", "MT101").exit_code == 0


def test_only_selected_rules_fix(folder: Path) -> None:
    """The rest of the file keeps its faults."""
    path = folder / "a.txt"
    path.write_bytes(FAULTY.encode())
    assert fix("a.txt", "--select", "FR007").exit_code == 0
    assert path.read_bytes() == FAULTY.replace("l' ", "l'").encode()


def test_a_scan_does_not_load_what_fixing_needs(folder: Path) -> None:
    """Start-up is for what is asked for."""
    (folder / "a.txt").write_text("Un mot.", encoding="utf-8")
    code = (
        "import sys\n"
        "from mtcheck.cli.app import application\n"
        "application(['scan'])(['scan', 'a.txt', '-q'], standalone_mode=False)\n"
        "print([m for m in sys.modules if m.startswith(('mtcheck.write', 'mtcheck.fix'))])\n"
    )
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_each_file_is_fixed_and_judged_under_its_own_settings(folder: Path) -> None:
    """Rules, languages and gate are those of the configuration that governs it."""
    configured = {
        "a/mtcheck.toml": 'ignore = ["FR007"]',
        "b/mtcheck.toml": 'fail-on = "minor"\n[[files]]\nglob = "*.en.txt"\nselect = ["FR007"]',
        "c/mtcheck.toml": 'fail-on = "never"',
    }
    for name, text in configured.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
    grave = "Le prix est de XNUMX francs.\n"
    files = ("a/x.txt", "b/x.txt", "b/x.en.txt", "c/x.txt")
    for jobs in ("1", "2"):
        for file in files:
            text = FAULTY + grave * (not file.startswith("b"))
            (folder / file).write_bytes(text.encode())
        args = ["fix", "--target-lang", "fr", "--jobs", jobs, "."]
        result = CliRunner().invoke(application(args), args)
        held = [(folder / file).read_bytes().decode() for file in files]
        assert held[0] == FAULTY.replace("pain , du", "pain, du") + grave
        assert held[1] == FIXED
        assert held[2] == FAULTY.replace("l' ", "l'")
        assert held[3] == FIXED + grave
        assert result.exit_code == 1
        assert result.stdout.endswith("- failed: 1 critical finding\n")
    args = ["fix", "--target-lang", "fr", "b", "c"]
    assert CliRunner().invoke(application(args), args).exit_code == 0


def test_the_configuration_of_standard_input_goes_by_its_name(folder: Path) -> None:
    """As if the file lay there."""
    (folder / "a").mkdir()
    (folder / "a" / "mtcheck.toml").write_text('ignore = ["FR007"]', encoding="utf-8")
    args = ["fix", "-", "--target-lang", "fr", "--stdin-filename", "a/x.txt"]
    result = CliRunner().invoke(application(args), args, input=FAULTY.encode())
    assert result.stdout_bytes == FAULTY.replace("pain , du", "pain, du").encode()


def test_excluded_files_are_not_touched(folder: Path) -> None:
    """Not even named outright, if it is forced."""
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(FAULTY.encode())
    assert fix("--exclude", "a.txt", ".").exit_code == 0
    assert (folder / "a.txt").read_bytes() == FAULTY.encode()
    assert (folder / "b.txt").read_bytes() == FIXED.encode()
    result = fix("--exclude", "a.txt", "--force-exclude", "a.txt")
    assert (result.exit_code, result.stdout) == (
        0,
        "0 findings fixed, 0 remain - passed\n",
    )
    assert (folder / "a.txt").read_bytes() == FAULTY.encode()


def test_what_is_silenced_is_not_fixed(folder: Path) -> None:
    """A silencer with a fault keeps nothing else from being fixed."""
    page = (
        "<!-- mtcheck: ignore[{}] as in the print -->\n<p>Du pain , du lait.</p>\n"
        "<p>Du thé , du café.</p>\n<!-- mtcheck: ignore -->\n"
    )
    (folder / "x.html").write_text(page.format("MT9999"), encoding="utf-8")
    fix("x.html")
    mended = (folder / "x.html").read_text(encoding="utf-8")
    assert mended == page.format("MT9999").replace(" ,", ",")
    code = "space-before-stop-or-comma"
    (folder / "x.html").write_text(page.format(code), encoding="utf-8")
    fix("x.html")
    mended = (folder / "x.html").read_text(encoding="utf-8")
    assert mended == page.format(code).replace("thé ,", "thé,")
