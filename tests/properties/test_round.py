"""What is written into a file by the rules of its format is read back to the letter."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.sax.saxutils import escape

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.read import read_text

# XML knows no other control characters, and reads line ends as one.
TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc"],
        exclude_characters="\ufffe\uffff\u2028\u2029",
        include_characters="\t\n\"'\\&<>={}%@;:#!|,é😀",
    )
).filter(str.strip)
# A writer of YAML or of tables quotes; here the marks that a line can have are enough.
LINE = TEXT.filter(lambda text: text == text.strip() and text.isprintable())


def xml(text: str) -> str:
    """A text for XML, whose ends of CDATA are no more than signs."""
    return escape(text)


def short(text: str) -> str:
    """A text with the escapes of JSON and Java."""
    return json.dumps(text)[1:-1]


def android(text: str) -> str:
    """A text with the escapes of Android."""
    for sign, written in (("\\", "\\\\"), ("'", "\\'"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(sign, written)
    return xml(text).replace("\t", "\\t").replace(" ", "\\u0020").replace("@", "\\@")


def gettext(text: str) -> str:
    """A file that polib writes."""
    file = polib.POFile()
    file.append(polib.POEntry(msgid="a", msgstr=text))
    return str(file)


WRITERS: dict[str, Callable[[str], str]] = {
    "a.xlf": lambda text: f'<xliff><unit id="u"><segment xml:space="preserve"><source>é</source><target>{xml(text)}</target></segment></unit></xliff>',
    "a.tmx": lambda text: f'<tmx><tu><tuv xml:lang="fr"><seg>{xml(text)}</seg></tuv></tu></tmx>',
    "a.ts": lambda text: f"<TS><message><translation>{xml(text)}</translation></message></TS>",
    "a.resx": lambda text: f'<root><data name="é"><value>{xml(text)}</value></data></root>',
    "cdata.resx": lambda text: f'<root><data name="é"><value><![CDATA[{text.replace("]]>", "]]]]><![CDATA[>")}]]></value></data></root>',
    "strings.xml": lambda text: f'<resources><string name="é">{android(text)}</string></resources>',
    "a.json": lambda text: json.dumps({"é": [text]}, ensure_ascii=False),
    "ascii.json": lambda text: json.dumps({"é": [text]}),
    "a.jsonl": lambda text: json.dumps({"target": text}, ensure_ascii=False),
    "a.properties": lambda text: f"é = {short(text).replace(chr(39), chr(92) + chr(39)).replace(' ', chr(92) + ' ')}",
    "a.strings": lambda text: f'"é" = "{short(text)}";',
    "a.po": gettext,
    "a.csv": lambda text: '"target","é"\n"' + text.replace('"', '""') + '",""\n',
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(WRITERS))
@settings(deadline=None)
@given(text=TEXT)
def test_a_text_comes_back(name: str, text: str) -> None:
    """The same characters, each at its place or at the escape that stands for it."""
    content = WRITERS[name](text)
    document = read_text(content, name)
    (passage,) = document.passages
    assert not document.problems
    assert passage.target.content == text
    places = [passage.target.place(at) for at in range(len(text) + 1)]
    assert places == sorted(set(places))
    for place, character in zip(places, text, strict=False):
        assert content[place] in (character, "\\", "&")
    behind = content[places[-1] :]
    assert behind[:1] in {'"', "<", "]", "", "\n"}


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
@settings(deadline=None)
@given(text=LINE)
def test_a_cue_comes_back(name: str, text: str) -> None:
    """A line under times is the text of a cue, whatever it is."""
    if "-->" in text:
        return
    shown = xml(text) if name.endswith("vtt") else text
    content = f"1\n00:01.000 --> 00:02.000\n{shown}\n"
    (passage,) = read_text(content, name).passages
    assert passage.target.content == text
