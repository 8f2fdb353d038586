"""The rules in force: compiled once, kept on disk, and chosen for each document.

The cache is keyed by the content of every pack file and by the code that compiles
them, so a stale one cannot be picked up; a broken one is made anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck import __version__
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Plain = dict[str, Any]

DIGEST_SIZE = 16
EVIDENCE = "evidence.json"
"""Beside the packs of a folder: what measuring their rules has shown."""
_COMPILING = (
    "compile.py",
    "evidence.py",
    "match/phrase.py",
    "match/anchors.py",
    "packs/meaning.py",
    "packs/spec.py",
)


@dataclass(frozen=True)
class Catalogue:
    """Every rule of the packs that were loaded, with the digest of their content."""

    rules: tuple[CompiledRule, ...]
    digest: str

    @cached_property
    def by_code(self) -> dict[str, CompiledRule]:
        """The rules under their codes."""
        return {rule.info.code: rule for rule in self.rules}

    @cached_property
    def by_name(self) -> dict[str, CompiledRule]:
        """The rules under their readable names."""
        return {rule.info.name: rule for rule in self.rules}


def load_catalogue(
    packs: Sequence[Path] = (), *, use_cache: bool = True, cache_dir: Path | None = None
) -> Catalogue:
    """The shipped rules and those of `packs`; PackError if any is broken."""
    folders = [shipped_rules(), *packs]
    key = _key(folders)
    path = (cache_dir or default_cache_dir()) / f"rules-{key}.bin"
    plain = _read_cache(path) if use_cache else None
    if plain is None:
        plain = _compile(folders)
        if use_cache:
            _write_cache(path, plain)
    return Catalogue(tuple(_typed(rule) for rule in plain), key)


def shipped_rules() -> Path:
    """The folder of the packs that come with the program."""
    return Path(str(files("mtcheck.rules")))


def default_cache_dir() -> Path:
    """Where compiled rules are kept: MTCHECK_CACHE_DIR, or the user's cache folder."""
    given = os.environ.get("MTCHECK_CACHE_DIR")
    if given:
        return Path(given)
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    return Path(base or Path.home() / ".cache") / "mtcheck"


def _compile(folders: Sequence[Path]) -> list[Plain]:
    # Only here are YAML and the schema needed; a warm start never imports them.
    from mtcheck.compile import compile_rules  # noqa: PLC0415
    from mtcheck.packs import load_packs  # noqa: PLC0415
    from mtcheck.standing import with_evidence  # noqa: PLC0415

    rules = load_packs(folders)
    return with_evidence(compile_rules(rules), rules, shipped=shipped_rules())


def _key(folders: Iterable[Path]) -> str:
    digest = blake2b(digest_size=DIGEST_SIZE)
    digest.update(f"{__version__} {sys.version_info[:3]} {marshal.version}".encode())
    for folder in folders:
        digest.update(str(folder).encode() + _bytes(str(folder / EVIDENCE)))
        for path in _yaml_files(folder):
            digest.update(path.encode() + b"\0" + _bytes(path) + b"\0")
    here = Path(__file__).parent
    for name in _COMPILING:
        digest.update(_bytes(str(here / name)))
    return digest.hexdigest()


def _yaml_files(folder: Path) -> list[str]:
    # os.walk is several times faster than Path.rglob, and this runs at each start.
    return sorted(
        os.path.join(base, name)  # noqa: PTH118
        for base, _, names in os.walk(folder)
        for name in names
        if name.endswith(".yaml")
    )


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return b""  # reported with its place when the pack is read


def _read_cache(path: Path) -> list[Plain] | None:
    held = _bytes(str(path))
    digest, payload = held[:DIGEST_SIZE], held[DIGEST_SIZE:]
    if not payload or blake2b(payload, digest_size=DIGEST_SIZE).digest() != digest:
        return None
    plain: list[Plain] = marshal.loads(payload)  # noqa: S302 - our own, digest checked
    return plain


def _write_cache(path: Path, plain: list[Plain]) -> None:
    payload = marshal.dumps(plain)
    digest = blake2b(payload, digest_size=DIGEST_SIZE).digest()
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(digest + payload)
        part.replace(path)
        _forget_others(path)
    except OSError:
        return  # a read-only home only costs time


def _forget_others(kept: Path) -> None:
    stale = sorted(
        (p for p in kept.parent.glob("rules-*.bin") if p != kept),
        key=lambda p: p.stat().st_mtime,
    )
    for path in stale[:-4]:
        path.unlink(missing_ok=True)


def _typed(plain: Plain) -> CompiledRule:
    return CompiledRule(info=_info(plain["info"]), **{k: plain[k] for k in _PARTS})


_PARTS = (
    "patterns",
    "on",
    "scope",
    "covers",
    "check",
    "params",
    "unless",
    "when",
    "overrides",
)


def _info(plain: Plain) -> RuleInfo:
    return RuleInfo(
        **{key: plain[key] for key in _WORDS},
        severity=Severity[plain["severity"].upper()],
        confidence=Confidence[plain["confidence"].upper()],
        status=Status(plain["status"]),
        fix=Applicability[plain["fix"].upper()],
        suggest=tuple(plain["suggest"]),
        bad=tuple(_example(e) for e in plain["bad"]),
        good=tuple(_example(e) for e in plain["good"]),
        evidence=Evidence(*plain["evidence"]) if plain["evidence"] else None,
    )


_WORDS = (
    "code", "name", "category", "lang", "message", "source", "english", "why", "limits",
    "since", "pack", "origin", "meaning",
)  # fmt: skip


def _example(plain: Plain) -> Example:
    mark = plain["mark"]
    return Example(**{**plain, "mark": Span(*mark) if mark else None})
