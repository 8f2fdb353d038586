"""Weblate's checks of translations over a table: id, check; without its server.

python weblate_checks.py PAIRS.tsv LANG

The checks that a project switches on by a flag run on the units whose text calls for
that flag, which is what a careful administrator would set up.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from typing import Any
from unittest.mock import MagicMock

FLAGS = {
    "md-text": r"\]\(|\*\*|`",
    "safe-html": r"</?[a-zA-Z]",
    "icu-message-format": r"\{\s*\w+\s*,",
    "python-brace-format": r"(?<![{$])\{\w*\}(?!\})",
    "i18next-interpolation": r"\{\{",
    "es-format": r"\$\{",
    "c-format": r"%(?:\d+\$)?[-+0]?\d*(?:\.\d+)?[sdif]",
    "python-format": r"%\(\w+\)",
    "url": r"\Ahttps?://\S+\Z",
}
"""Each flag with what in a source calls for it."""
NEEDS_A_PROJECT = {
    "inconsistent",
    "reused",
    "translated",
    "plurals",
    "same-plurals",
    "check_glossary",
    "prohibited_initial_character",
    "max-size",
}
"""Checks that ask the database, or the plurals that plain pairs have not."""


def main() -> None:
    """Print what the checks say of each pair."""
    start_django()
    from weblate.checks.flags import Flags  # type: ignore[import-not-found]  # noqa: PLC0415
    from weblate.checks.models import CHECKS  # type: ignore[import-not-found]  # noqa: PLC0415
    from weblate.checks.tests.test_checks import (  # type: ignore[import-not-found]  # noqa: PLC0415
        MockUnit,
    )

    path, lang = sys.argv[1:3]
    checks = [
        (name, check)
        for name, check in CHECKS.target.items()
        if name not in NEEDS_A_PROJECT
    ]
    unit = MockUnit(code=lang)
    for number, source, target in rows(path):
        # One unit over and over: making one costs more than checking it.
        unit.source, unit.sources = source, [source]
        unit.target, unit.targets = target, [target]
        unit.flags, unit.check_cache = Flags(flags(source)), {}
        for name, check in checks:
            if check.check_target(unit.sources, unit.targets, unit):
                print(number, name, sep="\t")


def flags(source: str) -> str:
    return ",".join(name for name, sign in FLAGS.items() if re.search(sign, source))


def rows(path: str) -> Iterator[list[str]]:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - needs no pathlib
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")


def start_django() -> None:
    """Weblate's own settings, less its servers, database and drawing libraries."""
    for name in ("gi", "gi.repository", "cairo", "tesserocr"):
        sys.modules[name] = MagicMock()
    import django  # type: ignore[import-not-found]  # noqa: PLC0415
    from django.conf import settings  # type: ignore[import-not-found]  # noqa: PLC0415
    from weblate import settings_example  # type: ignore[import-not-found]  # noqa: PLC0415

    names = (name for name in dir(settings_example) if name.isupper())
    options: dict[str, Any] = {name: getattr(settings_example, name) for name in names}
    folder = tempfile.gettempdir()
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    options |= {
        "DATABASES": {"default": sqlite},
        "CACHES": {"default": memory},
        "SECRET_KEY": "none",
        "DATA_DIR": folder,
        "CACHE_DIR": folder,
        "LOGGING_CONFIG": None,
    }
    settings.configure(**options)
    django.setup()


if __name__ == "__main__":
    main()
