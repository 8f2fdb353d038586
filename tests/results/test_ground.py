"""What makes one ground another: each setting, each file of the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mtcheck.config.settings import FileSettings, Glob, Origin, RuleSettings, Settings
from mtcheck.plugins import find
from mtcheck.results import program
from mtcheck.results.ground import Ground, digest_of
from mtcheck.results.program import program_digest
from mtcheck.silence.allow import Allowance

GROUND = Ground(b"program", ("fr", None), "2031-06-02")
GLOB = Glob("*.txt", Path("x"))
ALLOW = Allowance(("FR214",), "x", "x", where="a.toml:1:1")
WITHOUT_EFFECT: dict[str, Any] = {
    "fail_on": "never",
    "min_score": 3.0,
    "max_penalty": 3.0,
    "min_words": 3,
    "output_format": "json",
    "jobs": 7,
    "exclude": (GLOB,),
    "extend_exclude": (GLOB,),
    "respect_gitignore": False,
    "force_exclude": True,
    "required_version": ">=0.1",
    "path": Path("b.toml"),
    "origins": {"select": Origin("file", "a.toml:1:1")},
}
WITH: dict[str, Any] = {
    "target_lang": "fr",
    "source_lang": "en",
    "detect_country": False,
    "profile": "draft",
    "select": ("FR",),
    "extend_select": ("FR",),
    "ignore": ("FR",),
    "preview": True,
    "min_confidence": "high",
    "packs": (Path("pack"),),
    "glossary": (Path("terms.csv"),),
    "scoring": "wmt",
    "acceptable_penalty": 3.0,
    "passing_score": 90.0,
    "files": (FileSettings(GLOB, "fr"),),
    "rules": (RuleSettings("FR214", "minor"),),
    "allow": (ALLOW,),
    "names": ("Plaza",),
    "require_reason": True,
    "typography": True,
}


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text("source,target\n")
    Path("pack").mkdir()


def test_every_setting_is_thought_of() -> None:
    """A new one is heeded, and belongs to one of these two tables."""
    assert {field.name for field in fields(Settings)} == {*WITH, *WITHOUT_EFFECT}


@pytest.mark.parametrize("name", WITH)
def test_a_setting_with_effect_counts(name: str) -> None:
    """Another value is another ground."""
    other = replace(Settings(), **{name: WITH[name]})
    assert GROUND.under(other) != GROUND.under(Settings())


@pytest.mark.parametrize("name", WITHOUT_EFFECT)
def test_a_setting_without_effect_does_not(name: str) -> None:
    """It is heeded before or after files are checked."""
    other = replace(Settings(), **{name: WITHOUT_EFFECT[name]})
    assert GROUND.under(other) == GROUND.under(Settings())


@pytest.mark.parametrize(
    "other",
    [
        replace(GROUND, program=b"other"),
        replace(GROUND, told=("de", None)),
        replace(GROUND, told=(None, "fr")),
    ],
)
def test_what_a_run_is_told_counts(other: Ground) -> None:
    """So does the program."""
    assert other.under(Settings()) != GROUND.under(Settings())


def test_a_day_counts_where_something_ends() -> None:
    """Else a new day is no reason to check all files."""
    tomorrow = replace(GROUND, today="2031-06-03")
    ending = replace(ALLOW, until=date(2031, 6, 2))
    for table, counts in ((ALLOW, False), (ending, True)):
        settings = Settings(allow=(table,))
        assert (GROUND.under(settings) != tomorrow.under(settings)) is counts


def test_the_folder_counts_where_globs_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of globs may be said as it is seen from the working directory."""
    tables = (ALLOW, replace(ALLOW, globs=(GLOB,)))
    before = [GROUND.under(Settings(allow=(table,))) for table in tables]
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    after = [GROUND.under(Settings(allow=(table,))) for table in tables]
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_a_file_of_a_pack_counts() -> None:
    """Rules and evidence, at any depth; no other file."""
    settings = Settings(packs=(Path("pack"),))
    met = {GROUND.under(settings)}
    for name in ("a.yaml", "below/b.yaml", "evidence.json"):
        path = Path("pack", name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("one")
        met.add(GROUND.under(settings))
        path.write_text("two")
        met.add(GROUND.under(settings))
    assert len(met) == 7
    Path("pack", "notes.txt").write_text("one")
    assert GROUND.under(settings) in met


def test_things_do_not_run_together() -> None:
    """The end of one is not the beginning of the next."""
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc") != digest_of(b"abc")


# The program


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of two files, the only thing on the path."""
    home = tmp_path / "site"
    (home / "mtcheck" / "data").mkdir(parents=True)
    (home / "mtcheck" / "scan.py").write_text("one")
    (home / "mtcheck" / "data" / "words.marisa").write_text("one")
    (home / "msgspec-0.19.dist-info").mkdir()
    monkeypatch.setattr(program, "_place", lambda _: str(home / "mtcheck"))
    monkeypatch.setattr(sys, "path", [str(home)])
    yield home
    find._on_path.cache_clear()  # noqa: SLF001 - as a new process would begin
    for name in [*sys.modules]:
        if name.startswith("house"):
            del sys.modules[name]


@pytest.mark.parametrize("name", ["scan.py", "data/words.marisa", "checks/new.py"])
def test_a_file_of_the_program_counts(
    name: str, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if its time and size are what they were."""
    monkeypatch.setattr(program, "_SETTLED", -10)
    first = program_digest(tmp_path / "kept")
    path = ours / "mtcheck" / name
    path.parent.mkdir(exist_ok=True)
    before = path.stat() if path.exists() else None
    path.write_text("two")
    if before is not None:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert program_digest(tmp_path / "kept") != first
    if before is not None:
        path.write_text("one")
        assert program_digest(tmp_path / "kept") == first


def test_what_python_makes_of_files_does_not_count(ours: Path, tmp_path: Path) -> None:
    """Compiled files come and go."""
    first = program_digest(tmp_path / "kept")
    (ours / "mtcheck" / "__pycache__").mkdir()
    (ours / "mtcheck" / "__pycache__" / "scan.pyc").write_text("one")
    assert program_digest(tmp_path / "kept") == first


def test_content_is_read_once(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that have settled are told by what the file system says of them."""
    read: list[str] = []
    content = program._content  # noqa: SLF001 - what is to be done once

    def noted(files: list[program._File]) -> bytes:
        read.append("")
        return content(files)

    monkeypatch.setattr(program, "_content", noted)
    kept = tmp_path / "kept"
    young = {program_digest(kept) for _ in range(2)}
    assert len(read) == 2  # a file this young may change without showing it
    monkeypatch.setattr(program, "_SETTLED", -10)
    old = {program_digest(kept) for _ in range(3)}
    assert len(read) == 3
    assert len(young | old) == 1
    (ours / "mtcheck" / "scan.py").touch()
    assert program_digest(kept) in old
    assert len(read) == 4


def test_another_library_counts(ours: Path, tmp_path: Path) -> None:
    """Each by its version, whether we know that we use it or not."""
    first = program_digest(tmp_path)
    (ours / "msgspec-0.19.dist-info").rename(ours / "msgspec-0.20.dist-info")
    assert program_digest(tmp_path) != first


def test_another_python_counts(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It brings other tables of Unicode, other expressions."""
    assert ours.exists()
    first = program_digest(tmp_path)
    monkeypatch.setattr(sys, "version", "4.0")
    assert program_digest(tmp_path) != first


@pytest.mark.parametrize(
    ("points", "name"),
    [
        ("[mtcheck.checks]\nzigzags = house_check\n", "house_check.py"),
        ("[mtcheck.checks]\nzigzags = house_check\n", "house_words.py"),
        ("[mtcheck.checks]\nzigzags = house.checks.zigzags\n", "house/words.txt"),
        ("[mtcheck.packs]\nhouse = house.rules\n", "house/rules/rules.yaml"),
        ("[mtcheck.packs]\nhouse = house.at:FOLDER\n", "elsewhere/rules.yaml"),
        ("[mtcheck.packs]\nhouse = house\n", "house-1.dist-info/RECORD"),
    ],
)
def test_what_a_plugin_brings_counts(
    points: str, name: str, ours: Path, tmp_path: Path
) -> None:
    """Code and data of its checks, not only their rules."""
    for path, text in {
        "house-1.dist-info/entry_points.txt": points,
        "house_check.py": "",
        "house/__init__.py": "",
        "house/at.py": f"FOLDER = {str(ours / 'elsewhere')!r}\n",
        "house/checks/__init__.py": "",
        "house/rules/__init__.py": "",
        "elsewhere/pack.yaml": "",
    }.items():
        (ours / path).parent.mkdir(parents=True, exist_ok=True)
        (ours / path).write_text(text)
    find._on_path.cache_clear()  # noqa: SLF001 - as a new process would begin
    first = program_digest(tmp_path)
    (ours / name).write_text("one")
    second = program_digest(tmp_path)
    (ours / name).write_text("two")
    assert len({first, second, program_digest(tmp_path)}) == 3
