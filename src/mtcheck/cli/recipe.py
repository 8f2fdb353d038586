"""What the rows of corpora are checked with, made anew in every process."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.configuration import Catalogues, scanners_for, scoring_of
from mtcheck.cli.narrowing import Narrowing
from mtcheck.cli.wish import language

if TYPE_CHECKING:
    from mtcheck.cli.corpus_wish import CorpusWish, Order
    from mtcheck.config.settings import Settings
    from mtcheck.corpora.work import Check, Work
    from mtcheck.govern import Governance
    from mtcheck.model import Document, FileReport
    from mtcheck.scanners import Scanners
    from mtcheck.schemes import Scoring


@dataclass(frozen=True, slots=True)
class Recipe:
    """Makes what checks documents, in any process; can be pickled."""

    files: tuple[str, ...]
    governance: Governance
    scoring: Scoring
    target_lang: str | None
    source_lang: str | None
    use_cache: bool
    suppress: bool

    def scanners(self) -> tuple[Scanners, Catalogues]:
        """The scanners of the run, and the rules they come from."""
        catalogues = Catalogues(use_cache=self.use_cache)
        made = scanners_for(
            self.governance,
            list(self.files),
            scoring=self.scoring,
            target_lang=self.target_lang,
            source_lang=self.source_lang,
            catalogues=catalogues,
            narrowing=Narrowing(suppress=self.suppress, paths=self.files),
            compares=False,
        )
        return made, catalogues

    def __call__(self) -> Check:
        """What checks a document under the settings of its file."""
        return self.checks(self.scanners()[0])

    def checks(self, scanners: Scanners) -> Check:
        """The same with scanners that are there already."""
        from mtcheck.govern import with_languages  # noqa: PLC0415 - loaded already

        def check(document: Document) -> FileReport:
            told = self.governance.of(document.path)
            return scanners.check(with_languages(document, told))

        return check


def recipe_of(wish: CorpusWish, files: tuple[str, ...], settings: Settings) -> Recipe:
    """What the files of a run are checked with."""
    for path in files:  # read now: a worker elsewhere has no configuration
        wish.governance.of(path)
    return Recipe(
        files,
        wish.governance,
        scoring_of(settings),
        language(wish.target_lang),
        language(wish.source_lang),
        wish.use_cache,
        wish.suppress,
    )


def work_of(recipe: Recipe, scanners: Scanners, order: Order, digest: str) -> Work:
    """What is to be done with each chunk."""
    from mtcheck.corpora.work import Work, ready  # noqa: PLC0415 - not for help

    # Processes that this one forks find it made.
    ready(digest, recipe.checks(scanners))
    return Work(recipe, digest, order.choice, order.targets)


def digest_of(
    recipe: Recipe, scanners: Scanners, order: Order, input_format: str | None
) -> str:
    """A digest of all that decides what a run writes."""
    from mtcheck import __version__  # noqa: PLC0415 - where it is needed
    from mtcheck.scanners import deciding  # noqa: PLC0415 - loaded already

    told = [recipe.governance.of(path) for path in recipe.files]
    terms = [str(path) for it in told for path in it.glossary]
    content = (
        __version__,
        scanners.signature,
        [(deciding(it), it.target_lang, it.source_lang) for it in told],
        recipe.target_lang,
        recipe.source_lang,
        recipe.suppress,
        [state_of(path) for path in (*recipe.files, *terms)],
        order.choice,
        order.targets,
        input_format,
    )
    return blake2b(repr(content).encode(), digest_size=16).hexdigest()


def state_of(path: str) -> tuple[str, int, int]:
    """What shows that a file has been changed."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return path, -1, 0
    return path, found.st_size, found.st_mtime_ns
