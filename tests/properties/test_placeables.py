"""What must hold of any source and target: one fault, one finding; none, none."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtcheck.catalogue import load_catalogue
from mtcheck.engine import RuleSet, find
from mtcheck.match import placeables
from mtcheck.model import Document, Finding, Passage, Text

RULES = RuleSet(
    [rule for rule in load_catalogue().rules if "MT430" <= rule.info.code <= "MT459"]
)
PLACEABLES = {
    "%s": ("% s", "%d", ""),
    "%1$s": ("%1 $ s", "%1$ s", ""),
    "%(name)s": ("%(nom)s", "% (name)s", "%(name)", ""),
    "{name}": ("{nom}", "{ name }", "{name", "（name）", ""),
    "{{count}}": ("{{compte}}", "{{count}", "{count}", ""),
    "${user}": ("${client}", "$ {user}", ""),
    "$t(menu.file)": ("$t(carte.file)", "$ t(menu.file)", ""),
    "%1": ("% 1", ""),
    "$HOME": ("$MAISON", "$ HOME", ""),
    '<x id="1"/>': ('<x id="2"/>', '< x id="1" / >', "<x id=« 1 »/>", ""),
    "https://example.org/help": ("https://example.org/aide", "https: //example.org/help", ""),
    "team@example.org": ("equipe@example.org", "team @example.org", ""),
    "`false`": ("`faux`", "false", ""),
    "max_size": ("taille_max", "max _ size", ""),
    "settings.json": ("settings. json", "reglages.json", ""),
    "--dry-run": ("--essai-run", "-- dry-run", ""),
    "@green_garden": ("@jardin_vert", ""),
    "Ctrl+S": ("Ctrl+M", ""),
    "🎉": ("",),
}  # fmt: skip
FRAMES = [
    ("fr", "Loading @ from the shed", "Chargement de @ depuis la remise"),
    ("de", "Could not find @ in the garden.", "@ ist im Garten nicht zu finden."),
    ("ja", "Copy @ to the folder", "@をフォルダーにコピー"),
    ("ar", "Send @ tomorrow.", "أرسل @ غدًا."),
]
CASES = [
    (lang, source, target, piece, damaged)
    for lang, source, target in FRAMES
    for piece, several in PLACEABLES.items()
    for damaged in several
]


def findings(source: str, target: str, lang: str = "fr") -> tuple[Finding, ...]:
    """What the rules about placeables find."""
    passage = Passage("1", Text(target), "segment", source=Text(source))
    return find(Document("a.po", "po", target, (passage,)), RULES, lang)


@pytest.mark.parametrize(("lang", "source", "target", "piece", "damaged"), CASES)
def test_one_fault_is_one_finding(
    lang: str, source: str, target: str, piece: str, damaged: str
) -> None:
    """A good pair is silent; with one piece damaged it has one finding.

    Where that says how to put it right for sure, it does.
    """
    source, good = source.replace("@", piece), target.replace("@", piece)
    bad = " ".join(target.replace("@", damaged).split())
    assert findings(source, good, lang) == ()
    (finding,) = findings(source, bad, lang)
    if finding.fix and finding.fix.applicability.label == "safe":
        for edit in reversed(finding.fix.edits):
            bad = bad[: edit.start] + edit.text + bad[edit.end :]
        assert bad == good


DAMAGED = [text for several in PLACEABLES.values() for text in several]
SIGNS = ["(", ")", '"', "?", "!", "\n", "**", "<b>", "</b>", "&lt;", "{n, plural,", "|"]
SCRAPS = st.sampled_from([*PLACEABLES, *DAMAGED, *SIGNS])
TEXTS = st.lists(st.one_of(SCRAPS, st.text(max_size=5)), max_size=12).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_text_carries_itself_over(text: str) -> None:
    """The source read as its own target has lost nothing."""
    assert [f for f in findings(text, text) if f.code != "MT441"] == []


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts(source: str, target: str) -> None:
    """Nothing crashes or points outside; edits stay inside and do not overlap."""
    for finding in findings(source, target):
        assert 0 <= finding.start <= finding.end <= len(target)
        edits = finding.fix.edits if finding.fix else ()
        assert all(0 <= e.start <= e.end <= len(target) for e in edits)


ODD = st.lists(
    st.sampled_from(
        [
            *"aXé19 .,-_/\\+~*:;=()[]{}<>%$&#@'\"`|!?^°⌘🎉…\n",
            "www", "http", "--a", "](", "Ctrl", "C:", "iOS", "aB", "MySQL", "path/to/",
            "file.py", "ref. ", "v2.0", "~/", "->", "[x]", "F5", "Alt-", "&lt;", "<b>",
        ]
    ),
    max_size=9,
).map("".join)  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(ODD)
@example("www.,ref")
def test_what_is_not_looked_through_holds_nothing(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placeables, "may_hold", lambda _: True)
        found = placeables.pieces(text)
    assert placeables.may_hold(text) or found == ()
