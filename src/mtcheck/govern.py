"""Which settings hold for each file of a run: the nearest configuration governs it."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.config.find import nearest
from mtcheck.config.resolve import resolved
from mtcheck.errors import UsageError
from mtcheck.read.discover import Patterns, glob_expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from mtcheck.config.settings import FileSettings, Glob, Settings
    from mtcheck.model import Document

_ONE_SCORE = ("scoring", "acceptable_penalty", "passing_score")
"""What all files of a run must agree on: their penalties are added up."""


class Governance:
    """Finds the settings of any file; reads each configuration once."""

    def __init__(
        self,
        *,
        config: Path | None = None,
        isolated: bool = False,
        options: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Take what the command line says; `options` go by the names of keys."""
        if config is not None and isolated:
            raise UsageError("--config and --isolated exclude each other")
        self._options = options or {}
        self._environment = environment or {}
        self._read: dict[Path | None, Settings] = {}
        self._fixed = self._settings(config) if config or isolated else None
        self._of: dict[str, Settings] = {}
        self._folders: dict[Path, Path | None] = {}
        self._excluded: dict[Path | None, Patterns] = {}

    def around(self, path: str) -> Settings:
        """The settings of the configuration that governs a file."""
        return self.within(Path(path).absolute().parent)

    def within(self, folder: Path) -> Settings:
        """The settings of the configuration that governs what lies in a folder."""
        return self._fixed or self._settings(self._nearest(folder.absolute()))

    def of(self, path: str) -> Settings:
        """The settings of one file, what [[files]] says of it included."""
        if path not in self._of:
            self._of[path] = for_file(self.around(path), path)
        return self._of[path]

    def run(self, paths: Iterable[str]) -> Settings:
        """The settings of a run as a whole.

        Those of the one configuration that governs all files; of several, that which
        governs the working directory. They must agree on how findings are weighed.
        """
        found = {id(s): s for s in map(self.around, paths)}
        if len(found) == 1:
            return next(iter(found.values()))
        _require_one_score(found.values())
        whole = self.within(Path())
        if found:
            whole = replace(whole, **_score(next(iter(found.values()))))
        return whole

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out (a folder ends in a slash)."""
        settings = self.around(path.rstrip("/"))
        globs = (*settings.exclude, *settings.extend_exclude)
        if not globs:
            return False
        if settings.path not in self._excluded:
            self._excluded[settings.path] = Patterns(globs)
        return self._excluded[settings.path].cover(path)

    def is_barred(self, path: str) -> bool:
        """Whether a file is left out even when it is named outright."""
        return self.around(path).force_exclude and self.excludes(path)

    def heeds_git(self, folder: str) -> bool:
        """Whether what git ignores is left out when this folder is searched."""
        return self.within(Path(folder)).respect_gitignore

    def _nearest(self, folder: Path) -> Path | None:
        if folder not in self._folders:
            here, ends = nearest(folder)
            if here is None and not ends and folder != folder.parent:
                here = self._nearest(folder.parent)
            self._folders[folder] = here
        return self._folders[folder]

    def _settings(self, path: Path | None) -> Settings:
        if path not in self._read:
            name = shown(path) if path else None
            self._read[path] = resolved(
                Path(name) if name else None, name, self._options, self._environment
            )
        return self._read[path]


def shown(path: Path) -> str:
    """The path as seen from here, where that is shorter."""
    relative = os.path.relpath(path)
    away = relative.startswith(os.pardir)
    return path.as_posix() if away else Path(relative).as_posix()


def _score(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in _ONE_SCORE}


def _require_one_score(several: Iterable[Settings]) -> None:
    first: Settings | None = None
    for settings in several:
        if first is None:
            first = settings
        elif _score(settings) != _score(first):
            one, other = (
                s.path.as_posix() if s.path else "none" for s in (first, settings)
            )
            raise UsageError(
                f"the files have configurations that weigh findings differently"
                f" ({one}, {other}): scan them apart, or name one with --config"
            )


def for_file(settings: Settings, path: str) -> Settings:
    """The settings with what [[files]] says of a path.

    Of several tables whose glob matches, the last that says a language or a selection
    counts; what each ignores is ignored.
    """
    # To make a path relative takes longer than to match it.
    folders = {entry.glob.folder for entry in settings.files}
    inside = {folder: _posix(os.path.relpath(path, folder)) for folder in folders}
    for entry in settings.files:
        if _expression(entry.glob.pattern).fullmatch(inside[entry.glob.folder]):
            settings = _with(settings, entry)
    return settings


def matches(glob: Glob, path: str) -> bool:
    """Whether a glob of a configuration matches a path."""
    inside = _posix(os.path.relpath(path, glob.folder))
    return _expression(glob.pattern).fullmatch(inside) is not None


def _with(settings: Settings, entry: FileSettings) -> Settings:
    values: dict[str, Any] = {}
    for name in ("target_lang", "source_lang", "select"):
        value = getattr(entry, name)
        # What this run was told outranks what the file says.
        if value is not None and settings.origin(name).kind not in _TOLD:
            values[name] = value
    if entry.ignore is not None:
        values["ignore"] = (*settings.ignore, *entry.ignore)
    origins = {name: entry.origins[name] for name in values}
    if "ignore" in values and settings.ignore:
        both = (settings.origin("ignore").text, origins["ignore"].text)
        origins["ignore"] = origins["ignore"]._replace(place=" and ".join(both))
    return replace(settings, **values, origins={**settings.origins, **origins})


_TOLD = frozenset({"environment", "option"})


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """What a glob matches; without a slash it is about names in any folder."""
    return glob_expression(pattern if "/" in pattern else f"**/{pattern}")


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")


def with_languages(document: Document, settings: Settings) -> Document:
    """The document with the languages that its settings give it."""
    target, source = settings.target_lang, settings.source_lang
    if target is None and source is None:
        return document
    parts = (
        part._replace(
            target_lang=target or part.target_lang,
            source_lang=source or part.source_lang,
        )
        for part in document.parts
    )
    return replace(
        document,
        target_lang=target or document.target_lang,
        source_lang=source or document.source_lang,
        parts=tuple(parts),
    )
