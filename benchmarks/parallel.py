"""Fetches texts that people translated, and pairs them with their English.

python benchmarks/parallel.py              into .corpora/
python benchmarks/parallel.py --again      the same with the packages of today
python benchmarks/parallel.py --list       what is there, in words

The texts are manuals, programs and stories from packages of Debian, fetched with
apt-get, which needs no root for that. They serve as human text for
`mtcheck rules measure` and stay outside the repository. A package that cannot be
fetched is named and left out; one that is there already is not fetched again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from paired_messages import paired_messages
from paired_pages import Pair, paired_pages
from paired_rows import rows, save
from parallel_sets import LANGS, SETS, Set

from mtcheck.score import count_words

Pages = Mapping[str, bytes]


def fetch(folder: Path) -> bool:
    """Whether packages came that were not in `folder`; says which cannot be had."""
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted({name for set_ in SETS for name in set_.packages})
    missing = [name for name in names if _package(folder, name) is None]
    if shutil.which("apt-get"):
        # One by one: apt-get fetches nothing at all if it does not know a name.
        for name in missing:
            command = ["apt-get", "download", "--quiet=2", name]
            subprocess.run(command, cwd=folder, stderr=subprocess.DEVNULL, check=False)
    still = [name for name in missing if _package(folder, name) is None]
    for name in still:
        print(f"cannot be had, and is left out: {name}", file=sys.stderr)
    return len(still) < len(missing)


def _package(folder: Path, name: str) -> Path | None:
    return max(folder.glob(f"{name}_*.deb"), default=None)


def write(packages: Path, folder: Path) -> None:
    """Write the pairs of every set, a file a language."""
    for set_ in SETS:
        held = [p for name in set_.packages if (p := _package(packages, name))]
        texts = _texts(set_, held)
        for lang in LANGS:
            if lang in texts and lang not in set_.without:
                found = rows(set_, lang, _pairs(set_, texts, lang))
                save(_path(folder, set_, lang), found)


def _texts(set_: Set, packages: Iterable[Path]) -> dict[str, dict[str, bytes]]:
    """The files of a set: by language, by page."""
    texts: dict[str, dict[str, bytes]] = defaultdict(dict)
    for package in packages:
        for path, data in _members(package):
            found = set_.files.search(path)
            if found:
                texts[found["lang"].replace("_", "-")][found["page"]] = data
    return texts


def _members(package: Path) -> Iterator[tuple[str, bytes]]:
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as process,
        tarfile.open(fileobj=process.stdout, mode="r|") as archive,
    ):
        for member in archive:
            opened = archive.extractfile(member) if member.isreg() else None
            if opened:
                yield member.name, opened.read()


def _pairs(
    set_: Set, texts: Mapping[str, Pages], lang: str
) -> Iterator[tuple[str, Pair]]:
    """The pairs of a language with their page, in an order that chance gave."""
    theirs = texts.get(lang, {})
    for page in sorted(theirs, key=lambda page: sha256(page.encode()).digest()):
        if not set_.english:
            yield from ((page, pair) for pair in paired_messages(theirs[page]))
        elif original := texts[set_.english].get(page):
            both = original.decode(), theirs[page].decode()
            is_xml = page.endswith(".page")
            yield from ((page, pair) for pair in paired_pages(*both, is_xml=is_xml))


def _path(folder: Path, set_: Set, lang: str) -> Path:
    return folder / set_.name / f"en-{lang.replace('-', '_')}.jsonl.gz"


def print_words(packages: Path, folder: Path) -> None:
    """A table of the words by set and language, and the packages they are from."""
    print("set".ljust(14), *(lang.rjust(8) for lang in LANGS))
    total = dict.fromkeys(LANGS, 0)
    for set_ in SETS:
        words = {lang: _words(folder, set_, lang) for lang in LANGS}
        total = {lang: total[lang] + words[lang] for lang in LANGS}
        print(set_.name.ljust(14), *(f"{words[lang]:8,}" for lang in LANGS))
    print("all".ljust(14), *(f"{total[lang]:8,}" for lang in LANGS))
    for path in sorted(packages.glob("*.deb")):
        name, version, _ = path.name.split("_")
        print(name, version.replace("%3a", ":"))


def _words(folder: Path, set_: Set, lang: str) -> int:
    path = _path(folder, set_, lang)
    if not path.exists():
        return 0
    rows = map(json.loads, gzip.decompress(path.read_bytes()).splitlines())
    return sum(count_words(row["tgt"]) for row in rows)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", default=".corpora", type=Path)
    arguments.add_argument("--again", action="store_true", help="fetch anew")
    arguments.add_argument("--list", action="store_true", help="only say what is there")
    chosen = arguments.parse_args()
    packages, folder = chosen.folder / "packages", chosen.folder / "parallel"
    if chosen.again:
        shutil.rmtree(packages, ignore_errors=True)
    if not chosen.list and (fetch(packages) or not folder.exists()):
        write(packages, folder)
    print_words(packages, folder)


if __name__ == "__main__":
    main()
