"""Options over environment over file over profile over defaults: what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.config.settings import Origin, Settings
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtcheck.config.load import Layer

PREFIX = "MTCHECK_"
_NO_VARIABLES = frozenset({"MTCHECK_CACHE_DIR", "MTCHECK_DATA"})
"""Of this prefix, but no settings."""


def resolved(
    path: Path | None,
    shown: str | None,
    options: Mapping[str, Any],
    environment: Mapping[str, str],
) -> Settings:
    """The settings of a file (or of none) under what options and variables say.

    `options` holds values under the names of keys; None is no value.
    """
    given = {name: value for name, value in options.items() if value is not None}
    variables = {
        name: text
        for name, text in environment.items()
        if name.startswith(PREFIX) and name not in _NO_VARIABLES and text
    }
    if path is None and not given and not variables:
        return Settings()
    # Only with something to read are the keys needed.
    from mtcheck.config.load import layered, load_layer, settled  # noqa: PLC0415

    layers = [load_layer(path, shown)] if path else []
    layers += [_of_variables(variables), _of_options(given)]
    whole = layered(layers)
    return settled([_of_profile(whole), whole], path)


def _of_profile(whole: Layer) -> Layer:
    from mtcheck.config.load import Said  # noqa: PLC0415
    from mtcheck.config.profiles import PROFILES  # noqa: PLC0415

    if "profile" not in whole:
        return {}
    name = whole["profile"].value
    profile, origin = PROFILES[name], Origin("profile", f"profile {name}")
    values = profile._asdict()
    del values["says"]
    return {key: Said(value, origin) for key, value in values.items()}


def _of_variables(variables: Mapping[str, str]) -> Layer:
    from mtcheck.config.keys import KEYS  # noqa: PLC0415
    from mtcheck.config.load import Said  # noqa: PLC0415

    layer: Layer = {}
    for key in KEYS.values():
        name = key.variable
        if name is not None and name in variables:
            try:
                value = key.kind.read(key.kind.parsed(variables[name]))
            except UsageError as error:
                raise UsageError(f"{name}: {error}") from None
            layer[key.field] = Said(value, Origin("environment", name))
    return layer


def _of_options(given: Mapping[str, Any]) -> Layer:
    from mtcheck.config.keys import KEYS  # noqa: PLC0415
    from mtcheck.config.load import Said  # noqa: PLC0415

    layer: Layer = {}
    for name, raw in given.items():
        key = KEYS[name]
        # A switch has two options: the first turns it on.
        option = key.options[-1 if raw is False else 0]
        try:
            value = key.kind.read(raw)
        except UsageError as error:
            raise UsageError(f"{option}: {error}") from None
        layer[key.field] = Said(
            _placed(key.kind.placed, value), Origin("option", option)
        )
    return layer


def _placed(placed: Any, value: Any) -> Any:  # noqa: ANN401 - of any kind
    from pathlib import Path  # noqa: PLC0415

    # As they were given: relative to where the command was given.
    return placed(value, Path()) if placed else value
