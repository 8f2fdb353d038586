"""What the command line says about configuration, and the scanners that follow."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mtcheck.cli.narrowing import allow_file
from mtcheck.cli.wish import glossary_of
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mtcheck.catalogue import Catalogue
    from mtcheck.cli.narrowing import Narrowing
    from mtcheck.config.settings import Settings
    from mtcheck.govern import Governance
    from mtcheck.model import Report
    from mtcheck.scan import Limits
    from mtcheck.scanner import Scanner
    from mtcheck.scanners import Scanners
    from mtcheck.schemes import Scoring


def governance(
    *, config: Path | None, isolated: bool, options: Mapping[str, Any]
) -> Governance:
    """What finds the settings of each file; `options` go by the names of keys."""
    from mtcheck.govern import Governance  # noqa: PLC0415 - not for help

    return Governance(
        config=config,
        isolated=isolated,
        options={name: _plain(value) for name, value in options.items()},
        # Only ours: this goes to other processes, perhaps on other machines.
        environment={k: v for k, v in os.environ.items() if k.startswith("MTCHECK_")},
    )


def _plain(value: object) -> object:
    """An option as a configuration file would say it."""
    if isinstance(value, list | tuple):
        return [str(entry) for entry in value]
    return value


class Catalogues:
    """The rules of a run; each set of packs is loaded once."""

    def __init__(self, *, use_cache: bool) -> None:
        """Load nothing yet."""
        self._use_cache = use_cache
        self._loaded: dict[tuple[Path, ...], Catalogue] = {}

    def of(self, packs: tuple[Path, ...]) -> Catalogue:
        """The shipped rules and those of some packs."""
        from mtcheck.catalogue import load_catalogue  # noqa: PLC0415 - not for help

        if packs not in self._loaded:
            self._loaded[packs] = load_catalogue(
                packs, use_cache=self._use_cache, is_kept=True
            )
        return self._loaded[packs]

    def keep(self) -> None:
        """Keep what this run has compiled of expressions, for the next one."""
        if not self._use_cache or not self._loaded:
            return
        from mtcheck.forms import keep  # noqa: PLC0415 - loaded

        keep()

    def __iter__(self) -> Iterator[Catalogue]:
        """Yield those that have been asked for."""
        return iter(self._loaded.values())


def scanners_for(  # noqa: PLR0913 - what a run was told
    governance: Governance,
    paths: list[str],
    *,
    scoring: Scoring,
    target_lang: str | None,
    source_lang: str | None,
    catalogues: Catalogues,
    narrowing: Narrowing,
    compares: bool = True,
) -> Scanners:
    """A scanner for each of the paths, under the settings that hold for it."""
    from mtcheck.scanner import Scanner  # noqa: PLC0415
    from mtcheck.scanners import Scanners, selection_of  # noqa: PLC0415

    def make(settings: Settings) -> Scanner:
        rules = catalogues.of(settings.packs)
        if settings.path is not None:
            from mtcheck.adjust import adjusted, require_known_codes  # noqa: PLC0415

            require_known_codes(settings, rules)
            rules = adjusted(rules, settings.rules)
        selection = selection_of(settings)
        return Scanner(
            rules,
            selection,
            target_lang=target_lang,
            source_lang=source_lang,
            detect_country=settings.detect_country,
            scoring=scoring,
            glossary=glossary_of(settings.glossary),
            silencer=narrowing.silencer(rules, selection, settings),
            changes=narrowing.changes,
            compares=compares,
        )

    held = {path: governance.of(path) for path in paths}
    # Without a file to check, the rules and codes that were asked for must exist.
    return Scanners(held or {"": governance.run(())}, make)


def judged(report: Report, governance: Governance, scoring: Scoring) -> Report:
    """The report, with the verdict of several configurations if there are several."""
    held = {
        file.document.path: governance.around(file.document.path)
        for file in report.files
    }
    for path in _about_tables(report, {it.path for it in held.values()}):
        told = (it for it in held.values() if allow_file(it) == path)
        held[path] = next(told, held[path])
    groups: dict[Path | None, list[str]] = {}
    for path, settings in held.items():
        groups.setdefault(settings.path, []).append(path)
    if len(groups) < 2:
        return report
    from mtcheck.scanners import judged_apart  # noqa: PLC0415

    return judged_apart(
        report,
        [
            (
                config.as_posix() if config else "no configuration",
                limits(held[found[0]], scoring),
                found,
            )
            for config, found in groups.items()
        ],
        scoring.scale,
    )


def _about_tables(report: Report, configs: set[Path | None]) -> list[str]:
    """The configurations that a run reports on; none of a run under one of them."""
    if len(configs) < 2:
        return []
    from mtcheck.silence.allow import FORMAT  # noqa: PLC0415 - few runs have several

    documents = (file.document for file in report.files)
    return [document.path for document in documents if document.format == FORMAT]


def limits(settings: Settings, scoring: Scoring) -> Limits:
    """What the gate allows."""
    from mtcheck.scanners import limits_of  # noqa: PLC0415

    return limits_of(settings, scoring.scale.least)


def scoring_of(settings: Settings) -> Scoring:
    """How the findings of a run are weighed."""
    from mtcheck.schemes import SCHEMES, Scale, Scoring  # noqa: PLC0415

    acceptable, passing = settings.acceptable_penalty, settings.passing_score
    scheme = SCHEMES[settings.scoring]
    if acceptable is None:
        if passing is not None:
            told = "--passing-score goes with --acceptable-penalty"
            origin = settings.origin("passing_score")
            is_option = origin.kind == "option"
            raise UsageError(told if is_option else f"{origin.text}: {_bare(told)}")
        return Scoring(scheme)
    scale = Scale(acceptable) if passing is None else Scale(acceptable, passing)
    return Scoring(scheme, scale)


def _bare(text: str) -> str:
    return text.replace("--", "")
