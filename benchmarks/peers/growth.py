"""How mtcheck's speed on French changes with the number of rules and the size of a text."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from speed import big_text

from peers.clock import Command, ToolError, best
from peers.pace import Pace, scan

RULES = (100, 500, 1_000, 5_000, 20_000)
TIMES = (1, 2, 4)
A_PREFIX = 9_000  # rules whose codes begin alike: four digits follow
PIECE = 4  # the text of which rules are added has a quarter of the big one

FLOOR = """
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
sum(1 for _ in re.finditer(r"\\w+", text.lower()))
"""
AUTOMATON = """
import sys
from ahocorasick_rs import AhoCorasick, MatchKind
literals = open(sys.argv[2], encoding="utf-8").read().splitlines()
automaton = AhoCorasick(literals, matchkind=MatchKind.Standard)
text = open(sys.argv[1], encoding="utf-8").read().lower()
automaton.find_matches_as_indexes(text, overlapping=True)
"""


def by_rules(folder: Path, runs: int) -> Iterator[tuple[int, Pace, Pace] | str]:
    """For each number of rules added: mtcheck, and one pass of an automaton.

    A line that says so where the first run, which compiles them, takes too long.
    """
    text = big_text()
    text = text[: len(text) // PIECE]
    path, words = folder / "piece.txt", len(text.split())
    path.write_text(text, encoding="utf-8")
    phrases = list(_phrases(text, max(RULES)))
    for number in (0, *RULES):
        literals = folder / f"literals-{number}.txt"
        literals.write_text("\n".join(phrases[:number]), encoding="utf-8")
        packs = ("--pack", str(_pack(folder, phrases[:number]))) if number else ()
        try:
            ours = Pace("mtcheck", words, best(scan(path, *packs), runs))
        except ToolError as error:
            yield f"{number:,} rules added: {error}, most of it compiling them\n"
            return
        raw = Command([sys.executable, "-c", AUTOMATON, str(path), str(literals)])
        yield number, ours, Pace("automaton", words, best(raw, runs))


def by_size(folder: Path, runs: int) -> Iterator[tuple[int, Pace, Pace]]:
    """For each size of text: mtcheck, and finding the words alone."""
    text = big_text()
    piece = text[: len(text) // PIECE]
    for times in TIMES:
        path, words = folder / f"times-{times}.txt", len(piece.split()) * times
        path.write_text(piece * times, encoding="utf-8")
        split = Command([sys.executable, "-c", FLOOR, str(path)])
        yield (
            times,
            Pace("mtcheck", words, best(scan(path), runs)),
            Pace("words", words, best(split, runs)),
        )


def _phrases(text: str, number: int) -> Iterator[str]:
    """Pairs of words of the text that never stand side by side in it.

    Each word is met all the time, so that looking for it costs, yet no finding of these
    rules has to be printed.
    """
    words = re.findall(r"[^\W\d_]{4,}", text.lower())
    met, known = set(pairwise(re.findall(r"\w+", text.lower()))), sorted(set(words))
    chance = random.Random(number)  # noqa: S311 - a seed, no secret
    made: set[tuple[str, str]] = set()
    while len(made) < number:
        pair = chance.choice(known), chance.choice(known)
        if pair not in met and pair not in made:
            made.add(pair)
            yield " ".join(pair)


def _pack(folder: Path, phrases: Sequence[str]) -> Path:
    """A pack with one rule a phrase."""
    pack = folder / f"pack-{len(phrases)}"
    pack.mkdir(exist_ok=True)
    head = "name: grown\nprefix: GROWN\nlang: fr\ntitle: Grown\n"
    head = head.replace("GROWN", "GR")
    (pack / "pack.yaml").write_text(head, encoding="utf-8")
    rules = (_rule(index, phrase) for index, phrase in enumerate(phrases))
    (pack / "rules.yaml").write_text("".join(rules), encoding="utf-8")
    return pack


def _rule(index: int, phrase: str) -> str:
    letter, number = divmod(index, A_PREFIX)
    return f"""\
- code: GR{chr(ord("A") + letter)}{number + 1000}
  name: grown-{index}
  category: style/calque
  severity: minor
  phrase: {phrase}
  message: "{{match}}"
  why: It was grown to be counted.
  bad: ["[[{phrase}]]", "un [[{phrase}]]"]
  good: ["rien", "rien du tout"]
"""
