"""Which configuration file governs a run, and what it says of each file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import ConfigError, UnknownRuleError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.catalogue import Catalogue
    from mtcheck.config.settings import Settings
    from mtcheck.model import Document


def settings_for(
    files: Sequence[str], *, config: Path | None, isolated: bool
) -> Settings:
    """The settings of the one configuration file that governs all of `files`.

    One run has one verdict, so files that different configurations govern are an
    error and not a mixture.
    """
    from mtcheck.config.load import load_settings  # noqa: PLC0415 - not for help
    from mtcheck.config.settings import Settings  # noqa: PLC0415 - the same

    if config is not None:
        if isolated:
            raise UsageError("--config and --isolated exclude each other")
        return load_settings(config)
    path = None if isolated else _nearest(files)
    return load_settings(path, _shown(path)) if path else Settings()


def _nearest(files: Sequence[str]) -> Path | None:
    from mtcheck.config.find import governing  # noqa: PLC0415 - the same

    folders = dict.fromkeys(Path(file).absolute().parent for file in files)
    found = dict.fromkeys(governing(folder) for folder in folders)
    if len(found) > 1:
        one, other = (_shown(p) if p else "none" for p in list(found)[:2])
        raise UsageError(
            f"the files have different configurations ({one}, {other}):"
            " scan them apart, or name one with --config"
        )
    return next(iter(found), None)


def _shown(path: Path) -> str:
    """The path as seen from here, where that is shorter."""
    relative = os.path.relpath(path)
    away = relative.startswith(os.pardir)
    return path.as_posix() if away else Path(relative).as_posix()


def require_known_codes(settings: Settings, catalogue: Catalogue) -> None:
    """Raise ConfigError for a code in the file that no rule answers to."""
    from mtcheck.select import require_known  # noqa: PLC0415 - the catalogue is there

    faults = []
    for key in ("select", "extend-select", "ignore"):
        for code in getattr(settings, key.replace("-", "_")) or ():
            try:
                require_known(catalogue, code)
            except UnknownRuleError as error:
                faults.append(f"{settings.places[key]}: {error}")
    if faults:
        raise ConfigError(faults)


def with_languages(document: Document, settings: Settings) -> Document:
    """The document with the languages that the settings give it.

    Of several [[files]] whose glob matches, the last that says a language counts.
    """
    target, source = settings.target_lang, settings.source_lang
    for entry in settings.files:
        if _matches(entry.glob, document.path, settings):
            target = entry.target_lang or target
            source = entry.source_lang or source
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


def _matches(glob: str, path: str, settings: Settings) -> bool:
    """Whether a glob, relative to the configuration's folder, matches a path."""
    from mtcheck.read.discover import glob_expression  # noqa: PLC0415

    inside = Path(os.path.relpath(path, settings.folder)).as_posix()
    whole = glob if "/" in glob else f"**/{glob}"
    return glob_expression(whole).fullmatch(inside) is not None
