"""Measures how often a 95 % interval of the penalty holds the truth.

    python benchmarks/coverage.py                 # the table of docs/scoring.md
    python benchmarks/coverage.py --others        # other pairs, other genres

A population is what people marked in the translations of one system: passages with
their words and the points of their errors (MQM: 1, 5, 25). Texts of N words are drawn
from it with replacement, intervals are built from their passages alone, and it is
counted how often they hold the penalty per word of the whole population. Drawn are
whole documents, runs of five neighbouring passages, or single passages; each set's
figure is the mean over its systems. Methods that resample look at every tenth text.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from statistics import NormalDist, fmean

from corpora import available, rows

from mtcheck.interval import Stretch, penalty_interval, stretches_of
from mtcheck.interval import student_95 as student_of_many

REPORTED = ("bio_mqm/en-fr", "wmt_qe_enfr/train+wmt_qe_enfr/dev")
OTHERS = (
    "bio_mqm/en-de",
    "bio_mqm/en-es",
    "bio_mqm/fr-en",
    "wmt_mqm/wmt23_sxs.en-de",
)
SIZES = (500, 1000, 5000)
POINTS = {"minor": 1.0, "major": 5.0, "critical": 25.0}
RESAMPLES = 300
EVERY = 10  # texts out of which one is resampled
NORMAL = NormalDist()

Document = list[Stretch]
Bounds = tuple[float, float]
Method = Callable[[list[Document]], Bounds]


# The populations -----------------------------------------------------------------


def populations(names: str) -> list[list[Document]]:
    """The documents of each system with at least seven of them and 1,000 words."""
    systems: dict[tuple[str, str], dict[str, Document]] = defaultdict(
        lambda: defaultdict(list)
    )
    for name in names.split("+"):
        for row in rows(name):
            if row.spans is None or row.is_human:
                continue
            rater = str(row.more.get("annotator"))
            key = (row.system, rater if "sxs" in name else "")
            points = sum(POINTS.get(span.severity, 0.0) for span in row.spans)
            passage = Stretch(len(row.target.split()), points)
            systems[key][row.doc].append(passage)
    found = [list(documents.values()) for documents in systems.values()]
    return [it for it in found if len(it) >= 7 and words_of(it) > 1000]


def words_of(documents: Sequence[Document]) -> float:
    return sum(words for document in documents for words, _ in document)


def rate_of(documents: Sequence[Document]) -> float:
    points = sum(points for document in documents for _, points in document)
    return points / words_of(documents)


# What is drawn -------------------------------------------------------------------


def whole_documents(population: list[Document]) -> list[Document]:
    return population


def runs_of_five(population: list[Document]) -> list[Document]:
    line = flat(population)
    around = line + line[:4]
    return [around[start : start + 5] for start in range(len(line))]


def single_passages(population: list[Document]) -> list[Document]:
    return [[passage] for passage in flat(population)]


def drawn(pool: list[Document], size: int, chance: random.Random) -> list[Document]:
    """Draws, one after the other, until they have `size` words."""
    text: list[Document] = []
    words = 0.0
    while words < size:
        text.append(chance.choice(pool))
        words += words_of(text[-1:])
    return text


# The methods ---------------------------------------------------------------------


def chosen(text: list[Document]) -> Bounds:
    """What mtcheck prints, knowing where documents begin."""
    return bounds(stretches_of(text))


def chosen_flat(text: list[Document]) -> Bounds:
    """What mtcheck prints of one file."""
    return bounds(stretches_of([flat(text)]))


def bounds(stretches: list[Stretch]) -> Bounds:
    interval = penalty_interval(stretches)
    return interval if interval is not None else (0.0, 0.0)


def flat(text: list[Document]) -> Document:
    return [passage for document in text for passage in document]


@dataclass(frozen=True)
class Ratio:
    """Points per word, its linearised standard error, Student's t."""

    rate: float
    error: float
    student: float


def ratio(passages: Sequence[Stretch]) -> Ratio:
    words = sum(p.words for p in passages)
    rate = sum(p.points for p in passages) / words
    n = len(passages)
    squares = sum((p.points - rate * p.words) ** 2 for p in passages)
    error = sqrt(n / max(1, n - 1) * squares) / words
    return Ratio(rate, error, student(n - 1))


def student(freedom: int) -> float:
    small = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776}
    return small.get(max(1, freedom)) or student_of_many(freedom)


def linear(text: list[Document]) -> Bounds:
    it = ratio(flat(text))
    return it.rate - it.student * it.error, it.rate + it.student * it.error


def square_root(text: list[Document]) -> Bounds:
    it = ratio(flat(text))
    root = sqrt(it.rate)
    reach = it.student * it.error / (2 * root) if root else 0.0
    return max(0.0, root - reach) ** 2, (root + reach) ** 2


def logarithm(text: list[Document]) -> Bounds:
    it = ratio(flat(text))
    factor = exp(it.student * it.error / it.rate) if it.rate else 1.0
    return it.rate / factor, it.rate * factor


