"""What holds for every fix that is written, in any format, of any text."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable
from html import escape as escape_html
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import polib
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.model import Edit
from mtcheck.read import read_bytes
from mtcheck.read.weave import changed
from mtcheck.write import rewritten
from mtcheck.write.hunks import changes_of, new_spans
from mtcheck.write.verify import holds

FIRST, LAST = "Le premier mot.", "Le dernier mot."
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Maker = Callable[[str], str | bytes]


def _lines(text: str) -> str:
    return f"{FIRST}\n\n{text}\n\n{LAST}\n"


def _page(text: str) -> str:
    body = "".join(
        f"<p>{escape_html(t, quote=False)}</p>\n" for t in (FIRST, text, LAST)
    )
    return f'<html lang="fr"><meta charset="utf-8"><body>\n{body}</body></html>\n'


def _table(text: str, sign: str, quoting: int) -> str:
    held = StringIO()
    writer = csv.writer(held, delimiter=sign, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([["id", "target"], ["a", FIRST], ["b", text], ["c", LAST]])
    return held.getvalue()


def _rows(text: str) -> str:
    rows = [{"id": n, "target": t} for n, t in enumerate((FIRST, text, LAST))]
    return "".join(
        json.dumps(row, ensure_ascii=bool(len(text) % 2)) + "\n" for row in rows
    )


def _xliff(text: str) -> str:
    units = "".join(
        f'<trans-unit id="{n}"><source>x</source><target>{escape(t)}</target></trans-unit>\n'
        for n, t in enumerate((FIRST, text, LAST))
    )
    head = '<xliff version="1.2"><file source-language="en" target-language="fr" original="a" datatype="plaintext"><body>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}\n{units}</body></file></xliff>\n'


def _tmx(text: str) -> str:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>x</seg></tuv><tuv xml:lang="fr"><seg>{escape(t)}</seg></tuv></tu>\n'
        for t in (FIRST, text, LAST)
    )
    return f'<tmx version="1.4"><header srclang="en"/><body>\n{units}</body></tmx>\n'


def _ts(text: str) -> str:
    units = "".join(
        f"<message><source>x</source><translation>{escape(t)}</translation></message>\n"
        for t in (FIRST, text, LAST)
    )
    return f'<TS language="fr"><context><name>n</name>\n{units}</context></TS>\n'


def _resx(text: str) -> str:
    units = "".join(
        f'<data name="k{n}"><value>{escape(t)}</value></data>\n'
        for n, t in enumerate((FIRST, text, LAST))
    )
    return f"<root>\n{units}</root>\n"


def _android(text: str) -> str:
    def shown(text: str) -> str:
        return escape(re.sub(r"([\\'\"])", r"\\\1", text))

    units = "".join(
        f'<string name="k{n}">{shown(t)}</string>\n'
        for n, t in enumerate((FIRST, text, LAST))
    )
    return f"<resources>\n{units}</resources>\n"


def _po(text: str) -> str:
    file = polib.POFile(wrapwidth=30)
    for n, t in enumerate((FIRST, text, LAST)):
        file.append(polib.POEntry(msgid=f"m{n}", msgstr=t))
    return f"{file}\n"


def _properties(text: str) -> str:
    def shown(text: str) -> str:
        return text.replace("\\", "\\\\").encode("ascii", "backslashreplace").decode()

    texts = [re.sub(r"\\x(..)", r"\\u00\1", shown(t)) for t in (FIRST, text, LAST)]
    return "".join(f"k{n} = {t}\n" for n, t in enumerate(texts))


def _strings(text: str) -> str:
    texts = [re.sub(r'([\\"])', r"\\\1", t) for t in (FIRST, text, LAST)]
    return "".join(f'"k{n}" = "{t}";\n' for n, t in enumerate(texts))


def _json(text: str) -> str:
    texts = {"a": FIRST, "b": {"c": text}, "d": LAST}
    return json.dumps(texts, indent=2, ensure_ascii=bool(len(text) % 2))


def _yaml(text: str, style: str | None) -> str:
    texts = {"fr": {"k1": FIRST, "k2": text, "k3": LAST}}
    made: str = yaml.safe_dump(texts, default_style=style, allow_unicode=True, width=30)
    return made


def word_file(body: str) -> bytes:
    """A Word document with a body, and a part that no reader looks at."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
        archive.writestr(zipfile.ZipInfo("word/document.xml"), whole)
        archive.writestr(zipfile.ZipInfo("word/media/image.png"), b"\x89PNG")
    return held.getvalue()


