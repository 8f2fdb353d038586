"""Input that is broken or means harm: one clear line, and the rest is read."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.read import read_bytes, read_text

ENTITY = "<!DOCTYPE x [<!ENTITY a {}>]>"
BODIES = {
    "a.xlf": '<xliff><trans-unit id="1"><target>{}</target></trans-unit></xliff>',
    "a.tmx": '<tmx><tu><tuv xml:lang="fr"><seg>{}</seg></tuv></tu></tmx>',
    "a.resx": '<root><data name="a"><value>{}</value></data></root>',
    "a.ts": "<TS><message><translation>{}</translation></message></TS>",
    "strings.xml": '<resources><string name="a">{}</string></resources>',
}


def messages(document: Document) -> list[str]:
    """The problems of a document, each a line."""
    return [f"{problem.path}: {problem.message}" for problem in document.problems]


@pytest.mark.parametrize("name", sorted(BODIES))
@pytest.mark.parametrize(
    "value", ['"mot"', 'SYSTEM "file:///etc/passwd"', '"&a;&a;&a;"', 'PUBLIC "x" "y"']
)
def test_entities_are_never_read(name: str, value: str) -> None:
    """Neither bombs nor files from elsewhere."""
    content = ENTITY.format(value) + BODIES[name].format("&a;")
    with pytest.raises(InputError, match='line 1: the entity "a" is declared'):
        read_text(content, name)


@pytest.mark.parametrize("name", sorted(BODIES))
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("&foreign;", "undefined entity"),
        ("<b>", "mismatched tag"),
        ("\x01", "not well-formed"),
        ("\ud800", "not well-formed"),
        ("&#xD800;", "reference to invalid character number"),
        ("<b>" * 2000, "elements are nested deeper than 1000"),
    ],
)
def test_what_is_no_xml(name: str, text: str, why: str) -> None:
    """The message is one line with the line of the file."""
    try:
        (message,) = messages(read_text(BODIES[name].format(text), name))
    except InputError as error:
        message = str(error)
    assert why in message
    assert "line 1" in message or f"{name}:1" in message


def test_half_a_surrogate_in_an_escape() -> None:
    """What JSON and Java can say and Unicode cannot is a character like any other."""
    assert (
        read_text('{"a": "x\\ud83d"}', "a.json").passages[0].target.content == "x\ud83d"
    )
    row = read_text('{"target": "x\\ud83d"}', "a.jsonl").passages[0]
    assert row.target.content == "x\ud83d"


@pytest.mark.parametrize("name", ["a.po", "a.txt", "a.jsonl", "a.properties"])
def test_zeros(name: str) -> None:
    """A zero among letters, plain or accented, makes no text of another script."""
    with pytest.raises(InputError, match="is binary, not text"):
        read_bytes('msgid "a"\nmsgstr "é\0 fin"\n'.encode(), name)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('"target_lang": "klingon"', '"klingon" is no language code'),
        ('"source_lang": "e n"', '"e n" is no language code'),
        ('"lp": "enfr"', '"enfr" is no pair of languages like en-fr'),
        ('"lp": "en-?"', '"?" is no language code'),
    ],
)
def test_wrong_languages_of_rows(row: str, why: str) -> None:
    """The row is named and left out; the others are read."""
    document = read_text(f'{{"target": "a", {row}}}\n{{"target": "b"}}', "a.jsonl")
    assert messages(document) == [f"a.jsonl:1: {why}"]
    assert [p.target.content for p in document.passages] == ["b"]


def test_wrong_and_absent_languages_of_files() -> None:
    """The text must tell; the code that is none is named once."""
    units = '<trans-unit id="a"><target>Un.</target></trans-unit>' * 2
    content = f'<xliff><file target-language="klingon">{units}</file></xliff>'
    document = read_text(content, "a.xlf")
    assert messages(document) == ['a.xlf: "klingon" is no language code']
    assert [part.target_lang for part in document.parts] == [None]
    absent = read_text(f"<xliff><file>{units}</file></xliff>", "a.xlf")
    assert not absent.problems


MILLION = 1_000_000
LONG = {
    "words.txt": "mot " * (MILLION // 4),
    "escapes.jsonl": '{"target": "' + "\\u00e9" * (MILLION // 6) + '"}',
    "quotes.tsv": "source\ttarget\n" + '"' * MILLION + "\tx\n",
    "open.csv": "source,target\n" + '"a""' * (MILLION // 4),
    "head.csv": '"' * MILLION + ",target\n",
    "open.json": '{"a": "' + "\\n" * (MILLION // 2),
    "fields.po": 'msgid "a"\n' + "msgstr " * (MILLION // 7),
    "backslashes.properties": "a=" + "\\" * MILLION,
    "lines.properties": "a=" + "x\\\n  " * (MILLION // 5),
    "comments.strings": "/*\n" * (MILLION // 3),
    "braces.srt": "00:00:01,000 --> 00:00:02,000\n" + "{\\" * (MILLION // 2),
    "numbers.srt": "00:00:01,000 --> 00:00:02,000\n" + "7\n" * (MILLION // 2),
    "tags.vtt": "00:01.000 --> 00:02.000\n" + "<a" * (MILLION // 2),
    "comments.xml": "<!---->" * (MILLION // 7) + "x",
    "lines.xlf": BODIES["a.xlf"].format("\n" * MILLION + "x"),
    "blank.ts": BODIES["a.ts"].format(" \n" * (MILLION // 2)),
    "brackets.yml": "[" * MILLION,
    "aliases.yml": "a: &a x\nb: [" + "*a," * (MILLION // 3) + "]",
}


@pytest.mark.parametrize("name", sorted(LONG))
def test_a_million_characters_are_read_in_no_time(name: str) -> None:
    """No line, however strange, costs more than its length."""
    data = LONG[name].encode()
    start = time.process_time()
    with suppress(InputError):
        read_bytes(data, name)
    assert time.process_time() - start < 5
