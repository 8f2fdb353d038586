"""The configuration file: found, read, checked; nothing is taken in silence.

``mtcheck.toml``, ``.mtcheck.toml`` or the table ``[tool.mtcheck]`` of a
``pyproject.toml``: the nearest one above a file governs it, and none is merged with
another. An unknown key or a wrong value is an error with file:line:column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.errors import ConfigError, UsageError
from mtcheck.lang import normalised
from mtcheck.tomlplace import Places, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtcheck.silence.allow import Allowance, Names

    _Kind = Callable[[object], object]
    """What makes a value of a key's raw one, or raises UsageError."""

PYPROJECT = "pyproject.toml"
NAMES = ("mtcheck.toml", ".mtcheck.toml", PYPROJECT)
_TABLE = re.compile(r"^\s*\[\[?\s*tool\s*\.\s*mtcheck\b", re.MULTILINE)

SEVERITIES = ("critical", "major", "minor", "neutral", "never")
CONFIDENCES = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class FileSettings:
    """The languages of the files that a glob matches."""

    glob: str
    target_lang: str | None = None
    source_lang: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file says; None where it is silent."""

    path: Path | None = None
    target_lang: str | None = None
    source_lang: str | None = None
    detect_country: bool | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    preview: bool | None = None
    min_confidence: str | None = None
    fail_on: str | None = None
    files: tuple[FileSettings, ...] = ()
    allow: tuple[Allowance, ...] = ()
    names: Names | None = None
    require_reason: bool | None = None
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """``file:line:column`` of each key that is set."""

    @property
    def folder(self) -> Path | None:
        """The folder that globs are relative to."""
        return self.path.absolute().parent if self.path else None


def governing(folder: Path) -> Path | None:
    """The nearest configuration file in `folder` or above it, up to the repository."""
    for above in (folder, *folder.parents):
        for name in NAMES:
            path = above / name
            if path.is_file() and (name != PYPROJECT or _has_table(path)):
                return path
        if (above / ".git").exists():
            return None
    return None


def _has_table(path: Path) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    return _TABLE.search(text) is not None


def load_settings(path: Path, shown: str | None = None) -> Settings:
    """The settings of a file; ConfigError with every fault, each with its place."""
    name = shown or path.as_posix()
    content, places = parsed(_text(path, name), name)
    prefix = ("tool", "mtcheck") if path.name == PYPROJECT else ()
    for key in prefix:
        content = content.get(key, {})
    reader = _Reader(name, places, prefix)
    settings = reader.settings(content, path)
    if reader.faults:
        raise ConfigError(reader.faults)
    return settings


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError([f"{shown}:1:1: not UTF-8 (byte {error.start})"]) from None
    except OSError as error:
        raise ConfigError([f"{shown}: {error.strerror or error}"]) from None


class _Reader:
    """Turns the tables of one file into settings and collects what is wrong."""

    def __init__(self, name: str, places: Places, prefix: tuple[str, ...]) -> None:
        self._name = name
        self._places = places
        self._prefix = prefix
        self._folder = Path()
        self.faults: list[str] = []

    def settings(self, table: Mapping[str, Any], path: Path) -> Settings:
        self._folder = path.absolute().parent
        values = self._values(table, _KEYS, ())
        places = {key: self._where((key,)) for key in values}
        return Settings(path, **_named(values), places=places)

    def _values(
        self, table: Mapping[str, Any], known: Mapping[str, _Kind], at: tuple[Any, ...]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in table.items():
            where = (*at, key)
            if key not in known:
                self._blame(where, f'unknown key "{key}"{_closest(key, known)}')
            elif key == "files":
                values[key] = self._files(value)
            elif key == "allow":
                values[key] = self._allowances(value, table.get("require-reason"))
            elif key == "names":
                self._take(values, where, value, self._names)
            else:
                self._take(values, where, value, known[key])
        return values

    def _take(
        self, values: dict[str, Any], where: tuple[Any, ...], value: object, kind: _Kind
    ) -> None:
        key = where[-1]
        try:
            values[key] = kind(value)
        except UsageError as error:
            self._blame(where, f'"{key}": {error}')

    def _allowances(self, value: object, demand: object) -> tuple[Allowance, ...]:
        from mtcheck.silence.settings import read_allowances  # noqa: PLC0415

        return read_allowances(
            value, needs_reason=demand is True, blame=self._blame, where=self._where
        )

    def _names(self, value: object) -> Names:
        from mtcheck.silence.settings import read_names  # noqa: PLC0415

        return read_names(value, self._folder)

    def _files(self, value: object) -> tuple[FileSettings, ...]:
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self._blame(("files",), '"files" is written as [[files]] tables')
            return ()
        read = (self._file(table, n) for n, table in enumerate(value))
        return tuple(settings for settings in read if settings is not None)

    def _file(self, table: Mapping[str, Any], number: int) -> FileSettings | None:
        values = self._values(table, _FILE_KEYS, ("files", number))
        if "glob" not in table:
            self._blame(("files", number), 'the key "glob" is missing')
        return FileSettings(**_named(values)) if "glob" in values else None

    def _blame(self, where: tuple[Any, ...], message: str) -> None:
        self.faults.append(f"{self._where(where)}: {message}")

    def _where(self, keys: tuple[Any, ...]) -> str:
        line, column = self._places.of((*self._prefix, *keys))
        return f"{self._name}:{line}:{column}"


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in values.items()}


def _closest(key: str, known: Mapping[str, _Kind]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only to word an error

    best = process.extractOne(key.replace("_", "-"), list(known), score_cutoff=70)
    return f'; did you mean "{best[0]}"?' if best else f"; known: {', '.join(known)}"


def _word(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(f"takes a text in quotes, not {_said(value)}")
    return value


def _language(value: object) -> str:
    return normalised(_word(value))


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"takes true or false, not {_said(value)}")
    return value


def _codes(value: object) -> tuple[str, ...]:
    held = [value] if isinstance(value, str) else value
    if not isinstance(held, list) or not all(isinstance(v, str) and v for v in held):
        raise UsageError(f'takes a list of codes, such as ["FR2", "MT101"], not {held}')
    return tuple(held)


def _one_of(*names: str) -> _Kind:
    def kind(value: object) -> str:
        if value not in names:
            raise UsageError(f"takes {', '.join(names)}; not {_said(value)}")
        return str(value)

    return kind


def _said(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


_FILE_KEYS: dict[str, _Kind] = {
    "glob": _word,
    "target-lang": _language,
    "source-lang": _language,
}
_KEYS: dict[str, _Kind] = {
    "target-lang": _language,
    "source-lang": _language,
    "detect-country": _switch,
    "select": _codes,
    "extend-select": _codes,
    "ignore": _codes,
    "preview": _switch,
    "min-confidence": _one_of(*CONFIDENCES),
    "fail-on": _one_of(*SEVERITIES),
    "files": _word,  # a list of tables, read on its own
    "allow": _word,  # the same
    "names": _word,  # a list, or a file beside this one
    "require-reason": _switch,
}
