"""Rounds of fixes: which are chosen, which are kept, when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.catalogue import load_catalogue
from mtcheck.fix import MOST_ROUNDS, Mended, mend
from mtcheck.fix.choice import due
from mtcheck.fix.effect import LASTING
from mtcheck.fix.trial import MISREAD, UNWRITABLE
from mtcheck.model import (
    Applicability,
    Confidence,
    Document,
    Edit,
    FileReport,
    Finding,
    Fix,
    Severity,
)
from mtcheck.read import read_bytes, read_path
from mtcheck.read.pair import paired
from mtcheck.scanner import Scanner

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(p.name for p in SAMPLES.glob("*.*"))


@dataclass(frozen=True)
class Rule:
    """A word, and what is to stand for it; a rule of a test."""

    word: str
    new: str | None
    code: str = "XX001"
    sure: Applicability = Applicability.SAFE
    severity: Severity = Severity.MINOR


@dataclass
class Checker:
    """Finds the words of some rules; counts how often it was asked."""

    rules: tuple[Rule, ...]
    asked: int = 0

    def __call__(self, document: Document) -> FileReport:
        """The report on a document; only its findings mean something."""
        self.asked += 1
        findings = [
            self._finding(rule, index, passage.target.content, at)
            for index, passage in enumerate(document.passages)
            for rule in self.rules
            for at in _places(passage.target.content, rule.word)
        ]
        findings.sort(key=lambda f: (f.passage_index, f.start, f.code))
        return replace(nothing(), document=document, findings=tuple(findings))

    def _finding(self, rule: Rule, index: int, text: str, at: int) -> Finding:
        end = at + len(rule.word)
        edits = (Edit(at, end, rule.new),) if rule.new is not None else ()
        return Finding(
            code=rule.code,
            name="x",
            category="x/y",
            severity=rule.severity,
            confidence=Confidence.HIGH,
            message="",
            english=None,
            passage=str(index),
            passage_index=index,
            line=index + 1,
            column=at + 1,
            end_line=index + 1,
            end_column=end + 1,
            start=at,
            end=end,
            text=text[at:end],
            suggestions=(),
            fix=Fix(rule.sure, edits) if edits else None,
            related=(),
            fingerprint="",
        )


@cache
def scanner() -> Scanner:
    """All rules that are in force by default."""
    return Scanner(load_catalogue())


@cache
def nothing() -> FileReport:
    """A report on no more than a word."""
    return scanner().check(read_bytes(b"Un mot.", "a.txt"))


def _places(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


def mended(
    text: str,
    *rules: Rule,
    least: Applicability = Applicability.SAFE,
    name: str = "a.txt",
) -> Mended:
    """What some rules make of a text."""
    return mend(
        name, text.encode(), lambda data: read_bytes(data, name), Checker(rules), least
    )


def test_all_fixes_are_made_at_once() -> None:
    """The file is checked once before and once after, and once more at the end."""
    checker = Checker((Rule("aa", "b"), Rule("cc", "d", "XX002")))
    data = b"un aa et cc\n\nun cc et aa\n"
    done = mend("a.txt", data, lambda d: read_bytes(d, "a.txt"), checker)
    assert done.data.decode() == "un b et d\n\nun d et b\n"
    assert [f.code for f in done.fixed] == ["XX001", "XX002", "XX002", "XX001"]
    assert checker.asked == 2
    assert done.is_settled


def test_nothing_to_do_changes_nothing() -> None:
    """The bytes are those that came."""
    done = mended("un mot\r\nlà", Rule("aa", "b"))
    assert done.data == "un mot\r\nlà".encode()
    assert (done.fixed, done.left, done.is_settled) == ((), (), True)


@pytest.mark.parametrize(
    ("least", "expected"),
    [(Applicability.SAFE, "s bb cc"), (Applicability.UNSAFE, "s u cc")],
)
def test_display_fixes_are_never_written(least: Applicability, expected: str) -> None:
    """Nor are unsafe ones unless they are asked for."""
    rules = (
        Rule("aa", "s", sure=Applicability.SAFE),
        Rule("bb", "u", sure=Applicability.UNSAFE),
        Rule("cc", "d", sure=Applicability.DISPLAY),
    )
    assert mended("aa bb cc", *rules, least=least).data.decode() == expected
    shown = mended("aa bb cc", *rules, least=Applicability.DISPLAY)
    assert shown.data.decode() == "s u cc"


def test_of_two_that_overlap_the_surer_then_the_graver_wins() -> None:
    """The other one is looked at again in the next round."""
    unsafe = Rule("ab", "u", "XX001", Applicability.UNSAFE, Severity.CRITICAL)
    safe = Rule("bc", "s", "XX002")
    assert mended("abc", unsafe, safe, least=Applicability.UNSAFE).data == b"as"
    grave = Rule("bc", "g", "XX002", severity=Severity.MAJOR)
    assert mended("abc", Rule("ab", "m"), grave).data == b"ag"
    assert mended("abc", Rule("ab", "m"), Rule("bc", "n", "XX002")).data == b"mc"
    # What is left of the loser is fixed once it is found again.
    assert mended("abbc", Rule("abb", "ab"), Rule("bc", "d", "XX002")).data == b"ad"


def test_due_never_meet() -> None:
    """Ranges that touch wait for each other too."""
    checker = Checker((Rule("aa", "b"), Rule("cc", "d", "XX002")))
    report = checker(read_bytes(b"aacc aa", "a.txt"))
    chosen = due(report, Applicability.SAFE)
    assert [(f.start, f.code) for f in chosen] == [(0, "XX001"), (5, "XX001")]


def test_a_fix_that_adds_a_finding_is_dropped() -> None:
    """And only that one, wherever it stands among the others."""
    rules = (Rule("aa", "zz"), Rule("cc", "d", "XX002"), Rule("zz", None, "XX003"))
    text = "\n\n".join(["un cc"] * 9 + ["un aa et cc"] + ["un cc"] * 9)
    done = mended(text, *rules)
    assert done.data.decode() == text.replace("cc", "d")
    assert [(left.finding.code, left.why) for left in done.left] == [
        ("XX001", "XX003 would come up")
    ]


def test_a_fix_that_does_not_help_is_dropped() -> None:
    """Else it would be made round after round."""
    done = mended("un aa", Rule("aa", "aab"))
    assert done.data == b"un aa"
    assert [left.why for left in done.left] == [LASTING]


def test_two_rules_that_undo_each_other_make_no_circle() -> None:
    """Each would bring up the other."""
    done = mended("un aa", Rule("aa", "bb"), Rule("bb", "aa", "XX002"))
    assert done.data == b"un aa"
    assert [left.why for left in done.left] == ["XX002 would come up"]


def test_what_a_fix_brings_up_at_its_place_is_fixed_with_it() -> None:
    """Both or neither; what was there before is all that counts as fixed."""
    rules = (Rule("aa", "zz"), Rule("zz", "y", "XX002"))
    done = mended("un aa mot\n\nun aa", *rules)
    assert done.data == b"un y mot\n\nun y"
    assert [f.code for f in done.fixed] == ["XX001", "XX001"]
    assert (done.left, done.after.findings) == ((), ())
    # One of the same kind that was there before is fixed for itself.
    both = mended("un zz et aa", *rules)
    assert both.data == b"un y et y"
    assert sorted(f.code for f in both.fixed) == ["XX001", "XX002"]


def test_what_comes_up_may_touch_the_fix() -> None:
    """The blank that a deleted word leaves behind is such a case."""
    done = mended("un aa.", Rule("aa", ""), Rule(" .", ".", "XX002"))
    assert done.data == b"un."


@pytest.mark.parametrize(
    ("rule", "least"),
    [
        (Rule("un z", "u", "XX002", Applicability.UNSAFE), Applicability.SAFE),
        (Rule("un z", "u", "XX002", Applicability.DISPLAY), Applicability.UNSAFE),
        (Rule("un z", "un w z", "XX002"), Applicability.SAFE),  # brings up a third
        (Rule("un z", "un aa", "XX002"), Applicability.SAFE),  # brings back the first
    ],
)
def test_a_fix_whose_consequence_cannot_be_fixed_is_dropped(
    rule: Rule, least: Applicability
) -> None:
    """As if there were no fix for that."""
    done = mended("un aa", Rule("aa", "z"), rule, Rule("w", "v", "XX003"), least=least)
    assert done.data == b"un aa"
    assert [left.why for left in done.left] == ["XX002 would come up"]


def test_a_consequence_elsewhere_is_not_followed() -> None:
    """Nobody would see why that was changed."""

    def check(document: Document) -> FileReport:
        is_clean = "aa" not in document.content
        rules = (Rule("aa", "b"), Rule("mot", "w", "XX002"))
        return Checker(rules if is_clean else rules[:1])(document)

    done = mend("a.txt", b"un mot un aa", lambda d: read_bytes(d, "a.txt"), check)
    assert done.data == b"un mot un aa"
    assert [left.why for left in done.left] == ["XX002 would come up"]


def test_a_fix_that_is_refused_does_not_stand_in_the_way() -> None:
    """What had to give way to it has its turn."""
    grave = Rule("ab", "z", "XX001", severity=Severity.MAJOR)
    done = mended("abc", grave, Rule("bc", "d", "XX002"), Rule("z", None, "XX003"))
    assert done.data == b"ad"
    assert [f.code for f in done.fixed] == ["XX002"]
    assert done.left == ()


def test_rounds_run_out() -> None:
    """What takes more of them is left for the next run, and said to be."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rules = tuple(
        Rule(letter, letter.lower(), f"XX{n:03}") for n, letter in enumerate(letters)
    )

    def check(document: Document) -> FileReport:
        report = Checker(rules)(document)
        text = document.passages[0].target.content
        return replace(report, findings=tuple(whole(f, text) for f in report.findings))

    def whole(finding: Finding, text: str) -> Finding:
        new = text.replace(finding.text, finding.text.lower())
        return replace(finding, fix=Fix(Applicability.SAFE, (Edit(0, len(text), new),)))

    def run(data: bytes) -> Mended:
        return mend("a.txt", data, lambda d: read_bytes(d, "a.txt"), check)

    once = run(letters.encode())
    assert once.data.decode() == letters[:MOST_ROUNDS].lower() + letters[MOST_ROUNDS:]
    assert len(once.fixed) == MOST_ROUNDS
    assert not once.is_settled
    again = run(once.data)
    assert again.data.decode() == letters.lower()
    assert again.is_settled


