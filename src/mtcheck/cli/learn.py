"""``mtcheck learn``: rules from what editors changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.console import emit, outcome, save
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.learn.corpus import Pair
    from mtcheck.learn.learner import Score, Settings
    from mtcheck.match.rule import CompiledRule

Optionally = Optional[Path]  # noqa: UP045 - typer reads it at run time


def learn_command(  # noqa: PLR0913 - one option a parameter
    machine: Annotated[
        Path,
        typer.Argument(
            metavar="MT",
            help="Machine output, a segment a line; or a corpus (.jsonl) with post_edit.",
        ),
    ],
    post_edit: Annotated[
        Optionally,
        typer.Argument(metavar="POSTEDIT", help="The same lines as editors left them."),
    ] = None,
    *,
    source: Annotated[
        Optionally, typer.Option(help="The same lines of the original.")
    ] = None,
    clean: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Corpora of good text: a hit there counts against a rule."),
    ] = None,
    test: Annotated[
        Optionally, typer.Option(help="A corpus with post_edit to try the rules on.")
    ] = None,
    held_out: Annotated[
        float,
        typer.Option(min=0.0, max=0.9, help="Share of the lines kept to try them on."),
    ] = 0.0,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="Keep whole documents, not lines.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Another number keeps other lines.")] = 0,
    output: Annotated[Path, typer.Option(help="Folder of the pack.")] = Path("learnt"),
    target_lang: Annotated[str, typer.Option(help="Of the lines.")] = "",
    source_lang: Annotated[str, typer.Option(help="Of the original.")] = "",
    prefix: Annotated[str, typer.Option(help="Letters of the codes.")] = "LRN",
    min_support: Annotated[
        int, typer.Option(min=2, help="Lines that were changed in the same way.")
    ] = 3,
    min_bound: Annotated[
        float,
        typer.Option(
            min=0.0,
            max=1.0,
            help="Least lower end of the 95 % interval of the share changed.",
        ),
    ] = 0.4,
) -> None:
    """Propose rules from what editors changed: a pack of preview rules."""
    with outcome():
        from mtcheck.learn.corpus import read_pairs, split  # noqa: PLC0415
        from mtcheck.learn.learner import Settings, learn  # noqa: PLC0415

        _check_prefix(prefix)
        pairs = read_pairs(machine, post_edit, source)
        lang = target_lang or _language(machine, pairs)
        settings = Settings(lang, source_lang or None, prefix, min_bound, min_support)
        own, kept = split(pairs, held_out, by_document=by_document, seed=seed)
        if test is not None:
            kept += read_pairs(test, None, None)
        files = learn(own, _clean(clean or (), lang), settings)
        _write(output, files)
        emit("\n".join(_summary(output, files, own, kept, settings)) + "\n")


def _check_prefix(prefix: str) -> None:
    is_good = prefix.isascii() and prefix.isalpha() and prefix.isupper()
    if not is_good or not 2 <= len(prefix) <= 5:
        raise UsageError("--prefix: two to five capital letters, such as LRN")


def _language(path: Path, pairs: Sequence[Pair]) -> str:
    from mtcheck.lang import identify  # noqa: PLC0415

    found = identify(pair.target for pair in pairs)
    if found is None:
        raise InputError(str(path), "in no known language; say --target-lang CODE")
    return found


def _clean(paths: Sequence[str], lang: str) -> Iterator[str]:
    from mtcheck.corpus import corpus_files, read_rows  # noqa: PLC0415

    for file in corpus_files(paths):
        for row in read_rows(file):
            if row.is_human and (row.target_lang or lang).startswith(lang):
                yield row.target


def _write(folder: Path, files: dict[str, str]) -> None:
    if not files:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}") from error
    for name, text in files.items():
        save(folder / name, text)


def _summary(
    folder: Path,
    files: dict[str, str],
    own: Sequence[Pair],
    kept: Sequence[Pair],
    settings: Settings,
) -> Iterator[str]:
    from mtcheck.catalogue import load_pack  # noqa: PLC0415
    from mtcheck.learn.learner import assess  # noqa: PLC0415

    edited = sum(pair.target != pair.post_edit for pair in own)
    yield f"learnt from {len(own):,} lines, {edited:,} of them edited"
    if not files:
        yield "nothing was changed often enough in the same way: no rules"
        return
    rules = load_pack(folder)
    learnt, held = assess(rules, own, settings.lang), {}
    if kept:
        held = assess(rules, kept, settings.lang)
    yield f"{folder}: {len(rules)} preview rule{'s' * (len(rules) != 1)}"
    yield ""
    yield from _table(rules, learnt, held)
    if kept:
        yield ""
        yield from _held_out(list(held.values()), len(kept))


def _table(
    rules: Sequence[CompiledRule], learnt: dict[str, Score], held: dict[str, Score]
) -> Iterator[str]:
    rows = [("code", "name", "changed/hits", "held out" if held else "")]
    for rule in rules:
        info = rule.info
        other = _fraction(held[info.code]) if held else ""
        rows.append((info.code, info.name, _fraction(learnt[info.code]), other))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(w) for cell, w in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _fraction(score: Score) -> str:
    return f"{score.changed}/{score.hits}"


def _held_out(scores: Sequence[Score], lines: int) -> Iterator[str]:
    from mtcheck.learn.learner import Score  # noqa: PLC0415

    total = Score(sum(s.hits for s in scores), sum(s.changed for s in scores))
    yield f"held out: {lines:,} lines, {total.hits} hits, {total.changed} changed"
    if total.share is not None:
        low, high = total.bounds
        yield f"share changed: {total.share:.2f} (95 % interval {low:.2f} to {high:.2f})"
