"""Finds packs, reads their files, and says what is wrong with them, all at once.

A pack is a folder with a ``pack.yaml`` (language, code prefix) and rule files.
Every fault is one line: ``file:line:column: what is wrong; what instead``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from mtcheck.errors import PackError
from mtcheck.packs.source import Marked, load_yaml
from mtcheck.packs.spec import DIMENSIONS, PackSpec, RuleSpec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

PACK_FILE = "pack.yaml"

S = TypeVar("S", bound=msgspec.Struct)


class Home(NamedTuple):
    """A folder of packs, and who brings it."""

    root: Path
    provider: str
    """A plug-in by name and version, a folder by its path; empty for the program."""
    is_plugin: bool = False

    def shown(self, path: Path) -> str:
        """A file in it, as messages call it.

        A user's pack goes by the user's own path; what is installed by a short one
        that does not depend on where that is.
        """
        short = path.relative_to(self.root).as_posix()
        if self.is_plugin:
            return f"{self.provider}: {short}"
        return path.as_posix() if self.provider else f"{self.root.name}/{short}"


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A checked rule, its pack, and the way back to where it is written."""

    spec: RuleSpec
    pack: PackSpec
    path: str
    node: Marked
    home: Home
    """What it came with."""

    def where(self, *keys: str | int) -> str:
        """``file:line:column`` of a part of the rule (of its head without keys)."""
        return _where(self.path, self.node, keys)

    @property
    def said(self) -> bytes:
        """All that is said in the rule and by its pack; the same for the same."""
        return msgspec.msgpack.encode((self.spec, self.pack))

    @property
    def root(self) -> Path:
        """The folder of packs that it came with."""
        return self.home.root

    @property
    def lang(self) -> str:
        """The rule's target language: its own, or its pack's."""
        return self.spec.lang or self.pack.lang

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The `tokens` of the rule as plain data, without what is not said."""
        plain = msgspec.to_builtins(self.spec.tokens)
        return [{key: value for key, value in step.items() if value} for step in plain]

    @property
    def source_lang(self) -> str | None:
        """The source language the rule is about, None for all."""
        return self.spec.source or self.pack.source


def pack_files(folders: Iterable[Path]) -> list[Path]:
    """Every YAML file below the folders, in an order no disk decides."""
    return sorted(path for folder in folders for path in folder.rglob("*.yaml"))


def load_packs(
    folders: Sequence[Path], providers: Mapping[Path, str] = MappingProxyType({})
) -> list[RuleSource]:
    """The rules of every pack below `folders`; PackError with all faults found.

    `providers` says who brings a folder: a plug-in, or, without a name, the program.
    """
    faults: list[str] = []
    rules: list[RuleSource] = []
    for folder in folders:
        if not folder.is_dir():
            faults.append(f"{folder}: no such folder of rules")
            continue
        found = sorted({path.parent for path in folder.rglob(PACK_FILE)})
        if not found:
            faults.append(f"{folder}: no {PACK_FILE} in this folder or below")
        name = providers.get(folder)
        home = Home(folder, folder.as_posix() if name is None else name, bool(name))
        for pack in found:
            rules += _load_pack(pack, home, faults)
    faults += _repeated(rules)
    if faults:
        raise PackError(faults)
    return rules


def _load_pack(folder: Path, home: Home, faults: list[str]) -> Iterator[RuleSource]:
    head = _read(folder / PACK_FILE, home, faults)
    shown = home.shown(folder / PACK_FILE)
    pack = _convert(head, PackSpec, shown, faults) if head else None
    if pack is None:
        return
    for path in sorted(folder.glob("*.yaml")):
        if path.name != PACK_FILE:
            yield from _load_file(path, home, pack, faults)


def _load_file(
    path: Path, home: Home, pack: PackSpec, faults: list[str]
) -> Iterator[RuleSource]:
    content = _read(path, home, faults)
    if content is None:
        return
    shown = home.shown(path)
    if not isinstance(content.value, list):
        faults.append(
            f"{shown}:1:1: a rule file is a list of rules, each behind a dash"
        )
        return
    for node in content.items():
        spec = _convert(node, RuleSpec, shown, faults)
        if spec is None:
            continue
        rule = RuleSource(spec, pack, shown, node, home)
        wrong = list(_inconsistent(rule))
        faults += wrong
        if not wrong:
            yield rule


def _read(path: Path, home: Home, faults: list[str]) -> Marked | None:
    shown = home.shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        faults.append(f"{shown}:1:1: not UTF-8 (byte {error.start})")
        return None
    except OSError as error:
        faults.append(f"{shown}:1:1: cannot be read ({error.strerror})")
        return None
    content, wrong = load_yaml(text)
    faults += [f"{shown}:{w.line}:{w.column}: {w.message}" for w in wrong]
    return None if wrong else content


def _where(path: str, node: Marked, keys: Sequence[str | int]) -> str:
    line, column = node.position(keys)
    return f"{path}:{line}:{column}"


def _convert(node: Marked, kind: type[S], path: str, faults: list[str]) -> S | None:
    try:
        return msgspec.convert(node.value, kind)
    except msgspec.ValidationError as error:
        keys, message = _explained(str(error), kind)
        faults.append(f"{_where(path, node, keys)}: {message}")
        return None


_MSGSPEC = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>\$.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def _explained(error: str, kind: type[msgspec.Struct]) -> tuple[list[str | int], str]:
    found = _MSGSPEC.fullmatch(error)
    what, path = (found["what"], found["path"] or "") if found else (error, "")
    keys = [name or int(number) for name, number in _STEP.findall(path)]
    unknown = re.search(r"unknown field `([^`]*)`", what)
    if unknown:
        key = unknown[1]
        return [*keys, key], f'unknown key "{key}"{_closest(key, kind)}'
    missing = re.search(r"missing required field `([^`]*)`", what)
    if missing:
        return list(keys), f'the key "{missing[1]}" is missing'
    return list(keys), f"{_at(keys)}{_plain(what)}"


def _at(keys: Sequence[str | int]) -> str:
    names = [str(key) for key in keys if isinstance(key, str)]
    return f'"{names[-1]}": ' if names else ""


def _plain(what: str) -> str:
    return what[:1].lower() + what[1:]


def _closest(key: str, kind: type[msgspec.Struct]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - only to word an error

    best = process.extractOne(key, kind.__struct_fields__, score_cutoff=70)
    return f'; did you mean "{best[0]}"?' if best else ""


PRIMITIVES = ("words", "phrase", "regex", "tokens", "check")


def _inconsistent(rule: RuleSource) -> Iterator[str]:
    spec = rule.spec
    given = [name for name in PRIMITIVES if getattr(spec, name)]
    if len(given) != 1:
        told = " and ".join(given) or "none of them"
        yield (
            f"{rule.where('code')}: {spec.code} needs exactly one of words, phrase,"
            f" regex, tokens, check; it has {told}"
        )
    if not spec.code.startswith(rule.pack.prefix):
        yield (
            f'{rule.where("code")}: the code "{spec.code}" must begin with the'
            f' prefix of its pack, "{rule.pack.prefix}"'
        )
    if spec.category.split("/")[0] not in DIMENSIONS:
        yield (
            f'{rule.where("category")}: unknown dimension in "{spec.category}";'
            f" one of {', '.join(DIMENSIONS)}"
        )
    if spec.params and not spec.check:
        yield f'{rule.where("params")}: "params" belongs to a check'
    if spec.scope == "document" and not spec.check:
        yield f'{rule.where("scope")}: only a check can have the scope "document"'


def _repeated(rules: Sequence[RuleSource]) -> Iterator[str]:
    seen: dict[str, RuleSource] = {}
    for rule in rules:
        for key in ("code", "name"):
            value = getattr(rule.spec, key)
            first = seen.setdefault(f"{key} {value}", rule)
            if first is not rule:
                yield (
                    f'{rule.where(key)}: the {key} "{value}" stands already in'
                    f" {first.where(key)}{_by_us(first, rule)}"
                )


def _by_us(first: RuleSource, other: RuleSource) -> str:
    """A hint that the first of two rules is not another plug-in's."""
    return " (of mtcheck)" if other.home.is_plugin and not first.home.provider else ""
