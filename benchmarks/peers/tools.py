"""The tools, all asked in one way: which units of a file, and what is wrong there."""

from __future__ import annotations

import json
import os
import shutil
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mtcheck import __version__
from peers import families
from peers.clock import Command
from peers.install import DRIVERS, debian, debian_version, environment, pinned

HUNSPELL = {
    "fr": ("hunspell-fr-classical", "fr"),
    "de": ("hunspell-de-de", "de_DE"),
    "es": ("hunspell-es", "es_ES"),
    "it": ("hunspell-it", "it_IT"),
    "pt": ("hunspell-pt-pt", "pt_PT"),
}
"""For each language, the package of Debian and the name of the dictionary in it."""
_SPELLED = "misspelt"


@dataclass(frozen=True)
class Alarm:
    """A tool raises its voice at a unit."""

    unit: str
    check: str
    place: tuple[int, int] | None = None
    """Where in the translation, if the tool says."""


@dataclass(frozen=True)
class Files:
    """The same pairs in every form that a tool may want."""

    tsv: Path
    xliff: Path
    lines: Path
    """The translations alone, a line each, a caret before it."""
    lang: str


@dataclass(frozen=True)
class Tool:
    """A tool, ready to be run."""

    name: str
    version: str
    command: Callable[[Files, Path], Command]
    """What to start on some files; the path is for tools that write one."""
    alarms: Callable[[Path, Files], Iterator[Alarm]]
    """What the run said, read from its output."""
    families: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What its checks speak of; nothing for a tool that names places."""
    langs: frozenset[str] = frozenset({"fr", "de", "es", "it", "pt"})
    knows_sources: bool = True
    is_timed: bool = True


# mtcheck -------------------------------------------------------------------------


def mtcheck() -> list[Tool]:
    def of_xliff(files: Files, _output: Path) -> Command:
        return _scan(files.xliff, files)

    def of_table(files: Files, _output: Path) -> Command:
        return _scan(files.tsv, files)

    return [
        Tool("mtcheck, XLIFF", __version__, of_xliff, _findings),
        Tool("mtcheck, TSV", __version__, of_table, _findings),
        Tool(
            "mtcheck, TSV, by kind",
            __version__,
            of_table,
            _kinds,
            families.read(families.MTCHECK),
            is_timed=False,
        ),
    ]


def _scan(path: Path, files: Files) -> Command:
    langs = ["--source-lang", "en", "--target-lang", files.lang]
    flags = ["--isolated", "--exit-zero", "--output-format", "jsonl"]
    return Command([sys.executable, "-m", "mtcheck", "scan", str(path), *langs, *flags])


def _findings(output: Path, _files: Files) -> Iterator[Alarm]:
    for line in output.read_text("utf-8").splitlines():
        it = json.loads(line)
        if it["severity"] != "neutral":
            is_here = it.get("side", "target") == "target"
            place = (it["start"], it["end"]) if is_here else None
            yield Alarm(it["passage"], it["code"], place)


def _kinds(output: Path, _files: Files) -> Iterator[Alarm]:
    """The same findings, to be judged by their categories as the peers' checks are."""
    for line in output.read_text("utf-8").splitlines():
        it = json.loads(line)
        if it["severity"] != "neutral":
            yield Alarm(it["passage"], it["category"])


# Tools that hold a translation against its source ----------------------------------


def pofilter() -> list[Tool]:
    bin_ = environment("translate-toolkit")

    def command(files: Files, output: Path) -> Command:
        flags = ["--progress=none", "--excludefilter=isfuzzy"]  # the state is no fault
        notes = str(output.with_suffix(".pofilter.xlf"))
        return Command(
            [
                str(bin_ / "pofilter"),
                *flags,
                f"--language={files.lang}",
                str(files.xliff),
                notes,
            ]
        )

    version = pinned("translate-toolkit", "translate-toolkit")
    known = families.read(families.POFILTER)
    return [Tool("pofilter", version, command, _notes, known)]


def _notes(output: Path, _files: Files) -> Iterator[Alarm]:
    path = output.with_suffix(".pofilter.xlf")
    if not path.exists():  # nothing to say, nothing written
        return
    for unit in ET.parse(path).iter():  # noqa: S314 - written by the tool just run
        if unit.tag.endswith("}trans-unit"):
            for note in unit.iter():
                if note.tag.endswith("}note") and note.text:
                    yield Alarm(unit.attrib["id"], note.text.split(":")[0])


