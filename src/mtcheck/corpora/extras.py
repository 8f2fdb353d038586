"""The libraries that only corpora need; who lacks one is told what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeAlias

from mtcheck.errors import UsageError

Library: TypeAlias = Any
"""A module that may be missing, so its types are not known."""
Columns: TypeAlias = Any
"""A schema, a batch or a table of Arrow."""


def arrow() -> Library:
    """Apache Arrow, which reads and writes Parquet."""
    return _library("pyarrow", "Parquet")


def parquet() -> Library:
    """The part of Arrow that knows Parquet files."""
    return _library("pyarrow.parquet", "Parquet")


def zstandard() -> Library:
    """Zstandard, for files that end in .zst."""
    return _library("zstandard", "Zstandard (.zst)")


def _library(name: str, use: str) -> Library:
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        raise UsageError(
            f"{use} needs the package {package}: pip install 'mtcheck[corpora]'"
        ) from None