def test_what_cannot_be_written_is_left_and_said() -> None:
    """The others are written."""
    page = "<p>un a<b>a</b> b</p><p>un cc</p>"
    rules = (Rule("aa", "z"), Rule("cc", "d", "XX002"))
    done = mended(page, *rules, name="a.html")
    assert done.data.decode() == "<p>un a<b>a</b> b</p><p>un d</p>"
    assert [left.why for left in done.left] == [UNWRITABLE]
    text = mended("un aa mot\n\nun cc", Rule("aa", "x\n\ny"), rules[1])
    assert text.data.decode() == "un aa mot\n\nun d"
    assert [left.why for left in text.left] == [MISREAD]


def test_every_overlap_is_made_in_the_end() -> None:
    """Two passes over a chain are as one."""
    rules = (Rule("ab", "b"), Rule("bc", "c", "XX002"), Rule("cd", "d", "XX003"))
    once = mended("un abcd abcd", *rules)
    again = mended(once.data.decode(), *rules)
    assert again.data == once.data
    assert again.fixed == ()


def sample(name: str, data: bytes) -> Document:
    """A sample beside its original, if that is in a file of its own."""
    document = read_bytes(data, name)
    original = SAMPLES / "sources" / name
    if original.exists():
        source = read_path(str(original))
        document = paired(document, source=source, reference=None)
    return document


