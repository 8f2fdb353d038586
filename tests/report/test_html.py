"""The page for people, read by an independent parser: sound, whole, harmless."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import (
    Confidence,
    Edit,
    Fix,
    Mark,
    Problem,
    Report,
    RuleInfo,
    Severity,
    Text,
)
from mtcheck.report import RenderOptions, render
from mtcheck.report.html.markup import shown

Make = Callable[[str], Report]
Element = Any

EVIL = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> "
    "\"' onmouseover='alert(3)' </style></title></textarea>--><!-- &lt;b&gt; &#x3c; "
    "javascript:alert(4) \x00 \ud800 \u202egnp.exe\u202c \u2028"
)
LIVE = st.sampled_from(
    [
        "</script>",
        "<script>",
        "</style>",
        "-->",
        "<!--",
        "]]>",
        "&lt;",
        "&#0;",
        '" onclick="x',
        "' x='",
        "<a href=javascript:x>",
        "\u202e",
        "\x00",
        "\ud800",
        "$title",
        "${x}",
    ]
)
ANY_TEXT = st.lists(
    st.text(st.characters(exclude_categories=()), max_size=12) | LIVE, max_size=6
).map("".join)
# Our own style is the longest part of a page; other tests read it.
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
TAGS = set(
    """a article aside b bdi body br button dd del details dialog div dl dt footer h1 h2
    h3 head header html i input ins kbd label li link main mark meta nav ol option p
    script section select span strong style summary sup table tbody td th thead
    title tr ul""".split()
)
ATTRIBUTES = set(
    """aria-current aria-haspopup aria-hidden aria-keyshortcuts aria-label
    aria-labelledby aria-pressed autocomplete charset checked class content data-f data-k
    data-p data-r data-s dir for href http-equiv id lang name open placeholder rel role
    scope spellcheck tabindex title type value""".split()
)


def parsed(page: str) -> Element:
    """The page as html5lib reads it; any fault in its markup is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


def page_of(report: Report) -> Element:
    """The report as a tree of elements."""
    return parsed(render(report, "html"))


def by_class(tree: Element, name: str) -> list[Element]:
    """All elements of a class."""
    return [it for it in tree.iter() if name in it.get("class", "").split()]


def text_of(element: Element) -> str:
    """What an element shows, without the numbers that only print shows."""
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    if element.tag == "sup":
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def dirty(make: Make) -> Report:
    """The dirty report with an explanation of one of its rules."""
    info = RuleInfo(
        code="FR214",
        name="hat-in-the-ring",
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        lang="fr",
        message="",
        why="No such image in French.",
        limits="A real hat is told apart by its words only.",
    )
    return replace(make("dirty"), rules={"FR214": info})


def first_passage(report: Report, **changes: object) -> Report:
    """The report with its first passage changed."""
    file = report.files[0]
    passages = list(file.document.passages)
    passages[0] = replace(passages[0], **changes)  # type: ignore[arg-type]
    document = replace(file.document, passages=passages)
    return replace(report, files=(replace(file, document=document), *report.files[1:]))


# ------------------------------------------------------------------ the markup


def test_markup_is_sound(sample: tuple[str, Report]) -> None:
    """A strict parser finds no fault, and every id is there once."""
    tree = page_of(sample[1])
    ids = Counter(it.get("id") for it in tree.iter() if it.get("id"))
    assert [name for name, number in ids.items() if number > 1] == []
    for it in tree.iter():
        for name in ("aria-labelledby", "for"):
            assert it.get(name) is None or it.get(name) in ids
        if it.tag == "a":
            assert it.get("href", "#text").removeprefix("#") in ids


def test_nothing_comes_from_elsewhere(sample: tuple[str, Report]) -> None:
    """One script and one style, both inside; the only address is the icon's data."""
    tree = page_of(sample[1])
    assert [it.tag for it in tree.iter() if it.get("src")] == []
    links = [it.get("href") for it in tree.iter("link")]
    assert [link.partition(",")[0] for link in links] == ["data:image/svg+xml"]
    assert len(list(tree.iter("script"))) == len(list(tree.iter("style"))) == 1
    (style,) = tree.iter("style")
    assert not re.search(r"@import|url\(|https?:", style.text)


