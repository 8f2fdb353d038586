"""Who may import whom: the table of docs/architecture.md, kept true."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "mtcheck"

# For each room, the rooms it must not know; a room is a folder or a module.
FORBIDDEN = {
    "model": {"*"},
    "errors": {"*"},
    "position": {"checks", "cli", "engine", "match", "packs", "read", "report", "scan"},
    "lexicon": {"checks", "cli", "engine", "match", "packs", "read", "report", "scan"},
    "lang": {"checks", "cli", "engine", "match", "packs", "read", "report", "scan"},
    "country": {"checks", "cli", "engine", "match", "packs", "read", "report", "scan"},
    "config": {"checks", "cli", "engine", "match", "packs", "read", "report", "scan"},
    "tomlplace": {
        "checks",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "report",
        "scan",
    },
    "fix": {"catalogue", "checks", "cli", "packs", "report", "scan"},
    "atomic": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "match",
        "model",
        "packs",
        "read",
        "report",
        "scan",
    },
    "write": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "fix",
        "match",
        "packs",
        "report",
        "scan",
    },
    "corpora": {"catalogue", "checks", "cli", "engine", "match", "packs", "scan"},
    "plugins": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "report",
        "scan",
    },
    "api": {"catalogue", "checks", "engine", "match", "packs", "report"},
    "govern": {"catalogue", "checks", "cli", "engine", "match", "packs", "report"},
    "scanners": {"checks", "cli", "match", "packs", "read", "report"},
    "survey": {"catalogue", "checks", "cli", "engine", "match", "packs", "report"},
    "adjust": {"cli", "engine", "packs", "read", "report", "scan"},
    "match": {"catalogue", "cli", "engine", "packs", "read", "report", "scan"},
    "checks": {"catalogue", "cli", "engine", "packs", "read", "report", "scan"},
    "read": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "match",
        "packs",
        "report",
        "scan",
    },
    "packs": {"checks", "cli", "engine", "match", "read", "report", "scan"},
    "evaluation": {"catalogue", "cli", "engine", "match", "read", "report", "scan"},
    "evaluate": {"cli", "match", "packs", "report"},
    "interval": {"catalogue", "cli", "engine", "match", "read", "report", "scan"},
    "engine": {"catalogue", "cli", "packs", "read", "report", "scan"},
    "settle": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "packs",
        "read",
        "report",
        "scan",
    },
    "stamp": {"catalogue", "checks", "cli", "packs", "read", "report", "scan"},
    "score": {"catalogue", "cli", "engine", "packs", "read", "report", "scan"},
    "evidence": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "report",
        "scan",
    },
    "judgements": {"catalogue", "checks", "cli", "engine", "match", "packs", "report"},
    "sightings": {"catalogue", "cli", "packs", "read", "report", "scan"},
    "tally": {"catalogue", "cli", "engine", "packs", "read", "report", "scan"},
    "learn": {"checks", "cli", "read", "report", "scan"},
    "measure": {"catalogue", "cli", "packs", "read", "report", "scan"},
    "report": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "scan",
    },
    "results": {
        "catalogue",
        "checks",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "report",
        "scan",
    },
    "silence": {"catalogue", "cli", "packs", "report", "scan"},
    "baseline": {
        "catalogue",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "report",
        "scan",
    },
    "changed": {
        "catalogue",
        "cli",
        "engine",
        "match",
        "packs",
        "read",
        "report",
        "scan",
    },
    "scan": {"cli", "corpora", "packs", "report"},
    "scanner": {"cli", "corpora", "packs", "report", "scan"},
    "cli": {"checks", "match"},
}

# Each library has one door.
DOORS = {
    "typer": {"cli"},
    "tomllib": {"tomlplace.py"},
    "rich": {"report/terminal.py", "cli/progress.py"},
    "yaml": {"packs/source.py", "packs/write.py", "read/yaml.py"},
    "msgspec": {"packs", "results"},
    "langdetect": {"lang.py"},
    "langidentify": {"tongues.py"},
    "sacrebleu": {"metrics.py"},
    "ahocorasick_rs": {"match/automaton.py"},
    "marisa_trie": {"lexicon.py"},
    "charset_normalizer": {"read/encoding.py"},
    "markdown_it": {"read/markdown.py"},
    "zipfile": {"read/packed.py"},
    "xml": {"read", "report/markup.py", "corpora/tmx.py"},
    "pyarrow": {"corpora"},
    "zstandard": {"corpora"},
    "subprocess": {"changed.py"},
    "pathspec": {"read/discover.py"},
    "dask": {"corpora/engines/dask.py"},
    "distributed": {"corpora/engines/dask.py"},
    "ray": {"corpora/engines/ray.py"},
    "py4j": {"corpora/engines/spark.py"},
    "pyspark": {"corpora/engines/spark.py"},
    "pickle": {"corpora/engines/parcel.py"},
}


def modules() -> list[Path]:
    """Every module of the program."""
    return sorted(SRC.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The names of the modules that a file imports for real, at any depth."""
    names: set[str] = set()
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _running(tree: ast.AST) -> list[ast.AST]:
    """All nodes but those that only type checkers see."""
    found: list[ast.AST] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        found += [node, *_running(node)]
    return found


def room(name: str) -> str:
    """The room of a module of ours: its folder or itself."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SRC)))
def test_imports_follow_the_plan(path: Path) -> None:
    """No module imports against the flow."""
    own = path.relative_to(SRC).parts[0].removesuffix(".py")
    forbidden = FORBIDDEN.get(own, set())
    ours = {room(n) for n in imported(path) if n.startswith("mtcheck.")} - {own, ""}
    assert not (ours if "*" in forbidden else ours & forbidden)


@pytest.mark.parametrize("library", sorted(DOORS))
def test_each_library_has_one_door(library: str) -> None:
    """A library is imported behind its door and nowhere else."""
    doors = DOORS[library]
    for path in modules():
        if any(name.split(".")[0] == library for name in imported(path)):
            place = path.relative_to(SRC).as_posix()
            assert place in doors or place.split("/")[0] in doors


def test_engines_know_nothing_of_texts() -> None:
    """They carry any work on any things; errors are all they share with the rest."""
    for path in (SRC / "corpora" / "engines").glob("*.py"):
        ours = {name for name in imported(path) if name.startswith("mtcheck.")}
        others = {n for n in ours if not n.startswith("mtcheck.corpora.engines")}
        assert others <= {"mtcheck.errors"}


def test_no_room_without_a_name() -> None:
    """There is no drawer for odds and ends."""
    odd = {"utils", "helpers", "common", "misc", "util"}
    assert not odd & {path.stem for path in modules()}
