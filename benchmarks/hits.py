"""Shows where rules hit real text: the base of every judgement about a rule.

python benchmarks/hits.py                     hits of every rule, a line each
python benchmarks/hits.py MT104 FR2 -n 40     places hit by these rules
python benchmarks/hits.py --pack DIR …        with rules of your own
python benchmarks/hits.py MT40 --side parallel --source
                                              beside the source, on what parallel.py fetched
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from corpora import FETCHED, ROOT, available, documents

from mtcheck.catalogue import load_catalogue
from mtcheck.engine import RuleSet, find
from mtcheck.match.rule import CompiledRule
from mtcheck.model import Document, Finding
from mtcheck.read import read_path
from mtcheck.select import Selection, choose, for_languages

HUMAN = [
    "ntrex/en-fr",
    "ntrex/en-fr_CA",
    "tico19/en-fr",
    "native/fr",
    "native/fr_pud",
    "ms_docs/fr.HT",
    "adobe_docs/journeys.fr.HT",
    "cocoa/en-fr",
]
OTHER_HUMAN = (
    [f"native/{x}" for x in ("de", "es", "it", "nl", "pt")]
    + [f"ntrex/en-{x}" for x in ("de", "es", "it", "nl", "pt")]
    + [f"ms_docs/{x}.HT" for x in ("de", "es", "it", "pt")]
)
MACHINE = [
    "ms_docs/fr.MT",
    "adobe_docs/commerce-kb.fr.MT",
    "adobe_docs/marketo-developer.fr.MT",
    "deepl_docs/fr.MT",
    "wmt_qe_enfr/train",
    "wmt_qe_enfr/dev",
    "bio_mqm/en-fr",
    "diabla/en-fr",
    "name_errors/fr",
    "post_edits/fr",
    "tico_terms/en-fr",
]

PARALLEL = sorted(
    f"parallel/{path.parent.name}/{path.name.removesuffix('.jsonl.gz')}"
    for path in FETCHED.glob("parallel/*/*.jsonl.gz")
)

SIDES = {"human": HUMAN, "other": OTHER_HUMAN, "parallel": PARALLEL, "mt": MACHINE}


class Collector:
    """Counts hits and keeps the words around each."""

    def __init__(self, rules: tuple[CompiledRule, ...]) -> None:
        self.rules = rules
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.places: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.words: Counter[str] = Counter()
        self._sets: dict[str, RuleSet] = {}

    def scan(self, document: Document, side: str) -> None:
        """Check a document and remember what was hit."""
        lang = document.target_lang or "fr"
        if lang not in self._sets:
            self._sets[lang] = RuleSet(for_languages(self.rules, lang, "en"))
        self.words[side] += sum(
            len(p.target.content.split()) for p in document.passages
        )
        for finding in find(document, self._sets[lang], lang):
            self.counts[finding.code][side] += 1
            self.places[finding.code, side].append(place(document, finding))


def place(document: Document, f: Finding) -> str:
    """A hit in the words around it."""
    text = document.passages[f.passage_index].target.content
    around = f"{text[max(0, f.start - 50) : f.start]}⟦{text[f.start : f.end]}⟧{text[f.end : f.end + 50]}"
    return f"{document.path.rsplit('/', 2)[-1][:30]:30} {around!r}"


def main() -> None:
    """Scan the chosen sets and print."""
    args = arguments()
    selection = Selection(select=tuple(args.selectors), preview=True)
    collector = Collector(choose(load_catalogue(args.pack), selection))
    for side, names in SIDES.items():
        if args.side == side or (args.side == "all" and side != "parallel"):
            scan_sets(collector, side, names, with_source=args.source)
    if args.side in ("seed", "all"):
        for path in [
            ROOT / "seed/article.fr.txt",
            *sorted((ROOT / "data/articles").glob("*.fr.*.mt.txt")),
        ]:
            collector.scan(replace(read_path(str(path)), target_lang="fr"), "seed")
    show(collector, args.n if args.selectors else 0)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("selectors", nargs="*")
    parser.add_argument("-n", type=int, default=25, help="places shown a rule and side")
    parser.add_argument("--side", choices=[*SIDES, "seed", "all"], default="all")
    parser.add_argument("--pack", type=Path, action="append", default=[])
    parser.add_argument("--source", action="store_true", help="beside the source")
    return parser.parse_args()


def scan_sets(
    collector: Collector, side: str, names: list[str], *, with_source: bool
) -> None:
    """Check every set of a side that is at hand."""
    for name in names:
        if not available(name):
            print(f"{name}: not here", file=sys.stderr)
            continue
        for document, _ in documents(name, with_source=with_source):
            collector.scan(document, side)


def show(collector: Collector, places: int) -> None:
    """A line a rule, then its places."""
    print("words:", dict(collector.words))
    sides = [*SIDES, "seed"]
    for rule in collector.rules:
        info = rule.info
        line = "  ".join(
            f"{side} {collector.counts[info.code][side]:5d}" for side in sides
        )
        print(
            f"{info.code} {info.name:34} {info.severity.label:8} {info.status:8} {line}"
        )
        for side in sides:
            for text in collector.places[info.code, side][:places]:
                print(f"    {side:6} {text}")


if __name__ == "__main__":
    main()