def test_policy_allows_our_script_alone(make: Make) -> None:
    """The hashes are those of what stands there; nothing else may run or load."""
    tree = page_of(make("dirty"))
    (policy,) = (it.get("content") for it in tree.iter("meta") if it.get("http-equiv"))
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    for name in ("script", "style"):
        (element,) = tree.iter(name)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest())
        assert rules[f"{name}-src"] == f"'sha256-{digest.decode()}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["dirty", "problems", "scripts", "many"])
def test_structure(make: Make, golden: Callable[[str, str], None], name: str) -> None:
    """The outline of the page is the one that was approved."""
    report = dirty(make) if name == "dirty" else make(name)
    body = page_of(report).find("body")
    golden(f"{name}.html.outline", "\n".join(outline(body)) + "\n")


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """One line an element that has a name or words of its own."""
    if element.tag in {"script", "dialog"} or element.get("id") in {"query", "help"}:
        return
    names = element.get("class", "").split()
    name = ".".join([element.tag, *names])
    if element.get("id"):
        name += f"#{element.get('id')}"
    says = " ".join((element.text or "").split())
    lang = f" [{element.get('lang')}]" if element.get("lang") else ""
    yield f"{'  ' * depth}{name}{lang} {says}".rstrip()
    for child in element:
        yield from outline(child, depth + 1)
        if (child.tail or "").strip():
            yield f"{'  ' * (depth + 1)}| {' '.join(child.tail.split())}"


# ----------------------------------------------------------------- the content


def test_texts_are_whole(make: Make) -> None:
    """What stands in the column of the translation is the translation."""
    for name in ("dirty", "many", "clean"):
        report = make(name)
        texts = [p.target.content for f in report.files for p in f.document.passages]
        columns = by_class(page_of(report), "target")
        assert [text_of(it) for it in columns] == texts


def test_every_text_has_its_language_and_direction(make: Make) -> None:
    """Right-to-left text finds its own way, whatever the words around it."""
    tree = page_of(make("dirty"))
    targets = [it.find("p") for it in by_class(tree, "target")]
    sources = [it.find("p") for it in by_class(tree, "source")]
    quotes = by_class(tree, "quote")
    assert {(it.get("lang"), it.get("dir")) for it in targets} == {("fr", "auto")}
    assert {(it.get("lang"), it.get("dir")) for it in sources} == {("en", "auto")}
    assert {(it.get("lang"), it.get("dir")) for it in quotes} == {("fr", "auto")}


def test_faults_are_underlined_where_they_are(make: Make) -> None:
    """The words under the marks of a finding are the words of the finding."""
    for name in ("dirty", "many", "scripts"):
        report = make(name)
        marks = list(page_of(report).iter("mark"))
        findings = [finding for file in report.files for finding in file.findings]
        for number, finding in enumerate(findings, 1):
            own = [it for it in marks if str(number) in it.get("data-f").split()]
            assert "".join(map(text_of, own)) == finding.text


def test_overlapping_findings_share_their_part(make: Make) -> None:
    """The worst gives the look and the link; all are named; each has one anchor."""
    tree = page_of(make("dirty"))
    (shared,) = (it for it in tree.iter("mark") if it.get("data-f") == "1 3")
    assert shared.get("class") == "major"
    assert text_of(shared) == "jeter leur chapeau dans le ring"
    anchors = [it.get("id") for it in tree.iter("sup")]
    assert sorted(anchors) == [f"m{number}" for number in range(1, 8)]


