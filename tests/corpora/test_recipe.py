"""The work on chunks travels: to processes that were forked, or begun anew."""

from __future__ import annotations

import multiprocessing
import pickle
from pathlib import Path

import pytest

from mtcheck.cli.configuration import governance as governed
from mtcheck.cli.corpus_wish import CorpusWish, order_of
from mtcheck.cli.recipe import digest_of, recipe_of, work_of
from mtcheck.config.settings import Settings
from mtcheck.corpora.reading import chunks_of
from mtcheck.corpora.work import Work

from .conftest import RULES, json_lines, write


def wish(path: Path, **options: object) -> CorpusWish:
    """A run over one file."""
    config = path.parent / "mtcheck.toml"
    config.write_text(
        '[rules.MT205]\nseverity = "major"\n[[allow]]\ntext = "four"\nrules = ["MT205"]\n'
        'reason = "so be it"\n[[files]]\nglob = "*.jsonl"\ntarget-lang = "fr"\n'
        'ignore = ["FR007"]\n',
        encoding="utf-8",
    )
    governance = governed(
        config=config, isolated=False, options={"select": RULES.split(","), **options}
    )
    return CorpusWish(
        paths=(str(path),),
        governance=governance,
        engine="local",
        address=None,
        keep=("severity<major",),
        drop=("code=MT205",),
        outputs=("rows=r.jsonl", "kept=k.jsonl"),
        restart=False,
        input_format=None,
        output_format=None,
        target_lang=None,
        source_lang=None,
        use_cache=True,
        suppress=True,
        quiet=False,
        exit_zero=False,
        refused={},
    )


def made(path: Path, **options: object) -> tuple[Work, str]:
    """The work of a run, and its digest."""
    asked = wish(path, **options)
    recipe = recipe_of(asked, (str(path),), Settings())
    scanners, catalogues = recipe.scanners()
    order = order_of(asked, [str(path)], catalogues)
    digest = digest_of(recipe, scanners, order, None)
    return work_of(recipe, scanners, order, digest), digest


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of some chunks."""
    return write(tmp_path / "a.jsonl", json_lines(copies=2000))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_make_the_same(method: str, corpus: Path) -> None:
    """Of every chunk, settings of the project included."""
    work, _ = made(corpus)
    here = list(map(work, chunks_of([str(corpus)])))
    assert len(here) > 2
    assert here[0].tally.severities["major"] > 0
    assert set(here[0].tally.rules) == {"MT205 space-before-stop-or-comma"}
    with multiprocessing.get_context(method).Pool(2) as pool:
        there = list(pool.imap(work, chunks_of([str(corpus)])))
    assert there == here


def test_little_travels(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe, not what it makes; of the environment, what concerns the program."""
    monkeypatch.setenv("A_SECRET", "hush-hush")
    monkeypatch.setenv("MTCHECK_MIN_CONFIDENCE", "low")
    work, _ = made(corpus)
    data = pickle.dumps(work)
    assert len(data) < 20_000
    assert b"hush-hush" not in data
    assert b"MTCHECK_MIN_CONFIDENCE" in data


def test_a_digest_tells_runs_apart(corpus: Path) -> None:
    """By settings and by the files that are read."""
    first = made(corpus)[1]
    assert made(corpus)[1] == first
    assert made(corpus, ignore=["FR007"])[1] != first
    assert made(corpus, **{"min-confidence": "high"})[1] != first
    with corpus.open("a", encoding="utf-8") as file:
        file.write("\n")
    assert made(corpus)[1] != first