def _word(text: str) -> bytes:
    pieces = (
        f'<w:p><w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r></w:p>'
        for t in (FIRST, text, LAST)
    )
    return word_file("".join(pieces))


def _srt(text: str) -> str:
    cues = enumerate((FIRST, text, LAST), 1)
    return "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{t}\n\n" for n, t in cues)


def _vtt(text: str) -> str:
    cues = enumerate((FIRST, text, LAST), 1)
    body = "".join(
        f"00:00:0{n}.000 --> 00:00:0{n}.900\n{escape(t)}\n\n" for n, t in cues
    )
    return f"WEBVTT\n\n{body}"


MAKERS: dict[str, tuple[str, Maker]] = {
    "text": ("a.txt", _lines),
    "markdown": ("a.md", _lines),
    "html": ("a.html", _page),
    "tsv": ("a.tsv", lambda text: _table(text, "\t", csv.QUOTE_MINIMAL)),
    "csv": ("a.csv", lambda text: _table(text, ",", csv.QUOTE_MINIMAL)),
    "csv-all": ("a.csv", lambda text: _table(text, ";", csv.QUOTE_ALL)),
    "jsonl": ("a.jsonl", _rows),
    "xliff": ("a.xlf", _xliff),
    "tmx": ("a.tmx", _tmx),
    "ts": ("a.ts", _ts),
    "resx": ("a.resx", _resx),
    "android": ("strings.xml", _android),
    "po": ("a.po", _po),
    "properties": ("a.properties", _properties),
    "strings": ("a.strings", _strings),
    "json": ("a.json", _json),
    "yaml": ("a.yml", lambda text: _yaml(text, None)),
    "yaml-single": ("a.yml", lambda text: _yaml(text, "'")),
    "yaml-double": ("a.yml", lambda text: _yaml(text, '"')),
    "yaml-block": ("a.yml", lambda text: _yaml(text, "|")),
    "yaml-folded": ("a.yml", lambda text: _yaml(text, ">")),
    "docx": ("a.docx", _word),
    "srt": ("a.srt", _srt),
    "vtt": ("a.vtt", _vtt),
}
"""Of each format, the name of a file and what makes one."""


def made(kind: str, text: str) -> tuple[str, bytes]:
    """A file with a text in its midst."""
    name, maker = MAKERS[kind]
    content = maker(text)
    return name, content if isinstance(content, bytes) else content.encode()


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "p":
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1] += data


def _second(content: str, name: str, at: int = 1) -> str:
    """The text of one of the elements of a name."""
    root = ET.fromstring(content)  # noqa: S314 - written above
    found = [element for element in root.iter() if element.tag.endswith(name)]
    return found[at].text or ""


def _second_paragraph(content: str) -> str:
    parser = _Paragraphs()
    parser.feed(content)
    return " ".join(re.split(r"[ \t\n\r\f]+", parser.found[1])).strip(" ")


def _second_cell(content: str, sign: str) -> str:
    return list(csv.reader(StringIO(content, newline=""), delimiter=sign))[2][1]


def _second_scalar(content: str, end: str = "") -> str:
    return str(yaml.safe_load(content)["fr"]["k2"]).removesuffix(end)


OTHERS: dict[str, Callable[[str], str]] = {
    "html": _second_paragraph,
    "csv": lambda content: _second_cell(content, ","),
    "csv-all": lambda content: _second_cell(content, ";"),
    "jsonl": lambda content: str(json.loads(content.splitlines()[1])["target"]),
    "json": lambda content: str(json.loads(content)["b"]["c"]),
    "po": lambda content: str(polib.pofile(content)[1].msgstr),
    "xliff": lambda content: _second(content, "target"),
    "ts": lambda content: _second(content, "translation"),
    "resx": lambda content: _second(content, "value"),
    "tmx": lambda content: _second(content, "seg", 3),
    "docx": lambda content: _second(content, "}t"),
    "yaml": _second_scalar,
    "yaml-single": _second_scalar,
    "yaml-double": _second_scalar,
    "yaml-block": lambda content: _second_scalar(content, "\n"),
    "yaml-folded": lambda content: _second_scalar(content, "\n"),
}
"""How other programs read the text in the midst of a file."""


def second_text(kind: str, data: bytes) -> str | None:
    """The text in the midst of a file as another program reads it, if one does."""
    if kind == "docx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            data = archive.read("word/document.xml")
    return OTHERS[kind](data.decode()) if kind in OTHERS else None


