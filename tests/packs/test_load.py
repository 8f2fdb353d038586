"""A broken pack says where, what, and what instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.catalogue import load_catalogue, load_pack
from mtcheck.errors import PackError

HEAD = "name: own\nprefix: XX\nlang: fr\ntitle: Own rules\n"
RULE = """\
- code: XX101
  name: some-name
  category: style/calque
  severity: minor
  words: mot à mot
  message: "{match} !"
  why: Because.
  bad: ["un [[mot à mot]] ici", "du [[mot à mot]]"]
  good: ["mot pour mot", "mot"]
"""


def pack(folder: Path, rules: str, head: str = HEAD) -> Path:
    """A pack on disk."""
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    return folder


def faults(folder: Path) -> tuple[str, ...]:
    """What is wrong with a pack, without the path in front."""
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return tuple(
        fault.removeprefix(f"{folder.as_posix()}/") for fault in caught.value.faults
    )


def test_a_sound_pack_joins_the_catalogue(tmp_path: Path) -> None:
    """Rules of one's own are loaded beside the shipped ones."""
    catalogue = load_catalogue([pack(tmp_path, RULE)], use_cache=False)
    assert catalogue.by_code["XX101"].info.pack == "own"
    assert len(catalogue.rules) > 1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(
            ("severity: minor", "serverity: minor"),
            'rules.yaml:4:3: unknown key "serverity"; did you mean "severity"?',
            id="misspelt key",
        ),
        pytest.param(
            ("words: mot à mot", "tokens: [{skip: [0, 2]}, {text: mot}]"),
            "rules.yaml:5:3: a gap stands between two words",
            id="gap at the edge",
        ),
        pytest.param(
            ("words: mot à mot", "tokens: [{text: mot, optional: true}]"),
            "rules.yaml:5:3: one step at least must be there",
            id="nothing needed",
        ),
        pytest.param(
            ("words: mot à mot", "tokens: [{lemma: zyglophon}]"),
            "rules.yaml:5:12: the lexicon has no <zyglophon>",
            id="unknown lemma of a step",
        ),
        pytest.param(
            ("words: mot à mot", "tokens: [{part: nuon}]"),
            "rules.yaml:5:13: \"part\": invalid enum value 'nuon'",
            id="unknown part of speech",
        ),
        pytest.param(
            ("severity: minor", "severity: awful"),
            "rules.yaml:4:3: \"severity\": invalid enum value 'awful'",
            id="unknown severity",
        ),
        pytest.param(
            ("  why: Because.\n", ""),
            'rules.yaml:1:3: the key "why" is missing',
            id="missing key",
        ),
        pytest.param(
            ("words: mot à mot", "words: []"),
            "rules.yaml:1:3: XX101 needs exactly one of words, phrase, regex, tokens, check; it has none of them",
            id="no primitive",
        ),
        pytest.param(
            ("words: mot à mot", "regex: '(mot'"),
            "rules.yaml:5:3: not a regular expression: missing ), unterminated subpattern at position 0",
            id="broken expression",
        ),
        pytest.param(
            ("words: mot à mot", "regex: 'x*'"),
            "rules.yaml:5:3: matches the empty string",
            id="empty match",
        ),
        pytest.param(
            ("words: mot à mot", "regex: '(?:a+)+b'"),
            "rules.yaml:5:3: an unbounded repeat inside another may never end",
            id="runaway expression",
        ),
        pytest.param(
            ("words: mot à mot", "phrase: <zorglubons>"),
            'rules.yaml:5:3: in "<zorglubons>": the lexicon has no <zorglubons>',
            id="unknown lemma",
        ),
        pytest.param(
            ("words: mot à mot", "check: no-such"),
            'rules.yaml:5:3: no check is called "no-such"',
            id="unknown check",
        ),
        pytest.param(
            ("code: XX101", "code: YY101"),
            'rules.yaml:1:3: the code "YY101" must begin with the prefix of its pack, "XX"',
            id="foreign prefix",
        ),
        pytest.param(
            ("code: XX101", "code: XX101\n  code: XX102"),
            'rules.yaml:2:3: the key "code" stands twice',
            id="key given twice",
        ),
        pytest.param(
            ("style/calque", "stile/calque"),
            'rules.yaml:3:3: unknown dimension in "stile/calque"',
            id="unknown dimension",
        ),
        pytest.param(
            ("du [[mot à mot]]", "du mot à mot"),
            "rules.yaml:8:33: mark the fault once, as [[…]]",
            id="no mark",
        ),
        pytest.param(('"{match} !"', '"{match} !'), "rules.yaml:", id="not YAML"),
        pytest.param(("- code", "code"), "rules.yaml:", id="not a list"),
    ],
)
def test_faults_have_a_place(
    tmp_path: Path, change: tuple[str, str], fault: str
) -> None:
    """Each fault is a line with file, line and column."""
    found = faults(pack(tmp_path, RULE.replace(*change)))
    assert any(line.startswith(fault) for line in found), found


def test_all_faults_at_once(tmp_path: Path) -> None:
    """An author mends everything in one go."""
    second = (
        RULE.replace("XX101", "XX102")
        .replace("some-name", "other")
        .replace("minor", "x")
    )
    assert len(faults(pack(tmp_path, RULE.replace("why", "wy") + second))) == 2


def test_codes_and_names_are_unique(tmp_path: Path) -> None:
    """A code or name used twice points at both places."""
    found = faults(pack(tmp_path, RULE + RULE))
    assert found[0].startswith('rules.yaml:10:3: the code "XX101" stands already in')
    assert 'the name "some-name"' in found[1]


def test_norwegian_is_a_word(tmp_path: Path) -> None:
    """An unquoted `no` is the language, not False."""
    folder = pack(tmp_path, RULE, HEAD.replace("lang: fr", "lang: no"))
    (rule,) = load_pack(folder)
    assert rule.info.lang == "no"


def test_a_folder_without_a_pack(tmp_path: Path) -> None:
    """Silence would look like success."""
    assert "no pack.yaml" in faults(tmp_path)[0]
    with pytest.raises(PackError, match="no such folder"):
        load_pack(tmp_path / "missing")


def test_scalars_have_types(tmp_path: Path) -> None:
    """Plain numbers and truth values are not text; quoted ones are."""
    rule = RULE.replace(
        "words: mot à mot", "check: repeated-run\n  params: {pick: true}"
    )
    (fault,) = faults(pack(tmp_path, rule))
    assert 'the check "repeated-run" does not take these options' in fault