def weblate() -> list[Tool]:
    bin_ = environment("weblate")
    known = families.read(families.WEBLATE)
    version = pinned("weblate", "weblate")
    return [_driven("Weblate's checks", version, bin_, "weblate_checks", known)]


def hardrules() -> list[Tool]:
    name = "bicleaner-hardrules"
    bin_, version = environment(name), pinned(name, name)
    known = families.read(families.HARDRULES)
    return [
        _driven(name, version, bin_, "hard_rules", known),
        _driven(f"{name}, every rule", version, bin_, "hard_rules", known, "every"),
    ]


def opusfilter() -> list[Tool]:
    bin_, version = environment("opusfilter"), pinned("opusfilter", "opusfilter")
    known = families.read(families.OPUSFILTER)
    label = "OpusFilter"
    few = f"{label}, no language told"
    return [
        _driven(label, version, bin_, "opus_filter", known),
        _driven(few, version, bin_, "opus_filter", known, "no-languages"),
    ]


def _driven(
    name: str,
    version: str,
    bin_: Path,
    driver: str,
    known: Mapping[str, frozenset[str]],
    *more: str,
) -> Tool:
    """A library, asked by a script in its own environment."""
    script = [str(bin_ / "python"), str(DRIVERS / f"{driver}.py")]

    def command(files: Files, _output: Path) -> Command:
        return Command([*script, str(files.tsv), files.lang, *more])

    return Tool(name, version, command, _table, known)


def _table(output: Path, _files: Files) -> Iterator[Alarm]:
    for line in output.read_text("utf-8").splitlines():
        unit, check, *place = line.split("\t")
        yield Alarm(unit, check, (int(place[0]), int(place[1])) if place else None)


# Tools that read the translation alone --------------------------------------------


def grammalecte() -> list[Tool]:
    folder = debian("grammalecte", ["python3-grammalecte"])
    path = folder / "usr" / "lib" / "python3" / "dist-packages"

    def command(files: Files, _output: Path) -> Command:
        driver = [sys.executable, str(DRIVERS / "grammar.py"), str(files.tsv)]
        return Command(driver, {"PYTHONPATH": str(path)})

    version = debian_version(folder, "python3-grammalecte")
    return [
        Tool(
            "Grammalecte",
            version,
            command,
            _table,
            langs=frozenset({"fr"}),
            knows_sources=False,
        )
    ]


def hunspell() -> list[Tool]:
    packages = [package for package, _ in HUNSPELL.values()]
    folder = debian("hunspell", ["hunspell", "libhunspell-1.7-0", *packages])

    def command(files: Files, _output: Path) -> Command:
        return spelling(folder, files.lang, files.lines, "-a")

    version = debian_version(folder, "hunspell")
    return [
        Tool("hunspell", version, command, _misspelt, knows_sources=False),
    ]


def spelling(folder: Path, lang: str, text: Path, mode: str) -> Command:
    """Hunspell: `-a` answers line by line, slowly; `-l` lists words it does not know."""
    libraries = sorted({str(f.parent) for f in folder.glob("usr/lib/*/libhunspell*")})
    dictionary = folder / "usr" / "share" / "hunspell" / HUNSPELL[lang][1]
    program = [str(folder / "usr" / "bin" / "hunspell"), "-i", "UTF-8", mode]
    paths = {"LD_LIBRARY_PATH": os.pathsep.join(libraries), "LC_ALL": "C.UTF-8"}
    return Command([*program, "-d", str(dictionary)], paths, str(text))


def _misspelt(output: Path, files: Files) -> Iterator[Alarm]:
    """An answer ends with an empty line; a bad word is `& word count offset: …`."""
    rows = files.tsv.read_text("utf-8").splitlines()[1:]
    answers = output.read_text("utf-8", errors="replace").split("\n")[1:]
    index = 0
    for answer in answers:
        if not answer:
            index += 1
        elif answer[0] in "&#" and index < len(rows):
            words = answer.split(":")[0].split()
            unit, _, target = rows[index].split("\t")
            start = max(0, target.find(words[1]))
            yield Alarm(unit, _SPELLED, (start, start + len(words[1])))


MAKERS: Sequence[tuple[str, Callable[[], list[Tool]]]] = (
    ("mtcheck", mtcheck),
    ("pofilter", pofilter),
    ("Weblate's checks", weblate),
    ("bicleaner-hardrules", hardrules),
    ("OpusFilter", opusfilter),
    ("Grammalecte", grammalecte),
    ("hunspell", hunspell),
)


def clean(output: Path) -> None:
    """Take away what an earlier run wrote."""
    for path in output.parent.glob(f"{output.stem}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