SIGNS = "abé '\"&<>\\,;:#{}[]%-*_|!?@=()\u00a0\u202f€😀~`/"
WORDS = st.text("abcdeé", min_size=1, max_size=6)
TEXTS = st.builds(
    lambda head, body, tail: f"{head}{body}{tail}",
    WORDS,
    st.one_of(st.text(SIGNS, max_size=40), st.lists(WORDS, max_size=8).map(" ".join)),
    WORDS,
)
NEW = st.one_of(
    st.text(SIGNS, max_size=6), st.sampled_from(["", " ", "'", '"', "é", "&amp;", "\n"])
)
UNHURRIED = settings(deadline=None)


@pytest.mark.parametrize("kind", sorted(MAKERS))
@UNHURRIED
@given(text=TEXTS, ends=st.tuples(st.integers(0, 60), st.integers(0, 8)), new=NEW)
def test_what_is_written_reads_as_meant(
    kind: str, text: str, ends: tuple[int, int], new: str
) -> None:
    """To us and to other programs; what cannot be written so is not written."""
    name, data = made(kind, text)
    try:
        before = read_bytes(data, name)
    except InputError:
        assume(False)  # noqa: FBT003 - its signature
    at = next(
        (n for n, p in enumerate(before.passages) if p.target.content == text), -1
    )
    assume(at >= 0 and len(before.passages) == 3)
    start = min(ends[0], len(text))
    edit = Edit(start, min(start + ends[1], len(text)), new)
    changes = changes_of(text, [edit])
    assume(changes)
    written = rewritten(data, before, {at: changes})
    if isinstance(written, frozenset):
        assert written == {at}
        return
    try:
        after = read_bytes(written, name)
    except InputError:
        return
    if not holds(before, after, {at: changes}):
        return
    expected, _ = changed(before.passages[at].target, (), changes)
    assert after.passages[at].target.content == expected.content
    assert [p.target.content for p in after.passages][::2] == [FIRST, LAST]
    other = second_text(kind, written)
    if other is not None and second_text(kind, data) == text:
        assert other == expected.content


@pytest.mark.parametrize("kind", sorted(MAKERS))
@UNHURRIED
@given(words=st.lists(WORDS, min_size=3, max_size=9), new=WORDS)
def test_a_word_can_always_be_replaced(kind: str, words: list[str], new: str) -> None:
    """Nothing in a plain word keeps any format from being fixed."""
    text = " ".join(["Mot", *words])
    name, data = made(kind, text)
    before = read_bytes(data, name)
    at = 1
    assume(len(before.passages) == 3 and before.passages[at].target.content == text)
    start = len("Mot ")
    edit = Edit(start, start + len(words[0]), f"{new}x")
    wanted = {at: changes_of(text, [edit])}
    written = rewritten(data, before, wanted)
    assert isinstance(written, bytes)
    after = read_bytes(written, name)
    assert holds(before, after, wanted)
    place = before.passages[at].target.place(start)
    if kind != "docx":
        assert after.content[:place] == before.content[:place]
        end = before.passages[at].target.place(start + len(words[0]))
        tail = len(before.content) - end
        assert after.content[len(after.content) - tail :] == before.content[end:]


@given(
    text=st.text(max_size=40),
    ends=st.lists(st.integers(0, 40), min_size=2, max_size=6),
    news=st.lists(st.text(max_size=5), min_size=3, max_size=3),
)
def test_the_least_changes_make_what_the_edits_make(
    text: str, ends: list[int], news: list[str]
) -> None:
    """Cutting edits down to what they change does not change what they make."""
    places = sorted({min(end, len(text)) for end in ends})
    pairs = list(zip(places[::2], places[1::2], strict=False))
    edits = [Edit(s, e, new) for (s, e), new in zip(pairs, news, strict=False)]
    result_, at = "", 0
    for start, end, new in edits:
        result_ += text[at:start] + new
        at = end
    result_ += text[at:]
    changes = changes_of(text, edits)
    result, at = "", 0
    for start, end, new in changes:
        assert start >= at
        result += text[at:start] + new
        at = end
    result += text[at:]
    blank = " \u00a0\u202f"
    assert result.strip(blank) == result_.strip(blank)
    for span, change in zip(new_spans(changes), changes, strict=True):
        assert result[span.start : span.end] == change.text
