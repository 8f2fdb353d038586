"""Fixes as edits to the file: only where the file says the words as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.model import (
    Applicability,
    Confidence,
    Document,
    Edit,
    FileReport,
    Finding,
    Fix,
    Score,
    Severity,
)
from mtcheck.read import read_bytes
from mtcheck.report.edits import file_edits
from mtcheck.report.flags import Flag

SAFE = Applicability.SAFE


def flag(
    document: Document, old: str, new: str, applicability: Applicability = SAFE
) -> Flag:
    """Return a finding whose fix writes `new` for `old`, in the first passage."""
    at = document.passages[0].target.content.index(old)
    end = at + len(old)
    finding = Finding(
        code="XX1",
        name="x",
        category="style/x",
        severity=Severity.MINOR,
        confidence=Confidence.HIGH,
        message="x",
        english=None,
        passage=document.passages[0].id,
        passage_index=0,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        start=at,
        end=end,
        text=old,
        suggestions=(new,),
        fix=Fix(applicability, (Edit(at, end, new),)),
        related=(),
        fingerprint="x",
    )
    score = Score(1, 1, {}, 0.0, None, None, None, "")
    return Flag(FileReport(document, None, "fr", (finding,), (), score), finding)


def fixed(document: Document, old: str, new: str) -> str | None:
    """Return the file with the edits made; None if there are none to make."""
    edits = file_edits(flag(document, old, new))
    content = document.content
    for (start, end), text in reversed(edits):
        content = content[:start] + text + content[end:]
    return content if edits else None


def document(text: str, name: str) -> Document:
    """Return a file as the program reads it."""
    return read_bytes(text.encode(), name)


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "after"),
    [
        ("a.txt", "Oui, non.", "Oui", "« Oui »", "« Oui », non."),
        ("a.txt", 'Un "mot".', "mot", 'm"o"t', 'Un "m"o"t".'),
        ("a.md", "# Un titre\n", "titre", "nom", "# Un nom\n"),
        (
            "a.html",
            "<p>Un <b>mot</b> ici.</p>",
            "mot",
            "nom",
            "<p>Un <b>nom</b> ici.</p>",
        ),
        ("a.json", '{"k": "Un mot ici."}', "mot", "nom", '{"k": "Un nom ici."}'),
    ],
)
def test_what_lies_there_is_edited(
    name: str, text: str, old: str, new: str, after: str
) -> None:
    """The words of the passage are those of the file."""
    assert fixed(document(text, name), old, new) == after


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("a.html", "<p>Un caf&eacute; ici.</p>", "café", "thé"),  # decoded
        ("a.html", "<p>Un &amp; ici.</p>", "&", "et"),  # the rest would stay
        ("a.html", "<p>Un mot &amp;</p>", "mot &", "mot"),
        ("a.html", "<p>Un <b>m</b>ot ici.</p>", "mot", "nom"),  # a tag between
        ("a.html", "<p>Un mot ici.</p>", "mot", "a < b"),  # wants an escape
        ("a.md", "Un mot ici.\n\nFin.\n", "mot", "*nom*"),  # would be markup
        ("a.json", '{"k": "Un mot ici."}', "mot", 'le "nom"'),
        ("a.csv", "source,target\na,Un mot ici.\n", "mot", "nom, ou mot"),
        ("a.txt", "Un mot ici.", "mot", "deux\nlignes"),
    ],
)
def test_what_is_not_sure_is_left_out(name: str, text: str, old: str, new: str) -> None:
    """Nobody looks at what other tools make of an edit."""
    assert fixed(document(text, name), old, new) is None


@pytest.mark.parametrize(
    ("text", "at", "after"),
    [
        ("<p>Un mot ici.</p>", 2, "<p>Un à mot ici.</p>"),
        ("<p>Un mot ici.</p>", 0, "<p>À Un mot ici.</p>"),
        ("<p>Un <b>mot</b> ici.</p>", 6, None),  # inside or behind the tag
        ("<p>Un mot&nbsp;ici.</p>", 7, None),
        ("<p>Un mot &amp;</p>", 8, None),
    ],
)
def test_insertions_have_one_place(text: str, at: int, after: str | None) -> None:
    """Between two characters of the passage nothing may lie in the file."""
    page = document(text, "a.html")
    found = flag(page, "U", "x")
    fix = Fix(SAFE, (Edit(at, at, " à" if at else "À "),))
    edits = file_edits(found._replace(finding=replace(found.finding, fix=fix)))
    assert bool(edits) == (after is not None)
    for (start, end), new in edits:
        assert text[:start] + new + text[end:] == after


def test_display_is_for_show() -> None:
    """A fix that is only there to be shown is never offered as an edit."""
    text = document("Un mot.", "a.txt")
    assert file_edits(flag(text, "mot", "nom", Applicability.UNSAFE))
    assert not file_edits(flag(text, "mot", "nom", Applicability.DISPLAY))


def test_packed_files_are_no_text() -> None:
    """What was unpacked to be read cannot be edited where it lies."""
    text = Document("a.docx", "docx", "Un mot.", document("Un mot.", "a.txt").passages)
    assert not file_edits(flag(text, "mot", "nom"))
