"""Measuring rules on corpora: what counts once, what is right, what is kept."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtcheck.catalogue import Catalogue, load_catalogue
from mtcheck.cli.app import application
from mtcheck.errors import InputError, PackError
from mtcheck.judgements import Judgement, hit_digest, read_judgements, with_judgement
from mtcheck.match.rule import CompiledRule
from mtcheck.measure import Measured, corpora, measure
from mtcheck.model import Confidence, Evidence, Status
from mtcheck.packs import load_packs, meaning
from mtcheck.sightings import Sightings, Spotter

PACK = "name: own\nprefix: XX\nlang: fr\ntitle: Own\n"
RULE = """\
- code: XX101
  name: word-for-word
  category: style/calque
  severity: minor
  words: mot à mot
  message: "{match}"
  why: Because.
  bad: ["un [[mot à mot]] ici", "du [[mot à mot]]"]
  good: ["mot pour mot", "mot"]
"""
HEADINGS = RULE.replace("XX101", "XX102").replace("word-for", "head-for")
SOURCE = RULE.replace("XX101", "XX103").replace("word-for", "said-for")


@pytest.fixture(scope="module", autouse=True)
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Stands for the shipped rules, which take seconds to compile."""
    folder = tmp_path_factory.mktemp("shipped")
    head = PACK.replace("XX", "ZZ")
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    rule = RULE.replace("XX", "ZZ").replace("word-for-word", "shipped-word")
    (folder / "rules.yaml").write_text(rule, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mtcheck.catalogue.shipped_rules", lambda: folder)
        yield folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one's own."""
    return written(tmp_path / "pack")


def written(folder: Path) -> Path:
    """A pack: a plain rule, one about headings, one that needs the source."""
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    rules = RULE + HEADINGS + "  when: {kind: heading}\n"
    rules += SOURCE + "  when: {source: literal}\n"
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def rules(
    shipped: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[CompiledRule]:
    """The rules of such a pack."""
    assert shipped.exists()
    pack = written(tmp_path_factory.mktemp("rules") / "pack")
    return own(load_catalogue([pack], use_cache=False))


def own(catalogue: Catalogue) -> list[CompiledRule]:
    """The rules of the pack alone."""
    return [r for r in catalogue.rules if r.info.code.startswith("XX")]


Row = Mapping[str, object]
Write = Callable[..., Path]


@pytest.fixture
def data(tmp_path: Path) -> Write:
    """Writes a corpus of rows in the folder ``data``."""

    def write(name: str, *rows: Row) -> Path:
        path = tmp_path / "data" / name
        path.parent.mkdir(exist_ok=True)
        lines = "".join(json.dumps({"lp": "en-fr", **row}) + "\n" for row in rows)
        if name.endswith(".gz"):
            path.write_bytes(gzip.compress(lines.encode(), mtime=0))
        else:
            path.write_text(lines, encoding="utf-8")
        return path

    return write


def run(rules: list[CompiledRule], tmp_path: Path, jobs: int = 1) -> Measured:
    """Measure on everything in ``data``."""
    return measure(
        rules,
        corpora([str(tmp_path / "data")]),
        judgements=tmp_path / "judgements.jsonl",
        cache_dir=tmp_path / "cache",
        jobs=jobs,
    )


def evidence(
    rules: list[CompiledRule], tmp_path: Path, code: str = "XX101"
) -> Evidence:
    """What measuring has shown of one rule."""
    return run(rules, tmp_path).rules[code]


def human(text: str, **more: object) -> Row:
    """A row by a person."""
    return {"tgt": text, "system": "human:x", **more}


def marked(text: str, *spans: tuple[int, int], **more: object) -> Row:
    """A row by an engine in which somebody looked for errors."""
    found = [{"start": start, "end": end, "side": "tgt"} for start, end in spans]
    return {"tgt": text, "system": "engine", "spans": found, **more}


CLEAN = marked("Rien à dire ici.")


def test_hits_are_counted_by_who_wrote(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Human text, machine translation, and annotated machine translation."""
    data("h.jsonl.gz", human("Un mot à mot de trop."), human("Rien de tel."))
    data("m.jsonl", {"tgt": "Le mot à mot nuit.", "system": "engine"})
    data("a.jsonl", marked("Ce mot à mot gêne.", (3, 6)), CLEAN)
    found = evidence(rules, tmp_path)
    assert (found.human_words, found.human_hits) == (9, 1)
    assert (found.machine_words, found.machine_hits) == (14, 2)
    assert (found.annotated_words, found.annotated_hits) == (9, 1)
    assert (found.annotated_touching, found.machine_right) == (1, 1)


@pytest.mark.parametrize(
    ("span", "touches"),
    [
        ((3, 4), 1),
        ((0, 3), 1),
        ((12, 14), 1),
        ((0, 2), 0),
        ((13, 15), 0),
        ((12, 12), 1),
    ],
)
def test_touching_allows_one_character(
    data: Write,
    rules: list[CompiledRule],
    tmp_path: Path,
    span: tuple[int, int],
    touches: int,
) -> None:
    """The hit is on 3 to 11; a mark may end or begin one character beside it."""
    data("a.jsonl", marked("Ce mot à mot gêne fort.", span), CLEAN)
    assert evidence(rules, tmp_path).annotated_touching == touches


def test_marks_in_the_source_are_no_marks(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """An error marked on the other side says nothing of the hit."""
    row = marked("Ce mot à mot gêne.")
    beside = {"start": 3, "end": 8, "side": "src"}
    other = marked("Autre faute.", (0, 3))
    data("a.jsonl", {**row, "src": "x" * 20, "spans": [beside]}, other, CLEAN)
    found = evidence(rules, tmp_path)
    assert (found.annotated_hits, found.annotated_touching) == (1, 0)


def test_a_corpus_without_marks_or_of_marks_alone_is_not_annotated(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Empty lists everywhere, or an error in each row, tell of no false alarm."""
    data("empty.jsonl", marked("Ce mot à mot gêne."), CLEAN)
    data("chosen.jsonl", *(marked(f"Un mot à mot {n}.", (0, 2)) for n in range(30)))
    found = evidence(rules, tmp_path)
    assert (found.machine_hits, found.annotated_words) == (31, 0)
    assert found.machine_right == found.machine_wrong == 0


def test_errors_without_a_place_leave_a_row_undecided(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Where an annotated error could not be located, a hit may be that error."""
    lost = marked("Ce mot à mot gêne.", spans_not_located=1)
    data("a.jsonl", lost, marked("Une faute.", (0, 3)), CLEAN)
    found = evidence(rules, tmp_path)
    assert (found.machine_hits, found.annotated_hits) == (1, 0)


def test_repeated_texts_count_once(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Neither the words nor the hits of a text are counted again."""
    data("a.jsonl", human("Un mot à mot."), human("Un mot à mot.", doc="other"))
    data("b.jsonl", human("Un mot à mot."))
    found = evidence(rules, tmp_path)
    assert (found.human_words, found.human_hits) == (4, 1)


def test_systems_that_agree_are_one_answer(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Hits on one sentence by several systems count once, as most of them say."""
    source = "A literal sentence."
    rows = [
        marked("Un mot à mot un.", (3, 6), src=source, system="a"),
        marked("Un mot à mot deux.", (3, 6), src=source, system="b"),
        marked("Un mot à mot trois.", src=source, system="c"),
        marked("Un mot à mot seul.", src="Another literal sentence.", system="c"),
    ]
    data("a.jsonl", *rows, CLEAN)
    found = evidence(rules, tmp_path)
    assert (found.annotated_hits, found.annotated_touching) == (2, 1)
    assert found.machine_hits == 4
    assert (found.machine_right, found.machine_wrong) == (1, 1)


def test_several_annotators_of_a_row_speak_together(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """A row given twice with marks of two people is one text with all marks."""
    twice = [
        marked("Un mot à mot de plus.", doc="d", seg=1),
        marked("Un mot à mot de plus.", (3, 6), doc="d", seg=1),
    ]
    data("a.jsonl", *twice, CLEAN)
    found = evidence(rules, tmp_path)
    assert (found.annotated_hits, found.annotated_touching) == (1, 1)


def test_a_mark_on_human_text_is_a_fault_of_that_text(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """A hit that an annotator marked there is no false alarm."""
    spans = [{"start": 3, "end": 6}]
    rows = [human("Un mot à mot.", spans=spans), human("Le mot à mot.", spans=[])]
    data("a.jsonl", *rows)
    found = evidence(rules, tmp_path)
    assert (found.human_hits, found.human_faults) == (2, 1)


def test_judgements_outrank_marks_and_presumptions(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """On human text, on annotated and on other machine translation."""
    texts = ["Un mot à mot.", "Ce mot à mot gêne.", "Le mot à mot nuit."]
    data("h.jsonl", human(texts[0]))
    data("a.jsonl", marked(texts[1], (3, 6)), CLEAN)
    data("m.jsonl", {"tgt": texts[2], "system": "engine"})
    judged: list[Judgement] = []
    for text, verdict in zip(texts, ("right", "wrong", "right"), strict=True):
        digest = hit_digest("XX101", text, 3, 12)
        judged.append(Judgement("XX101", digest, verdict, "so"))  # type: ignore[arg-type]
    judged.append(Judgement("XX101", "0" * 16, "right", "gone"))
    path = tmp_path / "judgements.jsonl"
    path.write_text(with_judgement(judged[1:], judged[0]), encoding="utf-8")
    measured = run(rules, tmp_path)
    found = measured.rules["XX101"]
    assert (found.human_hits, found.human_faults) == (1, 1)
    assert (found.machine_right, found.machine_wrong) == (1, 1)
    assert (found.judged_right, found.judged_wrong) == (2, 1)
    assert measured.unmet == 1


def test_words_are_those_a_rule_applies_to(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Its language, a source where it asks for one, any kind of passage."""
    data(
        "h.jsonl",
        human("Un mot à mot.", src="A literal rendering."),
        human("Encore un mot à mot.", doc="other"),
        {**human("Ein mot à mot."), "lp": "en-de"},
    )
    found = run(rules, tmp_path).rules
    assert found["XX101"].human_words == 9
    assert (found["XX102"].human_words, found["XX102"].human_hits) == (9, 2)
    assert (found["XX103"].human_words, found["XX103"].human_hits) == (4, 1)


def test_text_files_are_human_unless_their_name_says_else(
    rules: list[CompiledRule], tmp_path: Path
) -> None:
    """``.mt.txt`` is machine translation, ``.src.txt`` is no translation."""
    folder = tmp_path / "data"
    folder.mkdir()
    prose = "Le chat dort dans la maison, et le chien est avec les enfants.\n"
    (folder / "clean.txt").write_text(prose + "Un mot à mot.\n\n", encoding="utf-8")
    (folder / "page.mt.txt").write_text(prose + "Le mot à mot.\n", encoding="utf-8")
    (folder / "page.src.txt").write_text("A mot à mot.\n", encoding="utf-8")
    measured = run(rules, tmp_path)
    assert [file.name for file in measured.data] == ["clean.txt", "page.mt.txt"]
    found = measured.rules["XX101"]
    assert (found.human_hits, found.machine_hits) == (1, 1)


def test_the_same_bytes_whatever_the_processes(
    data: Write, rules: list[CompiledRule], tmp_path: Path
) -> None:
    """Two processes, one, and the sightings that were kept agree."""
    for number in range(4):
        data(f"{number}.jsonl", human(f"Un mot à mot {number}."), CLEAN)
    kept = run(rules, tmp_path, jobs=2)
    assert run(rules, tmp_path) == kept
    for path in (tmp_path / "cache").rglob("*.json"):
        path.write_text('{"sha256": 1}', encoding="utf-8")
    assert run(rules, tmp_path) == kept


def test_a_run_that_was_cut_off_goes_on(
    data: Write,
    rules: list[CompiledRule],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was seen is not looked at again; the broken file is named with its row."""
    data("a.jsonl", human("Un mot à mot, et un texte assez long pour venir avant."))
    broken = tmp_path / "data" / "b.jsonl"
    broken.write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r'b\.jsonl:1: the key "target" is missing'):
        run(rules, tmp_path)
    data("b.jsonl", human("Rien."))
    looked: list[str] = []
    sightings = Spotter.sightings

    def noted(spotter: Spotter, path: Path) -> Sightings:
        looked.append(path.name)
        return sightings(spotter, path)

    monkeypatch.setattr(Spotter, "sightings", noted)
    assert evidence(rules, tmp_path).human_hits == 1
    assert looked == ["b.jsonl"]
    changed = replace(rules[0], info=replace(rules[0].info, meaning="other"))
    assert evidence([changed], tmp_path).human_hits == 1
    assert looked == ["b.jsonl", "a.jsonl", "b.jsonl"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param("why: Because.", "why: Else.", True, id="prose"),
        pytest.param('"{match}"', '"x {match}"', True, id="message"),
        pytest.param("mot pour mot", "mots", True, id="examples"),
        pytest.param(
            "words: mot à mot", "words: [mot à mot]", True, id="a list of one"
        ),
        pytest.param("words: mot", "words: le mot", False, id="pattern"),
        pytest.param("minor", "major", False, id="severity"),
        pytest.param("words:", "on: cased\n  words:", False, id="rendering"),
        pytest.param("why:", "lang: de\n  why:", False, id="language"),
        pytest.param("why:", "unless: {words: x}\n  why:", False, id="condition"),
    ],
)
def test_the_meaning_of_a_rule(pack: Path, old: str, new: str, *, same: bool) -> None:
    """Its digest changes with what decides where it hits, and with no prose."""
    found = set()
    for text in (RULE, RULE.replace(old, new)):
        (pack / "rules.yaml").write_text(text, encoding="utf-8")
        found.add(meaning(load_packs([pack])[0]))
    assert len(found) == (1 if same else 2)


MEASURED = {"human": [200_000, 9, 0], "machine": [0, 0], "annotated": [0, 0, 0]}
LINE = {"rule": "XX101", "digest": "", "judged": [0, 0], "decided": [0, 0], **MEASURED}


def test_evidence_beside_a_pack_counts(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can hold a rule back; without any the user's rules are on, shipped ones off."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    catalogue = load_catalogue([pack])
    assert all(r.info.status is Status.STABLE for r in own(catalogue))
    assert catalogue.by_code["ZZ101"].info.status is Status.PREVIEW
    held = {"schema": "mtcheck-evidence/1", "judgements": None, "rules": [LINE]}
    (pack / "evidence.json").write_text(json.dumps(held), encoding="utf-8")
    info = load_catalogue([pack]).by_code["XX101"].info
    assert info.status is Status.PREVIEW
    assert info.confidence is Confidence.LOW
    (pack / "evidence.json").write_text("{}", encoding="utf-8")
    with pytest.raises(PackError, match=r"evidence\.json: not evidence"):
        load_catalogue([pack])


def test_digests_of_hits() -> None:
    """They depend on the rule, the mark and the words around, not on white space."""
    text = "a " * 100 + "mot à mot" + " b" * 100
    digest = hit_digest("XX101", text, 200, 209)
    assert digest == hit_digest("XX101", "c" + text.replace(" ", "\n"), 201, 210)
    assert digest != hit_digest("XX102", text, 200, 209)
    assert digest != hit_digest("XX101", text, 200, 208)
    assert len(hit_digest("XX101", "\ud800", 0, 1)) == 16


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "a judgement has"),
        ("[]", "a judgement has"),
        ('{"rule": "XX101"}', "a judgement has"),
        (
            '{"rule": "XX101", "digest": "0", "verdict": "maybe", "why": "x"}',
            "the verdict is right or wrong",
        ),
    ],
)
def test_broken_judgements_are_named(tmp_path: Path, line: str, message: str) -> None:
    """With file and line."""
    path = tmp_path / "judgements.jsonl"
    path.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"jsonl:2: {message}"):
        read_judgements(path)


def invoke(*arguments: str) -> tuple[int, str, str]:
    """Exit code and both outputs of a command."""
    result = CliRunner().invoke(
        application(list(arguments)), list(arguments), prog_name="mtcheck"
    )
    return result.exit_code, result.stdout, result.stderr


def test_from_measuring_to_judging_and_back(
    data: Write, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands write evidence into the pack, which then counts."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    data("h.jsonl", human("Un mot à mot."), human("Rien."))
    folder, at = str(tmp_path / "data"), ("--pack", str(pack))
    code, out, _ = invoke("rules", "measure", folder, *at, "--jobs", "1")
    assert code == 0, out
    assert "do not meet it and are off by default: 3" in out
    first = (pack / "evidence.json").read_bytes()
    assert b"mot" not in first
    assert str(tmp_path).encode() not in first

    code, out, _ = invoke(
        "rules", "hits", folder, *at, "--select", "XX101", "--jobs", "1"
    )
    digest = hit_digest("XX101", "Un mot à mot.", 3, 12)
    assert f"XX101 {digest}  human" in out
    assert "Un [[mot à mot]]." in out

    code, _, err = invoke(
        "rules", "judge", "word-for-word", digest, "right", "--why", "A calque.", *at
    )
    assert (code, "XX101" in err) == (0, True)
    code, out, _ = invoke(
        "rules", "hits", folder, *at, "--select", "XX101", "--unjudged", "--jobs", "1"
    )
    assert out == "XX101: 0 hits\n"

    invoke("rules", "measure", folder, *at, "--jobs", "1")
    assert load_catalogue([pack]).by_code["XX101"].info.evidence.human_faults == 1  # type: ignore[union-attr]
    invoke("rules", "measure", folder, *at, "--jobs", "2")
    again = (pack / "evidence.json").read_bytes()
    assert again != first
    code, out, _ = invoke("explain", "XX101", *at)
    assert "Judged by hand: 1 right, 0 wrong." in out

    text = RULE.replace("mot à mot", "mot [à] mot").replace("words", "phrase", 1)
    (pack / "rules.yaml").write_text(text.replace("[[mot [à] mot]]", "[[mot à mot]]"))
    code, out, err = invoke("rules", "test", str(pack))
    assert "changed since they were measured: XX101" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["measure", "missing"], "missing: no such file or folder"),
        (["measure", ".", "--output", "no/where.json"], "no such folder"),
        (["measure", "."], "no corpus"),
        (["hits", ".", "--select", "XX999"], "unknown rule"),
        (["judge", "ZZ101", "zz", "right", "--why", "x"], "no digest"),
        (["judge", "ZZ101", "0" * 16, "right", "--why", " "], "needs a reason"),
        (["judge", "ZZ101x", "0" * 16, "right", "--why", "x"], "unknown rule"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    """One clear line, exit code 2, nothing written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "rules").mkdir()
    code, _, err = invoke("rules", *arguments)
    assert code == 2
    assert message in err
    assert len(err.splitlines()) == 1
    assert not list((tmp_path / "rules").iterdir())


def test_hostile_text_is_shown_harmlessly(
    data: Write, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escapes in a corpus do not reach the terminal."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    data("h.jsonl", human("\x1b[31mUn mot à mot.", id="\x1b[2J", src="\x07literal"))
    select = ("--select", "XX101", "--pack", str(pack), "--jobs", "1")
    _, out, _ = invoke("rules", "hits", str(tmp_path / "data"), *select)
    assert "\x1b" not in out
    assert "<ESC>[31mUn [[mot" in out
