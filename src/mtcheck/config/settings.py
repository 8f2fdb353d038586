"""What a configuration file says, as values; None where it is silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """``file:line:column`` of each key that is set."""

    @property
    def folder(self) -> Path | None:
        """The folder that globs are relative to."""
        return self.path.absolute().parent if self.path else None
