"""Formats with texts under keys, and subtitles: what is read, where, what is wrong."""

from __future__ import annotations

import json

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.read import read_text
from mtcheck.read.pair import paired

PO = r"""# a comment
msgid ""
msgstr ""
"Project-Id-Version: x\n"
"Language: pt_BR\n"

#, fuzzy
msgctxt "menu"
msgid "Open"
msgstr "Abrir"

msgid "One \"file\""
msgid_plural "%d files"
msgstr[0] ""
"Um \"arquivo\"\n"
"novo"
msgstr[1] "%d arquivos"

msgid "Untranslated"
msgstr ""

#~ msgid "Old"
#~ msgstr "Velho"
"""

QT = """<?xml version="1.0"?><!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en"><context><name>Main</name>
<message><source>Save</source><translation>Enregistrer</translation></message>
<message numerus="yes"><source>%n files</source><translation>
<numerusform>%n fichier</numerusform><numerusform>%n fichiers</numerusform></translation></message>
<message id="z"><source>x</source><translation type="unfinished">&#233;t&amp;</translation></message>
<message><source>x</source><translation type="vanished">parti</translation></message>
</context></TS>"""

PROPERTIES = r"""# comment
! another
greeting = Bonjour \
    le monde
key.two:caf\u00e9
empty =
spaced   text here
"""

STRINGS = r"""/* A "comment" = "x"; */
"open" = "Ouvrir \"tout\"\nici";  // more
"close" = "Fermer";
broken line
quit = "Quitter";
"""

ANDROID = """<resources>
<string name="a">L\\'eau &amp; <b>le feu</b>\\n</string>
<string name="id" translatable="false">x</string>
<plurals name="p"><item quantity="one">un</item><item quantity="other">des</item></plurals>
<string-array name="l"><item>z\xe9ro</item><item>un</item></string-array>
</resources>"""

RESX = """<root><resheader name="version"><value>2.0</value></resheader>
<data name="Hello" xml:space="preserve"><value>Bonjour</value><comment>x</comment></data>
<data name="Icon" type="System.Drawing.Bitmap"><value>AAAA</value></data></root>"""

SRT = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Bonjour,</i>\r\nle monde.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nEt toi ?\r\n"
VTT = "WEBVTT\n\nNOTE x\n\nintro\n00:01.000 --> 00:02.000 align:left\n<v Ana>Oui.\n\n00:03.000 --> soon\nNon.\n"

JSON = '{"a": {"b": "Oui\\n\\"non\\"", "n": 3, "l": ["x", null, "\\ud83d\\ude00"]}, "c": ""}'


def read(content: str, name: str) -> list[tuple[str, str]]:
    """Ids and texts, after a look at every place."""
    document = read_text(content, name)
    for passage in document.passages:
        check_places(document, passage.target.content, passage.target.place)
    return [(passage.id, passage.target.content) for passage in document.passages]


def check_places(document: Document, text: str, place: object) -> None:
    """A character stands at its place, or an escape or a reference does."""
    assert callable(place)
    for at, character in enumerate(text):
        there = document.content[place(at)]
        assert there == character or there in "\\&\r"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (
            PO,
            "a.po",
            [
                ("menu", "Abrir"),
                ("12[0]", 'Um "arquivo"\nnovo'),
                ("12[1]", "%d arquivos"),
            ],
        ),
        (
            QT,
            "a.ts",
            [
                ("Main:1", "Enregistrer"),
                ("Main:2[0]", "%n fichier"),
                ("Main:2[1]", "%n fichiers"),
                ("z", "ét&"),
            ],
        ),
        (
            PROPERTIES,
            "a.properties",
            [
                ("greeting", "Bonjour le monde"),
                ("key.two", "café"),
                ("spaced", "text here"),
            ],
        ),
        (
            STRINGS,
            "a.strings",
            [("open", 'Ouvrir "tout"\nici'), ("close", "Fermer"), ("quit", "Quitter")],
        ),
        (
            ANDROID,
            "a.xml",
            [
                ("a", "L'eau & <b>le feu</b>\n"),
                ("p[one]", "un"),
                ("p[other]", "des"),
                ("l[0]", "zéro"),
                ("l[1]", "un"),
            ],
        ),
        (RESX, "a.resx", [("Hello", "Bonjour")]),
        (SRT, "a.srt", [("1", "<i>Bonjour,</i>\r\nle monde."), ("2", "Et toi ?")]),
        (VTT, "a.vtt", [("intro", "<v Ana>Oui.")]),
        (JSON, "a.json", [("a.b", 'Oui\n"non"'), ("a.l.0", "x"), ("a.l.2", "😀")]),
    ],
)
def test_texts_and_their_keys(
    content: str, name: str, expected: list[tuple[str, str]]
) -> None:
    """Every text that is shown, under its key; nothing else."""
    assert read(content, name) == expected


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (
            'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"',
            "a.po",
            ("a.po:2", "neither a keyword nor a closed string"),
        ),
        (STRINGS, "a.strings", ("a.strings:4", 'not an entry like "key" = "text";')),
        (VTT, "a.vtt", ("a.vtt:9", "the times of this cue cannot be read")),
        (
            '{"a": "b",\n"c" "d"}',
            "a.json",
            ("a.json:2", 'not JSON from here on: expected ":"'),
        ),
        (
            '{"a": "b"} x',
            "a.json",
            ("a.json:1", "not JSON from here on: something follows the value"),
        ),
        (
            ANDROID.replace("</resources>", ""),
            "a.xml",
            ("a.xml:6", "the file breaks off here: no element found"),
        ),
    ],
)
def test_what_is_broken_is_named_and_the_rest_is_read(
    content: str, name: str, problem: tuple[str, str]
) -> None:
    """One line a fault, with file and line."""
    document = read_text(content, name)
    assert [(p.path, p.message) for p in document.problems] == [problem]
    assert document.passages


