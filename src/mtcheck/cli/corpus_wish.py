"""What the options of a run over corpora ask for: which rows are to go where."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.cli.wish import STDIN
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.cli.configuration import Catalogues
    from mtcheck.corpora.conditions import Choice
    from mtcheck.corpora.targets import Target
    from mtcheck.govern import Governance
    from mtcheck.model import Problem

_OUTPUTS = ("rows", "parquet", "kept", "dropped")
_ENDINGS = (".parquet", ".zst")
SUMMARIES = {None: "text", "full": "text", "concise": "text", "json": "json"}
"""What ``--output-format`` may be, and as what the summary is then written."""


class CorpusWish(NamedTuple):
    """What the options of one run over corpora ask for."""

    paths: tuple[str, ...]
    governance: Governance
    engine: str
    address: str | None
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    outputs: tuple[str, ...]
    restart: bool
    input_format: str | None
    output_format: str | None
    target_lang: str | None
    source_lang: str | None
    use_cache: bool
    suppress: bool
    quiet: bool
    exit_zero: bool
    refused: Mapping[str, object]
    """Options that say nothing about corpora, by their names."""


def is_about_corpora(
    paths: Sequence[str], outputs: Sequence[str], *options: object
) -> bool:
    """Whether what was asked for makes sense for corpora only."""
    names = {text.partition("=")[0] for text in outputs}
    return (
        any(options)
        or not names.isdisjoint(_OUTPUTS)
        or any(path.lower().endswith(_ENDINGS) for path in paths)
    )


class Order(NamedTuple):
    """Which rows go where."""

    choice: Choice
    targets: tuple[Target, ...]
    summary: str | None
    """The file that the summary goes to as JSON."""


def summary_format(told: str | None) -> str | None:
    """The format of the summary: a variable that is meant for reports says nothing."""
    is_variable = told == os.environ.get("MTCHECK_OUTPUT_FORMAT")
    return None if is_variable and told not in SUMMARIES else told


def require_sensible(wish: CorpusWish) -> None:
    """Raise UsageError for options that say nothing about corpora."""
    for name, value in wish.refused.items():
        if value:
            raise UsageError(f"{name} says nothing about corpora: leave it out")
    if STDIN in wish.paths:
        raise UsageError(
            "a corpus is a file that can be read again: standard input is none"
        )
    if wish.output_format not in SUMMARIES:
        raise UsageError(
            f'a corpus has a summary, as text or "json", no report of the format'
            f' "{wish.output_format}"; findings go to --output rows=FILE.jsonl'
        )
    if wish.input_format is not None:
        from mtcheck.corpora.reading import FORMATS  # noqa: PLC0415 - not for help

        if wish.input_format not in FORMATS:
            known = ", ".join(FORMATS)
            raise UsageError(
                f'"{wish.input_format}" is no format of corpora (known: {known})'
            )


def files_of(wish: CorpusWish) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files to read, and the paths that lead to none."""
    from mtcheck.corpora.reading import is_corpus  # noqa: PLC0415 - not for help
    from mtcheck.read.discover import find_files  # noqa: PLC0415

    if not wish.paths:
        raise UsageError("nothing to check: give files, folders or globs")
    files, problems = find_files(wish.paths, wish.governance, is_known=is_corpus)
    places = [text.partition("=")[2] for text in wish.outputs]
    return tuple(_unwritten(files, wish.paths, places)), tuple(problems)


def _unwritten(
    files: Sequence[str], named: Sequence[str], outputs: Sequence[str]
) -> Iterator[str]:
    """The files without outputs of a run before, unless somebody has named them."""
    kept = set(map(os.path.realpath, named))
    roots = [
        os.path.realpath(path) + ending
        for path in outputs
        for ending in ("", ".part", os.sep, f".part{os.sep}")
    ]
    folders = tuple(root for root in roots if root.endswith(os.sep))
    for file in files:
        place = os.path.realpath(file)
        is_output = place in roots or place.startswith(folders)
        if place in kept or not is_output:
            yield file


def order_of(wish: CorpusWish, files: Sequence[str], catalogues: Catalogues) -> Order:
    """Which rows go where; the codes in conditions must be known."""
    from mtcheck.corpora.conditions import (  # noqa: PLC0415 - not for help
        Choice,
        condition,
        require_known_rules,
    )

    choice = Choice(
        tuple(condition(text, "--keep") for text in wish.keep),
        tuple(condition(text, "--drop") for text in wish.drop),
    )
    for catalogue in catalogues:
        require_known_rules(choice, catalogue)
    targets, summary = _targets(wish, files)
    for target in targets:
        if target.is_choice and not choice:
            raise UsageError(f"--output {target.name}=… goes with --keep or --drop")
    return Order(choice, targets, summary)


def _targets(
    wish: CorpusWish, files: Sequence[str]
) -> tuple[tuple[Target, ...], str | None]:
    from mtcheck.corpora.reading import corpus_format  # noqa: PLC0415 - not for help
    from mtcheck.corpora.targets import target_of  # noqa: PLC0415

    inputs = [(it, wish.input_format or corpus_format(it) or "") for it in files]
    targets: list[Target] = []
    summary: str | None = None
    for text in wish.outputs:
        name, _, path = text.partition("=")
        if not path or (name not in _OUTPUTS and name != "json"):
            known = ", ".join(_OUTPUTS)
            raise UsageError(
                f"--output takes {known} or json (the summary) with =PATH"
                f' for a corpus, not "{text}"'
            )
        if name == "json":
            summary = path
        else:
            targets.append(target_of(name, path, inputs))
    places = [*(it.path for it in targets), *filter(None, [summary])]
    _require_apart(places, files)
    names = [text.partition("=")[0] for text in wish.outputs]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"--output {name} can be given once")
    return tuple(targets), summary


def _require_apart(outputs: Sequence[str], files: Sequence[str]) -> None:
    """Raise UsageError for an output that would be written twice, or over an input."""
    taken = {os.path.realpath(file): "is read" for file in files}
    for path in outputs:
        place = os.path.realpath(path)
        if place in taken:
            raise UsageError(f"{path} {taken[place]} already (--output)")
        around = [it for it in outputs if place.startswith(_inside(it))]
        if around:
            raise UsageError(f"{path} lies in {around[0]} (--output)")
        taken[place] = "is written"


def _inside(path: str) -> str:
    return os.path.realpath(path) + os.sep
