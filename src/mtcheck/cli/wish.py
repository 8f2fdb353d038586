"""What the options of one run ask for, in the words of the rest of the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.changed import Changes
    from mtcheck.cli.narrowing import Narrowing
    from mtcheck.cli.options import Level
    from mtcheck.config.settings import Settings
    from mtcheck.glossary import Glossary
    from mtcheck.govern import Governance
    from mtcheck.model import Problem
    from mtcheck.schemes import Scoring
    from mtcheck.select import Selection

STDIN = "-"


class Wish(NamedTuple):
    """What is to be read, how, by which rules, and where the reports go."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    settings: Settings
    governance: Governance
    target_lang: str | None
    source_lang: str | None
    input_format: str | None
    use_cache: bool
    jobs: int
    scoring: Scoring
    narrowing: Narrowing
    stdin_filename: str = "<stdin>"
    output_format: str = "concise"
    outputs: tuple[tuple[str, Path], ...] = ()
    source: Path | None = None
    reference: Path | None = None


def found(
    paths: Sequence[str], governance: Governance, changes: Changes | None = None
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files to read, and the paths that lead to none.

    With changes, only files that have changed; that a path leads to none is no fault.
    """
    from mtcheck.read.discover import find_among, find_files  # noqa: PLC0415

    if not paths:
        raise UsageError('nothing to check: give files, folders, or "-"')
    if changes is not None:
        return tuple(find_among(paths, changes.hunks, governance)), ()
    files, problems = find_files(paths, governance)
    return tuple(files), tuple(problems)


def language(code: str | None) -> str | None:
    """A language as the rest of the program writes it."""
    from mtcheck.lang import normalised  # noqa: PLC0415 - only scanning needs it

    return normalised(code) if code else None


def selection(
    select: Sequence[str] | None,
    extend: Sequence[str] | None,
    ignore: Sequence[str] | None,
    preview: bool,  # noqa: FBT001 - passed on as it came
    confidence: Level,
) -> Selection:
    """What the options that choose rules ask for."""
    from mtcheck.model import Confidence  # noqa: PLC0415
    from mtcheck.select import Selection  # noqa: PLC0415

    return Selection(
        select=several(select) or (),
        extend=several(extend) or (),
        ignore=several(ignore) or (),
        preview=preview,
        min_confidence=Confidence[confidence.upper()],
    )


def several(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    """Options that may be repeated or given with commas; None where there are none."""
    if texts is None:
        return None
    split = (part.strip() for text in texts for part in text.split(","))
    return tuple(part for part in split if part)


def glossary_of(paths: Sequence[Path]) -> Glossary:
    """The terms of all files; none of no file."""
    from mtcheck.glossary import Glossary  # noqa: PLC0415

    if not paths:
        return Glossary()
    from mtcheck.read.glossary import read_glossaries  # noqa: PLC0415 - seldom

    return read_glossaries(paths)


def known_format(name: str) -> str:
    """The name of a format of reports, or a UsageError."""
    from mtcheck.report import require_known  # noqa: PLC0415

    require_known(name)
    return name


def destinations(texts: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """Format and file of each ``--output``; no file twice."""
    pairs = [_destination(text) for text in texts]
    paths = [path for _, path in pairs]
    for at, path in enumerate(paths):
        if path in paths[:at]:
            raise UsageError(f"two reports cannot both go to {path} (--output)")
    return tuple(pairs)


def _destination(text: str) -> tuple[str, Path]:
    name, _, path = text.partition("=")
    if not path:
        raise UsageError(
            f'--output takes FMT=PATH, such as json=report.json, not "{text}"'
        )
    if path == STDIN:
        raise UsageError(
            f"--output writes files; for standard output use --output-format {name}"
        )
    return known_format(name), Path(path)
