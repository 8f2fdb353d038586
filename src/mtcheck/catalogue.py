"""The rules in force: compiled once, kept on disk, and chosen for each document.

What is compiled is keyed by the content of every pack file and by the code that
compiles them, so a stale one cannot be picked up; a broken one is made anew. The
rules of the program alone come compiled with its wheel.
"""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck import __version__
from mtcheck.cache import MARSHAL, bytes_of, default_cache_dir, read_mapped, write_cache
from mtcheck.errors import PackError
from mtcheck.forms import recall
from mtcheck.match.automaton import Literals
from mtcheck.match.rule import CompiledRule
from mtcheck.model import (
    Applicability,
    Confidence,
    Evidence,
    Example,
    RuleInfo,
    Severity,
    Span,
    Status,
)
from mtcheck.packed import PackedList, PackedTable, unpack
from mtcheck.plugins.find import entry_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Plain = dict[str, Any]

DIGEST_SIZE = 16
EVIDENCE = "evidence.json"
"""Beside the packs of a folder: what measuring their rules has shown."""
_COMPILING = (
    "compile.py",
    "compiled.py",
    "evidence.py",
    "match/phrase.py",
    "match/anchors.py",
    "match/beginnings.py",
    "match/shelf.py",
    "match/edges.py",
    "match/tokens.py",
    "packed.py",
    "packs/meaning.py",
    "packs/spec.py",
    "standing.py",
)


@dataclass(frozen=True)
class Catalogue:
    """Every rule of the packs that were loaded, with the digest of their content."""

    rules: tuple[CompiledRule, ...]
    digest: str
    changed: tuple[CompiledRule, ...] | None = None
    """The rules about silencers where a configuration has changed them."""

    @cached_property
    def by_code(self) -> dict[str, CompiledRule]:
        """The rules under their codes, those about silencers too."""
        return {rule.info.code: rule for rule in (*self.rules, *self.about_silencers)}

    @cached_property
    def by_name(self) -> dict[str, CompiledRule]:
        """The rules under their readable names, those about silencers too."""
        return {rule.info.name: rule for rule in (*self.rules, *self.about_silencers)}

    @property
    def about_silencers(self) -> tuple[CompiledRule, ...]:
        """The rules about comments and tables that silence other rules."""
        if self.changed is not None:
            return self.changed
        from mtcheck.silence.rules import RULES  # noqa: PLC0415 - many runs need none

        return RULES


def load_catalogue(
    packs: Sequence[Path] = (),
    *,
    use_cache: bool = True,
    cache_dir: Path | None = None,
    plugins: bool = True,
    is_kept: bool = False,
) -> Catalogue:
    """The shipped rules, those of plug-ins and of `packs`.

    One that `is_kept` stays in memory for the next who asks for the same.
    PackError if any is broken, PluginError if it is a plug-in.
    """
    brought = _brought(packs) if plugins else {}
    providers = {shipped_rules(): "", **brought}
    folders = [*providers, *packs]
    key = _key(folders, _told(brought) if plugins else "none")
    if is_kept and key in _KEPT:
        return _KEPT[key]
    catalogue = _load(folders, providers, key, cache_dir, use_cache=use_cache)
    if is_kept:
        _KEPT.clear()
        _KEPT[key] = catalogue
    return catalogue


_KEPT: dict[str, Catalogue] = {}
"""The last catalogue that was asked for again and again, under its key."""


def _load(
    folders: Sequence[Path],
    providers: Mapping[Path, str],
    key: str,
    cache_dir: Path | None,
    *,
    use_cache: bool,
) -> Catalogue:
    name = f"rules-{key}.bin"
    path = (cache_dir or default_cache_dir()) / name
    with _undisturbed():
        held = None
        if use_cache:
            held = read_mapped(shipped_rules() / name) or read_mapped(path)
            recall(cache_dir)
        if held is not None:
            (rules, literals), apart = held
            return Catalogue(_typed(rules, literals, apart), key)
    if not use_cache:
        return Catalogue(_typed(*_compile(folders, providers)), key)
    plain = _compile(folders, providers, path.parent / f"compiled-{_code()}.bin")
    write_cache(path, plain[:2], plain[2])
    return Catalogue(_typed(*plain), key)


def write_shipped(folder: Path) -> None:
    """Put the rules of the program, compiled, where `load_catalogue` looks first."""
    shipped = {shipped_rules(): ""}
    *plain, apart = _compile(list(shipped), shipped)
    write_cache(folder / f"rules-{_key(shipped, '')}.bin", plain, apart)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No looking for garbage among many small objects that all stay to the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def load_pack(folder: Path) -> tuple[CompiledRule, ...]:
    """The rules below one folder alone, compiled anew; PackError if any is broken."""
    return _typed(*_compile([folder], {}))


def shipped_rules() -> Path:
    """The folder of the packs that come with the program."""
    spec = find_spec("mtcheck.rules")  # a tenth of the time of importlib.resources
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise PackError(
            ["the rules of this installation are missing; install it again"]
        )
    return Path(next(iter(places)))


