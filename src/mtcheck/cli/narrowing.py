"""What a run leaves out: what is silenced, known, or has not changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import BaselineError, ConfigError, UnknownRuleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from mtcheck.baseline import Baseline
    from mtcheck.catalogue import Catalogue
    from mtcheck.changed import Changes
    from mtcheck.config import Settings
    from mtcheck.errors import InputError
    from mtcheck.select import Selection
    from mtcheck.silence.apply import Silencer

BASELINE = ".mtcheck-baseline.json"


@dataclass(frozen=True, slots=True)
class Narrowing:
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
        from mtcheck.select import chosen  # noqa: PLC0415 - only scanning needs it
        from mtcheck.silence.allow import Names, Silencing  # noqa: PLC0415
        from mtcheck.silence.apply import Silencer  # noqa: PLC0415

        known = {code: code for code in catalogue.by_code}
        known |= {name: rule.info.code for name, rule in catalogue.by_name.items()}
        rules = chosen(catalogue.about_silencers, selection)
        return Silencer(
            known,
            {rule.info.code: rule for rule in rules},
            today(),
            Silencing(
                settings.allow,
                settings.names or Names(),
                needs_reason=bool(settings.require_reason),
            ),
            _Globs(settings) if settings.allow else None,
            config=_config(settings) if settings.allow else None,
            is_whole=self.changes is None and _covers(self.paths, settings.folder),
        )

    def known(self, catalogue: Catalogue, ran: Collection[str]) -> Baseline | None:
        """The baseline of the run, if there is one."""
        if self.baseline is None or not self.suppress:
            return None
        return load_baseline(
            self.baseline, catalogue, ran, is_whole=self.changes is None
        )


def today() -> date:
    """The day by which silencers expire: the calendar's where the program runs."""
    return datetime.now(UTC).astimezone().date()


class _Globs:
    """Holds globs of the configuration against paths."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, glob: str, path: str) -> bool:
        from mtcheck.cli.configuration import matches  # noqa: PLC0415 - imports in turn

        return matches(glob, path, self._settings)


def _config(settings: Settings) -> tuple[str, str] | None:
    if settings.path is None or not settings.allow:
        return None
    shown = settings.allow[0].where.rsplit(":", 2)[0]
    return shown, settings.path.read_text(encoding="utf-8-sig")


def _covers(paths: Sequence[str], folder: Path | None) -> bool:
    """Whether a run checks all that a configuration governs."""
    if folder is None:
        return False
    given = (Path(path).resolve() for path in paths if Path(path).is_dir())
    return any(folder.resolve().is_relative_to(path) for path in given)


def require_known_rules(settings: Settings, catalogue: Catalogue) -> None:
    """Raise ConfigError for an ``[[allow]]`` of a rule that there is not."""
    from mtcheck.select import find_rule  # noqa: PLC0415 - the catalogue is there

    faults = []
    for table in settings.allow:
        for rule in table.rules:
            try:
                find_rule(catalogue, rule)
            except UnknownRuleError as error:
                faults.append(f"{table.where}: {error}")
    if faults:
        raise ConfigError(faults)


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
    folder = settings.folder
    return Path(os.path.relpath(folder)) / BASELINE if folder else Path(BASELINE)


def load_baseline(
    path: Path, catalogue: Catalogue, ran: Collection[str], *, is_whole: bool
) -> Baseline:
    """A baseline that a run can be held against; BaselineError if it is none."""
    from mtcheck.baseline import Baseline, parse_baseline  # noqa: PLC0415
    from mtcheck.select import find_rule  # noqa: PLC0415

    shown = path.as_posix()
    try:
        content = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BaselineError(f"{shown}: not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise BaselineError(f"{shown}: {error.strerror or error}") from None
    entries = parse_baseline(content, shown)
    for code in sorted({entry.code for entry in entries} - catalogue.by_code.keys()):
        try:
            find_rule(catalogue, code)
        except UnknownRuleError as error:
            raise BaselineError(f"{shown}: {error}") from None
    folder = path.absolute().parent
    return Baseline(
        entries,
        Relative(folder),
        lambda name: not (folder / name).is_file(),
        frozenset(ran),
        is_whole,
    )


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
