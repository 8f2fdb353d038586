"""Writes docs/rules/: a page for each rule file, on which each rule has an anchor.

A page for a whole pack would be more than GitHub shows as Markdown (512 KB).
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from mtcheck.catalogue import load_catalogue, shipped_rules
from mtcheck.cli.figures import told
from mtcheck.report.links import anchor, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.model import Example, RuleInfo

TARGET = Path(__file__).parents[1] / "docs" / "rules"
NOTE = "<!-- Written by tools/write_rules.py from the rules themselves. -->"


def pages() -> dict[str, str]:
    """The name of each page and what stands on it."""
    catalogue = load_catalogue(use_cache=False, plugins=False)
    rules = (*catalogue.about_silencers, *catalogue.rules)
    infos = sorted((rule.info for rule in rules), key=_order)
    by_page = {name: list(own) for name, own in groupby(infos, key=page)}
    found = {str(name): _page(str(name), own) for name, own in by_page.items()}
    return {"README.md": _index(by_page), **found}


def _order(info: RuleInfo) -> tuple[str, str]:
    return str(page(info)), info.code


def _title(pack: str) -> str:
    head = shipped_rules() / pack / "pack.yaml"
    return str(yaml.safe_load(head.read_text(encoding="utf-8"))["title"])


def _index(by_page: Mapping[str | None, Sequence[RuleInfo]]) -> str:
    count = sum(len(infos) for infos in by_page.values())
    lines = [
        NOTE,
        "",
        "# The rules",
        "",
        f"{count} rules, a page for each rule file; `mtcheck explain CODE` prints one.",
        "How the figures are made: [evidence](../evidence.md).",
    ]
    for pack, names in groupby(map(str, by_page), key=_pack):
        lines += ["", f"## {pack}: {_title(pack)}", ""]
        for name in names:
            lines += [f"- [{_stem(name)}]({name}): {_span(by_page[name])}"]
    return "\n".join([*lines, ""])


def _span(infos: Sequence[RuleInfo]) -> str:
    """How many rules a page has, and their codes."""
    codes = [info.code for info in infos]
    if len(codes) == 1:
        return f"1 rule, {codes[0]}"
    return f"{len(codes)} rules, {codes[0]} to {codes[-1]}"


def _pack(name: str) -> str:
    return name.partition("/")[0]


def _stem(name: str) -> str:
    return Path(name).stem


def _page(name: str, infos: Sequence[RuleInfo]) -> str:
    title = f"# {_title(_pack(name))}: {_stem(name)}"
    contents = "\n".join(map(_entry, infos))
    head = f"{NOTE}\n\n{title}\n\n[All rules](../README.md)\n\n{contents}\n"
    return "\n".join([head, *map(_section, infos)])


def _entry(info: RuleInfo) -> str:
    return f"- [{info.code} {info.name}](#{anchor(info)})"


def _section(info: RuleInfo) -> str:
    parts = [f"## {info.code} {info.name}", _facts(info), _shown(info.message)]
    parts += [_prose(info.why)]
    if info.english:
        parts.append(f"Probable English: {_shown(info.english)}")
    if info.suggest:
        wordings = ", ".join(
            _shown(text) if text else "nothing" for text in info.suggest
        )
        parts.append(f"Instead ({info.fix.label} fix): {wordings}")
    parts += ["Flagged:", _list(_flagged(info.bad))]
    parts += ["Left alone:", _list(_left_alone(info.good))]
    if info.limits:
        parts.append(f"Limits: {_prose(info.limits)}")
    parts.append(f"Measured: {' '.join(told(info))}")
    return "\n\n".join(parts) + "\n"


def _facts(info: RuleInfo) -> str:
    lang = f"{info.source} to {info.lang}" if info.source else info.lang
    facts = (
        f"`{info.category}`",
        f"{info.severity.label}, {int(info.severity)} points",
        f"confidence {info.confidence.label}",
        info.status.value,
        "every language" if lang == "any" else lang,
    )
    return " · ".join(facts)


def _flagged(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        start, end = example.mark or (0, 0)
        text = example.text
        shown = _shown(f"{text[:start]}[[{text[start:end]}]]{text[end:]}")
        fixed = "" if example.fixed is None else f" → {_shown(example.fixed)}"
        yield f"{shown}{fixed}{_setting(example)}"


def _left_alone(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        yield f"{_shown(example.text)}{_setting(example)}"


def _setting(example: Example) -> str:
    """What else an example says of itself."""
    told = {"source": example.source, "kind": example.kind, "language": example.lang}
    said = [f"{name} {_shown(text)}" for name, text in told.items() if text]
    said += [f"glossary {_shown(line)}" for line in example.glossary[1:]]
    said += [f"lost {_shown(text)}" for text in example.lost]
    if example.format != "text":
        said.append(f"in {example.format}")
    return f" ({'; '.join(said)})" if said else ""


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _shown(text: str) -> str:
    """A text as code: nothing in it is markup, and a line end is told as one."""
    plain = text.replace("\r", "").replace("\n", "⏎")
    if not plain.strip():
        return f"`{plain or ' '}`"
    longest = max(len(run) for run in plain.translate(_NO_TICKS).split(" "))
    fence = "`" * (longest + 1)
    pad = " " if "`" in (plain[0], plain[-1]) else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


class _OnlyTicks(dict[int, str]):
    """Makes a blank of every character that is no backtick."""

    def __missing__(self, key: int) -> str:
        return " "


_NO_TICKS = _OnlyTicks({ord("`"): "`"})


def _prose(text: str) -> str:
    """Words of a rule file in which nothing may become markup."""
    plain = " ".join(text.split())
    for sign in r"\*_<>[]#|":
        plain = plain.replace(sign, f"\\{sign}")
    return plain


if __name__ == "__main__":
    written = pages()
    for old in TARGET.rglob("*.md"):
        if old.relative_to(TARGET).as_posix() not in written:
            old.unlink()
    for name, text in written.items():
        (TARGET / name).parent.mkdir(parents=True, exist_ok=True)
        (TARGET / name).write_text(text, encoding="utf-8")
