"""The pairs that the tools are given: planted faults, and a big file to time them on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from corpora import available, rows

PLANTED = Path(__file__).parents[1] / "planted"
CORPORA = (
    "ntrex/en-fr",
    "tico19/en-fr",
    "wmt_qe_enfr/train",
    "ms_docs/fr.MT",
    "adobe_docs/commerce-kb.fr.MT",
    "adobe_docs/marketo-developer.fr.MT",
)
"""What the big file is made from where it is at hand."""
_SAME = {"tags": "markup", "placeholders": "markup", "negation": "polarity"}
"""Families that the two oldest sets call otherwise."""


@dataclass(frozen=True)
class Pair:
    """A source with its translation, and the fault planted in it, if any."""

    id: str
    source: str
    target: str
    family: str = ""
    wrong: str = ""
    """The wrong words of the target; empty where words are missing."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was planted."""
        return not self.family

    @property
    def place(self) -> tuple[int, int]:
        """Where the wrong words stand."""
        start = self.target.find(self.wrong)
        return start, start + len(self.wrong)


def planted(name: str) -> list[Pair]:
    """The pairs of a set, such as `en-fr`."""
    lines = (PLANTED / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [_pair(json.loads(line)) for line in lines]


def _pair(row: dict[str, str | None]) -> Pair:
    family = (row["family"] or "") if row["fault"] else ""
    in_target = row.get("span_in", "target") == "target"
    wrong = row.get("wrong") or row.get("span") or ""
    return Pair(
        id=row["id"] or "",
        source=row["source"] or "",
        target=row["target"] or "",
        family=_SAME.get(family, family),
        wrong=wrong if in_target and wrong in (row["target"] or "") else "",
    )


def planted_names() -> list[str]:
    """The sets of one pair of languages, which is what peers take; French first."""
    names = sorted(file.stem for file in PLANTED.glob("en-*.jsonl"))
    return sorted(names, key=lambda name: not name.startswith("en-fr"))


# The big file --------------------------------------------------------------------


def many(size: int, *, own: bool) -> tuple[str, list[Pair]]:
    """So many pairs of English and French, and what they were made from."""
    sources = [] if own else [name for name in CORPORA if available(name)]
    pairs = list(_of_corpora(sources)) if sources else list(_of_planted())
    label = ", ".join(sources) if sources else "benchmarks/planted"
    return label, list(islice(_repeated(pairs), size))


def _of_corpora(names: Sequence[str]) -> Iterator[Pair]:
    for name in names:
        for row in rows(name):
            if row.source and row.target:
                yield Pair("", _line(row.source), _line(row.target))


def _of_planted() -> Iterator[Pair]:
    for name in planted_names():
        if name.startswith("en-fr"):
            yield from (replace(p, family="") for p in planted(name) if p.target)


def _line(text: str) -> str:
    return " ".join(text.split())


def _repeated(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs over and over, with other numbers each time."""
    for turn in count():
        for index, pair in enumerate(pairs):
            number = f"{turn * len(pairs) + index + 1}"
            yield Pair(number, _varied(pair.source, turn), _varied(pair.target, turn))


_NUMBER = re.compile(r"(?<![\w${%<])\d{2,}(?!\w)")


def _varied(text: str, turn: int) -> str:
    """Every number moved on, the same one alike wherever it stands."""
    return _NUMBER.sub(lambda found: _moved(found[0], turn), text) if turn else text


def _moved(digits: str, turn: int) -> str:
    low = 10 ** (len(digits) - 1)
    return str(low + (int(digits) + 7 * turn - low) % (9 * low)).zfill(len(digits))


# Files ---------------------------------------------------------------------------


def write_tsv(pairs: Iterable[Pair], path: Path) -> None:
    """A table with a head."""
    lines = (f"{pair.id}\t{pair.source}\t{pair.target}\n" for pair in pairs)
    path.write_text("id\tsource\ttarget\n" + "".join(lines), encoding="utf-8")


def write_xliff(pairs: Iterable[Pair], path: Path, target_lang: str) -> None:
    """XLIFF 1.2, the tags of the texts escaped as most exporters do."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        '<file original="pairs" source-language="en" datatype="plaintext"'
        f' target-language="{target_lang}"><body>\n'
    )
    units = (
        f"<trans-unit id={quoteattr(pair.id)}><source>{escape(pair.source)}</source>"
        f"<target>{escape(pair.target)}</target></trans-unit>\n"
        for pair in pairs
    )
    tail = "</body></file></xliff>\n"
    path.write_text(head + "".join(units) + tail, encoding="utf-8")
