"""What the options of one run ask for, in the words of the rest of the program."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.options import FailOn, Level
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.cli.options import SchemeName
    from mtcheck.config import Settings
    from mtcheck.glossary import Glossary
    from mtcheck.model import Problem
    from mtcheck.scan import Limits
    from mtcheck.schemes import Scoring
    from mtcheck.select import Selection

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read, how, by which rules, and where the reports go."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    settings: Settings
    target_lang: str | None
    source_lang: str | None
    input_format: str | None
    packs: tuple[Path, ...]
    use_cache: bool
    jobs: int
    stdin_filename: str
    output_format: str
    outputs: tuple[tuple[str, Path], ...]
    source: Path | None
    reference: Path | None
    glossaries: tuple[Path, ...]
    scoring: Scoring


def found(paths: Sequence[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files to read, and the paths that lead to none."""
    from mtcheck.read.discover import find_files  # noqa: PLC0415 - not for help

    if not paths:
        raise UsageError('nothing to check: give files, folders, or "-"')
    files, problems = find_files(paths)
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
        select=_several(select),
        extend=_several(extend),
        ignore=_several(ignore),
        preview=preview,
        min_confidence=Confidence[confidence.upper()],
    )


def _several(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Options that may be repeated or given with commas."""
    split = (part.strip() for text in texts or () for part in text.split(","))
    return tuple(part for part in split if part)


def scoring_of(
    scheme: SchemeName, acceptable: float | None, passing: float | None
) -> Scoring:
    """How findings are weighed, and which score just passes."""
    from mtcheck.schemes import SCHEMES, Scale, Scoring  # noqa: PLC0415

    if acceptable is None:
        if passing is not None:
            raise UsageError("--passing-score goes with --acceptable-penalty")
        return Scoring(SCHEMES[scheme])
    if not 0 < acceptable < inf:
        raise UsageError("--acceptable-penalty takes a number above 0")
    if passing is not None and not 0 <= passing < 100:
        raise UsageError("--passing-score takes a number from 0 to below 100")
    scale = Scale(acceptable) if passing is None else Scale(acceptable, passing)
    return Scoring(SCHEMES[scheme], scale)


def limits_of(
    fail_on: FailOn,
    min_score: float | None,
    max_penalty: float | None,
    min_words: int | None,
) -> Limits:
    """What the gate allows."""
    from mtcheck.model import Severity  # noqa: PLC0415
    from mtcheck.scan import Limits  # noqa: PLC0415

    severity = None if fail_on is FailOn.NEVER else Severity[fail_on.upper()]
    if min_words is None:
        return Limits(severity, min_score, max_penalty)
    return Limits(severity, min_score, max_penalty, min_words)


def glossary_of(paths: Sequence[Path]) -> Glossary:
    """The terms of all files; none of no file."""
    from mtcheck.glossary import Glossary  # noqa: PLC0415
    from mtcheck.read.glossary import read_glossaries  # noqa: PLC0415

    return read_glossaries(paths) if paths else Glossary()


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
