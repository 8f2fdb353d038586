"""Files to mended files: each under its own settings, read, fixed and written."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.wish import STDIN
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.config.settings import Settings
    from mtcheck.fix import Mended
    from mtcheck.model import Document, Problem
    from mtcheck.scanners import Scanners


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends one file after the other, here or in a process of its own."""

    scanners: Scanners
    settings: Mapping[str, Settings]
    """Of each file, by the name that it goes by."""
    source: Path | None
    input_format: str | None
    stdin_filename: str
    unsafe: bool

    def __call__(self, file: str) -> tuple[bytes, Mended | InputError]:
        """The bytes of a file and what becomes of it."""
        from mtcheck.fix import mend  # noqa: PLC0415 - not for help
        from mtcheck.model import Applicability  # noqa: PLC0415
        from mtcheck.read import bytes_of  # noqa: PLC0415

        least = Applicability.UNSAFE if self.unsafe else Applicability.SAFE
        data, name = b"", self.stdin_filename if file == STDIN else file
        try:
            data = sys.stdin.buffer.read() if file == STDIN else bytes_of(file)
            original = self._original()

            def read(data: bytes) -> Document:
                return self._read(data, name, original)

            return data, mend(name, data, read, self.scanners.check, least)
        except InputError as error:
            return data, error

    def _original(self) -> Document | None:
        from mtcheck.read import read_path  # noqa: PLC0415

        return read_path(str(self.source)) if self.source else None

    def _read(self, data: bytes, name: str, original: Document | None) -> Document:
        from mtcheck.govern import with_languages  # noqa: PLC0415
        from mtcheck.read import read_bytes  # noqa: PLC0415

        document = read_bytes(data, name, format=self.input_format)
        if original is not None:
            from mtcheck.read.pair import paired  # noqa: PLC0415

            document = paired(document, source=original, reference=None)
        return with_languages(document, self.settings[name])


def mend_all(
    mender: Mender,
    files: Sequence[str],
    problems: Sequence[Problem],
    jobs: int,
    *,
    is_trial: bool,
) -> tuple[list[Mended], list[Problem]]:
    """Mend all files and write them, unless it is a trial."""
    from mtcheck.atomic import clean  # noqa: PLC0415
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.model import Problem  # noqa: PLC0415
    from mtcheck.parallel import in_processes  # noqa: PLC0415

    if not is_trial:
        clean(dict.fromkeys(Path(os.path.realpath(f)).parent for f in files))
    mended: list[Mended] = []
    failed = list(problems)
    count = 1 if STDIN in files else jobs
    with progress(len(files)) as seen:
        works = in_processes(mender, files, count)
        for file, (data, result) in zip(files, works, strict=True):
            done = result
            if not is_trial:
                done = _written(file, data, result)
            if isinstance(done, InputError):
                failed.append(Problem(done.path, done.message))
            if not isinstance(result, InputError):
                failed += result.after.document.problems
                mended.append(_undone(result, data) if done is not result else result)
            seen(file)
    return mended, failed


def _written(
    file: str, data: bytes, result: Mended | InputError
) -> Mended | InputError:
    """Write what became of a file; the result, or why it could not be written."""
    from mtcheck.atomic import replace_file  # noqa: PLC0415

    is_broken = isinstance(result, InputError)
    new = data if isinstance(result, InputError) else result.data
    if file == STDIN:  # what cannot be checked comes out as it went in
        sys.stdout.flush()
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()
    elif not is_broken and new != data:
        try:
            replace_file(file, data, new)
        except InputError as error:
            return error
    return result


def _undone(mended: Mended, data: bytes) -> Mended:
    """What to say of a file that could not be written."""
    return replace(
        mended, data=data, after=mended.before, fixed=(), left=(), is_settled=True
    )