def test_findings_without_width_have_a_sign(make: Make) -> None:
    """What is missing is shown as a gap that can be clicked."""
    report = make("dirty")
    file = report.files[0]
    empty = replace(file.findings[0], start=5, end=5, text="", severity=Severity.MINOR)
    end = replace(empty, start=len(file.document.passages[0].target.content))
    tree = page_of(replace(report, files=(replace(file, findings=(empty, end)),)))
    assert [text_of(it) for it in tree.iter("mark")] == ["‸", "‸"]
    assert [it.get("id") for it in tree.iter("sup")] == ["m1", "m2"]


def test_findings_that_point_nowhere_are_told_all_the_same(make: Make) -> None:
    """A place outside its text or its document breaks nothing."""
    report = make("dirty")
    file = report.files[0]
    lost = replace(file.findings[0], passage_index=99)
    wide = replace(file.findings[1], start=-3, end=10_000)
    tree = page_of(replace(report, files=(replace(file, findings=(lost, wide)),)))
    assert len(by_class(tree, "card")) == 2
    assert [it.get("data-f") for it in tree.iter("mark")] == ["2"]


def test_marks_of_the_format_are_kept(make: Make) -> None:
    """Code looks like code, under a fault too."""
    text = make("dirty").files[0].document.passages[0].target.content
    marks = (Mark(0, 5, "strong"), Mark(text.index("leur"), len(text), "code"))
    tree = page_of(first_passage(make("dirty"), marks=marks))
    assert text_of(by_class(tree, "strong")[0]) == text[:5]
    spans = [it for it in by_class(tree, "code") if it.get("class") == "code"]
    inside = [it for it in spans if it.tag == "span" and text_of(it) in text]
    assert "".join(map(text_of, inside)).startswith("leur chapeau")


def test_faults_of_the_source_are_underlined_there(make: Make) -> None:
    """Each side has its own marks."""
    report = make("dirty")
    file = report.files[0]
    finding = replace(
        file.findings[0], side="source", start=0, end=5, text="After", fix=None
    )
    tree = page_of(replace(report, files=(replace(file, findings=(finding,)),)))
    (source, *_) = by_class(tree, "source")
    assert [text_of(it) for it in source.iter("mark")] == ["After"]
    assert "in the source" in text_of(by_class(tree, "card")[0])


def test_references_and_lost_passages_are_shown(make: Make) -> None:
    """What a person wrote stands under the source; what is lost has its place."""
    report = first_passage(
        make("clean"), reference=Text("De main d’homme."), lost=("Left out.",)
    )
    tree = page_of(report)
    assert "De main d’homme." in text_of(by_class(tree, "source")[1])
    assert "Left out." in text_of(by_class(tree, "lost")[0])


def test_rules_are_explained_once(make: Make) -> None:
    """Every card leads to the one explanation of its rule."""
    tree = page_of(dirty(make))
    (rule,) = by_class(tree, "rule")
    assert "No such image in French." in text_of(rule)
    assert "told apart by its words" in text_of(rule)
    links = [it.get("href") for it in by_class(tree, "code") if it.tag == "a"]
    assert links == [f"#{rule.get('id')}"]


def test_changes_say_what_goes_and_comes(make: Make) -> None:
    """A fix is shown word by word, spaces by their names, the rest as wordings."""
    cards = by_class(page_of(make("dirty")), "card")
    (diff,) = by_class(cards[0], "diff")
    assert [text_of(it) for it in diff.iter("del")] == [
        "jeter leur chapeau dans le ring"
    ]
    assert [text_of(it) for it in diff.iter("ins")] == ["se lancer dans la course"]
    assert "être candidats" in text_of(by_class(cards[0], "or")[0])
    assert "gérer la crise" in text_of(by_class(cards[1], "instead")[0])
    assert [text_of(it) for it in cards[6].iter("ins")] == ["NBSP"]
    assert [text_of(it) for it in cards[6].iter("del")] == ["␣"]


