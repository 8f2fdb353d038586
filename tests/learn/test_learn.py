"""From pairs of lines to rules: what is proposed, what is not, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.catalogue import load_pack
from mtcheck.errors import InputError
from mtcheck.learn.candidates import candidates, occurrences
from mtcheck.learn.corpus import Pair, read_pairs, split
from mtcheck.learn.learner import Settings, assess, learn
from mtcheck.learn.lines import line_of
from mtcheck.ruletest import run_examples

PLACES = ["le port", "la gare", "le pont", "la poste", "la mairie", "le quai"]
CHANGED = [
    Pair(f"Le fauteuil roulant mène vers {p}.", f"Le funiculaire mène vers {p}.")
    for p in PLACES
]


def rules_in(files: dict[str, str], folder: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """The compiled rules of a pack that was learnt."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_pack(folder)


def test_edits_are_what_lies_between_words_that_stayed() -> None:
    line = line_of("Il a pris le bus rouge.", "Il a pris un car rouge.", "", "fr")
    assert [(e.start, e.end, e.after) for e in line.edits] == [(3, 5, "un car")]
    assert line.is_changed(4, 6)
    assert not line.is_changed(0, 3)


def test_a_change_of_case_is_an_edit() -> None:
    line = line_of("Ouvrez fenêtre.", "Ouvrez Fenêtre.", "", "fr")
    assert [e.after for e in line.edits] == ["Fenêtre"]


def test_inflected_forms_are_one_candidate() -> None:
    pairs = [("éblouissant", "un"), ("éblouissante", "une"), ("éblouissants", "des")]
    lines = [
        line_of(f"Voici {det} menu {w} !", f"Voici {det} menu Blazor !", "", "fr")
        for w, det in pairs
    ]
    found = [c for c in candidates(lines) if len(c.pattern.keys) == 1]
    assert [(c.pattern.keys, len(c.places)) for c in found] == [(("éblouissant",), 3)]


def test_a_pattern_does_not_reach_over_punctuation() -> None:
    lines = [line_of("Le bus. Rouge ou bleu.", "Le car. Rouge ou bleu.", "", "fr")] * 3
    assert all(len(c.pattern.keys) < 3 for c in candidates(lines))
    found = {c.pattern.keys for c in candidates(lines)}
    assert ("bus", "rouge") not in found


def test_recurring_changes_become_a_pack_that_works(tmp_path: Path) -> None:
    files = learn(CHANGED, [], Settings("fr"))
    rules = rules_in(files, tmp_path)
    assert not list(run_examples(rules, rules))
    assert [rule.info.status.value for rule in rules] == ["preview"]
    (score,) = assess(rules, CHANGED, "fr").values()
    assert (score.hits, score.changed) == (6, 6)


def test_what_editors_mostly_leave_is_not_proposed() -> None:
    texts = [f"Le fauteuil roulant mène vers {p} {n}." for p in PLACES for n in "abc"]
    left = [Pair(text, text) for text in texts]
    assert learn(CHANGED + left, [], Settings("fr")) == {}


def test_what_good_text_says_is_not_proposed() -> None:
    clean = [f"Le fauteuil roulant mène vers {p}." for p in PLACES * 3]
    assert learn(CHANGED, clean, Settings("fr")) == {}


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [Pair("Rien ne change.", "Rien ne change.")] * 9,
        [Pair("", "Tout est neuf.")] * 9,
        [Pair("Tout est parti.", "")] * 9,
    ],
)
def test_nothing_to_learn_gives_no_pack(pairs: list[Pair]) -> None:
    assert learn(pairs, [], Settings("fr")) == {}


def test_the_same_pairs_give_the_same_bytes() -> None:
    assert learn(CHANGED, [], Settings("fr")) == learn(CHANGED, [], Settings("fr"))


def test_hostile_lines_stay_data(tmp_path: Path) -> None:
    nasty = ["- &a *b", "!!python/object:os.system", "{match} {0}", "a: 'b", '" # c']
    pairs = [
        Pair(f"Le vieux tapis {n} volant part.", f"Le {n} volant part.") for n in nasty
    ] + [Pair(f"Le vieux tapis de {p} part.", f"Le neuf de {p} part.") for p in PLACES]
    files = learn(pairs, [], Settings("fr"))
    rules = rules_in(files, tmp_path)
    assert rules
    assert not list(run_examples(rules, rules))
    assert isinstance(yaml.safe_load(files["learnt.yaml"]), list)


def test_the_source_names_the_word_behind(tmp_path: Path) -> None:
    pairs = [
        Pair(pair.target, pair.post_edit, f"The cable car goes to stop {n}.")
        for n, pair in enumerate(CHANGED)
    ]
    others = [
        Pair(f"Il pleut sur {p}.", f"Il neige sur {p}.", "Rain again.") for p in PLACES
    ]
    files = learn(pairs + others[:2], [], Settings("fr"))
    (rule,) = rules_in(files, tmp_path)
    assert rule.info.english in {"cable", "car", "goes", "stop", "the"}


@given(st.lists(st.text(max_size=12), min_size=1, max_size=40), st.floats(0, 0.9))
def test_a_split_loses_nothing_and_keeps_equal_lines_together(
    texts: list[str], share: float
) -> None:
    pairs = [Pair(text, text) for text in texts]
    own, kept = split(pairs, share, by_document=False)
    assert sorted(own + kept) == sorted(pairs)
    assert not {pair.target for pair in own} & {pair.target for pair in kept}


def test_a_split_by_document_keeps_documents_whole() -> None:
    pairs = [Pair(f"ligne {n}", "x", None, f"doc{n % 7}") for n in range(70)]
    own, kept = split(pairs, 0.5, by_document=True)
    assert own
    assert kept
    assert not {pair.doc for pair in own} & {pair.doc for pair in kept}


def test_files_must_be_parallel(tmp_path: Path) -> None:
    (tmp_path / "mt.txt").write_text("a\nb\n")
    (tmp_path / "pe.txt").write_text("a\n")
    with pytest.raises(InputError, match=r"1 lines, but .* has 2"):
        read_pairs(tmp_path / "mt.txt", tmp_path / "pe.txt", None)


def test_a_corpus_must_hold_post_edits(tmp_path: Path) -> None:
    (tmp_path / "mt.jsonl").write_text('{"tgt": "a"}\n')
    with pytest.raises(InputError, match="post_edit"):
        read_pairs(tmp_path / "mt.jsonl", None, None)


def test_occurrences_count_every_place() -> None:
    lines = [line_of("bus et bus, bus", "car et car, car", "", "xx")] * 3
    (bare,) = [c.pattern for c in candidates(lines) if c.pattern.keys == ("bus",)]
    assert len(list(occurrences([bare], lines))) == 9