def _brought(packs: Sequence[Path]) -> dict[Path, str]:
    """The folders of plug-ins, but for those that are named outright."""
    if not entry_points():
        return {}
    from mtcheck.plugins.load import pack_folders  # noqa: PLC0415 - seldom

    named = {path.resolve() for path in packs}
    found = pack_folders().items()
    return {path: name for path, name in found if path.resolve() not in named}


def _told(brought: Mapping[Path, str]) -> str:
    """What the rules depend on of the plug-ins, beside the files in their folders."""
    if not entry_points():
        return ""
    from mtcheck.plugins.load import require_distinct  # noqa: PLC0415 - seldom

    require_distinct()
    return repr((sorted(brought.values()), entry_points()))


def _compile(
    folders: Sequence[Path], providers: Mapping[Path, str], known: Path | None = None
) -> tuple[list[Plain], Plain, bytes]:
    # Only here are YAML and the schema needed; a warm start never imports them.
    from mtcheck.compile import compile_rules, packed  # noqa: PLC0415
    from mtcheck.compiled import Compiled  # noqa: PLC0415
    from mtcheck.packs import load_packs  # noqa: PLC0415
    from mtcheck.standing import with_evidence  # noqa: PLC0415

    rules = load_packs(folders, providers)
    plain = compile_rules(rules, Compiled(known))
    return packed(with_evidence(plain, rules, shipped=shipped_rules()))


def _key(folders: Iterable[Path], plugins: str) -> str:
    digest = blake2b(digest_size=DIGEST_SIZE)
    digest.update(f"{__version__} {MARSHAL} {plugins}".encode())
    shipped = shipped_rules()
    for folder in folders:
        # Where the program lies is nothing to its rules; others are told by place.
        place = "" if folder == shipped else str(folder)
        digest.update(place.encode() + bytes_of(str(folder / EVIDENCE)))
        for path in _yaml_files(folder):
            inside = path.removeprefix(str(folder)).replace(os.sep, "/")
            digest.update(inside.encode() + b"\0" + bytes_of(path) + b"\0")
    digest.update(_code().encode())
    return digest.hexdigest()


def _code() -> str:
    """The digest of the code that compiles rules."""
    digest = blake2b(f"{__version__} {MARSHAL}".encode(), digest_size=DIGEST_SIZE)
    here = Path(__file__).parent
    for name in _COMPILING:
        digest.update(bytes_of(str(here / name)))
    return digest.hexdigest()


def _yaml_files(folder: Path) -> list[str]:
    # os.walk is several times faster than Path.rglob, and this runs at each start.
    return sorted(
        os.path.join(base, name)  # noqa: PTH118
        for base, _, names in os.walk(folder)
        for name in names
        if name.endswith(".yaml")
    )


def _typed(
    rules: Iterable[Plain], literals: Plain, apart: bytes | memoryview
) -> tuple[CompiledRule, ...]:
    found, apart = Literals(**literals), memoryview(apart)

    def listed(place: tuple[int, int] | None) -> Sequence[Any]:
        return PackedList(apart[place[0] : place[1]]) if place else ()

    def examples(place: tuple[int, int]) -> _Examples:
        return _Examples(apart[place[0] : place[1]])

    def table(place: tuple[int, int] | None) -> Mapping[str, Any]:
        return PackedTable(apart[place[0] : place[1]]) if place else {}

    return tuple(
        CompiledRule(
            info=_info(plain["info"], examples),
            literals=found,
            patterns=listed(plain["patterns"]),
            further=listed(plain["further"]),
            cased=listed(plain["cased"]),
            unless=listed(plain["unless"]),
            params=table(plain["params"]),
            on=plain["on"],
            scope=plain["scope"],
            is_anchored=plain["is_anchored"],
            parts=plain["parts"],
            first_unit=plain["first_unit"],
            check=plain["check"],
            when=plain["when"],
            overrides=plain["overrides"],
        )
        for plain in rules
    )


def _info(
    plain: Plain, examples: Callable[[tuple[int, int]], Sequence[Example]]
) -> RuleInfo:
    return RuleInfo(
        **{key: plain[key] for key in _WORDS},
        severity=_SEVERITIES[plain["severity"]],
        confidence=_CONFIDENCES[plain["confidence"]],
        status=_STATUSES[plain["status"]],
        fix=_FIXES[plain["fix"]],
        suggest=tuple(plain["suggest"]),
        bad=examples(plain["bad"]),
        good=examples(plain["good"]),
        evidence=Evidence(*plain["evidence"]) if plain["evidence"] else None,
    )


# Looked up much quicker than the enumerations are.
_SEVERITIES = {severity.label: severity for severity in Severity}
_CONFIDENCES = {confidence.label: confidence for confidence in Confidence}
_STATUSES = {status.value: status for status in Status}
_FIXES = {fix.label: fix for fix in Applicability}
_WORDS = (
    "code", "name", "category", "lang", "message", "source", "english", "why", "limits",
    "since", "pack", "origin", "provider", "meaning",
)  # fmt: skip


class _Examples(PackedList):
    """Examples that are read when someone looks: a scan never does."""

    @cached_property
    def _plain(self) -> Sequence[Example]:
        return [_example(plain) for plain in unpack(self._data)]


def _example(plain: Plain) -> Example:
    mark = plain["mark"]
    return Example(**{**plain, "mark": Span(*mark) if mark else None})