def test_fixes_of_several_edits_are_one_change(make: Make) -> None:
    """Between its edits the text stays."""
    report = make("dirty")
    file = report.files[0]
    at = file.findings[0].start
    fix = Fix(
        file.findings[5].fix.applicability,  # type: ignore[union-attr]
        (Edit(at, at + 5, "lancer"), Edit(at + 27, at + 31, "cercle")),
    )
    finding = replace(file.findings[0], fix=fix)
    tree = page_of(replace(report, files=(replace(file, findings=(finding,)),)))
    (diff,) = by_class(tree, "diff")
    assert [text_of(it) for it in diff.iter("ins")] == ["lancer", "cercle"]
    assert "safe fix" in text_of(by_class(tree, "change")[0])


def test_signs_are_quoted_among_their_words(make: Make) -> None:
    """A comma or a space alone would tell nothing."""
    cards = by_class(page_of(make("dirty")), "card")
    comma, space = (by_class(card, "quote")[0] for card in cards[5:7])
    assert text_of(comma) == "… a perdu 1 XNUMX milliards,deux fois plus qu’ici : …"
    assert [text_of(it) for it in comma.iter("b")] == [","]
    assert [text_of(it) for it in space.iter("b")] == ["␣"]


def test_colour_is_never_the_only_sign(make: Make) -> None:
    """Each finding says its severity in a word and a shape."""
    for card in by_class(page_of(make("dirty")), "card"):
        severity = card.get("class").removeprefix("card ")
        (sign, *_) = by_class(card, "sev")
        assert text_of(sign)[0] in "◆▲●○"
        assert text_of(sign)[1:] == severity


def test_clean_text_says_so(make: Make) -> None:
    """Nothing found: the verdict, the text, and no filter that filters nothing."""
    tree = page_of(make("clean"))
    assert text_of(by_class(tree, "verdict")[0]).startswith("✓Passed")
    assert list(tree.iter("mark")) == []
    assert by_class(tree, "rules") == []


def test_problems_come_first(make: Make) -> None:
    """An input that could not be checked is no pass."""
    tree = page_of(make("problems"))
    assert "Nothing was checked" in text_of(by_class(tree, "verdict")[0])
    assert "not well-formed: line 3, column 7" in text_of(by_class(tree, "problems")[0])


def test_long_texts_fold_what_is_clean(
    make_large: Callable[[int, int], Report],
) -> None:
    """Runs without findings close; short texts stay open."""
    folded = by_class(page_of(make_large(1000, 10)), "clean")
    assert len(folded) == 10
    assert text_of(folded[0].find("summary")).startswith("99 passages without findings")
    assert by_class(page_of(make_large(200, 10)), "clean") == []


def test_clean_files_among_many_are_folded(
    make_large: Callable[[int, int], Report],
) -> None:
    """What counts is the whole report, not the file."""
    (dirty,) = make_large(20, 20).files
    (clean,) = make_large(290, 290).files
    report = replace(make_large(20, 20), files=(dirty, replace(clean, findings=())))
    (folded,) = by_class(page_of(report), "clean")
    assert text_of(folded.find("summary")).startswith("290 passages without findings")


def test_strip_has_a_bar_for_every_passage(
    make_large: Callable[[int, int], Report],
) -> None:
    """Up to a limit; then the worst of a few passages gives the height."""
    (strip,) = by_class(page_of(make_large(100, 10)), "strip")
    assert len(strip) == 100
    (strip,) = by_class(page_of(make_large(2000, 1000)), "strip")
    assert len(strip) <= 240
    assert all(it.get("class") == "h7" for it in strip)


# ----------------------------------------------------------- nothing is live


def evil(make_quoting: Callable[[str, int, int], Report], text: str) -> Report:
    """A report that quotes one text in every place that quotes, rules included."""
    report = make_quoting(text, 0, len(text))
    info = RuleInfo(
        code=text,
        name=text,
        category=text,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        lang=text,
        message=text,
        why=text,
        limits=text,
    )
    report = first_passage(
        report, source=Text(text), reference=Text(text), lost=(text,), kind=text
    )
    return replace(report, rules={text: info}, problems=(Problem(text, text),))


