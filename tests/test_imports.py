"""What a start may import: a budget of names, since seconds differ by machine.

``python -X importtime -m mtcheck --version`` shows what each costs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
NEVER = {
    "asyncio",
    "charset_normalizer",
    "concurrent",
    "distributed",
    "importlib.metadata",
    "importlib.resources",
    "langdetect",
    "langidentify",
    "markdown_it",
    "multiprocessing",
    "numpy",
    "pathspec",
    "pyarrow",
    "pydantic",
    "pygments",
    "rich",
    "sacrebleu",
    "tomllib",
    "unittest",
    "yaml",
    "zipfile",
}
"""Each costs five milliseconds or more, and no plain scan needs one."""
SCANNING = {
    "ahocorasick_rs",
    "ftfy",
    "lzma",
    "marisa_trie",
    "mtcheck.catalogue",
    "mtcheck.scan",
    "rapidfuzz",
    "typer",
    "unicodedata",
}
"""What asking for the version has no use for."""


def imported(*arguments: str) -> set[str]:
    """The modules that a run imports, by their full names."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mtcheck", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr[-500:]
    lines = done.stderr.splitlines()
    return {
        line.rpartition("|")[2].strip()
        for line in lines
        if line.startswith("import time:")
    }


def within(names: set[str], forbidden: set[str]) -> set[str]:
    """Those of the names that are forbidden, or lie in a package that is."""
    return {
        name
        for name in names
        for parts in [name.split(".")]
        if any(".".join(parts[:n]) in forbidden for n in range(1, len(parts) + 1))
    }


def test_the_version_needs_next_to_nothing() -> None:
    names = imported("--version")
    assert within(names, NEVER | SCANNING) == set()
    assert len([n for n in names if n.startswith("mtcheck")]) <= 3


@pytest.mark.parametrize("name", ["concise", "json", "jsonl", "sarif", "github"])
def test_a_plain_scan_keeps_to_its_budget(name: str) -> None:
    text = str(SAMPLES / "article.fr.txt")
    names = imported(
        "scan", text, "--target-lang", "fr", "--isolated", "--output-format", name
    )
    assert within(names, NEVER) == set()
    assert "mtcheck.engine" in names
    assert len([n for n in names if n.startswith("mtcheck.checks.")]) < 100


def test_a_scan_brings_the_readers_it_needs_alone(tmp_path: Path) -> None:
    # A copy: of a file that was scanned before, the report is known without reading.
    text = shutil.copy(SAMPLES / "article.fr.txt", tmp_path)
    names = imported("scan", str(text), "--target-lang", "fr")
    # A reader itself is loaded by its name, which is not told; what it imports is.
    assert "mtcheck.read.weave" in names
    others = ("csv", "elements", "glossary", "html", "rows", "units", "xml")
    assert names.isdisjoint(f"mtcheck.read.{other}" for other in others)


def test_a_second_start_compiles_no_expression(tmp_path: Path) -> None:
    """Neither the rules' nor those of modules that are loaded before the rules."""
    script = (
        "import atexit, sys; from mtcheck.__main__ import main;"
        "from mtcheck.match import expressions;"
        "atexit.register(lambda: print(len(expressions.made()), file=sys.stderr));"
        "main()"
    )
    text = str(SAMPLES / "article.fr.txt")
    environment = {**os.environ, "MTCHECK_CACHE_DIR": str(tmp_path)}

    def compiled_anew(*options: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", script, "scan", text, "--isolated", *options],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert done.returncode == 1, done.stderr[-500:]
        shutil.rmtree(tmp_path / "results", ignore_errors=True)
        return int(done.stderr.split()[-1])

    first = compiled_anew()
    assert first > 100
    (forms,) = tmp_path.glob("forms-*.bin")
    kept = forms.stat()
    assert compiled_anew() == 0
    assert forms.stat() == kept
    assert compiled_anew("--no-cache") >= first
