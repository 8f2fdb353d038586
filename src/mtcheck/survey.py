"""Looks at a project: what there is to check, in which languages, what runs it.

Nothing is fetched, and nothing but texts is read: names tell the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import MtcheckError
from mtcheck.lang import identify
from mtcheck.read import NAMED, known_format, read_path
from mtcheck.read.discover import find_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.model import Document

_MOST_READ = 60  # files that are opened to learn their language
_LARGEST = 1_000_000  # bytes of a file that is opened for that
_LEAST_SHARE = 0.8  # of the files, for one language to be that of the project
_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Z]{2})?")
_MAGIC = re.compile(r"[*?\[]")
_CATALOGUES = frozenset({"i18n", "l10n", "lang", "langs", "locale", "locales"}) | {
    "translations"
}

SYSTEMS = {
    ".github/workflows": "GitHub Actions",
    ".gitlab-ci.yml": "GitLab CI",
    "azure-pipelines.yml": "Azure Pipelines",
    ".pre-commit-config.yaml": "pre-commit",
}
"""What runs checks, by what lies at the top of a project."""


class Read(NamedTuple):
    """One file that was opened."""

    path: str
    """With forward slashes, below the folder of the project."""
    target: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What a project shows."""

    files: int
    formats: tuple[tuple[str, int], ...]
    """The commonest first."""
    read: tuple[Read, ...]
    catalogues: tuple[str, ...]
    """Globs of files of texts by language that a search leaves out: they must be
    named, for other programs use such names as well."""
    systems: tuple[str, ...]

    @property
    def targets(self) -> tuple[tuple[str, int], ...]:
        """The languages of the files that were opened, the commonest first."""
        return _ranked(file.target for file in self.read if file.target)

    @property
    def source(self) -> str | None:
        """The one language that is translated from, as far as files show it."""
        told = _ranked(file.source for file in self.read if file.source)
        if told:
            return told[0][0] if len(told) == 1 else None
        others = [lang for lang, _ in self.targets]
        return "en" if "en" in others and len(others) > 1 else None

    @property
    def target(self) -> str | None:
        """The language of the translations, if nearly all are in one."""
        translated = [(la, n) for la, n in self.targets if la != self.source]
        if not translated:
            return None
        lang, most = translated[0]
        return lang if most >= _LEAST_SHARE * sum(n for _, n in self.targets) else None

    @property
    def globs(self) -> tuple[tuple[str, str], ...]:
        """Globs of files whose names say their language, as their text does."""
        found = Counter(
            (glob, code)
            for file in self.read
            for glob, code in _named(file)
            if file.target != self.source
        )
        return tuple(sorted(found, key=lambda entry: (entry[1], entry[0])))


def survey(folder: Path) -> Survey:
    """Look at the project in a folder."""
    files, _ = find_files([str(folder)])
    formats = _ranked(filter(None, map(known_format, files)))
    read = tuple(_read(file, folder) for file in _sample(files))
    systems = tuple(name for at, name in SYSTEMS.items() if (folder / at).exists())
    return Survey(len(files), formats, read, tuple(_catalogues(folder)), systems)


def _ranked(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(names).items()
    return tuple(sorted(counts, key=lambda entry: (-entry[1], entry[0])))


def _sample(files: Sequence[str]) -> Sequence[str]:
    """Some of the files, spread evenly, so that no folder speaks for all."""
    step = max(1, -(-len(files) // _MOST_READ))
    return files[::step]


def _read(file: str, folder: Path) -> Read:
    path = Path(file)
    name = path.relative_to(folder).as_posix()
    try:
        if path.stat().st_size > _LARGEST:
            return Read(name, None, None)
        document = read_path(file)
    except (MtcheckError, OSError):
        return Read(name, None, None)  # a scan will say what is wrong with it
    return Read(name, *_languages(document))


def _languages(document: Document) -> tuple[str | None, str | None]:
    for part in document.parts:
        if part.target_lang:
            return part.target_lang, part.source_lang
    target = document.target_lang or identify(
        p.target.content for p in document.passages
    )
    return target, document.source_lang


def _named(file: Read) -> Iterator[tuple[str, str]]:
    """The globs for a file by the parts of its name that say its language."""
    if file.target is None:
        return
    if _MAGIC.search(file.path) or not file.path.isprintable():
        return  # a glob would mean something else, or could not be read
    *folders, name = PurePosixPath(file.path).parts
    for depth, part in enumerate(folders):
        if _agrees(part, file.target):
            yield "/".join([*folders[: depth + 1], "**"]), _spelt(part)
            return
    for part in name.split(".")[1:-1]:
        if _agrees(part, file.target):
            yield f"*.{part}.*", _spelt(part)
            return


def _agrees(part: str, lang: str) -> bool:
    is_code = _CODE.fullmatch(part) is not None
    return is_code and part[:2] == lang.split("-", maxsplit=1)[0]


def _spelt(part: str) -> str:
    return part.replace("_", "-")


def _catalogues(folder: Path) -> Iterator[str]:
    """Globs such as ``locales/*.json`` for files called by languages."""
    for path in sorted(folder.glob("*")):
        if path.is_dir() and path.name.lower() in _CATALOGUES:
            for ending in NAMED:
                if any(_CODE.fullmatch(p.stem) for p in path.glob(f"*{ending}")):
                    yield f"{path.name}/*{ending}"
