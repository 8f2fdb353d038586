"""A finding as a card of the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.families import family
from mtcheck.model import Applicability, Severity, Span
from mtcheck.report.html.change import mended, wordings, words_around
from mtcheck.report.html.markup import Html, joined, language, shown, spaced, tag
from mtcheck.report.html.text import is_about_signs
from mtcheck.report.lines import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.model import FileReport, Finding, Passage, Related
    from mtcheck.report.html.text import Numbered

_MAX_PLACES = 12
_MAX_QUOTE = 240
GLYPHS: Final = {
    Severity.CRITICAL: "◆",
    Severity.MAJOR: "▲",
    Severity.MINOR: "●",
    Severity.NEUTRAL: "○",
}
_TRUST = {
    Applicability.SAFE: "safe fix",
    Applicability.UNSAFE: "fix, to be read over",
    Applicability.DISPLAY: "proposal",
}
_SIDES = {"source": "source_lang", "reference": "target_lang", "target": "target_lang"}


def card(
    file: FileReport, it: Numbered, rules: Mapping[str, int], *, names_file: bool
) -> Html:
    """Return the card; `rules` numbers the rules that the page explains."""
    finding, number = it.finding, it.number
    details = joined(
        (
            _head(it, rules),
            _quote(file, finding),
            tag("p", finding.message, class_="message", dir="auto"),
            tag("dl", *_facts(file, it, names_file=names_file), class_="facts"),
        )
    )
    return tag(
        "li",
        details,
        id=f"f{number}",
        class_=f"card {finding.severity.label}",
        tabindex=-1,
        aria_labelledby=f"t{number}",
        data_s=int(finding.severity),
        data_r=rules.get(finding.code),
        data_k=family(finding.category),
    )


def sign(severity: Severity) -> Html:
    """Return the shape and the word for a severity."""
    glyph = tag("span", GLYPHS[severity], class_="glyph", aria_hidden="true")
    return tag("span", glyph, severity.label, class_=f"sev {severity.label}")


def side_text(passage: Passage | None, side: str) -> str:
    """Return the text that the offsets of a finding count in."""
    if passage is None:
        return ""
    sides = {"source": passage.source, "reference": passage.reference}
    text = sides.get(side, passage.target)
    return text.content if text else ""


def passage_of(file: FileReport, finding: Finding) -> Passage | None:
    """Return the passage of a finding, if there is one."""
    passages = file.document.passages
    is_known = 0 <= finding.passage_index < len(passages)
    return passages[finding.passage_index] if is_known else None


def side_language(file: FileReport, side: str) -> str | None:
    """Return the language of one side for ``lang``."""
    is_source = _SIDES.get(side) == "source_lang"
    return language(file.source_lang if is_source else file.target_lang)


def _head(it: Numbered, rules: Mapping[str, int]) -> Html:
    finding = it.finding
    name = tag("span", finding.name.replace("-", " "), class_="name")
    rule = rules.get(finding.code)
    code = (
        tag("span", finding.code, class_="code")
        if rule is None
        else tag("a", finding.code, class_="code", href=f"#r{rule}")
    )
    title = tag("h3", sign(finding.severity), " ", name, id=f"t{it.number}")
    number = tag("span", str(it.number), class_="number")
    return tag("div", number, title, code, class_="head")


def _quote(file: FileReport, finding: Finding) -> Html | None:
    """The words of a finding; a mere sign is shown among the words around it."""
    text = side_text(passage_of(file, finding), finding.side)
    has_words = any(char.isalnum() for char in finding.text)
    if has_words or text[finding.start : finding.end] != finding.text:
        content = _cut(finding)
    else:
        before, after = words_around(text, Span(finding.start, finding.end))
        content = joined((before, tag("b", _sign(finding.text)), after))
    if not content:
        return None
    lang = side_language(file, finding.side)
    return tag("p", content, class_="quote", lang=lang, dir="auto")


def _cut(finding: Finding) -> Html:
    text, half = finding.text, _MAX_QUOTE // 2
    if len(text) > _MAX_QUOTE:
        text = f"{text[:half]} … {text[-half:]}"
    return shown(text, reveal=is_about_signs(finding))


def _sign(text: str) -> Html:
    """A sign, though it be a space or nothing at all."""
    return spaced(text) if text else Html("‸")


def _facts(file: FileReport, it: Numbered, *, names_file: bool) -> Iterator[Html]:
    finding = it.finding
    passage = passage_of(file, finding)
    text, lang = side_text(passage, finding.side), side_language(file, finding.side)
    if finding.english:
        english = tag("bdi", finding.english, lang="en")
        yield _fact("Probable English", english)
    if finding.fix and (changes := mended(text, finding)):
        trust = tag("span", _TRUST[finding.fix.applicability], class_="trust")
        line = tag("p", changes, class_="diff", lang=lang, dir="auto")
        yield _fact("Change", joined((line, trust)))
    if others := wordings(text, finding):
        label = "Or" if finding.fix else "Instead"
        items = (tag("li", other, lang=lang, dir="auto") for other in others)
        yield _fact(label, tag("ul", *items))
    if finding.related:
        yield _fact("Also at", tag("ul", *_places(finding, lang)))
    yield _fact("Confidence", finding.confidence.label)
    yield _fact("Category", finding.category)
    place = _place(it, is_known=passage is not None)
    path = tag("bdi", file.document.path, class_="path") if names_file else None
    yield _fact("Place", joined((place, path)))


def _fact(label: str, content: Html | str) -> Html:
    kind = label.lower().replace(" ", "-")
    return tag("div", tag("dt", label), tag("dd", content), class_=kind)


def _places(finding: Finding, lang: str | None) -> Iterator[Html]:
    for place in finding.related[:_MAX_PLACES]:
        yield tag("li", *_related(place, lang))
    if len(finding.related) > _MAX_PLACES:
        yield tag("li", f"and {len(finding.related) - _MAX_PLACES:,} more places")


def _related(place: Related, lang: str | None) -> Iterator[Html | str]:
    yield tag("bdi", place.text, lang=lang)
    yield f" line {place.line}, column {place.column}"


def _place(it: Numbered, *, is_known: bool) -> Html:
    finding = it.finding
    where = f"line {finding.line:,}, column {finding.column:,}"
    side = "" if finding.side == "target" else f", in the {finding.side}"
    link = tag("a", where, href=f"#m{it.number}") if is_known else where
    return joined((link, f"{side} · {counted(int(finding.severity), 'point')}"))
