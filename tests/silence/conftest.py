"""Scans of a text with silencers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from mtcheck.catalogue import Catalogue, load_catalogue
from mtcheck.model import FileReport
from mtcheck.read import read_text
from mtcheck.scanner import Scanner
from mtcheck.select import Selection
from mtcheck.silence.apply import Silencer, Silencing

TODAY = date(2026, 6, 15)


@dataclass(frozen=True)
class Scan:
    """Checks texts with some settings."""

    catalogue: Catalogue

    def __call__(
        self,
        content: str,
        name: str = "a.html",
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        settings: Silencing | None = None,
    ) -> FileReport:
        """The report on one text, which is French."""
        selection = Selection(select=select, ignore=ignore)
        silencer = Silencer(self.catalogue, selection, TODAY, settings or Silencing())
        scanner = Scanner(
            self.catalogue, selection, target_lang="fr", silencer=silencer
        )
        return scanner.check(read_text(content, name))


@pytest.fixture(scope="session")
def scan() -> Callable[..., FileReport]:
    """Check a text."""
    return Scan(load_catalogue())
