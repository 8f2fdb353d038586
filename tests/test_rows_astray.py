"""One finding for a document out of step, instead of one for every figure in it."""

from __future__ import annotations

import json
import random

from mtcheck.catalogue import load_catalogue
from mtcheck.engine import RuleSet, find
from mtcheck.read import read_text
from mtcheck.scanner import Scanner
from mtcheck.select import for_languages
from mtcheck.sightings import measurable

ROWS = 40
CALM = "The village was quiet that night, and nobody saw the old men leave the barn."
RUHIG = "Im Dorf blieb alles still, und keiner merkte, wie die Alten fortgingen."


def names(chance: random.Random) -> tuple[str, ...]:
    """Five names that no other row has."""
    return tuple(
        "".join(
            chance.choices("bdfglmnprstv", k=3) + chance.choices("aeiou", k=3)
        ).title()
        for _ in range(5)
    )


def pairs() -> list[tuple[str, str]]:
    """Sentences with names and a number, each with its translation."""
    chance, found = random.Random(7), []  # noqa: S311 - the same each time
    for number in range(ROWS):
        a, b, c, d, e = names(chance)
        count = 1000 + 37 * number
        found.append(
            (
                f"{a}, {b}, {c}, {d} and {e} met {count} people.",
                f"{a}, {b}, {c}, {d} et {e} ont vu {count} personnes.",
            )
        )
    return found


def as_lines(rows: list[tuple[str, str]], lang: str = "fr") -> str:
    """Sources and translations as JSON Lines."""
    return "\n".join(
        json.dumps({"source": s, "target": t, "source_lang": "en", "target_lang": lang})
        for s, t in rows
    )


def codes(rows: list[tuple[str, str]], lang: str = "fr") -> list[str]:
    """What is found in rows of sources and translations."""
    document = read_text(as_lines(rows, lang), "rows.jsonl", format="jsonl")
    return [f.code for f in Scanner(load_catalogue()).check(document).findings]


def test_a_document_out_of_step_is_told_once() -> None:
    """Whether the translations slipped by three rows, or by half of the document."""
    rows = pairs()
    for slip in (3, ROWS // 2):
        told = [rows[(at + slip) % ROWS][1] for at in range(ROWS)]
        mixed = [(s, t) for (s, _), t in zip(rows, told, strict=True)]
        assert codes(mixed) == ["MT467"]


def test_measured_for_itself_no_rule_hides_another() -> None:
    """Figures in rows out of step count when each rule is tried for itself."""
    rows = pairs()
    told = [t for _, t in rows[3:] + rows[:3]]
    document = read_text(
        as_lines(list(zip([s for s, _ in rows], told, strict=True))),
        "a",
        format="jsonl",
    )
    rules = tuple(measurable(rule) for rule in load_catalogue().rules)
    found = find(document, RuleSet(for_languages(rules, "fr", "en")), "fr")
    assert sum(f.code in {"MT402", "MT413"} for f in found) > ROWS / 2


def test_rows_in_step_keep_their_findings() -> None:
    """A number that is wrong in one row of many is told as what it is."""
    rows = pairs()
    source, target = rows[5]
    rows[5] = source, target.replace("1185", "1158")
    assert "MT467" not in codes(rows)
    assert "MT402" in codes(rows)


def test_texts_that_show_little_of_their_sources_are_not_out_of_step() -> None:
    """Strangers that fit no other row are free translations."""
    assert "MT467" not in codes([(CALM, RUHIG)] * ROWS, "de")


def test_rows_that_are_all_alike_take_no_time() -> None:
    """What every row has is no way to find one."""
    rows = [(f"{CALM} {at}", f"{RUHIG} {at + 1}") for at in range(3000)]
    assert "MT467" not in codes(rows, "de")