@pytest.mark.parametrize("least", [Applicability.SAFE, Applicability.UNSAFE])
@pytest.mark.parametrize("name", NAMES)
def test_samples_are_fixed_once_and_for_all(name: str, least: Applicability) -> None:
    """Nothing comes up, nothing is left to fix, and what needs nothing stays."""
    data = (SAMPLES / name).read_bytes()
    done = mend(name, data, lambda d: sample(name, d), scanner().check, least)
    assert len(done.after.findings) <= len(done.before.findings) - len(done.fixed)
    assert (done.data == data) == (not done.fixed)
    again = mend(name, done.data, lambda d: sample(name, d), scanner().check, least)
    assert again.data == done.data
    assert again.fixed == ()


FAULTY = [
    "Le transport de l' oxygène est réduit.", "Marcel,a tenu l'épicerie", "« Il est tard, » dit-il.",
    "etc...", "le 24 octobre, 1986", "12,50€", "les athlètes Français", "Ca suffit.", "Et bien, non !",
    "le cafÃ© ouvre", "le con\u200bseil", "du jardin , puis", "au grenier.Les brebis", "3,452 habitants",
    "le la vache", "la la cuve", "Prix: 3.5 %", "Qui vient?", "«oui»", "& puis", "$50", "l' **armoire**",
    "[le lien] (https://a.org)", "System. Text. Json", "requirements. txt", "un ", " ", ".", ", ", "\n\n", " : ",
]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    pieces=st.lists(st.sampled_from(FAULTY), min_size=1, max_size=12),
    name=st.sampled_from(["a.txt", "a.md", "a.html"]),
    least=st.sampled_from([Applicability.SAFE, Applicability.UNSAFE]),
)
def test_fixing_is_idempotent_and_adds_no_finding(
    pieces: list[str], name: str, least: Applicability
) -> None:
    """Whatever faults meet: no kind of finding grows in any passage."""
    text = "Le maire a parlé. " + "".join(pieces)
    if name == "a.html":
        text = f'<html lang="fr"><p>{text}</p></html>'

    def read(data: bytes) -> Document:
        return read_bytes(data, name)

    done = mend(name, text.encode(), read, scanner().check, least)
    assert kinds(done.after) <= kinds(done.before)
    again = mend(name, done.data, read, scanner().check, least)
    assert again.data == done.data


def kinds(report: FileReport) -> set[tuple[int, str, int]]:
    """The findings as they may be counted: each is itself and all before it."""
    seen: dict[tuple[int, str], int] = {}
    found = set()
    for finding in report.findings:
        key = finding.passage_index, finding.code
        seen[key] = seen.get(key, 0) + 1
        found.add((*key, seen[key]))
    return found
