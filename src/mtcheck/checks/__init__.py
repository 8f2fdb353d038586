"""Rules that need code: one module a check, called like the check.

A module ``doubled_word`` holds the check ``doubled-word`` in a function ``make``
whose keyword arguments are the ``params`` a rule may give. What `make` returns is
called with each passage, or, for rules with the scope ``document``, has `see`
(called with each passage in turn) and `close` (which yields the matches). Installed
plug-ins may bring further checks.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from mtcheck.plugins.find import entry_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mtcheck.match.view import PassageView
    from mtcheck.model import Match
    from mtcheck.plugins.find import EntryPoint


class PassageCheck(Protocol):
    """Looks at one passage on its own."""

    def __call__(self, view: PassageView, /) -> Iterable[Match]:
        """Yield the matches in text order."""


class DocumentCheck(Protocol):
    """Looks at a whole document; made anew for each."""

    def see(self, view: PassageView, /) -> None:
        """Take notice of the next passage."""

    def close(self) -> Iterable[Match]:
        """Yield the matches, each with the index of its passage."""


class CheckError(ValueError):
    """Options that a check does not take."""


def known_checks() -> frozenset[str]:
    """The names of all checks; PluginError where a plug-in takes one of ours."""
    own = {m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__)}
    if not entry_points():
        return frozenset(own)
    from mtcheck.plugins.load import check_points, require_new  # noqa: PLC0415

    others = check_points()
    for name in sorted(own & others.keys()):
        require_new(others[name])
    return frozenset(own | others.keys())


def _foreign(name: str) -> EntryPoint | None:
    """The entry point of a check that a plug-in brings; most runs have none."""
    if not entry_points():
        return None
    from mtcheck.plugins.load import check_points  # noqa: PLC0415 - seldom

    return check_points().get(name)


def make_check(name: str, params: Mapping[str, object]) -> PassageCheck | DocumentCheck:
    """A check ready to run, with options that `try_options` has tried."""
    point = _foreign(name)
    if point is None:
        return _maker(name)(**params)
    from mtcheck.plugins.guard import Guarded  # noqa: PLC0415 - seldom
    from mtcheck.plugins.load import blamed  # noqa: PLC0415 - the same

    with blamed(point, "cannot make its check"):
        return Guarded(_maker(name)(**params), point)


def try_options(name: str, params: Mapping[str, object]) -> None:
    """Raise CheckError if the check does not take these options."""
    import inspect  # noqa: PLC0415 - only compiling packs needs it

    taken = inspect.signature(_maker(name)).parameters
    for key in params:
        if key not in taken:
            known = ", ".join(taken) or "none"
            raise CheckError(
                f'the check "{name}" has no option "{key}"; it has {known}'
            )
    try:
        _maker(name)(**params)
    except (KeyError, TypeError, ValueError) as error:
        raise CheckError(f'the check "{name}" does not take these options') from error


def settable_options(name: str) -> dict[str, type]:
    """The options of a check that a configuration may set, and their types.

    They are those that only tune it: numbers and switches that have a default. Any
    other says what the rule is about, and belongs to the rule alone.
    """
    import inspect  # noqa: PLC0415 - only configurations with options need it

    return {
        option: _SETTABLE[_type_name(told.annotation)]
        for option, told in inspect.signature(_maker(name)).parameters.items()
        if _type_name(told.annotation) in _SETTABLE and told.default is not told.empty
    }


def _type_name(annotation: object) -> str:
    """A type by its name, whether the module postpones annotations or not."""
    return str(getattr(annotation, "__name__", annotation))


def default_option(name: str, option: str) -> object:
    """What an option of a check is unless a rule or a configuration says."""
    import inspect  # noqa: PLC0415 - the same

    return inspect.signature(_maker(name)).parameters[option].default


_SETTABLE = {"int": int, "float": float, "bool": bool}


@cache
def _maker(name: str) -> Callable[..., PassageCheck | DocumentCheck]:
    point = _foreign(name)
    if point is not None:
        from mtcheck.plugins.load import maker  # noqa: PLC0415 - seldom

        return cast("Callable[..., PassageCheck | DocumentCheck]", maker(point))
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    made: Callable[..., PassageCheck | DocumentCheck] = module.make
    return made