@pytest.mark.parametrize("content", ["x", "[" * 500, '{"a"'])
def test_what_is_no_json(content: str) -> None:
    """A file in which nothing could be read is refused."""
    with pytest.raises(InputError, match=r"is not JSON \(line 1"):
        read_text(content, "a.json")


def test_po_agrees_with_polib() -> None:
    """An independent reader finds the same messages."""
    known = [
        text
        for entry in polib.pofile(PO)
        if not entry.obsolete
        for text in (
            entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        )
        if text
    ]
    assert sorted(known) == sorted(text for _, text in read(PO, "a.po"))


def test_the_language_of_a_po_file() -> None:
    """Its head says it."""
    assert read_text(PO, "a.po").parts[0].target_lang == "pt-BR"


KEYS = st.text(st.characters(exclude_characters="@"))  # « @ » begins a note of ARB


@given(st.dictionaries(KEYS, st.text(st.characters(codec="utf-8"))))
def test_any_json_of_texts(texts: dict[str, str]) -> None:
    """What the standard library writes is read."""
    content = json.dumps(texts, ensure_ascii=True)
    wanted = [text for text in texts.values() if text.strip()]
    assert [text for _, text in read(content, "a.json")] == wanted


def test_a_typescript_file_is_no_translation() -> None:
    """The name alone does not make a file one of Qt's."""
    assert read_text("export const a = 1\n", "a.txt").format == "text"
    with pytest.raises(InputError, match="not well-formed XML"):
        read_text("export const a = 1\n", "a.ts")


def test_files_of_keys_are_paired_by_key() -> None:
    """Order and number of the keys do not matter."""
    target = read_text('{"a": "Un", "c": "Trois"}', "fr.json")
    source = read_text('{"c": "Three", "b": "Two", "a": "One"}', "en.json")
    both = paired(target, source=source, reference=None)
    sources = [passage.source and passage.source.content for passage in both.passages]
    assert sources == ["One", "Three"]


ONE_FORM = """
msgid ""
msgstr "Language: ja\\n"

msgid "One file"
msgid_plural "%d files"
msgstr[0] "%d個のファイル"
"""


def test_the_only_form_of_a_plural_is_that_of_all_numbers() -> None:
    """Its original is the plural, not what English says of one."""
    assert originals(ONE_FORM) == ["%d files"]


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (["Un fichier", "%d fichiers"], ["One file", "%d files"]),
        (["%d fichier", "%d fichiers"], ["%d files", "%d files"]),
        (["jeden", "%d soubory", "%d souborů"], ["One file", "%d files", "%d files"]),
        (["ملف", "ملفان", "%d ملفات"], ["One file", "One file", "%d files"]),
        (["Un fichier", "fichiers"], ["One file", "%d files"]),
    ],
)
def test_a_form_translates_what_it_is_like(forms: list[str], wanted: list[str]) -> None:
    """Whether the number is given is up to the language, but for the last form."""
    lines = [f'msgstr[{number}] "{text}"' for number, text in enumerate(forms)]
    head = ONE_FORM.rpartition("msgstr[0]")[0]
    assert originals(head + "\n".join(lines)) == wanted


def originals(content: str) -> list[str]:
    """The sources of the passages."""
    found = [passage.source for passage in read_text(content, "a.po").passages]
    return [source.content for source in found if source is not None]
