"""Shows where rules hit real text: the base of every judgement about a rule.

    python benchmarks/hits.py                     hits of every rule, a line each
    python benchmarks/hits.py MT104 FR2 -n 40     places hit by these rules
    python benchmarks/hits.py --pack DIR …        with rules of your own
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from corpora import ROOT, available, documents
from mtcheck.catalogue import load_catalogue
from mtcheck.engine import RuleSet, find
from mtcheck.model import Document, Finding

from mtcheck.select import Selection, choose, for_languages

HUMAN = ["ntrex/en-fr", "ntrex/en-fr_CA", "tico19/en-fr", "native/fr", "native/fr_pud", "ms_docs/fr.HT", "adobe_docs/journeys.fr.HT", "cocoa/en-fr"]
OTHER_HUMAN = [f"native/{x}" for x in ("de", "es", "it", "nl", "pt")] + [f"ntrex/en-{x}" for x in ("de", "es", "it", "nl", "pt")] + [f"ms_docs/{x}.HT" for x in ("de", "es", "it", "pt")]
MACHINE = ["ms_docs/fr.MT", "adobe_docs/commerce-kb.fr.MT", "adobe_docs/marketo-developer.fr.MT", "deepl_docs/fr.MT", "wmt_qe_enfr/train", "wmt_qe_enfr/dev", "bio_mqm/en-fr", "diabla/en-fr", "name_errors/fr", "post_edits/fr", "tico_terms/en-fr"]


def main() -> None:
    """Scan the chosen sets and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selectors", nargs="*")
    parser.add_argument("-n", type=int, default=25, help="places shown a rule and side")
    parser.add_argument("--side", choices=["human", "mt", "seed", "other", "all"], default="all")
    parser.add_argument("--pack", type=Path, action="append", default=[])
    args = parser.parse_args()
    rules = choose(load_catalogue(args.pack), Selection(select=tuple(args.selectors), preview=True))
    tables = {"human": HUMAN, "other": OTHER_HUMAN, "mt": MACHINE}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    words: Counter[str] = Counter()
    sets: dict[str, RuleSet] = {}
    for side, names in tables.items():
        if args.side not in (side, "all"):
            continue
        for name in names:
            if not available(name):
                print(f"{name}: not here", file=sys.stderr)
                continue
            for document, _ in documents(name):
                lang = document.target_lang or "fr"
                ruleset = sets.setdefault(lang, RuleSet(for_languages(rules, lang, "en")))
                words[side] += sum(len(p.target.content.split()) for p in document.passages)
                note(document, find(document, ruleset, lang), side, counts, places)
    if args.side in ("seed", "all"):
        for path in [ROOT / "seed/article.fr.txt", *sorted((ROOT / "data/articles").glob("*.fr.*.mt.txt"))]:
            from mtcheck.read import read_path
            document = read_path(str(path))
            words["seed"] += sum(len(p.target.content.split()) for p in document.passages)
            note(document, find(document, RuleSet(for_languages(rules, "fr", "en")), "fr"), "seed", counts, places)
    print("words:", dict(words))
    for rule in rules:
        code = rule.info.code
        line = "  ".join(f"{side} {counts[code][side]:5d}" for side in ("human", "other", "mt", "seed"))
        print(f"{code} {rule.info.name:34} {rule.info.severity.label:8} {rule.info.status:8} {line}")
        if args.selectors:
            for side in ("human", "other", "mt", "seed"):
                for place in places[code, side][: args.n]:
                    print(f"    {side:6} {place}")


def note(document: Document, findings: tuple[Finding, ...], side: str, counts: dict[str, Counter[str]], places: dict[tuple[str, str], list[str]]) -> None:
    """Remember each finding with the words around it."""
    for f in findings:
        text = document.passages[f.passage_index].target.content
        around = f"{text[max(0, f.start - 50) : f.start]}⟦{text[f.start : f.end]}⟧{text[f.end : f.end + 50]}"
        counts[f.code][side] += 1
        places[f.code, side].append(f"{document.path.rsplit('/', 2)[-1][:30]:30} {around!r}")


if __name__ == "__main__":
    main()
