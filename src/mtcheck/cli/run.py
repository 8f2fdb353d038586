"""Does what the options of one run ask for: from files to a report."""

from __future__ import annotations

import sys
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.cli.configuration import Catalogues, judged, limits, scanners_for
from mtcheck.cli.narrowing import staged_data
from mtcheck.cli.wish import STDIN
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.cli.wish import Wish
    from mtcheck.model import Document, Report
    from mtcheck.scanners import Scanners


class Kit(NamedTuple):
    """What the files of a run are checked with."""

    scanners: Scanners
    catalogues: Catalogues


def kit_for(wish: Wish) -> Kit:
    """The scanners of a run, under the settings that hold for each file."""
    catalogues = Catalogues(use_cache=wish.use_cache)
    scanners = scanners_for(
        wish.governance,
        [wish.stdin_filename if file == STDIN else file for file in wish.files],
        scoring=wish.scoring,
        target_lang=wish.target_lang,
        source_lang=wish.source_lang,
        catalogues=catalogues,
        narrowing=wish.narrowing,
    )
    return Kit(scanners, catalogues)


def run(wish: Wish, kit: Kit) -> Report:
    """Check the files and judge them."""
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.scan import scan  # noqa: PLC0415

    if (wish.source or wish.reference) and len(wish.files) != 1:
        raise UsageError("--source and --reference go with exactly one file")
    baseline = wish.narrowing.known(kit.catalogues, kit.scanners)
    with progress(len(wish.files)) as seen:
        report = scan(
            kit.scanners,
            _documents(wish),
            limits=limits(wish.settings, wish.scoring),
            problems=wish.problems,
            seen=seen,
            jobs=wish.jobs,
            baseline=baseline,
        )
    return judged(report, wish.governance, wish.scoring)


def _documents(wish: Wish) -> Iterator[Document | InputError]:
    from mtcheck.govern import with_languages  # noqa: PLC0415

    changes = wish.narrowing.changes
    is_staged = changes is not None and changes.is_staged
    data = staged_data(changes, wish.files) if changes and is_staged else repeat(None)
    for path, content in zip(wish.files, data, strict=False):
        try:
            document = _paired(_document(path, wish, content), wish)
            yield with_languages(document, wish.governance.of(document.path))
        except InputError as error:
            yield error


def _document(path: str, wish: Wish, staged: bytes | InputError | None) -> Document:
    from mtcheck.read import read_bytes, read_path  # noqa: PLC0415

    if isinstance(staged, InputError):
        raise staged
    if staged is not None:
        return read_bytes(staged, path, format=wish.input_format)
    if path != STDIN:
        return read_path(path, format=wish.input_format)
    data = sys.stdin.buffer.read()
    return read_bytes(data, wish.stdin_filename, format=wish.input_format)


def _paired(document: Document, wish: Wish) -> Document:
    if not (wish.source or wish.reference):
        return document
    from mtcheck.read import read_path  # noqa: PLC0415
    from mtcheck.read.pair import paired  # noqa: PLC0415

    source = read_path(str(wish.source)) if wish.source else None
    reference = read_path(str(wish.reference)) if wish.reference else None
    return paired(document, source=source, reference=reference)
