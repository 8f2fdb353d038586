"""Does what the options of one run ask for: from files to a report."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.cli.configuration import Catalogues, judged, limits, scanners_for
from mtcheck.cli.inputs import Inputs
from mtcheck.cli.remember import Memory, Remembering
from mtcheck.cli.wish import STDIN
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.cli.wish import Wish
    from mtcheck.model import Document, Report
    from mtcheck.scanners import Scanners


class Kit:
    """What the files of a run are checked with, made when it is needed."""

    def __init__(self, wish: Wish) -> None:
        """Make nothing yet."""
        self._wish = wish
        self.catalogues = Catalogues(use_cache=wish.use_cache)

    @cached_property
    def scanners(self) -> Scanners:
        """The scanners of a run, under the settings that hold for each file."""
        wish = self._wish
        return scanners_for(
            wish.governance,
            [wish.stdin_filename if file == STDIN else file for file in wish.files],
            scoring=wish.scoring,
            target_lang=wish.target_lang,
            source_lang=wish.source_lang,
            catalogues=self.catalogues,
            narrowing=wish.narrowing,
        )


def run(wish: Wish, kit: Kit) -> Report:
    """Check the files and judge them."""
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.scan import scan  # noqa: PLC0415

    if (wish.source or wish.reference) and len(wish.files) != 1:
        raise UsageError("--source and --reference go with exactly one file")
    inputs = Inputs(wish)
    memory = Memory(wish, inputs)
    scanner = Remembering(wish, kit, memory)
    baseline = wish.narrowing.baseline and wish.narrowing.known(
        kit.catalogues, kit.scanners
    )
    try:
        with progress(len(wish.files)) as seen:
            report = scan(
                scanner,
                _documents(wish, inputs, memory),
                limits=limits(wish.settings, wish.scoring),
                problems=wish.problems,
                seen=seen,
                jobs=wish.jobs if None in memory.known else 1,
                baseline=baseline or None,
                memory=memory,
            )
    finally:
        memory.save()  # what is done is done, also where the rest is cut off
    return judged(report, wish.governance, wish.scoring)


def _documents(
    wish: Wish, inputs: Inputs, memory: Memory
) -> Iterator[Document | InputError]:
    """Yield the documents whose reports are not known."""
    from mtcheck.govern import with_languages  # noqa: PLC0415

    for file, known in zip(wish.files, memory.known, strict=True):
        if known is not None:
            continue
        try:
            data = inputs.data(file)
            document = inputs.document(file, data)
            memory.expect(file, data)
            yield with_languages(document, wish.governance.of(document.path))
        except InputError as error:
            yield error
