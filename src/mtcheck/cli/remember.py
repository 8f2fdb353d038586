"""A run that remembers: what was found in files before, if nothing has changed since.

Rules are only loaded where something is to be checked, or to be said that no earlier
run has said.
"""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

from mtcheck.cli.narrowing import today
from mtcheck.errors import InputError, MtcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.cli.inputs import Inputs
    from mtcheck.cli.run import Kit
    from mtcheck.cli.wish import Wish
    from mtcheck.config.settings import Settings
    from mtcheck.model import FileReport, RuleInfo
    from mtcheck.results import Asked, Results
    from mtcheck.results.ground import Ground
    from mtcheck.scan import Check
    from mtcheck.schemes import Scoring


FOLDER = "results"
"""Where reports are kept, in the folder of caches."""


class Memory:
    """The reports of earlier runs on the files of this one, and those to come."""

    def __init__(self, wish: Wish, inputs: Inputs) -> None:
        """Look up every file; without a cache, there is nothing."""
        self._wish = wish
        self._inputs = inputs
        self._results, self._ground = _opened(wish)
        self._grounds: dict[int, str] = {}
        self._awaited: deque[Asked | None] = deque()
        names = [inputs.name(file) for file in wish.files]
        own = [wish.governance.of(name) for name in names]
        grounds = [self._under(it) for it in own or [wish.governance.run(())]]
        self._all = " ".join(dict.fromkeys(grounds))
        self.known = [self._found(file) for file in wish.files]

    def expect(self, file: str, data: bytes) -> None:
        """Note that the next report to be kept is that on a file."""
        self._awaited.append(self._asked(file, data))

    def keep(self, report: FileReport) -> None:
        """Keep the report that has been awaited for longest."""
        asked = self._awaited.popleft()
        if asked is not None and self._results is not None:
            from mtcheck.silence.apply import may_direct  # noqa: PLC0415 - loaded

            # A comment for the program may hold until some day.
            self._results.keep(asked, report, is_dated=may_direct(report.document))

    def save(self) -> None:
        """Bring to disk what is to be kept."""
        if self._results is not None:
            self._results.save()

    @property
    def said(self) -> tuple[str, dict[str, RuleInfo]] | None:
        """The signature of these scanners and the rules described so far, if known."""
        if self._results is None:
            return None
        kit = self._results.kit(self._kit)
        return None if kit is None else (kit.signature, dict(kit.rules))

    def note(self, signature: str, rules: dict[str, RuleInfo]) -> None:
        """Keep what the scanners have said."""
        from mtcheck.results import Kit  # noqa: PLC0415 - not for help

        if self._results is not None:
            self._results.keep_kit(self._kit, Kit(signature, rules))

    @property
    def _kit(self) -> str:
        from mtcheck.results.ground import digest_of  # noqa: PLC0415 - not for help

        return digest_of(self._all.encode()).hex()

    def _found(self, file: str) -> FileReport | None:
        if self._results is None:
            return None
        try:
            asked = self._asked(file, self._inputs.data(file))
        except InputError:
            return None  # it is told where the file is read
        return None if asked is None else self._results.find(asked)

    def _asked(self, file: str, data: bytes) -> Asked | None:
        from mtcheck.results import Asked  # noqa: PLC0415 - not for help
        from mtcheck.results.ground import digest_of  # noqa: PLC0415 - the same

        name = self._inputs.name(file)
        ground = self._under(self._wish.governance.of(name))
        if not ground:
            return None
        path = os.path.abspath(name)  # noqa: PTH100 - for each file
        return Asked(
            ground,
            digest_of(_bytes(path), _bytes(name)),
            digest_of(data, *self._beside(path)),
            data,
        )

    def _beside(self, path: str) -> Iterator[bytes]:
        """What counts for a file beside its own bytes."""
        wish = self._wish
        yield _bytes(f"{wish.source} {wish.reference}")
        yield from self._inputs.beside.values()
        if wish.narrowing.changes is not None:
            yield _bytes(repr(wish.narrowing.changes.hunks.get(path, ())))

    def _under(self, settings: Settings) -> str:
        """The ground under some settings; empty if there is none to stand on."""
        if self._ground is None:
            return ""
        # The same settings stand for many files; governance keeps them alive.
        key = id(settings)
        if key not in self._grounds:
            try:
                self._grounds[key] = self._ground.under(settings)
            except OSError:
                self._grounds[key] = ""
        return self._grounds[key]


def _opened(wish: Wish) -> tuple[Results | None, Ground | None]:
    """The results of earlier runs, and what this one stands on."""
    if not wish.use_cache:
        return None, None
    from mtcheck.cache import default_cache_dir  # noqa: PLC0415 - not for help
    from mtcheck.results import Results  # noqa: PLC0415 - the same
    from mtcheck.results.ground import Ground  # noqa: PLC0415 - the same
    from mtcheck.results.program import program_digest  # noqa: PLC0415 - the same

    day = today().isoformat()
    try:
        folder = default_cache_dir() / FOLDER
        program = program_digest(default_cache_dir())
    except (MtcheckError, OSError, ValueError):
        return None, None  # whatever is wrong is told where the rules are loaded
    return Results(folder, day), Ground(program, _told(wish), day)


def _told(wish: Wish) -> tuple[object, ...]:
    """What decides findings and scores beside settings and files."""
    narrowing = wish.narrowing
    return (
        wish.target_lang,
        wish.source_lang,
        wish.input_format,
        wish.scoring.scheme.name,
        wish.scoring.scheme.weights,
        wish.scoring.scale,
        narrowing.suppress,
        narrowing.changes is not None,
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


class Remembering:
    """Checks documents as the scanners of a run do, which it makes when it must."""

    def __init__(self, wish: Wish, kit: Kit, memory: Memory) -> None:
        """Make the scanners at once if nothing is known of them: they may be wrong."""
        self._wish = wish
        self._kit = kit
        self._memory = memory
        self._said = memory.said
        if self._said is None:
            _ = kit.scanners

    @property
    def scoring(self) -> Scoring:
        """How findings are weighed."""
        return self._wish.scoring

    @property
    def signature(self) -> str:
        """What made the scores."""
        return self._said[0] if self._said else self._kit.scanners.signature

    @property
    def check(self) -> Check:
        """What makes the report on a document."""
        return self._kit.scanners.check

    def described(self, reports: Iterable[FileReport]) -> dict[str, RuleInfo]:
        """What the rules of the findings say of themselves, by code."""
        reports = list(reports)
        hit = {finding.code for file in reports for finding in file.findings}
        hit |= {each.finding.code for file in reports for each in file.silenced}
        known = self._said[1] if self._said else {}
        if self._said is None or not hit <= known.keys():
            found = self._kit.scanners.described(reports)
            known = {**known, **found}
            self._memory.note(self.signature, known)
        return {code: known[code] for code in sorted(hit & known.keys())}

    def about_silencers(self, reports: Sequence[FileReport]) -> list[FileReport]:
        """The reports on configurations with tables that have had their day."""
        own = map(self._wish.governance.of, map(self._name, self._wish.files))
        if not self._wish.narrowing.suppress or not any(it.allow for it in own):
            return []
        return self._kit.scanners.about_silencers(reports)

    def rescored(self, report: FileReport) -> FileReport:
        """The report with the scores of the findings that it is left with."""
        return self._kit.scanners.rescored(report)

    def _name(self, file: str) -> str:
        return self._wish.stdin_filename if file == "-" else file
