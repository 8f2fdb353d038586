"""The libraries that only corpora need; who lacks one is told what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from mtcheck.errors import UsageError


def arrow() -> Any:
    """Apache Arrow, which reads and writes Parquet."""
    return _library("pyarrow", "Parquet")


def parquet() -> Any:
    """The part of Arrow that knows Parquet files."""
    return _library("pyarrow.parquet", "Parquet")


def zstandard() -> Any:
    """Zstandard, for files that end in .zst."""
    return _library("zstandard", "Zstandard (.zst)")


def _library(name: str, use: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        raise UsageError(
            f"{use} needs the package {package}: pip install 'mtcheck[corpora]'"
        ) from None