def test_hostile_text_stays_text(
    make_quoting: Callable[[str, int, int], Report],
) -> None:
    """Tags, attributes and entities of a text are words on the page."""
    tree = page_of(evil(make_quoting, EVIL))
    shows = text_of(by_class(tree, "target")[0])
    assert "</script><script>alert(1)</script>" in shows
    assert "<img src=x onerror=alert(2)>" in shows
    assert "&lt;b&gt; &#x3c;" in shows
    assert {"NUL", "U+D800", "U+202E", "LS"} <= set(
        map(text_of, by_class(tree, "sign"))
    )
    assert {it.tag for it in tree.iter()} <= TAGS


@given(ANY_TEXT)
def test_any_text_leaves_the_markup_alone(
    make_quoting: Callable[[str, int, int], Report], text: str
) -> None:
    """No text adds an element or an attribute that is not ours, or breaks one."""
    report = evil(make_quoting, text)
    page = render(report, "html")
    tree = parsed(_STYLE.sub("<style></style>", page, count=1))
    assert {it.tag for it in tree.iter()} <= TAGS
    assert {name for it in tree.iter() for name in it.attrib} <= ATTRIBUTES
    assert page.count("<script>") == 1
    assert page == render(report, "html")
    for it in tree.iter("a"):
        assert it.get("href", "#").startswith("#")


@given(ANY_TEXT)
def test_shown_text_hides_nothing(text: str) -> None:
    """Read back, ordinary characters are themselves; the others have names."""
    page = f"<!DOCTYPE html><title>t</title><p>{shown(text, breaks=True)}</p>"
    (paragraph,) = parsed(page).iter("p")
    reads = text_of(paragraph)
    assert [char for char in text if char.isalnum() and char not in reads] == []
    assert "\u202e" not in reads
    assert "\x00" not in reads


def test_languages_that_are_none_are_left_out(
    make_quoting: Callable[[str, int, int], Report],
) -> None:
    """Whatever a file declares, ``lang`` holds a language or is not there."""
    tree = page_of(make_quoting('fr" onclick="x', 0, 2))
    langs = {it.get("lang") for it in tree.iter() if it.get("lang")}
    assert langs == {"en"}


# ------------------------------------------------------------- from the scan


def test_scan_brings_the_explanations_along() -> None:
    """Every rule that hit is described, and no other."""
    from mtcheck.catalogue import load_catalogue
    from mtcheck.read import read_bytes
    from mtcheck.scan import Limits, scan
    from mtcheck.scanner import Scanner

    text = "Elle a lancé son chapeau dans le ring hier soir, et et personne n’a ri."
    document = read_bytes(text.encode(), "page.txt")
    report = scan(
        Scanner(load_catalogue(), target_lang="fr"), [document], limits=Limits()
    )
    hit = {finding.code for finding in report.files[0].findings}
    assert "FR214" in hit
    assert set(report.rules) == hit
    shows = text_of(page_of(report))
    for info in report.rules.values():
        assert " ".join(info.why.split()) in " ".join(shows.split())


# ------------------------------------------------------------------- the cost


def test_no_other_format_loads_it() -> None:
    """A scan for the terminal pays nothing for the page."""
    code = (
        "import sys; from mtcheck.report import render\n"
        "from mtcheck.model import Gate, Report, Score\n"
        "s = Score(0, 0, {}, 0.0, None, None, None, '')\n"
        "r = Report('1', (), (), s, Gate(True))\n"
        "render(r, 'full'); render(r, 'json')\n"
        "assert 'mtcheck.report.html' not in sys.modules\n"
        "render(r, 'html'); assert 'rich' not in sys.modules\n"
    )
    result = subprocess.run([sys.executable, "-c", code], check=False)
    assert result.returncode == 0


def test_the_screen_changes_nothing(sample: tuple[str, Report]) -> None:
    """Two runs give the same bytes, whatever the terminal."""
    options = RenderOptions(color=True, width=40, quiet=True, statistics=True)
    assert render(sample[1], "html") == render(sample[1], "html", options=options)
