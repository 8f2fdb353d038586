"""Finds the entry points of plug-ins without importing anything of theirs.

`importlib.metadata` would cost every start some twenty milliseconds. A distribution
is a folder ``NAME-VERSION.dist-info`` beside its modules; its ``entry_points.txt``
is looked through for our two groups.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKS = "mtcheck.packs"
CHECKS = "mtcheck.checks"

_ENDINGS = (".dist-info", ".egg-info")
_SIGN = b"[mtcheck."
_LEFT_OVER = "~"  # what pip calls a distribution that it could not remove


class EntryPoint(NamedTuple):
    """A name that a distribution gives to something of its own."""

    distribution: str
    """Its name and version: ``house-rules 1.2``."""
    group: str
    name: str
    value: str
    """``module`` or ``module:attribute``."""

    @property
    def label(self) -> str:
        """As messages call it."""
        return f'the plug-in "{self.name}" of {self.distribution} ({self.group})'


def entry_points() -> tuple[EntryPoint, ...]:
    """Those of our groups in all installed distributions, in an order no disk decides.

    Of several distributions with one name, the first on the path counts, as it does
    for imports.
    """
    return _on_path(tuple(sys.path))


def installed() -> Iterator[tuple[str, str]]:
    """Yield every distribution by name and version, and the folder that says so.

    One that another hides is named, too.
    """
    for folder in dict.fromkeys(sys.path):
        for name, file in _distributions(folder or os.curdir):
            yield _shown(name), file.rpartition("/")[0]


@lru_cache(maxsize=4)
def _on_path(path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    met: set[str] = set()
    found: list[EntryPoint] = []
    for folder in dict.fromkeys(path):
        for name, file in _distributions(folder or os.curdir):
            key = _normalised(name)
            if key not in met:
                met.add(key)
                found += _read(file, name)
    return tuple(sorted(found))


def _distributions(folder: str) -> Iterator[tuple[str, str]]:
    """The distributions in a folder: each by its name, and its entry points."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - at each start
    except OSError:
        return  # a path may hold zip files, and folders that are gone
    for name in names:
        if name.endswith(_ENDINGS) and not name.startswith(_LEFT_OVER):
            yield name, f"{folder}/{name}/entry_points.txt"


def _read(file: str, name: str) -> Iterator[EntryPoint]:
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - at each start
            data = stream.read()
    except OSError:
        return  # most distributions have none
    if _SIGN in data:
        text = data.decode("utf-8", errors="replace")
        yield from parsed(text, _shown(name))


def parsed(text: str, distribution: str) -> Iterator[EntryPoint]:
    """The entry points of our groups in the text of an ``entry_points.txt``."""
    group = ""
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line[0] in "#;":
            continue
        if line[0] == "[" and line[-1] == "]":
            group = line[1:-1].strip()
        elif group in {PACKS, CHECKS} and "=" in line:
            name, _, value = line.partition("=")
            plain = value.partition("[")[0].strip()  # behind it are extras
            yield EntryPoint(distribution, group, name.strip(), plain)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _normalised(name: str) -> str:
    return _stem(name).partition("-")[0].lower()


def _shown(name: str) -> str:
    """``house_rules-1.2.dist-info`` → ``house-rules 1.2``."""
    project, _, rest = _stem(name).partition("-")
    version = rest.partition("-py")[0]
    return " ".join(filter(None, (project.replace("_", "-"), version)))
