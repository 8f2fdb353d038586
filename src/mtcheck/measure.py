"""Tries the rules on corpora, file by file, in several processes, resumably.

What is seen in a file is kept in the cache folder under the digests of the file, of
the rules and of the program, so a run that was cut off only loses the files it had
in hand, and one after a change of a judgement reads no corpus again.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from hashlib import blake2b, sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.evidence_file import DataFile
from mtcheck.judgements import file_digest, read_judgements, verdicts
from mtcheck.parallel import in_processes
from mtcheck.sightings import Hit, SeenText, Setting, Sightings, Spotter, measurable
from mtcheck.tally import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import Evidence
    from mtcheck.sightings import Place

DIGEST_SIZE = 8
_KEPT = 3  # folders of sightings: that of these rules, and of two versions before


class Corpus(NamedTuple):
    """A file to measure on."""

    name: str
    """Below the folder that was given: no path of this machine."""
    path: Path


class Measured(NamedTuple):
    """What a run has found."""

    data: tuple[DataFile, ...]
    judgements: str | None
    """SHA-256 of the file of judgements, None if there is none."""
    unmet: int
    """Judgements that no hit answers to any more."""
    rules: dict[str, Evidence]


def rule_digest(rule: CompiledRule) -> str:
    """The digest of what a rule means, the source of its check included.

    What the checks share (the engine, phrases, the lexicon) is not in it: a change
    there would make every figure stale though hardly any moves.
    """
    if rule.check is None:
        return rule.info.meaning
    told = rule.info.meaning.encode() + _check_source(rule.check)
    return blake2b(told, digest_size=DIGEST_SIZE).hexdigest()


def is_stale(rule: CompiledRule) -> bool:
    """Whether a rule has evidence, but changed its meaning since."""
    evidence = rule.info.evidence
    return evidence is not None and evidence.digest != rule_digest(rule)


def _check_source(check: str) -> bytes:
    spec = find_spec(f"mtcheck.checks.{check.replace('-', '_')}")
    if spec is None or spec.origin is None:
        raise ValueError(f"the check {check} has no source")
    # As text, for a checkout may end its lines in another way.
    return Path(spec.origin).read_text(encoding="utf-8").encode()


def corpora(paths: Sequence[str]) -> list[Corpus]:
    """The corpora among `paths` under short names, in the order of these."""
    from mtcheck.corpus import corpus_files  # noqa: PLC0415 - reads the disk only here

    found: dict[Path, str] = {}
    for given in paths:
        for path in corpus_files([given]):
            is_inside = Path(given).is_dir()
            name = path.relative_to(given).as_posix() if is_inside else path.name
            found.setdefault(path, name)
    if not found:
        raise InputError(" ".join(paths), "no corpus (.jsonl, .jsonl.gz, .txt) here")
    return sorted(Corpus(name, path) for path, name in found.items())


def measure(  # noqa: PLR0913 - what is measured, on what, and where it is kept
    rules: Sequence[CompiledRule],
    files: Sequence[Corpus],
    *,
    judgements: Path,
    cache_dir: Path,
    jobs: int = 0,
    seen: Callable[[str], None] | None = None,
) -> Measured:
    """The evidence about each of `rules`; InputError for a file that is no corpus.

    `seen` is called with the name of each file that is done; `jobs` processes work
    at once, one a core when it is 0.
    """
    verdict = verdicts(read_judgements(judgements))
    digests = {rule.info.code: rule_digest(rule) for rule in rules}
    folder = cache_dir / "measured" / _key(digests)
    found = _sighted(_Work(Spotter(rules), folder), files, jobs, seen)
    _forget_others(folder)
    data = tuple(_data_file(corpus, found[corpus]) for corpus in files)
    tried = [measurable(rule) for rule in rules]
    counted = tally([found[corpus] for corpus in files], tried, digests, verdict)
    met = sum(e.judged_right + e.judged_wrong for e in counted.values())
    unmet = sum(code in counted for code, _ in verdict) - met
    return Measured(data, file_digest(judgements), unmet, counted)


def _sighted(
    work: _Work,
    files: Sequence[Corpus],
    jobs: int,
    seen: Callable[[str], None] | None,
) -> dict[Corpus, Sightings]:
    # The largest first, or the last process would work alone in the end.
    order = sorted(files, key=lambda file: (-file.path.stat().st_size, file))
    found: dict[Corpus, Sightings] = {}
    for corpus, held in zip(order, in_processes(work, order, jobs), strict=True):
        found[corpus] = held
        if seen is not None:
            seen(corpus.name)
    return found


def places(
    rules: Sequence[CompiledRule], files: Sequence[Corpus], *, jobs: int = 0
) -> Iterator[Place]:
    """Every hit of `rules` with its text, file by file."""
    look = _Look(Spotter(rules))
    for found in in_processes(look, [file.path for file in files], jobs):
        yield from found


@dataclass(frozen=True, slots=True)
class _Look:
    """What a process does with a corpus whose hits are to be seen."""

    spotter: Spotter

    def __call__(self, path: Path) -> list[Place]:
        return list(self.spotter.places(path))


def _data_file(corpus: Corpus, held: Sightings) -> DataFile:
    return DataFile(corpus.name, held.sha256, held.rows, held.words, held.kind)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process does with a corpus."""

    spotter: Spotter
    folder: Path

    def __call__(self, corpus: Corpus) -> Sightings:
        # The name counts too: it says how the bytes are to be read.
        told = corpus.path.name.encode() + b"\0" + _bytes(corpus.path)
        digest = sha256(told).hexdigest()
        kept = self.folder / f"{digest}.json"
        held = _read(kept)
        if held is None:
            held = self.spotter.sightings(corpus.path)
            _write(kept, held)
        return held


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error


def _read(path: Path) -> Sightings | None:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return Sightings(
            plain["sha256"],
            plain["rows"],
            plain["words"],
            tuple(Setting(*part) for part in plain["settings"]),
            tuple(SeenText(*part) for part in plain["texts"]),
            tuple(Hit(*part) for part in plain["hits"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None  # missing or damaged: it is made anew


def _write(path: Path, held: Sightings) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(held._asdict()), encoding="utf-8")
        part.replace(path)
    except OSError:
        return  # a read-only home only costs time


def _key(digests: dict[str, str]) -> str:
    """Names the folder of all that these rules in this program may see."""
    digest = blake2b(json.dumps(digests, sort_keys=True).encode(), digest_size=16)
    for path in _program():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _program() -> Iterable[Path]:
    here = Path(__file__).parent
    parts = [here, here / "match", here / "checks"]
    code = (path for part in parts for path in part.glob("*.py"))
    return sorted([*code, *(here / "data").glob("*.[mt]*")])


def _forget_others(kept: Path) -> None:
    try:
        others = [path for path in kept.parent.iterdir() if path != kept]
        others.sort(key=lambda path: path.stat().st_mtime)
    except OSError:
        return
    for path in others[: 1 - _KEPT]:
        shutil.rmtree(path, ignore_errors=True)
