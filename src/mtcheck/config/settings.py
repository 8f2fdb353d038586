"""What holds for a file: every setting with its default, and where each comes from.

The defaults stand here and nowhere else; `mtcheck.config.keys` says what the keys
of a file may be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtcheck.silence.allow import Allowance


class Origin(NamedTuple):
    """Where a value comes from.

    Kinds, each outranking those before it: ``default``, ``profile``, ``file``,
    ``environment``, ``option``.
    """

    kind: str = "default"
    place: str = ""
    """``file:line:column``, a variable, an option, a profile."""

    @property
    def text(self) -> str:
        """As a person reads it."""
        return self.place or self.kind


DEFAULT = Origin()


class Glob(NamedTuple):
    """A pattern of paths, and the folder that it is relative to."""

    pattern: str
    folder: Path


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What a [[files]] table says of the files that its glob matches."""

    glob: Glob
    target_lang: str | None = None
    source_lang: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)
    """Of each key that is set."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a [rules.…] table says of one rule."""

    rule: str
    """Its code or its name."""
    severity: str | None = None
    options: tuple[tuple[str, int | float | bool], ...] = ()
    """Of its check, as they are written."""
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)
    """Of the table (under an empty key) and of each key in it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set, as it holds for a folder or for one file."""

    target_lang: str | None = None
    source_lang: str | None = None
    detect_country: bool = True
    profile: str = "review"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    min_confidence: str = "low"
    packs: tuple[Path, ...] = ()
    glossary: tuple[Path, ...] = ()
    fail_on: str = "major"
    min_score: float | None = None
    max_penalty: float | None = None
    min_words: int = 1000
    scoring: str = "mqm"
    acceptable_penalty: float | None = None
    passing_score: float | None = None
    output_format: str | None = None
    jobs: int = 1
    exclude: tuple[Glob, ...] = ()
    extend_exclude: tuple[Glob, ...] = ()
    respect_gitignore: bool = True
    force_exclude: bool = False
    required_version: str | None = None
    files: tuple[FileSettings, ...] = ()
    rules: tuple[RuleSettings, ...] = ()
    allow: tuple[Allowance, ...] = ()
    names: tuple[str, ...] = ()
    require_reason: bool = False
    path: Path | None = None
    """The configuration file, if there is one."""
    typography: bool | None = None
    """Whether the default rules take in those about typography; None as they have
    earned it. Follows from the profile."""
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)
    """Of what is set, under its key; ``key.0`` is the first entry of a list."""

    def origin(self, key: str, entry: int | None = None) -> Origin:
        """Where the value of a key, or one entry of it, comes from."""
        whole = self.origins.get(key, DEFAULT)
        return whole if entry is None else self.origins.get(f"{key}.{entry}", whole)
