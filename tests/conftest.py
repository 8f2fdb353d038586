"""What every test may use: golden files and the option that rewrites them."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

GOLDEN = Path(__file__).parent / "golden"


class Golden(Protocol):
    """Compares a text with the one that was approved under a name."""

    def __call__(self, name: str, actual: str) -> None:
        """Fail if `actual` is not what the golden file `name` holds."""
        ...


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the files in tests/golden; read the difference before you commit",
    )


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with a golden file, or write it when pytest is asked to."""
    is_update = bool(request.config.getoption("--update-golden"))

    def check(name: str, actual: str) -> None:
        path = GOLDEN / name
        if is_update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode())
        assert actual == path.read_bytes().decode()

    return check


_NUMBERS = count()


@pytest.fixture(autouse=True)
def _own_results(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep what a test finds, perhaps with parts of the program replaced, to itself."""
    folder = tmp_path_factory.getbasetemp() / f"results-{next(_NUMBERS)}"
    monkeypatch.setattr("mtcheck.cli.remember.FOLDER", folder)
