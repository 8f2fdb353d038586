"""What the entry points of plug-ins lead to: folders of rules, and Python checks.

Whatever goes wrong in a plug-in is one clear error that names it.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mtcheck.errors import MtcheckError, PluginError
from mtcheck.plugins.find import CHECKS, PACKS, EntryPoint, entry_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pack_folders() -> dict[Path, str]:
    """The folders of rules that plug-ins bring, each with its distribution."""
    found: dict[Path, str] = {}
    for point in entry_points():
        if point.group == PACKS:
            found.setdefault(_folder(point), point.distribution)
    return found


def check_points() -> dict[str, EntryPoint]:
    """The checks that plug-ins bring, by name; PluginError if two share one."""
    return _checks_among(entry_points())


def require_distinct() -> None:
    """Raise PluginError if two plug-ins bring a check of one name."""
    check_points()


@lru_cache(maxsize=4)
def _checks_among(points: tuple[EntryPoint, ...]) -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for point in points:
        if point.group != CHECKS:
            continue
        first = found.setdefault(point.name, point)
        if first is not point:
            raise PluginError(
                f'two plug-ins bring a check "{point.name}":'
                f" {first.distribution} and {point.distribution}"
            )
    return found


def require_new(point: EntryPoint) -> None:
    """Raise PluginError: the program itself has a check of this name."""
    raise PluginError(
        f'mtcheck itself has a check "{point.name}"; {point.distribution} must call'
        " its own otherwise"
    )


def maker(point: EntryPoint) -> Callable[..., object]:
    """The function ``make`` of the module that an entry point of a check names."""
    with blamed(point):
        made = getattr(_loaded(point.value), "make", None)
    if not callable(made):
        raise PluginError(f'{point.label}: {point.value} has no function "make"')
    return cast("Callable[..., object]", made)


@contextmanager
def blamed(point: EntryPoint, doing: str = "cannot be loaded") -> Iterator[None]:
    """Turn what goes wrong in foreign code into one line that names the plug-in."""
    try:
        yield
    except MtcheckError:
        raise
    except Exception as error:  # a plug-in may raise anything
        raise PluginError(f"{point.label} {doing}: {_told(error)}") from error


def _told(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _folder(point: EntryPoint) -> Path:
    if not point.value.partition(":")[0]:
        raise PluginError(f"{point.label} names no module")
    with blamed(point):
        folder = _given(point) if ":" in point.value else _package(point)
    if not folder.is_dir():
        raise PluginError(f"{point.label}: no such folder: {folder}")
    return folder


def _package(point: EntryPoint) -> Path:
    """The folder of a package, which need not be imported for that."""
    spec = find_spec(point.value)
    if spec is None:
        raise PluginError(f"{point.label}: there is no module {point.value}")
    places = spec.submodule_search_locations
    if not places:
        raise PluginError(f"{point.label}: {point.value} is a module, not a folder")
    return Path(next(iter(places)))


def _given(point: EntryPoint) -> Path:
    """What an attribute is, or what it gives when it is called."""
    found = _loaded(point.value)
    folder: Any = found() if callable(found) else found
    return Path(fspath(folder))  # of something else this makes a clear TypeError


def _loaded(value: str) -> Any:  # noqa: ANN401 - foreign
    module, _, attributes = value.partition(":")
    found: Any = import_module(module.strip())
    for name in filter(None, attributes.strip().split(".")):
        found = getattr(found, name)
    return found
