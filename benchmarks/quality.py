"""Prints how good mtcheck is: recall on a real article, false alarms, speed.

    python benchmarks/quality.py            (or: make quality)

The data lies where MTCHECK_DATA says (default ../shared); what is missing there
is named and left out. Nothing here is a test: figures are for reading.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean

from corpora import (
    HUMAN,
    HUMAN_DOCS,
    MACHINE_DOCS,
    ROOT,
    available,
    documents,
    path,
)
from speed import print_speed

from mtcheck.agreement import touches as overlaps
from mtcheck.agreement import zones
from mtcheck.catalogue import load_catalogue
from mtcheck.engine import RuleSet, find
from mtcheck.evaluate import evaluate
from mtcheck.evaluation import Share
from mtcheck.model import Document, Finding, Severity
from mtcheck.read import read_path
from mtcheck.scanner import Scanner
from mtcheck.select import Selection, choose, for_languages

SEED = ROOT / "seed" / "article.fr.txt"
ASKED = (
    "Punctuation",
    "Untranslated",
    "Agreement",
    "Spelling",
    "Unit Conversion",
    "False Friend",
)
PLANTED = Path(__file__).parent / "planted"
CLEAN_PAIRS = (
    "ntrex/en-fr", "tico19/en-fr", "ntrex/en-de", "ntrex/en-es", "ntrex/en-it",
    "ntrex/en-nl", "ntrex/en-pt", "ms_docs/fr.HT",
)  # fmt: skip
DEFECTS = ROOT / "seed" / "defects.jsonl"


@dataclass(frozen=True)
class Tally:
    """Words scanned and findings by severity."""

    words: int
    counts: Counter[Severity]

    def per_1000(self, *severities: Severity) -> float:
        """Findings of these severities per 1,000 words."""
        return 1000 * sum(self.counts[s] for s in severities) / max(1, self.words)


def main() -> None:
    """Print every figure that the data at hand allows."""
    rules = choose(load_catalogue(), Selection())
    print(f"rules in force by default: {len(rules)}")
    print_article(verbose="-v" in sys.argv)
    print_false_alarms(RuleSet(for_languages(rules, "fr", "en")))
    print_machine_against_human(RuleSet(for_languages(rules, "fr", "en")))
    print_annotated()
    print_readers()
    print_beside_source()
    print_planted()
    if "-q" not in sys.argv:
        print_speed()


def print_article(*, verbose: bool) -> None:
    """How many of the marked defects of a real article are touched."""
    if not (SEED.exists() and DEFECTS.exists()):
        print(f"\nmarked article: {SEED} is missing, nothing measured")
        return
    findings = Scanner(load_catalogue()).check(read_path(str(SEED))).findings
    defects = [
        json.loads(line) for line in DEFECTS.read_text(encoding="utf-8").splitlines()
    ]
    touched = [d for d in defects if any(touches(f, d) for f in findings)]
    reach = Counter(d["reach"] for d in defects)
    got = Counter(d["reach"] for d in touched)
    print(f"\nmarked article: {len(touched)} of {len(defects)} defects touched")
    print(
        "  by what it takes to see them: "
        + ", ".join(f"{k} {got[k]}/{n}" for k, n in sorted(reach.items()))
    )
    real = [f for f in findings if f.severity >= Severity.MINOR]
    right = [f for f in real if any(touches(f, d) for d in defects)]
    print(
        f"  findings of severity minor or worse: {len(real)}, touching a marked defect: {len(right)} ({100 * len(right) / max(1, len(real)):.1f} %)"
    )
    for f in real:
        if f not in right:
            print(
                f"    beside the marks: {f.line}:{f.column} {f.code} {f.severity.label} {f.text!r}"
            )
    if verbose:
        for d in defects:
            if d not in touched:
                print(
                    f"    missed: {d['line']}:{d['column']} {d['reach']} {d['quote']!r}"
                )


def touches(finding: Finding, defect: dict[str, object]) -> bool:
    """Whether a finding shares a character with a marked defect."""
    return (
        finding.line <= int(str(defect["line"])) <= finding.end_line
        and finding.column < int(str(defect["end_column"]))
        and finding.end_column > int(str(defect["column"]))
    )


def print_false_alarms(rules: RuleSet) -> None:
    """Findings on human French, per 1,000 words."""
    print("\nhuman French, findings per 1,000 words")
    print_tally("together", print_sets(HUMAN, rules))


def print_sets(names: tuple[str, ...], rules: RuleSet) -> Tally:
    """A line of figures for each set at hand; their sum."""
    total = Tally(0, Counter())
    for name in names:
        if not available(name):
            print(f"  {name}: missing")
            continue
        tally = tallied(name, rules)
        total = Tally(total.words + tally.words, total.counts + tally.counts)
        print_tally(name, tally)
    return total


def print_tally(name: str, tally: Tally) -> None:
    """One line of figures."""
    bad = (Severity.MAJOR, Severity.CRITICAL)
    print(
        f"  {name:40} {tally.words:7,} words   critical {tally.per_1000(Severity.CRITICAL):.3f}"
        f"   major+critical {tally.per_1000(*bad):.3f}   minor and worse {tally.per_1000(Severity.MINOR, *bad):.3f}"
    )


def tallied(name: str, rules: RuleSet) -> Tally:
    """What the rules find in a data set."""
    words, counts = 0, Counter[Severity]()
    for document, _ in documents(name):
        words += words_of(document)
        counts.update(f.severity for f in find(document, rules, document.target_lang))
    return Tally(words, counts)


def words_of(document: Document) -> int:
    """The words of all passages."""
    return sum(len(p.target.content.split()) for p in document.passages)


def print_machine_against_human(rules: RuleSet) -> None:
    """Machine-translated against human-translated pages of the same kind of site."""
    print(
        "\nmachine against human pages of the same sites, findings (minor and worse) per 1,000 words"
    )
    rates = []
    for label, names in (("machine", MACHINE_DOCS), ("human", HUMAN_DOCS)):
        total = print_sets(names, rules)
        rates.append(total.per_1000(Severity.MINOR, Severity.MAJOR, Severity.CRITICAL))
        print_tally(label, total)
    if rates[1]:
        print(f"  ratio: {rates[0] / rates[1]:.2f}")


def print_annotated() -> None:
    """Precision and recall, target alone, against what annotators marked."""
    print("\nannotated machine translation, target alone")
    scanner = Scanner(load_catalogue())
    for name in ("bio_mqm/en-fr", "wmt_qe_enfr/dev"):
        if not available(name):
            print(f"  {name}: missing")
            continue
        found = evaluate(scanner, [path(name)], with_source=False, resamples=0)
        print(
            f"  {name:18} precision {share(found.precision)}   recall {share(found.recall)}"
        )
        parts = [f"{word} {ratio(*n)}" for word, n in category_recall(scanner, name)]
        print(f"  {'':18} recall by raw category: {'   '.join(parts)}")


def category_recall(
    scanner: Scanner, name: str, *, with_source: bool = False
) -> list[tuple[str, tuple[int, int]]]:
    """Marks touched and all marks, for the raw categories that are asked for."""
    hits, total = Counter[str](), Counter[str]()
    for document, held in documents(name, with_source=with_source):
        findings = [f for f in scanner.check(document).findings if f.severity > 0]
        for at, row in enumerate(held):
            if row.is_human or not row.all_located:
                continue
            claims = [f for f in findings if f.passage_index == at]
            spans = [span for span in row.spans or () if span.side == "tgt"]
            for span, zone in zip(spans, zones(row.target, spans), strict=True):
                word = span.category.rpartition("/")[2]
                total[word] += 1
                hits[word] += any(overlaps(claim, zone) for claim in claims)
    return [(word, (hits[word], total[word])) for word in ASKED if total[word]]


def ratio(hits: int, total: int) -> str:
    """A share with its counts."""
    return f"{hits / total:.3f} ({hits}/{total})"


def share(found: Share) -> str:
    """A share with its counts."""
    return f"{found.value or 0:.3f} ({found.hits}/{found.total})"


def print_readers() -> None:
    """Whether penalties tell good chat lines from bad, beside the count of words.

    The area under the ROC curve, averaged over quartiles of the number of words:
    0.5 is chance. Readers who saw the French alone gave 2 for perfect.
    """
    name = "diabla/en-fr"
    print("\nchat lines judged by readers, area under the curve within word quartiles")
    if not available(name):
        print(f"  {name}: missing")
        return
    rules = RuleSet(for_languages(choose(load_catalogue(), Selection()), "fr", "en"))
    lines = []
    for document, held in documents(name):
        penalties = Counter[int]()
        for finding in find(document, rules, "fr"):
            penalties[finding.passage_index] += int(finding.severity)
        lines += [
            (len(row.target.split()), penalties[at], row.score != 2)
            for at, row in enumerate(held)
        ]
    lines.sort(key=lambda line: line[0])
    quarters = [
        lines[i * len(lines) // 4 : (i + 1) * len(lines) // 4] for i in range(4)
    ]
    areas = [area([(p, bad) for _, p, bad in quarter]) for quarter in quarters]
    print(f"  penalty {sum(areas) / 4:.3f}", end="")
    print(f"   word count, all lines {area([(w, bad) for w, _, bad in lines]):.3f}")


def print_beside_source() -> None:
    """The same with the source: marks, clean pairs, translated names, systems."""
    print("\nwith the source: what annotators marked")
    scanner = Scanner(load_catalogue())
    for name in ("bio_mqm/en-fr", "wmt_qe_enfr/dev", "name_errors/fr"):
        if not available(name):
            print(f"  {name}: missing")
            continue
        found = evaluate(scanner, [path(name)], resamples=0)
        print(
            f"  {name:18} precision {share(found.precision)}   recall {share(found.recall)}"
        )
        parts = [
            f"{word} {ratio(*n)}"
            for word, n in category_recall(scanner, name, with_source=True)
        ]
        if parts:
            print(f"  {'':18} recall by raw category: {'   '.join(parts)}")
    print("\nwith the source: human translations, findings per 1,000 words")
    for name in CLEAN_PAIRS:
        if available(name):
            print_tally(name, tallied_beside_source(scanner, name))
    print_systems(scanner)


def tallied_beside_source(scanner: Scanner, name: str) -> Tally:
    """What the rules find in a data set with its originals."""
    words, counts = 0, Counter[Severity]()
    for document, _ in documents(name, with_source=True):
        words += words_of(document)
        counts.update(f.severity for f in scanner.check(document).findings)
    return Tally(words, counts)


def print_systems(scanner: Scanner) -> None:
    """The mean penalty of each system in `bio_mqm`, beside what annotators gave it."""
    name = "bio_mqm/en-fr"
    if not available(name):
        return
    ours, theirs = (
        defaultdict[str, list[float]](list),
        defaultdict[str, list[float]](list),
    )
    for document, held in documents(name, with_source=True):
        report = scanner.check(document)
        for row, passage in zip(held, report.passages, strict=True):
            system = "human" if row.is_human else row.system
            ours[system].append(passage.penalty)
            theirs[system].append(row.score or 0.0)
    mean = {s: (fmean(ours[s]), fmean(theirs[s])) for s in ours}
    pairs = [
        (mean[a][0] - mean[b][0]) * (mean[a][1] - mean[b][1])
        for a, b in combinations(mean, 2)
    ]
    print("\nsystems of bio_mqm/en-fr: mean penalty, ours and the annotators'")
    for system, (own, other) in sorted(mean.items(), key=lambda item: item[1]):
        print(f"  {system:24} {own:6.3f} {other:8.3f}")
    agreeing = sum(pair > 0 for pair in pairs)
    print(f"  pairs of systems in the same order: {agreeing} of {len(pairs)}")


def print_planted() -> None:
    """Faults that somebody planted who had not seen the rules, one a pair."""
    print("\nplanted faults, one a pair, and clean pairs (benchmarks/planted)")
    for file in sorted(PLANTED.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        report = Scanner(load_catalogue()).check(read_path(str(file)))
        found = defaultdict[str, list[Finding]](list)
        for finding in report.findings:
            if finding.severity > Severity.NEUTRAL:
                found[finding.passage].append(finding)
        faulty = [row for row in rows if row["fault"]]
        right = [row for row in faulty if is_found(row, found[str(row["id"])])]
        alarms = [row for row in rows if not row["fault"] and found[str(row["id"])]]
        print(
            f"  {file.stem}: found {len(right)} of {len(faulty)},"
            f" alarms on {len(alarms)} of {len(rows) - len(faulty)} clean pairs"
        )
        missed = Counter(row["family"] for row in faulty if row not in right)
        print("  missed: " + ", ".join(f"{k} {n}" for k, n in sorted(missed.items())))


def is_found(row: dict[str, str], findings: list[Finding]) -> bool:
    """Whether a finding touches the wrong words; any will do where words are missing."""
    wrong = row["span"] if row["span_in"] == "target" else ""
    target = row["target"]
    start = target.find(wrong)
    return any(
        not wrong or (f.start <= start + len(wrong) and start <= f.end)
        for f in findings
    )


def area(scored: list[tuple[int, bool]]) -> float:
    """The area under the ROC curve: how often a bad line has more than a good one."""
    bad = [value for value, is_bad in scored if is_bad]
    good = [value for value, is_bad in scored if not is_bad]
    wins = sum((b > g) + (b == g) / 2 for b in bad for g in good)
    return wins / (len(bad) * len(good))


if __name__ == "__main__":
    main()
