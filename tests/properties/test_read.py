"""What holds for any text, any bytes and any format."""

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.position import LineIndex
from mtcheck.read import FORMATS, read_bytes, read_text

if TYPE_CHECKING:
    from mtcheck.model import Passage, Text

PIECES = [
    *" \n\t\r", "\r\n", "\n\n", "\u00a0", "\u2028", "\x0b", "\0", "é", "😀", "mot", "Un.",
    "# ", "> ", "- ", "1. ", "    ", "```", "`", "**", "*", "_", "[", "](", "]", "![", ")",
    "|", "\n|-|-|\n", "|a|b|", "---", "+++", "title: x", "===", "&amp;", "&#39;", "&", ";",
    "&nbsp", "<p>", "</p>", "<b>", "</b>", "<br>", "<ul><li>", "</ul>", "<nav>", "</nav>",
    "<div hidden>", "</div>", "<td>", "<table>", "<!--", "-->", "<script>", "</script>",
    "<a href='", '<img alt="', "'>", '">', "<", ">", "<title>", "<html lang=fr>", ":::",
    "{{", "}}", "{#a}", "[!NOTE]", "[!DNL ", "$$", "\\", "<code>", "<pre>", "<svg/>",
    ':::image alt-text="x":::', "import a from 'b'", "weglot", "<q translate=no>",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)
# The first example waits for the parsers to load.
UNHURRIED = settings(deadline=None)
OF_PROSE = frozenset({"html", "markdown", "text"})
"""Formats that any text is in; the others have units with ids of their own."""
WITH_ESCAPES = frozenset(
    {"android", "json", "jsonl", "po", "properties", "strings", "yaml"}
)
GAP = re.compile(r"[ \t\n\r\f]|<br", re.IGNORECASE)


def passages(content: str, name: str) -> list["Passage"]:
    """The passages of a text in a format; none if there is nothing in it."""
    if not content.strip():
        return []
    try:
        return list(read_text(content, "x", format=name).passages)
    except InputError:
        assert name not in OF_PROSE
        return []


def is_escape(name: str, there: str) -> bool:
    """Whether a backslash may stand for another character in a format."""
    return there == "\\" and name in WITH_ESCAPES


def is_placed_as_a_whole(text: "Text", content: str) -> bool:
    """Whether a scalar could not be followed and lies where it begins in the file."""
    first = text.place(0)
    return len(text.runs) == 1 and not content.startswith(text.content, first)


@pytest.mark.parametrize("name", FORMATS)
@UNHURRIED
@given(content=TEXTS)
def test_characters_are_those_of_the_file(name: str, content: str) -> None:
    """A character of a passage stands at its place, or stands for what does."""
    for passage in passages(content, name):
        target = passage.target
        if name == "yaml" and is_placed_as_a_whole(target, content):
            continue
        decoded = {
            offset
            for mark in passage.marks
            if mark.kind == "entity"
            for offset in range(mark.start, mark.end)
        }
        for offset, char in enumerate(target.content):
            place = target.place(offset)
            if offset in decoded:
                assert "&" in content[max(0, place - 1) : place + 1]
            elif name == "yaml" and char.isspace():  # folded lines
                assert content[place].isspace()
            elif char in " \n" and name != "text":
                assert (
                    char == content[place]
                    or GAP.match(content[place:])
                    or "<" in content
                )
            else:
                assert content[place] == char or is_escape(name, content[place])


@pytest.mark.parametrize("name", FORMATS)
@UNHURRIED
@given(content=TEXTS)
def test_runs_and_marks_are_sound(name: str, content: str) -> None:
    """Runs go forward in text and file; marks lie in the text, in order."""
    for passage in passages(content, name):
        target = passage.target
        assert target.runs[0].start == 0
        assert list(target.runs) == sorted(target.runs)
        ends = [target.place(offset) for offset in range(len(target.content) + 1)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(content)
        assert list(passage.marks) == sorted(passage.marks)
        assert all(
            0 <= mark.start < mark.end <= len(target.content) for mark in passage.marks
        )


@pytest.mark.parametrize("name", FORMATS)
@UNHURRIED
@given(content=TEXTS)
def test_passages_are_in_file_order(name: str, content: str) -> None:
    """Passages follow the file, each on the line that its id names."""
    found = passages(content, name)
    places = [passage.target.place(0) for passage in found]
    lines = LineIndex(content)

    assert places == sorted(places)
    if name not in OF_PROSE:
        return
    assert len({passage.id for passage in found}) == len(found)
    for passage, place in zip(found, places, strict=True):
        assert int(re.split(r"[.:]", passage.id)[0]) == lines.locate(place).line
        assert passage.target.content.strip()


@UNHURRIED
@given(data=st.one_of(st.binary(), TEXTS.map(lambda text: text.encode("utf-8"))))
@pytest.mark.parametrize("name", FORMATS)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    """Bytes become a document, or an error that names the file."""
    message = refusal(data, name)
    assert message is None or re.fullmatch("x.bin: (?:is|holds|no) [^\n]+", message)


def refusal(data: bytes, name: str) -> str | None:
    """What the reader says against some bytes."""
    try:
        read_bytes(data, "x.bin", format=name)
    except InputError as error:
        return str(error)
    return None


@UNHURRIED
@given(text=st.text(alphabet="aéÀ “”’…\n\r«»€", min_size=1), encoding=st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-32"]
))  # fmt: skip
def test_unicode_comes_out_unchanged(text: str, encoding: str) -> None:
    """A text in a marked encoding or in UTF-8 is read to the letter."""
    if text.strip():
        assert read_bytes(text.encode(encoding), "x.txt").content == text