def by_document(text: list[Document]) -> Bounds:
    it = ratio([Stretch(words_of([d]), sum(p.points for p in d)) for d in text])
    return it.rate - it.student * it.error, it.rate + it.student * it.error


def percentile(text: list[Document]) -> Bounds:
    rates = sorted(it.rate for it in resampled(flat(text)))
    return quantile(rates, 0.025), quantile(rates, 0.975)


def bootstrap_t(text: list[Document]) -> Bounds:
    seen = ratio(flat(text))
    ts = sorted((b.rate - seen.rate) / (b.error or 1e-9) for b in resampled(flat(text)))
    return (
        seen.rate - quantile(ts, 0.975) * seen.error,
        seen.rate - quantile(ts, 0.025) * seen.error,
    )


def bca(text: list[Document]) -> Bounds:
    """Bias-corrected and accelerated: Efron, JASA 82 (1987) 171-185."""
    passages = flat(text)
    seen = ratio(passages).rate
    rates = sorted(it.rate for it in resampled(passages))
    below = sum(rate < seen for rate in rates) / len(rates)
    bias = NORMAL.inv_cdf(min(0.99, max(0.01, below)))
    pulls = [p.points - seen * p.words for p in passages]
    spread = sum(pull**2 for pull in pulls) ** 1.5
    skew = sum(pull**3 for pull in pulls) / (6 * spread) if spread else 0.0

    def corrected(share: float) -> float:
        z = bias + NORMAL.inv_cdf(share)
        return NORMAL.cdf(bias + z / (1 - skew * z))

    return quantile(rates, corrected(0.025)), quantile(rates, corrected(0.975))


def resampled(passages: Document) -> Iterator[Ratio]:
    chance = random.Random(1)  # noqa: S311 - a seed, no secret
    for _ in range(RESAMPLES):
        yield ratio(chance.choices(passages, k=len(passages)))


def quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def gamma_shrunk(text: list[Document]) -> Bounds:
    """Posterior of a Poisson rate of five-point errors, half an error as prior."""
    passages = flat(text)
    errors = sum(p.points for p in passages) / 5 + 0.5
    words = sum(p.words for p in passages)
    width = NORMAL.inv_cdf(0.975) / (3 * sqrt(errors))
    middle = 1 - 1 / (9 * errors)
    return tuple(  # type: ignore[return-value]
        5 * errors / words * max(0.0, middle + side * width) ** 3 for side in (-1, 1)
    )


DESIGNS = {
    "documents": whole_documents,
    "runs of five": runs_of_five,
    "passages": single_passages,
}
METHODS: dict[str, Method] = {
    "mtcheck": chosen,
    "mtcheck, one file": chosen_flat,
    "linear, t": linear,
    "linear, documents": by_document,
    "square root": square_root,
    "logarithm": logarithm,
    "gamma": gamma_shrunk,
    "percentile": percentile,
    "bootstrap-t": bootstrap_t,
    "BCa": bca,
}
SLOW = {percentile, bootstrap_t, bca}


# The table -----------------------------------------------------------------------


def main() -> None:
    """Print coverage by design, set, size and method, as Markdown."""
    options = parsed()
    names = OTHERS if options.others else REPORTED
    present = [n for n in names if all(map(available, n.split("+")))]
    for name in sorted(set(names) - set(present)):
        print(f"{name}: missing\n")
    cells = [
        (name, size, design, options.draws)
        for design in DESIGNS
        for name in present
        for size in SIZES
    ]
    print(f"| drawn | set | words | {' | '.join(METHODS)} |")
    print("|---|---|--:|" + "--:|" * len(METHODS))
    with multiprocessing.Pool() as pool:
        for line in pool.imap(table_row, cells):
            print(line, flush=True)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--draws", type=int, default=2400, help="texts a cell")
    return parser.parse_args()


def table_row(cell: tuple[str, int, str, int]) -> str:
    name, size, design, draws = cell
    shares = coverage(populations(name), size, design, draws)
    figures = " | ".join(f"{100 * share:.1f}" for share in shares)
    label = name if name in OTHERS else name.split("/", maxsplit=1)[0]
    return f"| {design} | {label} | {size:,} | {figures} |"


def coverage(
    systems: list[list[Document]], size: int, design: str, draws: int
) -> list[float]:
    """For each method, the share of intervals that hold the population's penalty."""
    each = [
        covered(population, size, design, max(1, draws // len(systems)))
        for population in systems
    ]
    return [fmean(shares) for shares in zip(*each, strict=True)]


def covered(
    population: list[Document], size: int, design: str, draws: int
) -> list[float]:
    chance = random.Random(f"{design} {size}")  # noqa: S311
    truth = rate_of(population)
    pool = DESIGNS[design](population)
    hits: dict[str, list[bool]] = {name: [] for name in METHODS}
    for number in range(draws):
        text = drawn(pool, size, chance)
        for name, method in METHODS.items():
            if method in SLOW and number % EVERY:
                continue
            low, high = method(text)
            hits[name].append(low <= truth <= high)
    return [fmean(held) for held in hits.values()]


if __name__ == "__main__":
    main()
