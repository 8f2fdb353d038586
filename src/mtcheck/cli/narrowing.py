"""What a run leaves out: what is silenced, known, or has not changed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import BaselineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from mtcheck.baseline import Baseline, Entry
    from mtcheck.catalogue import Catalogue
    from mtcheck.changed import Changes
    from mtcheck.config.settings import Settings
    from mtcheck.errors import InputError
    from mtcheck.scanners import Scanners
    from mtcheck.select import Selection
    from mtcheck.silence.allow import Names
    from mtcheck.silence.apply import Silencer

BASELINE = ".mtcheck-baseline.json"


class Narrowing(NamedTuple):
    """What the options of one run say of what is to be left out."""

    suppress: bool = True
    """Whether silencers and the baseline are heeded."""
    changes: Changes | None = None
    baseline: Path | None = None
    paths: tuple[str, ...] = ()
    """As they were given."""

    def silencer(
        self, catalogue: Catalogue, selection: Selection, settings: Settings
    ) -> Silencer | None:
        """What decides in a run which findings are silenced."""
        if not self.suppress:
            return None
        from mtcheck.govern import matches  # noqa: PLC0415 - only scanning needs it
        from mtcheck.silence.apply import Silencer, Silencing  # noqa: PLC0415

        return Silencer(
            catalogue,
            selection,
            today(),
            Silencing(
                settings.allow,
                _names(settings.names),
                needs_reason=settings.require_reason,
            ),
            matches,
            config=allow_file(settings),
            is_whole=self._covers(settings),
        )

    def known(
        self, catalogues: Iterable[Catalogue], scanners: Scanners
    ) -> Baseline | None:
        """The baseline of the run, if there is one."""
        if self.baseline is None or not self.suppress:
            return None
        return load_baseline(
            self.baseline, catalogues, scanners, is_whole=self.changes is None
        )

    def _covers(self, settings: Settings) -> bool:
        """Whether a run checks all that the [[allow]] tables are about.

        Those of a file that is extended may be about other files, too.
        """
        path = settings.path
        if path is None or self.changes or allow_file(settings) != path.as_posix():
            return False
        folder = path.resolve().parent
        given = (Path(path).resolve() for path in self.paths if Path(path).is_dir())
        return any(map(folder.is_relative_to, given))


def today() -> date:
    """The day by which silencers expire: the calendar's where the program runs."""
    return datetime.now(UTC).astimezone().date()


def _names(names: tuple[str, ...]) -> Names | None:
    if not names:
        return None
    from mtcheck.silence.allow import Names  # noqa: PLC0415 - few runs have any

    return Names(names)


def allow_file(settings: Settings) -> str | None:
    """The file that the [[allow]] tables of some settings stand in, all in one."""
    return settings.allow[0].where.rsplit(":", 2)[0] if settings.allow else None


# Baselines


def baseline_path(
    given: Path | None, settings: Settings, *, isolated: bool = False
) -> Path | None:
    """The baseline of a run: the one named, or the one beside the configuration."""
    if given is not None:
        return given
    path = default_baseline(settings)
    return path if not isolated and path.is_file() else None


def default_baseline(settings: Settings) -> Path:
    """Where a baseline lies that nobody has named."""
    return settings.path.parent / BASELINE if settings.path else Path(BASELINE)


def load_baseline(
    path: Path, catalogues: Iterable[Catalogue], scanners: Scanners, *, is_whole: bool
) -> Baseline:
    """A baseline that a run can be held against; BaselineError if it is none."""
    from mtcheck.baseline import parse_baseline  # noqa: PLC0415 - seldom there

    shown = path.as_posix()
    entries = parse_baseline(baseline_content(path), shown)
    _require_known({entry.code for entry in entries}, catalogues, shown)
    return baseline_of(path, entries, scanners, is_whole=is_whole)


def baseline_of(
    path: Path, entries: frozenset[Entry], scanners: Scanners, *, is_whole: bool = True
) -> Baseline:
    """Some entries as the baseline of a run, its file lying at a path."""
    from mtcheck.baseline import Baseline  # noqa: PLC0415 - seldom there

    folder = path.absolute().parent
    key = Relative(folder)
    return Baseline(
        entries,
        key,
        lambda name: not (folder / name).is_file(),
        scanners.codes,
        {key(file): codes for file, codes in scanners.codes_by_path.items()},
        is_whole,
    )


def baseline_content(path: Path) -> str:
    """The text of a baseline; BaselineError if it cannot be read."""
    shown = path.as_posix()
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BaselineError(f"{shown}: not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise BaselineError(f"{shown}: {error.strerror or error}") from None


def _require_known(
    codes: set[str], catalogues: Iterable[Catalogue], shown: str
) -> None:
    """Raise BaselineError for a code that no rule of the run answers to."""
    from mtcheck.select import closest_of  # noqa: PLC0415 - the scan has loaded it

    known = {code for catalogue in catalogues for code in catalogue.by_code}
    for code in sorted(codes - known):
        hint = closest_of(code, sorted(known))
        raise BaselineError(f'{shown}: unknown rule "{code}"{hint}')


class Relative:
    """How the entries of a baseline call a file."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that the baseline lies in."""
        self._folder = folder

    def __call__(self, path: str) -> str:
        """The path from the folder of the baseline, with forward slashes."""
        return Path(os.path.relpath(path, self._folder)).as_posix()


# Changes


def changes_of(
    paths: Sequence[str], since: str | None, *, staged: bool
) -> Changes | None:
    """What git says has changed; None if nobody asks."""
    if since is None and not staged:
        return None
    if since is not None and staged:
        raise UsageError("--since and --staged exclude each other")
    if "-" in paths:
        raise UsageError("git knows nothing of standard input: leave out --since")
    from mtcheck.changed import changes_since, staged_changes  # noqa: PLC0415

    folder = _common_folder(paths)
    if since is not None:
        return changes_since(since, folder)
    return staged_changes(folder)


def _common_folder(paths: Sequence[str]) -> str:
    """The innermost folder that exists around all paths."""
    if not paths:
        return "."
    try:
        folder = Path(os.path.commonpath([Path(path).absolute() for path in paths]))
    except ValueError:
        raise UsageError("the files lie on different drives") from None
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return str(folder)


def staged_data(changes: Changes, files: Sequence[str]) -> Iterator[bytes | InputError]:
    """What is staged of each file."""
    from mtcheck.changed import staged_contents  # noqa: PLC0415 - most runs need none

    return staged_contents(changes, files)
