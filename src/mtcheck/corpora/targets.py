"""Where rows go, and in which shape: as they stand in the input where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.corpora.packing import packing_of
from mtcheck.corpora.reading import corpus_format, layout_of
from mtcheck.errors import InputError, UsageError
from mtcheck.read.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.corpora.values import Layout

KINDS = ("rows", "parquet", "kept", "dropped")
"""The outputs of ``--output`` that only corpora have."""
KNOWN = tuple(COLUMNS)
"""The columns of a table that is made from rows of another format."""


class Target(NamedTuple):
    """One output."""

    name: str
    """``rows``, ``parquet``, ``kept`` or ``dropped``."""
    path: str
    format: str
    """``jsonl``, ``tsv``, ``csv``, ``tmx`` or ``parquet``."""
    packing: str = ""
    is_raw: bool = False
    """Whether rows of the same format go there byte for byte."""
    head: bytes = b""
    """What the file begins with."""
    tail: bytes = b""

    @property
    def is_folder(self) -> bool:
        """Whether the output is a folder of Parquet files."""
        return self.format == "parquet"

    @property
    def is_choice(self) -> bool:
        """Whether rows of the input go there, and not what was found in them."""
        return self.name in {"kept", "dropped"}


def target_of(name: str, path: str, inputs: Sequence[tuple[str, str]]) -> Target:
    """The target of one ``--output``; `inputs` are the files and their formats.

    A UsageError says what cannot be written there.
    """
    if name == "parquet":
        return Target(name, path, "parquet")
    format_, packing = corpus_format(path), packing_of(path)
    if name == "rows":
        if format_ not in {"jsonl", None} or (format_ is None and packing):
            raise UsageError(
                f"rows are written as JSON Lines, not to {path}"
                " (for Parquet: --output parquet=FOLDER)"
            )
        return Target(name, path, "jsonl", packing)
    if format_ is None:
        raise UsageError(
            f"{path} does not say by its name in which format {name} rows are to be"
            " (.jsonl, .tsv, .csv, .tmx, .parquet)"
        )
    return _choice(Target(name, path, format_, packing), inputs)


def _choice(target: Target, inputs: Sequence[tuple[str, str]]) -> Target:
    """The target with what its file begins and ends with."""
    if target.format == "jsonl":
        return target._replace(is_raw=True)
    layouts = _layouts(inputs, target.format)
    alike = layouts is not None and len({(it.head, it.columns) for it in layouts}) == 1
    if target.format == "tmx":
        if not alike or layouts is None or len(layouts) != 1:
            raise UsageError(
                f"rows can go to {target.path} from one TMX file only: name it .jsonl"
            )
        return target._replace(is_raw=True, head=layouts[0].head, tail=layouts[0].tail)
    if layouts is not None and alike:
        # A table without a head gets none.
        head = b"" if layouts[0].is_headless else layouts[0].head
        return target._replace(is_raw=True, head=head)
    if target.format == "parquet":
        return target
    sign = "\t" if target.format == "tsv" else ","
    return target._replace(head=(sign.join(KNOWN) + "\n").encode())


def _layouts(inputs: Sequence[tuple[str, str]], format_: str) -> list[Layout] | None:
    """What the inputs are like; None if one has another format or cannot be read."""
    if any(it != format_ for _, it in inputs):
        return None
    try:
        return [_layout(path, format_) for path, _ in inputs]
    except InputError:
        return None


def _layout(path: str, format_: str) -> Layout:
    layout = layout_of(path, format_)
    if format_ != "parquet":
        return layout
    from mtcheck.corpora.columnar import schema_of  # noqa: PLC0415 - slow to load

    schema = schema_of(path).remove_metadata()
    return layout._replace(columns=tuple(map(str, schema)))
