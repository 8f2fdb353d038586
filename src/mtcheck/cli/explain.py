"""``mtcheck explain``: all there is to know about one rule."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it at run time
from textwrap import fill, indent
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.console import emit, outcome
from mtcheck.cli.figures import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.model import Example, RuleInfo

WIDTH = 78


def explain(
    rule: Annotated[str, typer.Argument(help="A code such as FR214, or a name.")],
    *,
    pack: Annotated[
        Optional[list[Path]],  # noqa: UP045 - typer reads it at run time
        typer.Option(help="A folder of rules of your own."),
    ] = None,
) -> None:
    """Say why a rule exists, what it flags, what it leaves alone, and its limits."""
    with outcome():
        from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
        from mtcheck.select import find_rule  # noqa: PLC0415

        info = find_rule(load_catalogue(pack or ()), rule).info
        emit("\n\n".join(_sections(info)) + "\n")


def _sections(info: RuleInfo) -> Iterator[str]:
    yield f"{info.code} {info.name}"
    yield "\n".join(_facts(info))
    yield _section("Message", [info.message])
    yield _section("Why", [info.why])
    if info.english:
        yield _section("Probable English", [info.english])
    if info.suggest:
        yield _section(f"Instead ({info.fix.label} fix)", _wordings(info.suggest))
    yield _section("Flagged", [_marked(example) for example in info.bad])
    yield _section("Left alone", [example.text for example in info.good])
    if info.limits:
        yield _section("Limits", [info.limits])
    yield _section("Measured", [" ".join(told(info))])


def _facts(info: RuleInfo) -> Iterator[str]:
    pair = f"{info.source} to {info.lang}" if info.source else info.lang
    yield f"  language    {'every language' if pair == 'any' else pair}"
    yield f"  category    {info.category}"
    yield f"  severity    {info.severity.label} ({int(info.severity)} points)"
    yield f"  confidence  {info.confidence.label}"
    yield f"  status      {info.status.value}, since {info.since}"
    yield f"  written in  {info.origin}"


def _wordings(suggestions: Iterable[str]) -> list[str]:
    return [text or "(delete it)" for text in suggestions]


def _section(title: str, paragraphs: Iterable[str]) -> str:
    body = (
        "\n".join(
            fill(line, WIDTH - 4, break_long_words=False) for line in p.splitlines()
        )
        for p in paragraphs
    )
    return f"{title}\n" + "\n".join(indent(text, "    ") for text in body)


def _marked(example: Example) -> str:
    if example.mark is None:
        return example.text
    start, end = example.mark
    text = example.text
    shown = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return f"{shown}\n-> {example.fixed}" if example.fixed is not None else shown
