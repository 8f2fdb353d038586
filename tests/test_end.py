"""The program ends with its code, with all that it had to say, and at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import atexit, os, sys
from mtcheck.__main__ import run
{more}
at_once = os._exit
def told(code):
    os.write(1, b"at once")
    at_once(code)
os._exit = told
atexit.register(print, "seen off")
sys.argv = ["mtcheck", *sys.argv[1:]]
run()
"""


def ended(page: Path, more: str = "") -> tuple[int, list[str]]:
    """The code that a scan ends with, and what it prints after its report."""
    script = SCRIPT.format(more=more)
    command = [sys.executable, "-c", script, "scan", str(page), "--target-lang", "fr"]
    done = subprocess.run(
        [*command, "--isolated", "--fail-on", "minor"],
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    return done.returncode, said[said.index("seen off") :]


@pytest.mark.parametrize(
    ("text", "code"), [("Tout va bien.\n", 0), ("Il a été été là.\n", 1)]
)
def test_the_end_is_at_once(tmp_path: Path, text: str, code: int) -> None:
    """Whoever wanted to be called at the end is."""
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    assert ended(page) == (code, ["seen off", "at once"])


def test_bad_input_ends_so_too(tmp_path: Path) -> None:
    assert ended(tmp_path / "none.txt") == (2, ["seen off", "at once"])


@pytest.mark.parametrize(
    "company",
    [
        "import multiprocessing",
        (
            "import threading\n"
            "threading.Thread(target=threading.main_thread().join).start()"
        ),
    ],
)
def test_with_company_the_end_is_the_usual_one(tmp_path: Path, company: str) -> None:
    """Processes and threads are seen off as Python does it."""
    page = tmp_path / "page.txt"
    page.write_text("Il a été été là.\n", encoding="utf-8")
    assert ended(page, company) == (1, ["seen off"])


@pytest.mark.skipif(sys.platform != "linux", reason="there is no full device")
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Il a été été là.\n" * 3, encoding="utf-8")
    command = [sys.executable, "-m", "mtcheck", "scan", str(page), "--isolated"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("error: output:")
