"""What the command line says about configuration, and the scanners that follow."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from mtcheck.cli.wish import glossary_of
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtcheck.catalogue import Catalogue
    from mtcheck.config.settings import Settings
    from mtcheck.govern import Governance
    from mtcheck.model import Report
    from mtcheck.scan import Limits, Scanner
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
        environment=os.environ,
    )


def _plain(value: object) -> object:
    """An option as a configuration file would say it."""
    if isinstance(value, list | tuple):
        return [str(entry) for entry in value]
    return value


def scanners_for(  # noqa: PLR0913 - what a run was told
    governance: Governance,
    paths: list[str],
    *,
    scoring: Scoring,
    target_lang: str | None,
    source_lang: str | None,
    use_cache: bool,
) -> Scanners:
    """A scanner for each of the paths, under the settings that hold for it."""
    from mtcheck.scan import Scanner  # noqa: PLC0415
    from mtcheck.scanners import Scanners, selection_of  # noqa: PLC0415

    @cache
    def catalogue(packs: tuple[Path, ...]) -> Catalogue:
        from mtcheck.catalogue import load_catalogue  # noqa: PLC0415

        return load_catalogue(packs, use_cache=use_cache, is_kept=True)

    def make(settings: Settings) -> Scanner:
        rules = catalogue(settings.packs)
        if settings.path is not None:
            from mtcheck.adjust import adjusted, require_known_codes  # noqa: PLC0415

            require_known_codes(settings, rules)
            rules = adjusted(rules, settings.rules)
        return Scanner(
            rules,
            selection_of(settings),
            target_lang=target_lang,
            source_lang=source_lang,
            detect_country=settings.detect_country,
            scoring=scoring,
            glossary=glossary_of(settings.glossary),
        )

    held = {path: governance.of(path) for path in paths}
    # Without a file to check, the rules and codes that were asked for must exist.
    return Scanners(held or {"": governance.run(())}, make)


def judged(report: Report, governance: Governance, scoring: Scoring) -> Report:
    """The report, with the verdict of several configurations if there are several."""
    paths = [file.document.path for file in report.files]
    groups: dict[Path | None, list[str]] = {}
    for path in paths:
        groups.setdefault(governance.around(path).path, []).append(path)
    if len(groups) < 2:
        return report
    from mtcheck.scanners import judged_apart  # noqa: PLC0415

    return judged_apart(
        report,
        [
            (
                config.as_posix() if config else "no configuration",
                limits(governance.around(found[0]), scoring),
                found,
            )
            for config, found in groups.items()
        ],
        scoring.scale,
    )


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
