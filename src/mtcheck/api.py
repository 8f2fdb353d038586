"""The program as a library: texts or files in, the same report out.

What goes wrong with a request is an exception of `mtcheck.errors`; a file among
others that cannot be read is a problem of the report, as on the command line.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from mtcheck.cli.configuration import (
    Catalogues,
    judged,
    limits,
    scanners_for,
    scoring_of,
)
from mtcheck.cli.narrowing import Narrowing, baseline_path, changes_of
from mtcheck.cli.wish import found
from mtcheck.errors import InputError, UsageError
from mtcheck.govern import Governance, with_languages
from mtcheck.lang import normalised
from mtcheck.read import read_path, read_text
from mtcheck.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Unpack

    from mtcheck.model import Document, Problem, Report

    AnyPath = str | os.PathLike[str]

_STDIN = "-"


class Options(TypedDict, total=False):
    """What a scan may be told, under the names of the keys of a configuration.

    Each outranks what a configuration says; left out, that or the default holds.
    """

    profile: Literal["draft", "review", "publish"]
    select: Sequence[str]
    extend_select: Sequence[str]
    ignore: Sequence[str]
    preview: bool
    min_confidence: Literal["low", "medium", "high"]
    packs: Sequence[AnyPath]
    glossary: Sequence[AnyPath]
    fail_on: Literal["critical", "major", "minor", "neutral", "never"]
    min_score: float
    max_penalty: float
    min_words: int
    scoring: Literal["mqm", "wmt", "j2450"]
    acceptable_penalty: float
    passing_score: float


class FileOptions(Options, total=False):
    """The same for files, which are searched for."""

    jobs: int
    exclude: Sequence[str]
    extend_exclude: Sequence[str]
    force_exclude: bool
    respect_gitignore: bool


_SEVERAL = frozenset({"select", "extend_select", "ignore"})
_PATHS = frozenset({"packs", "glossary"})
_ALONE = frozenset({"exclude", "extend_exclude"})


def scan_text(  # noqa: PLR0913 - what a text comes with
    text: str,
    *,
    name: str = "<text>",
    format: str | None = None,  # noqa: A002 - as the option is called
    source: str | None = None,
    reference: str | None = None,
    target_lang: str | None = None,
    source_lang: str | None = None,
    config: AnyPath | None = None,
    suppress: bool = True,
    use_cache: bool = True,
    **options: Unpack[Options],
) -> Report:
    """Check one text; no configuration is looked for, only `config` is read.

    `name` is what reports call the text; its ending, like that of a file, tells the
    format where `format` does not. InputError if the text is not what it claims.
    """
    with _in_our_words():
        told = Governance(
            config=None if config is None else Path(config),
            isolated=config is None,
            options=_keys(options, Options),
        )
        beside = [
            None
            if other is None
            else read_text(other, f"{name} ({side})", format=format)
            for side, other in (("source", source), ("reference", reference))
        ]
        document = _paired(read_text(text, name, format=format), *beside)
        return _report(
            told,
            [name],
            [document],
            (),
            languages=(target_lang, source_lang),
            narrowing=Narrowing(suppress=suppress),
            use_cache=use_cache,
        )


def scan_paths(  # noqa: PLR0913 - what files come with
    paths: AnyPath | Iterable[AnyPath],
    *,
    format: str | None = None,  # noqa: A002
    source: AnyPath | None = None,
    reference: AnyPath | None = None,
    target_lang: str | None = None,
    source_lang: str | None = None,
    config: AnyPath | None = None,
    isolated: bool = False,
    baseline: AnyPath | None = None,
    since: str | None = None,
    suppress: bool = True,
    use_cache: bool = True,
    **options: Unpack[FileOptions],
) -> Report:
    """Check files, folders and globs, as ``mtcheck scan`` does.

    The nearest configuration governs each file unless `config` names one or
    `isolated` is true; so it is with the baseline. Environment variables are not read.
    `source` and `reference` go with exactly one file.
    """
    with _in_our_words():
        told = Governance(
            config=None if config is None else Path(config),
            isolated=isolated,
            options=_keys(options, FileOptions),
        )
        given = _listed(paths)
        changes = changes_of(given, since, staged=False)
        files, problems = found(given, told, changes)
        if (source or reference) and len(files) != 1:
            raise UsageError("source and reference go with exactly one file")
        beside = [
            None if other is None else read_path(os.fspath(other))
            for other in (source, reference)
        ]
        return _report(
            told,
            files,
            _documents(files, format, beside),
            problems,
            languages=(target_lang, source_lang),
            narrowing=Narrowing(
                suppress=suppress,
                changes=changes,
                baseline=baseline_path(
                    None if baseline is None else Path(baseline),
                    told.run(files),
                    isolated=isolated,
                ),
                paths=tuple(given),
            ),
            use_cache=use_cache,
        )


def _report(  # noqa: PLR0913 - what both functions have in common
    told: Governance,
    names: Sequence[str],
    documents: Iterable[Document | InputError],
    problems: Sequence[Problem],
    *,
    languages: tuple[str | None, str | None],
    narrowing: Narrowing,
    use_cache: bool,
) -> Report:
    settings = told.run(names)
    scoring = scoring_of(settings)
    catalogues = Catalogues(use_cache=use_cache)
    target_lang, source_lang = (normalised(it) if it else None for it in languages)
    scanners = scanners_for(
        told,
        list(names),
        scoring=scoring,
        target_lang=target_lang,
        source_lang=source_lang,
        catalogues=catalogues,
        narrowing=narrowing,
    )
    report = scan(
        scanners,
        (
            d if isinstance(d, InputError) else with_languages(d, told.of(d.path))
            for d in documents
        ),
        limits=limits(settings, scoring),
        problems=problems,
        jobs=settings.jobs,
        baseline=narrowing.known(catalogues, scanners),
    )
    return judged(report, told, scoring)


def _documents(
    files: Iterable[str], name: str | None, beside: Sequence[Document | None]
) -> Iterator[Document | InputError]:
    for file in files:
        try:
            yield _paired(read_path(file, format=name), *beside)
        except InputError as error:
            yield error


def _paired(
    document: Document, source: Document | None, reference: Document | None
) -> Document:
    if source is None and reference is None:
        return document
    from mtcheck.read.pair import paired  # noqa: PLC0415 - only with a second text

    return paired(document, source=source, reference=reference)


def _listed(paths: AnyPath | Iterable[AnyPath]) -> list[str]:
    several = _texts(paths)
    if not several:
        raise UsageError("nothing to check: give files or folders")
    if _STDIN in several:
        raise UsageError(f'"{_STDIN}" is for the command line; use scan_text')
    return several


def _keys(options: Options, known: type) -> dict[str, object]:
    """The options under the names of keys, as a configuration file would say them."""
    for name in options:
        if name not in known.__annotations__:
            raise TypeError(f"a scan has no option {name!r}")
    return {n.replace("_", "-"): _plain(n, value) for n, value in options.items()}


def _plain(name: str, value: object) -> object:
    if name not in _SEVERAL | _PATHS | _ALONE or value is None:
        return value
    texts = _texts(value)
    if name not in _SEVERAL:
        return texts
    parts = (part.strip() for text in texts for part in text.split(","))
    return [part for part in parts if part]


def _texts(value: Any) -> list[str]:  # noqa: ANN401 - what a caller gave
    several = [value] if isinstance(value, str | os.PathLike) else value
    return [os.fspath(entry) for entry in several]


_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Call options as Python does in what a wrong one is told."""
    try:
        yield
    except UsageError as error:
        text = _OPTION.sub(lambda found: found[1].replace("-", "_"), str(error))
        raise UsageError(text) from None
