"""Findings that were there before: known ones are hidden, new ones are not.

An entry names a file, a rule and the fingerprint of a finding, which is made of the
passage's own words. It so outlives moves and ends when the passage is translated anew.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.errors import BaselineError
from mtcheck.model import Silenced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mtcheck.model import FileReport, Finding

SCHEMA = "mtcheck-baseline/1"
_KEYS = ("path", "code", "fingerprint")


class Entry(NamedTuple):
    """One known finding; entries sort by file, rule and fingerprint."""

    path: str
    """Relative to the folder of the baseline, with forward slashes."""
    code: str
    fingerprint: str


def parse_baseline(content: str, shown: str) -> frozenset[Entry]:
    """The entries of a baseline; BaselineError, with the place, if it is none."""
    try:
        held = json.loads(content)
    except json.JSONDecodeError as error:
        raise BaselineError(
            f"{shown}:{error.lineno}:{error.colno}: is no baseline: {error.msg}"
        ) from None
    except (RecursionError, ValueError):
        raise BaselineError(f"{shown}: is no baseline") from None
    schema = held.get("schema") if isinstance(held, dict) else None
    if schema != SCHEMA:
        told = f'its schema is {json.dumps(schema)}, not "{SCHEMA}"'
        raise BaselineError(f"{shown}: is no baseline of this version: {told}")
    rows = held.get("entries")
    if not isinstance(rows, list):
        raise BaselineError(f'{shown}: the list "entries" is missing')
    return frozenset(_entry(row, n, shown) for n, row in enumerate(rows, 1))


def _entry(row: Any, number: int, shown: str) -> Entry:  # noqa: ANN401 - from JSON
    try:
        entry = Entry(row["path"], row["code"], row["fingerprint"])
    except (KeyError, TypeError, IndexError):
        entry = None
    if entry is None or not all(type(value) is str for value in entry):
        keys = ", ".join(_KEYS)
        raise BaselineError(f"{shown}: entry {number} is none: it needs {keys}")
    return entry


def baseline_text(entries: Iterable[Entry], version: str) -> str:
    """The file of a baseline: an entry a line, in an order that nothing disturbs."""
    rows = ",\n".join(f"    {_row(entry)}" for entry in sorted(set(entries)))
    inside = f"[\n{rows}\n  ]" if rows else "[]"
    head = f'  "schema": "{SCHEMA}",\n  "version": {json.dumps(version)},\n'
    return f'{{\n{head}  "entries": {inside}\n}}\n'


def _row(entry: Entry) -> str:
    pairs = zip(_KEYS, entry, strict=True)
    return "{" + ", ".join(f'"{key}": {_quoted(text)}' for key, text in pairs) + "}"


def _quoted(text: str) -> str:
    # Names of files may hold anything: what cannot be printed is written as escapes.
    return json.dumps(text, ensure_ascii=not text.isprintable())


@dataclass(frozen=True)
class Baseline:
    """The entries that a run is held against."""

    entries: frozenset[Entry]
    key: Callable[[str], str]
    """How an entry calls a file that a report calls so."""
    is_gone: Callable[[str], bool]
    """Whether the file of an entry does not exist any more."""
    ran: AbstractSet[str]
    """The rules in force: entries of others have had no chance."""
    ran_in: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """The same for single files, where they differ; under the names of entries."""
    is_whole: bool = True
    """Whether files were checked as a whole; else nothing is said to have expired."""

    def hide(
        self, files: Sequence[FileReport], scored: Callable[[FileReport], FileReport]
    ) -> tuple[list[FileReport], list[Entry]]:
        """The reports without known findings, and the entries that have expired.

        A finding is known if its own file has an entry for it, or else one that is
        left over in a file that has lost it: then the passage has moved.
        """
        left = set(self.entries)
        keys = [self.key(file.document.path) for file in files]
        known = [
            self._own(file, key, left) for file, key in zip(files, keys, strict=True)
        ]
        lost = self._lost(left, set(keys))
        spare = Counter((entry.code, entry.fingerprint) for entry in lost)
        moved: Counter[tuple[str, str]] = Counter()
        for file, numbers in zip(files, known, strict=True) if spare else ():
            for number, finding in enumerate(file.findings):
                kind = finding.code, finding.fingerprint
                if number not in numbers and spare[kind]:
                    spare[kind] -= 1
                    moved[kind] += 1
                    numbers.add(number)
        hidden = [
            scored(_without(file, numbers)) if numbers else file
            for file, numbers in zip(files, known, strict=True)
        ]
        return hidden, list(_unmoved(lost, moved)) if self.is_whole else []

    def untouched(self, seen: AbstractSet[str]) -> frozenset[Entry]:
        """The entries that a run over some files can say nothing about."""
        others = {entry.path for entry in self.entries} - seen
        kept = {path for path in others if not self.is_gone(path)}
        return frozenset(
            entry
            for entry in self.entries
            if not self._has_run(entry) or entry.path in kept
        )

    def _has_run(self, entry: Entry) -> bool:
        return entry.code in self.ran_in.get(entry.path, self.ran)

    def _own(self, file: FileReport, key: str, left: set[Entry]) -> set[int]:
        known = set()
        for number, finding in enumerate(file.findings):
            entry = entry_of(finding, key)
            if entry in left:
                left.discard(entry)
                known.add(number)
        return known

    def _lost(self, left: Iterable[Entry], seen: AbstractSet[str]) -> list[Entry]:
        """The entries that no finding of their own file answers to any more."""
        due = sorted(filter(self._has_run, left))
        gone = {path: self.is_gone(path) for path in {e.path for e in due} - seen}
        return [entry for entry in due if gone.get(entry.path, True)]


def _unmoved(lost: Iterable[Entry], moved: Counter[tuple[str, str]]) -> Iterator[Entry]:
    for entry in lost:
        kind = entry.code, entry.fingerprint
        if moved[kind]:
            moved[kind] -= 1
        else:
            yield entry


def entry_of(finding: Finding, key: str) -> Entry:
    """The entry that hides a finding in the file of that name."""
    return Entry(key, finding.code, finding.fingerprint)


def _without(file: FileReport, numbers: AbstractSet[int]) -> FileReport:
    """A report without some of its findings; its scores are still the old ones."""
    hidden = [Silenced(file.findings[n], "baseline") for n in sorted(numbers)]
    kept = tuple(f for n, f in enumerate(file.findings) if n not in numbers)
    silenced = sorted(
        [*file.silenced, *hidden],
        key=lambda s: (s.finding.passage_index, s.finding.start),
    )
    return replace(file, findings=kept, silenced=tuple(silenced))
